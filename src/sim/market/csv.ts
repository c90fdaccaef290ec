import { unreachable } from "../../kernel/assert.js";
import { err, ok, type Result } from "../../kernel/result.js";

/** Why a file of prices was not understood. Lines count from one. */
export type CsvProblem =
  | { readonly type: "MissingColumn"; readonly column: string }
  | { readonly type: "BadNumber"; readonly line: number; readonly text: string }
  | { readonly type: "NoRows" };

/** Says in one sentence what is wrong with a file of prices. */
export function describeCsvProblem(problem: CsvProblem): string {
  switch (problem.type) {
    case "MissingColumn":
      return `it has no column "${problem.column}"`;
    case "BadNumber":
      return `line ${problem.line}: "${problem.text}" is no price above zero`;
    case "NoRows":
      return "it has no row with prices of ICP, BTC and ETH";
    default:
      return unreachable(problem);
  }
}

/** A row of a table: its cells, and the line of the file it stands on, counted from one. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** A table with named columns. */
export type CsvTable = { readonly columns: readonly string[]; readonly rows: readonly CsvRow[] };

const BYTE_ORDER_MARK = "\ufeff";

/** Splits a file into cells, empty lines left out. Cells are not quoted in these formats. */
export function parseCsv(text: string): CsvTable {
  const plain = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const lines = plain.split("\n").map((each, i) => ({ line: i + 1, text: each.trimEnd() }));
  const [header, ...rest] = lines.filter((each) => each.text !== "");
  return {
    columns: (header?.text ?? "").split(","),
    rows: rest.map((each) => ({ line: each.line, cells: each.text.split(",") })),
  };
}

/** Finds a column by its name. */
export function findColumn({ columns }: CsvTable, column: string): Result<number, CsvProblem> {
  const place = columns.indexOf(column);
  return place < 0 ? err({ type: "MissingColumn", column }) : ok(place);
}

/**
 * Reads a price in whole dollars as e8s. Further decimals are cut off; a price is above zero.
 *
 * @param line where it stands: for the problem that is answered.
 */
export function parseUsdE8s(text: string, line: number): Result<bigint, CsvProblem> {
  const [whole = "", fraction = "", ...rest] = text.split(".");
  const isNumber = rest.length === 0 && isDigits(whole) && (fraction === "" || isDigits(fraction));
  const usdE8s = isNumber ? BigInt(whole + fraction.slice(0, 8).padEnd(8, "0")) : 0n;
  return usdE8s > 0n ? ok(usdE8s) : err({ type: "BadNumber", line, text });
}

function isDigits(text: string): boolean {
  if (text === "") return false;
  for (const digit of text) if (digit < "0" || digit > "9") return false;
  return true;
}
