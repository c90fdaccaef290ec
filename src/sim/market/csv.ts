import { err, ok, type Result } from "../../kernel/result.js";

/** Why a file of prices was not understood. Lines count from one. */
export type CsvProblem =
  | { readonly type: "MissingColumn"; readonly column: string }
  | { readonly type: "BadNumber"; readonly line: number; readonly text: string }
  | { readonly type: "NoRows" };

/** A table with named columns. */
export type CsvTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** Splits a file into cells. Cells are not quoted in these formats. */
export function parseCsv(text: string): CsvTable {
  const lines = text.split("\n").map((line) => line.trimEnd());
  const [header = "", ...rest] = lines.filter((line) => line !== "");
  return { columns: header.split(","), rows: rest.map((line) => line.split(",")) };
}

/** Finds a column by its name. */
export function findColumn({ columns }: CsvTable, column: string): Result<number, CsvProblem> {
  const place = columns.indexOf(column);
  return place < 0 ? err({ type: "MissingColumn", column }) : ok(place);
}

/**
 * Reads a price in whole dollars as e8s. Further decimals are cut off; a price is above zero.
 *
 * @param rowIndex of the row below the header, from zero: for the problem that is answered.
 */
export function parseUsdE8s(text: string, rowIndex: number): Result<bigint, CsvProblem> {
  const [whole = "", fraction = "", ...rest] = text.split(".");
  const isNumber = rest.length === 0 && isDigits(whole) && (fraction === "" || isDigits(fraction));
  const usdE8s = isNumber ? BigInt(whole + fraction.slice(0, 8).padEnd(8, "0")) : 0n;
  return usdE8s > 0n ? ok(usdE8s) : err({ type: "BadNumber", line: rowIndex + 2, text });
}

function isDigits(text: string): boolean {
  if (text === "") return false;
  for (const digit of text) if (digit < "0" || digit > "9") return false;
  return true;
}
