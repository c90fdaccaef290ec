import { describe, expect, test } from "@jest/globals";

import {
  parseAccount,
  parseAmount,
  parseBp,
  parseDuration,
  parseWhole,
} from "../../../src/cli/parse.js";
import { UsageProblem } from "../../../src/cli/usage-problem.js";

const token = (decimals: number) => ({ id: "", symbol: "T", decimals, feeAtoms: 0n });

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
