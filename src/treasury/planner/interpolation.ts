import { BP_ONE } from "../../kernel/fixed-point.js";

/** One step of the ladders: 10 %. */
export const STEP_BP = 1_000n;

/** A scenario on two venues, as the blend sees it. */
export type BlendCorner = {
  readonly firstShareBp: bigint;
  readonly secondShareBp: bigint;
  readonly firstSlippageBp: bigint;
  readonly secondSlippageBp: bigint;
};

/** Shares of both venues between two corners. */
export type BlendedShares = { readonly firstShareBp: bigint; readonly secondShareBp: bigint };

/**
 * Blends the best two scenarios on the same two venues, when they cover equally much and are exactly
 * one step apart: the venue with less slippage gets more (R-42, B-44, B-45).
 *
 * r = ⌊avg₂·10000/(avg₁+avg₂)⌋ with floored averages of the slippages, share₁ = low₁ +
 * ⌊r·(high₁−low₁)/10000⌋, and share₂ is the rest of the coverage.
 *
 * @returns The shares; `undefined` when there is nothing to blend: one of them is a single, they are
 * not neighbours, or the slippages average to zero.
 */
export function blendShares(best: BlendCorner, runnerUp: BlendCorner): BlendedShares | undefined {
  const coverageBp = best.firstShareBp + best.secondShareBp;
  if (runnerUp.firstShareBp + runnerUp.secondShareBp !== coverageBp) return undefined;

  const rises = runnerUp.firstShareBp > best.firstShareBp;
  const low = rises ? best : runnerUp;
  const high = rises ? runnerUp : best;
  if (high.firstShareBp - low.firstShareBp !== STEP_BP) return undefined;
  // With equal coverage, the first share is least in `low` and the second in `high`.
  if (low.firstShareBp === 0n || high.secondShareBp === 0n) return undefined;

  const firstAverageBp = (best.firstSlippageBp + runnerUp.firstSlippageBp) / 2n;
  const secondAverageBp = (best.secondSlippageBp + runnerUp.secondSlippageBp) / 2n;
  const sumBp = firstAverageBp + secondAverageBp;
  if (sumBp === 0n) return undefined;

  const ratioBp = (secondAverageBp * BP_ONE) / sumBp;
  const firstShareBp = low.firstShareBp + (ratioBp * STEP_BP) / BP_ONE;
  return { firstShareBp, secondShareBp: coverageBp - firstShareBp };
}

/**
 * A figure between those of two neighbouring steps, linear in the share and rounded down (B-65).
 *
 * @param offsetBp - Distance from the lower step: 0 … 1,000.
 */
export function betweenStepsDown(low: bigint, high: bigint, offsetBp: bigint): bigint {
  const change = (high - low) * offsetBp;
  // Division of bigints rounds towards zero; a falling figure has to be rounded away from it.
  return change >= 0n ? low + change / STEP_BP : low - (STEP_BP - 1n - change) / STEP_BP;
}
