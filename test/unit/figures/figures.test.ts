import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseAmount } from "../../../src/cli/parse.js";
import * as figures from "../../../src/figures/figures.js";

const token = (decimals: number) => ({ id: "", symbol: "T", decimals, feeAtoms: 0n });

describe("figures for people", () => {
  test("default: thousands apart, units beside, every atom shown", () => {
    expect(figures.amount(123_456_700_000n, 8)).toBe("1,234.567");
    expect(figures.amount(-5n, 2)).toBe("-0.05");
    expect(figures.amount(7_000n, 0)).toBe("7,000");
    expect(figures.fixed(123_456_789_012n, 8, 2)).toBe("1,234.56");
    expect(figures.fixed(-7n, 2, 2)).toBe("-0.07");
    expect(figures.icp(-123_456_789_012n)).toBe("-1,234.5678 ICP");
    expect(figures.dollars(123_456_789_999n)).toBe("$1,234.56");
    expect(figures.percent(-1_205n)).toBe("-12.05 %");
    expect(figures.percent(123_405n)).toBe("1,234.05 %");
    expect(figures.group(1_234_567)).toBe("1,234,567");
    expect(figures.signedPercent(3n)).toBe("+0.03 %");
    expect(figures.duration(5_400_000_000_000n)).toBe("1 h 30 min");
    expect(figures.duration(999_999_999n)).toBe("0 s");
    expect(figures.day(1_769_000_000_000_000_000n)).toBe("2026-01-21");
    expect(figures.time(1_769_000_000_000_000_000n)).toBe("2026-01-21 12:53:20 UTC");
  });

  test("behavior: figures in a canister's sentences are told apart from its names", () => {
    expect(figures.readable("6380266 e8s, 4500 bp of 1373120 at ryjl3-tyaaa-22222-aaaba-cai")).toBe(
      "0.0638 ICP, 45.00 % of 1,373,120 at ryjl3-tyaaa-22222-aaaba-cai",
    );
  });

  test("behavior: time spans in a canister's sentences are told in hours and minutes", () => {
    expect(figures.readable("silent since 21600000000000 ns")).toBe("silent since 6 h");
  });

  test("behavior: atoms of a known token are amounts of it, of others they stay atoms", () => {
    const tokens = [
      { symbol: "ckETH", decimals: 18 },
      { symbol: "ICP", decimals: 8 },
    ];

    expect(figures.readable("10000 atoms of ICP for ckETH, 42 atoms of X", tokens)).toBe(
      "0.0001 ICP for ckETH, 42 atoms of X",
    );
    expect(figures.readable("fee: 42032664764726 atoms of ckETH, at least 0", tokens)).toBe(
      "fee: 0.000042032664764726 ckETH, at least 0",
    );
  });

  test("property: an amount that is shown is read back, whatever the token's decimals", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 30n), fc.nat({ max: 18 }), (atoms, decimals) => {
        const shown = figures.amount(atoms, decimals);

        expect(parseAmount(shown, token(decimals))).toBe(atoms);
      }),
    );
  });
});
