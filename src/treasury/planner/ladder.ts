import type { VenueId } from "../ids.js";
import type { FeeTerms } from "./model.js";

/** Steps of a ladder: 10 %, 20 % … 100 % of the size. */
export const STEP_COUNT = 10;

const STEP_COUNT_BIG = BigInt(STEP_COUNT);
const STEPS: readonly bigint[] = Array.from({ length: STEP_COUNT }, (_, i) => BigInt(i + 1));

/** What one venue is to be asked. */
export type LadderRequest = {
  readonly venueId: VenueId;
  /**
   * What to ask the venue to quote, rising; a zero is not to be asked: its answer is `none`.
   * On ICPSwap each is one transfer fee less than the leg's amount.
   */
  readonly askedAtoms: readonly bigint[];
};

/** The ten amounts of legs: ⌊size·i/10⌋. */
export function stepAmounts(sizeAtoms: bigint): readonly bigint[] {
  const amounts: bigint[] = [];
  for (const step of STEPS) amounts.push((sizeAtoms * step) / STEP_COUNT_BIG);
  return amounts;
}

/** What to ask a venue for legs of these amounts; zero where the fees leave nothing to swap. */
export function planLadder(
  legAtoms: readonly bigint[],
  terms: FeeTerms,
  sellFeeAtoms: bigint,
): LadderRequest {
  const { venueId, insideFeeCount } = terms;
  if (insideFeeCount === 0n) return { venueId, askedAtoms: legAtoms };

  const insideAtoms = insideFeeCount * sellFeeAtoms;
  const askedAtoms: bigint[] = [];
  for (const amountAtoms of legAtoms)
    askedAtoms.push(amountAtoms > insideAtoms ? amountAtoms - insideAtoms : 0n);
  return { venueId, askedAtoms };
}
