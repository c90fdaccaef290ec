import { describe, expect, test } from "@jest/globals";

import { previewVerdict } from "../../../src/cli/treasury/overview.js";
import { Principal } from "../../../src/wire/idl.js";

const TOKENS = [{ symbol: "ckUSDT", decimals: 6 }];

function pair(odds_bp: bigint, ...refusal: [] | [string]) {
  const [sell, buy] = [Principal.anonymous(), Principal.anonymous()];
  return { sell, buy, odds_bp, exact: false, refusal };
}

function verdict(odds: ReturnType<typeof pair>[], ...refusal: [] | [string]): string {
  return previewVerdict({ odds, refusal, tradable_e8s: 987_550_000n }, TOKENS);
}

describe("previewVerdict", () => {
  test("default: every pair can be traded", () => {
    const pairs = [pair(3_333n), pair(6_666n)];

    expect(verdict(pairs)).toBe("A cycle would trade; 9.8755 ICP take part.");
  });

  test("behavior: where only some can, it says with what chance one of them is drawn", () => {
    const pairs = [pair(4_334n), pair(5_665n, "ledger fees are too much")];

    expect(verdict(pairs)).toBe(
      "Each attempt of a cycle draws a pair that can be traded with 43.34 %; 9.8755 ICP take part.",
    );
  });

  test("behavior: where none can, it says why, in amounts", () => {
    const why =
      "no pair: a transfer fee of 10000 atoms of ckUSDT is 658 bp of 151770 atoms of ckUSDT";

    expect(verdict([pair(10_000n, why)], why)).toBe(
      "A cycle would not trade: no pair: a transfer fee of 0.01 ckUSDT is 6.58 % of 0.15177 ckUSDT",
    );
  });
});
