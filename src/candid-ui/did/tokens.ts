import { DidProblem } from "./did-problem.js";

/** One word, sign or literal of a `.did` text. */
export type Token = {
  readonly type: "word" | "text" | "number" | "sign" | "end";
  /** As it is meant: texts without their quotes, numbers in decimal. */
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
  /** Lines of the comment that stands right above it. */
  readonly docs: readonly string[];
};

/**
 * Takes a `.did` text apart. Comments go to the token they stand right above, unless they follow
 * another one on its line.
 *
 * @throws {DidProblem} at something that Candid does not know.
 */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let docs: string[] = [];
  let isLineBegun = false;
  for (let at = 0; at < source.length; ) {
    const [, blank, comment, literal] = matchAt(source, at);
    if (blank !== undefined) {
      const lineCount = blank.split("\n").length - 1;
      // An empty line parts a comment from what follows.
      if (lineCount > 1) docs = [];
      if (lineCount > 0) isLineBegun = false;
      at += blank.length;
    } else if (comment !== undefined) {
      const text = comment.startsWith("/*") ? source.slice(at, blockEnd(source, at)) : comment;
      if (!isLineBegun) docs.push(...commentLines(text));
      at += text.length;
    } else if (literal !== undefined) {
      tokens.push({ ...readLiteral(source, at, literal), at, docs });
      docs = [];
      isLineBegun = true;
      at += literal.length;
    } else {
      throw new DidProblem(source, at, `'${source[at]}' means nothing here`);
    }
  }
  return [...tokens, { type: "end", text: "the end", at: source.length, docs: [] }];
}

const PIECE =
  /(\s+)|(\/\/[^\n]*|\/\*)|("(?:[^"\\\n]|\\.)*"|[A-Za-z_]\w*|0x[\da-fA-F_]+|\d[\d_]*|->|[(){}:;,=.])/y;

function matchAt(source: string, at: number): (string | undefined)[] {
  PIECE.lastIndex = at;
  return PIECE.exec(source) ?? [];
}

/** Comments in `/*` may hold others. */
function blockEnd(source: string, begin: number): number {
  const marks = /\/\*|\*\//g;
  marks.lastIndex = begin;
  let depth = 0;
  for (let mark = marks.exec(source); mark !== null; mark = marks.exec(source)) {
    depth += mark[0] === "/*" ? 1 : -1;
    if (depth === 0) return marks.lastIndex;
  }
  throw new DidProblem(source, begin, "this comment has no end");
}

function commentLines(comment: string): string[] {
  return comment
    .replace(/^\/\*+|\*+\/$/g, "")
    .split("\n")
    .map((line) => line.trim().replace(/^(\/\/+|\*+)\s?/, ""))
    .filter((line, i, lines) => line !== "" || (i > 0 && i < lines.length - 1));
}

function readLiteral(
  source: string,
  at: number,
  literal: string,
): { readonly type: Token["type"]; readonly text: string } {
  if (literal.startsWith('"')) return { type: "text", text: unquote(source, at, literal) };
  if (/^\d/.test(literal))
    return { type: "number", text: BigInt(literal.replaceAll("_", "")).toString() };
  return { type: /^\w/.test(literal) ? "word" : "sign", text: literal };
}

/** The text between quotes. Escapes in hexadecimal stand for bytes of UTF-8. */
function unquote(source: string, at: number, literal: string): string {
  const bytes: number[] = [];
  const inside = literal.slice(1, -1);
  for (const [, plain, unicode, hex, sign] of inside.matchAll(CHARACTER)) {
    if (plain !== undefined) bytes.push(...encoder.encode(plain));
    else if (unicode !== undefined) bytes.push(...encoder.encode(codePoint(unicode)));
    else if (hex !== undefined) bytes.push(Number.parseInt(hex, 16));
    else bytes.push(...encoder.encode(SIGNS[sign ?? ""] ?? sign ?? ""));
  }
  try {
    return decoder.decode(Uint8Array.from(bytes));
  } catch {
    throw new DidProblem(source, at, "this text is not UTF-8");
  }
}

function codePoint(hex: string): string {
  const code = Number.parseInt(hex.replaceAll("_", ""), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

const CHARACTER = /([^\\]+)|\\u\{([\da-fA-F_]+)\}|\\([\da-fA-F]{2})|\\(.)/gsu;

const SIGNS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

const encoder = new TextEncoder();

const decoder = new TextDecoder("utf-8", { fatal: true });
