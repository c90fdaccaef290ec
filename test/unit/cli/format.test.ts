import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import * as format from "../../../src/cli/format.js";
import {
  parseAccount,
  parseAmount,
  parseBp,
  parseDuration,
  parseWhole,
} from "../../../src/cli/parse.js";
import { UsageProblem } from "../../../src/cli/usage-problem.js";

const token = (decimals: number) => ({ id: "", symbol: "T", decimals, feeAtoms: 0n });

describe("figures for people", () => {
  test("default: thousands apart, units beside, every atom shown", () => {
    expect(format.amount(123_456_700_000n, 8)).toBe("1,234.567");
    expect(format.amount(-5n, 2)).toBe("-0.05");
    expect(format.amount(7_000n, 0)).toBe("7,000");
    expect(format.icp(-123_456_789_012n)).toBe("-1,234.5678 ICP");
    expect(format.dollars(123_456_789_999n)).toBe("$1,234.56");
    expect(format.percent(-1_205n)).toBe("-12.05 %");
    expect(format.signedPercent(3n)).toBe("+0.03 %");
    expect(format.duration(5_400_000_000_000n)).toBe("1 h 30 min");
    expect(format.duration(999_999_999n)).toBe("0 s");
    expect(format.time(1_769_000_000_000_000_000n)).toBe("2026-01-21 12:53:20 UTC");
  });

  test("behavior: figures in a canister's sentences are told apart from its names", () => {
    expect(format.readable("6380266 e8s, 4500 bp of 1373120 at ryjl3-tyaaa-22222-aaaba-cai")).toBe(
      "0.0638 ICP, 45.00 % of 1,373,120 at ryjl3-tyaaa-22222-aaaba-cai",
    );
  });

  test("behavior: atoms of a known token are amounts of it, of others they stay atoms", () => {
    const tokens = [
      { symbol: "ckETH", decimals: 18 },
      { symbol: "ICP", decimals: 8 },
    ];

    expect(format.readable("10000 atoms of ICP for ckETH, 42 atoms of X", tokens)).toBe(
      "0.0001 ICP for ckETH, 42 atoms of X",
    );
    expect(format.readable("fee: 42032664764726 atoms of ckETH, at least 0", tokens)).toBe(
      "fee: 0.000042032664764726 ckETH, at least 0",
    );
  });

  test("property: an amount that is shown is read back, whatever the token's decimals", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 30n), fc.nat({ max: 18 }), (atoms, decimals) => {
        const shown = format.amount(atoms, decimals);

        expect(parseAmount(shown, token(decimals))).toBe(atoms);
      }),
    );
  });
});

describe("what is typed", () => {
  test("default: shares, time spans, numbers, accounts", () => {
    expect([parseBp("12.5%"), parseBp("12.05 %"), parseBp("450")]).toEqual([1_250n, 1_205n, 450n]);
    expect([parseDuration("90s"), parseDuration("2min"), parseDuration("1d")]).toEqual([
      90_000_000_000n,
      120_000_000_000n,
      86_400_000_000_000n,
    ]);
    expect(parseWhole("1,000", "count")).toBe(1_000n);
    expect(parseAccount("2vxsx-fae").subaccount).toEqual([]);
  });

  test.each([
    ["a share", () => parseBp("-1%")],
    ["a share with too many decimals", () => parseBp("1.234%")],
    ["a time span", () => parseDuration("1 week")],
    ["a number", () => parseWhole("1e3", "count")],
    ["an amount below nothing", () => parseAmount("-1", token(8))],
    ["an amount in hexadecimal", () => parseAmount("0x1", token(8))],
    ["an account", () => parseAccount("2vxsx")],
  ])("error: %s that is none", (_what, parse) => {
    expect(parse).toThrow(UsageProblem);
  });
});
