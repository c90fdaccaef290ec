import { err, ok, type Result } from "../../kernel/result.js";
import {
  type CsvProblem,
  type CsvRow,
  type CsvTable,
  findColumn,
  parseCsv,
  parseUsdE8s,
} from "./csv.js";
import { DOLLAR_SYMBOL, DOLLAR_USD_E8S, type OutsidePrices, type PricePath } from "./prices.js";

/** Which tokens follow which asset of a file. */
const ASSETS = [
  { symbol: "ICP", column: "icp_usdt_close", ticker: "ICPUSDT" },
  { symbol: "ckBTC", column: "btc_usdt_close", ticker: "BTCUSDT" },
  { symbol: "ckETH", column: "eth_usdt_close", ticker: "ETHUSDT" },
] as const;

/** A day of one asset, in e8s of a dollar. */
type Bar = {
  readonly openUsdE8s: bigint;
  readonly highUsdE8s: bigint;
  readonly lowUsdE8s: bigint;
  readonly closeUsdE8s: bigint;
};

/** What the tokens of a file did on a day. */
type Day = ReadonlyMap<string, Bar>;

/** Minutes of a day; its low and its high come after one and two thirds of it. */
const MINUTES_PER_DAY = 1_440;
const LOW_AT_MINUTE = 480;
const HIGH_AT_MINUTE = 960;

/** Recorded prices, and when they begin, as the file writes it. */
export type RecordedPath = PricePath & { readonly startsAtText: string };

/**
 * Reads recorded prices in either format: a row a minute with a column an asset
 * (`time_utc,icp_usdt_close,…`), or a row a day and asset (`date,symbol,open,high,low,close,…`).
 * Assets that no token follows are passed over; ckUSDT is a dollar throughout.
 *
 * @returns The path, which ends with the file, or what is wrong with the file.
 */
export function readRecordedPrices(text: string): Result<RecordedPath, CsvProblem> {
  const table = parseCsv(text);
  return table.columns[0] === "date" ? readDays(table) : readMinutes(table);
}

function readMinutes(table: CsvTable): Result<RecordedPath, CsvProblem> {
  const minutes = table.rows.map((row) => ({ row, prices: dollarOnly() }));
  for (const { symbol, column } of ASSETS) {
    const place = findColumn(table, column);
    if (!place.ok) return place;
    for (const { row, prices } of minutes) {
      const usdE8s = parseUsdE8s(row.cells[place.value] ?? "", row.line);
      if (!usdE8s.ok) return usdE8s;
      prices.set(symbol, usdE8s.value);
    }
  }
  const [first] = minutes;
  if (first === undefined) return err({ type: "NoRows" });
  const startsAtText = first.row.cells[0] ?? "";
  return ok({ startsAtText, ...pathOfMinutes(minutes.map(({ prices }) => prices)) });
}

function pathOfMinutes(minutes: readonly OutsidePrices[]): PricePath {
  let minute = 0;
  return { next: () => minutes[minute++] };
}

function readDays(table: CsvTable): Result<RecordedPath, CsvProblem> {
  const places: Record<string, number> = {};
  for (const column of ["date", "symbol", "open", "high", "low", "close"]) {
    const place = findColumn(table, column);
    if (!place.ok) return place;
    places[column] = place.value;
  }
  const cellOf = ({ cells }: CsvRow, column: string) => cells[places[column] ?? 0] ?? "";

  const barsByDate = new Map<string, Map<string, Bar>>();
  for (const row of table.rows) {
    const asset = ASSETS.find(({ ticker }) => ticker === cellOf(row, "symbol"));
    if (asset === undefined) continue;
    const bar = readBar((column) => parseUsdE8s(cellOf(row, column), row.line));
    if (!bar.ok) return bar;
    const date = cellOf(row, "date");
    const bars = barsByDate.get(date) ?? new Map<string, Bar>();
    barsByDate.set(date, bars.set(asset.symbol, bar.value));
  }
  // A day that one of the assets was not traded on is passed over.
  const days = [...barsByDate].filter(([, bars]) => bars.size === ASSETS.length);
  const [startsAtText] = days[0] ?? [];
  if (startsAtText === undefined) return err({ type: "NoRows" });
  return ok({ startsAtText, ...pathOfDays(days.map(([, bars]) => bars)) });
}

function readBar(read: (column: string) => Result<bigint, CsvProblem>): Result<Bar, CsvProblem> {
  const open = read("open");
  if (!open.ok) return open;
  const high = read("high");
  if (!high.ok) return high;
  const low = read("low");
  if (!low.ok) return low;
  const close = read("close");
  if (!close.ok) return close;
  return ok({
    openUsdE8s: open.value,
    highUsdE8s: high.value,
    lowUsdE8s: low.value,
    closeUsdE8s: close.value,
  });
}

function pathOfDays(days: readonly Day[]): PricePath {
  let minute = 0;
  return {
    next() {
      const day = days[Math.floor(minute / MINUTES_PER_DAY)];
      if (day === undefined) return undefined;
      const prices = dollarOnly();
      for (const [symbol, bar] of day) {
        prices.set(symbol, priceWithin(bar, minute % MINUTES_PER_DAY));
      }
      minute++;
      return prices;
    },
  };
}

/** The price of a minute: from the open straight to the low, to the high, and to the close. */
function priceWithin(bar: Bar, minute: number): bigint {
  const last = MINUTES_PER_DAY - 1;
  const { openUsdE8s, lowUsdE8s, highUsdE8s, closeUsdE8s } = bar;
  if (minute < LOW_AT_MINUTE) return between(openUsdE8s, lowUsdE8s, minute, LOW_AT_MINUTE);
  const afterLow = minute - LOW_AT_MINUTE;
  if (minute < HIGH_AT_MINUTE) return between(lowUsdE8s, highUsdE8s, afterLow, LOW_AT_MINUTE);
  return between(highUsdE8s, closeUsdE8s, minute - HIGH_AT_MINUTE, last - HIGH_AT_MINUTE);
}

function between(from: bigint, to: bigint, done: number, of: number): bigint {
  return from + ((to - from) * BigInt(done)) / BigInt(of);
}

function dollarOnly(): Map<string, bigint> {
  return new Map([[DOLLAR_SYMBOL, DOLLAR_USD_E8S]]);
}
