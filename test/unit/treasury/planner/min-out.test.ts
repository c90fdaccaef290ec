import { describe, expect, test } from "@jest/globals";

import { measureMinOut } from "../../../../src/treasury/planner/min-out.js";

const LEG = {
  amountAtoms: 100_000_000n,
  expectedOutAtoms: 9_800_000n,
  slippageBp: 200n,
  mode: "random",
  slippageBpMax: 450n,
} as const;

describe("measureMinOut", () => {
  test("behavior: exact targeting takes the slippage off the size (R-50)", () => {
    expect(measureMinOut({ ...LEG, mode: "exact" })).toEqual({
      finalAtoms: 98_039_215n,
      expectedOutAtoms: 9_607_843n,
      idealOutAtoms: 9_803_921n,
      minOutAtoms: 9_362_744n,
    });
  });

  test("behavior: a total loss has no ideal, and so no minimum", () => {
    expect(measureMinOut({ ...LEG, slippageBp: 10_000n })).toMatchObject({
      idealOutAtoms: 0n,
      minOutAtoms: 0n,
    });
  });

  test("behavior: a tolerance of everything leaves no minimum", () => {
    expect(measureMinOut({ ...LEG, slippageBpMax: 10_001n }).minOutAtoms).toBe(0n);
  });

  test("default: 4.5 % below what the quote would be without slippage (B-57)", () => {
    expect(measureMinOut(LEG)).toEqual({
      finalAtoms: 100_000_000n,
      expectedOutAtoms: 9_800_000n,
      idealOutAtoms: 10_000_000n,
      minOutAtoms: 9_550_000n,
    });
  });
});
