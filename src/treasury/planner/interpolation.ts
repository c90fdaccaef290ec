/** One step of the ladders: 10 %. */
export const STEP_BP = 1_000;

/**
 * A scenario on two venues, as the blend sees it. Shares and slippages are whole basis points of at
 * most 10,000: small whole numbers, of which every product here is exact.
 */
export type BlendCorner = {
  readonly firstShareBp: number;
  readonly secondShareBp: number;
  readonly firstSlippageBp: number;
  readonly secondSlippageBp: number;
};

/** Shares of both venues between two corners, in whole basis points. */
export type BlendedShares = { readonly firstShareBp: number; readonly secondShareBp: number };

/**
 * Blends the best two scenarios on the same two venues, when they cover equally much and are
 * exactly one step apart: the venue with less slippage gets more (R-42, B-44, B-45).
 *
 * r = ⌊avg₂·10000/(avg₁+avg₂)⌋ with floored averages of the slippages, share₁ = low₁ +
 * ⌊r·(high₁−low₁)/10000⌋, and share₂ is the rest of the coverage.
 *
 * @returns The shares; `undefined` when there is nothing to blend: one of them is a single, they
 * are not neighbours, or the slippages average to zero.
 */
export function blendShares(best: BlendCorner, runnerUp: BlendCorner): BlendedShares | undefined {
  const coverageBp = best.firstShareBp + best.secondShareBp;
  if (runnerUp.firstShareBp + runnerUp.secondShareBp !== coverageBp) return undefined;

  const rises = runnerUp.firstShareBp > best.firstShareBp;
  const low = rises ? best : runnerUp;
  const high = rises ? runnerUp : best;
  if (high.firstShareBp - low.firstShareBp !== STEP_BP) return undefined;
  // With equal coverage, the first share is least in `low` and the second in `high`.
  if (low.firstShareBp === 0 || high.secondShareBp === 0) return undefined;

  const firstAverageBp = divDown(best.firstSlippageBp + runnerUp.firstSlippageBp, 2);
  const secondAverageBp = divDown(best.secondSlippageBp + runnerUp.secondSlippageBp, 2);
  const sumBp = firstAverageBp + secondAverageBp;
  if (sumBp === 0) return undefined;

  const ratioBp = divDown(secondAverageBp * 10_000, sumBp);
  const firstShareBp = low.firstShareBp + divDown(ratioBp * STEP_BP, 10_000);
  return { firstShareBp, secondShareBp: coverageBp - firstShareBp };
}

/** An amount between those of two neighbouring steps, linear in the share, rounded down (B-65). */
export function atomsBetweenDown(lowAtoms: bigint, highAtoms: bigint, offsetBp: number): bigint {
  const steps = BigInt(STEP_BP);
  const change = (highAtoms - lowAtoms) * BigInt(offsetBp);
  // Division of bigints rounds towards zero; a falling amount has to be rounded away from it.
  return change >= 0n ? lowAtoms + change / steps : lowAtoms - (steps - 1n - change) / steps;
}

/** The same for a slippage in whole basis points. */
export function slippageBetweenDown(lowBp: number, highBp: number, offsetBp: number): number {
  return divDown(lowBp * (STEP_BP - offsetBp) + highBp * offsetBp, STEP_BP);
}

/** Divides small non-negative whole numbers, rounding down; exact at every step. */
function divDown(x: number, y: number): number {
  return (x - (x % y)) / y;
}
