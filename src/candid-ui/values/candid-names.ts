/** A name as Candid writes it: with quotes, unless it is a plain word; `_7_` is a number. */
export function quoteName(name: string): string {
  const [, number] = /^_(\d+)_$/.exec(name) ?? [];
  if (number !== undefined) return number;
  return /^[A-Za-z_]\w*$/.test(name) && !KEYWORDS.has(name) ? name : quoteText(name);
}

/** A text in quotes, with escapes for what cannot be seen. */
export function quoteText(text: string): string {
  const escaped = text.replace(/[\\"\p{C}\u2028\u2029]/gu, (character) => {
    const known = ESCAPES.get(character);
    return known ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return `"${escaped}"`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\\\"],
  ['"', '\\"'],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
]);

/** Words that mean something else when they stand without quotes. */
const KEYWORDS: ReadonlySet<string> = new Set([
  ..."type import service func record variant opt vec blob principal query oneway".split(" "),
  ..."composite_query null bool nat int text reserved empty true false float32 float64".split(" "),
  ..."nat8 nat16 nat32 nat64 int8 int16 int32 int64".split(" "),
]);
