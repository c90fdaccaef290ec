import { err, ok, type Result } from "../kernel/result.js";

/** Parameters of an address that are whole numbers, by name. */
export type Numbers = Readonly<Record<string, bigint>>;

/** The least and the most that a parameter may be. */
export type Range = { readonly least: bigint; readonly most: bigint };

/**
 * Reads what stands behind the question mark: whole numbers only, each at most once.
 *
 * @returns the numbers, or in one sentence what is wrong.
 */
export function readNumbers(
  query: string,
  allowed: Readonly<Record<string, Range>>,
): Result<Numbers, string> {
  const numbers: Record<string, bigint> = {};
  for (const part of query.split("&").filter((each) => each !== "")) {
    const [name = "", text = ""] = part.split("=", 2);
    const range = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (range === undefined) return err(unknownName(allowed));
    if (Object.hasOwn(numbers, name)) return err(`${name} stands there twice`);
    const value = /^\d{1,20}$/.test(text) ? BigInt(text) : undefined;
    if (value === undefined || value < range.least || value > range.most)
      return err(`${name} is a whole number from ${range.least} to ${range.most}`);
    numbers[name] = value;
  }
  return ok(numbers);
}

function unknownName(allowed: Readonly<Record<string, Range>>): string {
  const names = Object.keys(allowed);
  return names.length === 0
    ? "this page takes no parameters"
    : `this page takes no other parameters than ${names.join(", ")}`;
}
