/*
 * What stands in `candid:args`: the types of a canister's arguments, taken out of its `.did`.
 */

/** A `.did` cut into the definitions of types, by name, and the arguments of its service. */
type CandidFile = {
  readonly definitions: ReadonlyMap<string, string>;
  /** As in `(opt InitArgs)`; `()` when there are none. */
  readonly args: string;
};

/** The arguments of a service and, before them, the types that they are made of. */
export function candidArguments(did: string): string {
  const { definitions, args } = readCandidFile(did);
  const needed = reachable(definitions, args);
  const texts = [...definitions]
    .filter(([name]) => needed.has(name))
    .map(([, definition]) => `${definition};\n`);
  return `${texts.join("")}${args}`;
}

function readCandidFile(did: string): CandidFile {
  const statements = splitStatements(withoutComments(did));
  const definitions = new Map<string, string>();
  let args = "()";
  for (const statement of statements) {
    const type = /^type\s+(\w+)\s*=/.exec(statement);
    if (type?.[1] !== undefined) definitions.set(type[1], statement);
    const service = /^service\s*\w*\s*:\s*(?=\()/.exec(statement);
    if (service !== null) args = parenthesized(statement.slice(service[0].length));
  }
  return { definitions, args };
}

/** Names of the types that a text needs, those that only its types need included. */
function reachable(definitions: ReadonlyMap<string, string>, text: string): Set<string> {
  const found = new Set<string>();
  const open = [text];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [name] of next.matchAll(/[A-Za-z_]\w*/g)) {
      const definition = definitions.get(name);
      if (definition === undefined || found.has(name)) continue;
      found.add(name);
      open.push(definition);
    }
  }
  return found;
}

/** Cuts at the semicolons that stand in no braces; white space becomes one blank. */
function splitStatements(text: string): string[] {
  const statements: string[] = [];
  let depth = 0;
  let startAt = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:\\.|[^"\\])*"|[{}();]/g)) {
    if ("{(".includes(mark)) depth += 1;
    else if ("})".includes(mark)) depth -= 1;
    else if (mark === ";" && depth === 0) {
      statements.push(text.slice(startAt, index));
      startAt = index + 1;
    }
  }
  return [...statements, text.slice(startAt)].map((each) => each.trim().replace(/\s+/g, " "));
}

/** The parenthesis that a text begins with. */
function parenthesized(text: string): string {
  let depth = 0;
  for (const { 0: mark, index } of text.matchAll(/"(?:\\.|[^"\\])*"|[()]/g)) {
    if (mark === "(") depth += 1;
    if (mark === ")") depth -= 1;
    if (mark === ")" && depth === 0) return text.slice(0, index + 1);
  }
  throw new Error(`a parenthesis is never closed: ${text.slice(0, 60)}`);
}

function withoutComments(did: string): string {
  return did.replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (found) =>
    found.startsWith('"') ? found : " ",
  );
}
