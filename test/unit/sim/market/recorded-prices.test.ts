import { describe, expect, test } from "@jest/globals";

import { DOLLAR_USD_E8S, type PricePath } from "../../../../src/sim/market/prices.js";
import { readRecordedPrices } from "../../../../src/sim/market/recorded-prices.js";

const MINUTES = [
  "time_utc,icp_usdt_close,icp_volume,btc_usdt_close,eth_usdt_close",
  "2026-01-01T00:00:00Z,3.5,1,90000.25,3000",
  "2026-01-01T00:01:00Z,3.123456789,1,90001,3000.1",
].join("\n");

const DAYS = [
  "date,symbol,open,high,low,close,volume",
  "2026-01-01,ICPUSDT,4.00,6.00,1.00,3.00,1",
  "2026-01-01,BTCUSDT,100,100,100,100,1",
  "2026-01-01,TONUSDT,0,0,0,0,1",
  "2026-01-01,ETHUSDT,10,20,5,15,1",
  "2026-01-02,ICPUSDT,3.00,3.00,3.00,3.00,1",
].join("\n");

function open(text: string): PricePath {
  const path = readRecordedPrices(text);
  if (!path.ok) throw new Error(path.error.type);
  return path.value;
}

describe("recorded prices", () => {
  test("error: a column is missing", () => {
    expect(readRecordedPrices("time_utc,icp_usdt_close\n2026,3.5")).toEqual({
      ok: false,
      error: { type: "MissingColumn", column: "btc_usdt_close" },
    });
    expect(readRecordedPrices("date,symbol,open\n")).toEqual({
      ok: false,
      error: { type: "MissingColumn", column: "high" },
    });
  });

  test.each(["", "0", "-1", "1e3", "1.2.3", "."])("error: %j is no price", (text) => {
    const row = `2026-01-01T00:02:00Z,3.5,1,${text},3000`;

    expect(readRecordedPrices(`${MINUTES}\n${row}\n`)).toEqual({
      ok: false,
      error: { type: "BadNumber", line: 4, text },
    });
  });

  test("error: there is no row of any asset", () => {
    expect(readRecordedPrices(MINUTES.split("\n")[0] ?? "")).toEqual({
      ok: false,
      error: { type: "NoRows" },
    });
    expect(readRecordedPrices("date,symbol,open,high,low,close\n")).toEqual({
      ok: false,
      error: { type: "NoRows" },
    });
  });

  test("behavior: a row a minute is one step; decimals beyond e8s are cut off", () => {
    const path = open(`${MINUTES}\r\n`);

    expect(path.next()).toEqual(
      new Map([
        ["ckUSDT", DOLLAR_USD_E8S],
        ["ICP", 350_000_000n],
        ["ckBTC", 9_000_025_000_000n],
        ["ckETH", 300_000_000_000n],
      ]),
    );
    expect(path.next()?.get("ICP")).toBe(312_345_678n);
    expect([path.next(), path.next()]).toEqual([undefined, undefined]);
  });

  test("behavior: a bar goes from open to low to high to close in a day's minutes", () => {
    const path = open(DAYS);
    const prices = Array.from({ length: 1_440 }, () => path.next()?.get("ICP"));

    expect([0, 240, 480, 720, 960, 1_439].map((minute) => prices[minute])).toEqual([
      4_00000000n,
      2_50000000n,
      1_00000000n,
      3_50000000n,
      6_00000000n,
      3_00000000n,
    ]);
    expect(prices.every((price, i) => i <= 960 || (price ?? 0n) < (prices[i - 1] ?? 0n))).toBe(
      true,
    );
  });

  test("behavior: a day on which an asset is missing is passed over", () => {
    const path = open(DAYS);
    for (let minute = 0; minute < 1_440; minute++) expect(path.next()).toBeDefined();

    expect(path.next()).toBeUndefined();
  });
});
