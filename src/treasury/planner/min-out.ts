import { BP_ONE } from "../../kernel/fixed-point.js";

/** What the minimum of a leg is derived from. */
export type MinOutInput = {
  readonly amountAtoms: bigint;
  /** What the quote for that amount promises to our account. */
  readonly expectedOutAtoms: bigint;
  /** Slippage of that quote, 0 … 10,000. */
  readonly slippageBp: bigint;
  readonly mode: "exact" | "random";
  readonly slippageBpMax: bigint;
};

/** The minimum of a leg, and how it came about. */
export type MinOut = {
  /** The amount, less its slippage when it aims at a target (R-50, B-47). */
  readonly finalAtoms: bigint;
  /** What the quote promises, scaled down to the final amount. */
  readonly expectedOutAtoms: bigint;
  /** What it would have been without slippage. Zero when all of it would be lost. */
  readonly idealOutAtoms: bigint;
  /**
   * Least that must reach our account. Warning: zero protects from nothing; such legs are refused.
   */
  readonly minOutAtoms: bigint;
};

/**
 * Derives the minimum out (R-51, B-57), the same way for every leg; each division rounds down:
 * final = exact ? size·10000/(10000+slip) : size; expected' = expected·final/size; ideal =
 * expected'·10000/(10000−slip); minimum = ideal·(10000−maximum)/10000.
 *
 * So it is never looser than the largest slippage, counted from the price without any.
 */
export function measureMinOut(input: MinOutInput): MinOut {
  const { amountAtoms, slippageBp, mode, slippageBpMax } = input;
  const finalAtoms =
    mode === "exact" ? (amountAtoms * BP_ONE) / (BP_ONE + slippageBp) : amountAtoms;
  const expectedOutAtoms =
    finalAtoms === amountAtoms
      ? input.expectedOutAtoms
      : (input.expectedOutAtoms * finalAtoms) / amountAtoms;
  const keptBp = BP_ONE - slippageBp;
  const idealOutAtoms = keptBp > 0n ? (expectedOutAtoms * BP_ONE) / keptBp : 0n;
  const toleratedBp = slippageBpMax < BP_ONE ? BP_ONE - slippageBpMax : 0n;

  return {
    finalAtoms,
    expectedOutAtoms,
    idealOutAtoms,
    minOutAtoms: (idealOutAtoms * toleratedBp) / BP_ONE,
  };
}
