import { BP_ONE } from "../../kernel/fixed-point.js";
import type { SpotRatio } from "../ports.js";

/**
 * What became of a quote, in the order of the checks.
 *
 * - `not_asked`: after fees there is nothing to swap.
 * - `no_answer`: no pool, no price, or no usable reply.
 * - `no_output`: nothing would reach the account.
 * - `slippage`: strictly more than the largest slippage (B-51).
 * - `dust`: less than 100 atoms or than 1 % of what the spot price promises (B-58).
 */
export type QuoteVerdict = "not_asked" | "no_answer" | "no_output" | "slippage" | "dust" | "valid";

/** Slippage of a quote that nobody gave, or that would bring nothing: all of it. */
export const SLIPPAGE_BP_ALL = 10_000;

/** Least atoms out that are no dust. */
const DUST_ATOMS = 100n;

/** Share of the spot-expected output below which it is dust: one in so many. */
const DUST_SHARE = 100n;

/**
 * What quotes at one spot price are measured with, worked out once a ladder. "Scaled" atoms are
 * outputs times `spot.inAtoms` times 10,000: with them nothing has to be rounded.
 */
export type Yardstick = {
  /** Times an amount asked: what the spot price promises, scaled but for the 10,000. */
  readonly promisedAtoms: bigint;
  /** Times an output: the output, scaled. */
  readonly cameAtoms: bigint;
  /** `promisedAtoms` times the bp that must come; strictly more than that is within the limit. */
  readonly neededAtoms: bigint;
  /** From this net output on, no quote of the ladder is dust. */
  readonly plainAtoms: bigint;
};

/** Prepares to measure quotes for amounts up to `askedAtomsMax`. */
export function yardstickOf(
  spot: SpotRatio,
  askedAtomsMax: bigint,
  slippageBpMax: bigint,
): Yardstick {
  const { outAtoms, inAtoms } = spot;
  const plainAtoms = (askedAtomsMax * outAtoms) / (inAtoms * DUST_SHARE) + 1n;
  return {
    promisedAtoms: outAtoms,
    cameAtoms: inAtoms * BP_ONE,
    // ⌊lost·10000/promised⌋ ≤ maximum, solved for what came: the next whole bp must not be lost.
    neededAtoms: outAtoms * (BP_ONE - 1n - slippageBpMax),
    plainAtoms: plainAtoms > DUST_ATOMS ? plainAtoms : DUST_ATOMS,
  };
}

/**
 * Measures slippage: (spot out − out before ledger fees) / spot out, never below zero, in whole bp
 * rounded down; one definition for every venue (§5). Written as 10,000 less the share that did
 * come, rounded up.
 *
 * @param askedAtoms - Positive.
 * @param grossOutAtoms - Nothing out is `SLIPPAGE_BP_ALL`.
 */
export function slippageBpDown(
  askedAtoms: bigint,
  grossOutAtoms: bigint,
  { promisedAtoms, cameAtoms }: Yardstick,
): number {
  if (grossOutAtoms <= 0n) return SLIPPAGE_BP_ALL;
  const cameBp = (grossOutAtoms * cameAtoms - 1n) / (askedAtoms * promisedAtoms);
  const slippageBp = SLIPPAGE_BP_ALL - 1 - Number(cameBp);
  return slippageBp > 0 ? slippageBp : 0;
}

/** Judges an answer, in the order of the verdicts. Dust is what reaches our account. */
export function judgeQuote(
  askedAtoms: bigint,
  grossOutAtoms: bigint,
  netOutAtoms: bigint,
  yardstick: Yardstick,
): QuoteVerdict {
  if (netOutAtoms <= 0n) return "no_output";
  if (grossOutAtoms * yardstick.cameAtoms <= askedAtoms * yardstick.neededAtoms) return "slippage";
  if (netOutAtoms >= yardstick.plainAtoms) return "valid";

  const promisedScaled = askedAtoms * yardstick.promisedAtoms * BP_ONE;
  return netOutAtoms < DUST_ATOMS || netOutAtoms * yardstick.cameAtoms * DUST_SHARE < promisedScaled
    ? "dust"
    : "valid";
}

/** What a swap of an amount would bring at the spot price, without any fee; rounded down. */
export function spotOutAtomsDown(askedAtoms: bigint, spot: SpotRatio): bigint {
  return (askedAtoms * spot.outAtoms) / spot.inAtoms;
}
