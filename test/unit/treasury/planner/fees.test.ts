import { describe, expect, test } from "@jest/globals";

import {
  feeShareRefusal,
  leastSteps,
  measureLegFees,
  measurePairFees,
  scoreAtoms,
} from "../../../../src/treasury/planner/fees.js";
import type { FeeTerms, TokenState } from "../../../../src/treasury/planner/model.js";
import { icpswapTerms, kongswapTerms } from "../../../../src/treasury/planner/venue-terms.js";
import { config, ICP, icp, token } from "./pictures.js";

const CHAT = token("chat", 3, { feeAtoms: 100_001n });
const BUY = icp({ feeAtoms: 10_000n });

describe("measureLegFees", () => {
  test.each<[string, FeeTerms, TokenState["way"], readonly bigint[]]>([
    ["Kong by allowance", kongswapTerms, "allowance", [0n, 100_001n, 102_002n, 200_002n]],
    ["Kong by transfer", kongswapTerms, "transfer", [0n, 100_001n, 100_001n, 100_001n]],
    ["ICPSwap by allowance", icpswapTerms, "allowance", [100_001n, 0n, 2_001n, 100_001n]],
    ["ICPSwap by transfer", icpswapTerms, "transfer", [100_001n, 100_001n, 100_001n, 100_001n]],
  ])("default: inside, beside, compared and most of %s", (_way, terms, way, expected) => {
    const fees = measure(terms, { ...CHAT, way });

    expect([fees.insideAtoms, fees.besideAtoms, fees.comparedAtoms, fees.besideAtomsMax]).toEqual(
      expected,
    );
    expect(fees.payoutAtoms).toBe(10_000n);
  });

  test("behavior: fees are valued in ICP on both sides, each rounded up", () => {
    // 102,002 atoms at 0.1 ICP are 10,200.2 e8s.
    expect(measure(kongswapTerms, CHAT).valueE8s).toBe(10_201n + 10_000n);
  });

  test("behavior: with one trade an allowance, each leg bears a whole approval", () => {
    const pair = measurePairFees(CHAT, BUY, ICP, { allowanceTradeCount: 1n });
    const fees = measureLegFees(kongswapTerms, pair);

    expect(fees.comparedAtoms).toBe(200_002n);
  });
});

describe("scoreAtoms", () => {
  test("behavior: without fees it is the net out", () => {
    expect(scoreAtoms(123n, 0n, 7n)).toBe(123n);
  });

  test("behavior: what is charged beside the amount is taken off at the trade's own price", () => {
    expect(scoreAtoms(1_000n, 15n, 10_000n)).toBe(999n);
  });
});

describe("feeShareRefusal", () => {
  test("error: LedgerFeeShare above the limit, with figures", () => {
    expect(feeShareRefusal(501n, 10_000n, 500n)).toEqual({
      type: "LedgerFeeShare",
      feesE8s: 501n,
      valueE8s: 10_000n,
      feeBp: 501n,
      feeBpMax: 500n,
    });
    expect(feeShareRefusal(1n, 0n, 500n)).toMatchObject({ feeBp: 10_000n });
  });

  test("default: nothing at the limit", () => {
    expect(feeShareRefusal(500n, 10_000n, 500n)).toBeUndefined();
  });
});

describe("leastSteps", () => {
  test.each([0n, 1n, 49n, 50n, 51n, 250n, 500n, 501n, 502n, 9_999n])(
    "behavior: for fees of %d, exactly from there on the share is within the limit",
    (feesE8s) => {
      const valueE8s = 10_000n;
      const steps = leastSteps(feesE8s, valueE8s, 500n);

      const isWorth = (tenths: bigint) => (feesE8s * 100_000n) / (valueE8s * tenths) <= 500n;
      for (let tenths = 1; tenths <= 10; tenths++)
        expect(isWorth(BigInt(tenths))).toBe(tenths >= steps);
    },
  );
});

function measure(terms: FeeTerms, sell: TokenState) {
  return measureLegFees(terms, measurePairFees(sell, BUY, ICP, config()));
}
