/*
 * What the browser keeps. It may hold anything that another version of this page, or a user, wrote.
 */

/** Reads what is kept under a name; nothing when it is none of that. */
export function readStored<Value>(
  name: string,
  check: (value: unknown) => Value | undefined,
): Value | undefined {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? undefined : check(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Keeps something, if the browser still has room. */
export function store(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // The page works without.
  }
}

const PREFIX = "candid-ui/";
