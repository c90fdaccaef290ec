import { BP_ONE } from "../../kernel/fixed-point.js";
import type { SpotRatio, VenueQuote } from "../ports.js";

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

/** A quote that was checked, by one definition for every venue (§5). */
export type CheckedQuote = {
  readonly verdict: QuoteVerdict;
  /** What would reach our account; zero without an answer. */
  readonly netOutAtoms: bigint;
  /** Whole basis points, rounded down: 0 … 10,000. 10,000 without an answer. */
  readonly slippageBp: number;
};

/** Least atoms out that are no dust. */
const DUST_ATOMS = 100n;

/** Share of the spot-expected output below which it is dust: one in so many. */
const DUST_SHARE = 100n;

/** Slippage of a quote that nobody gave. */
const SLIPPAGE_BP_NONE = 10_000;

const NOT_ASKED: CheckedQuote = unanswered("not_asked");
const NO_ANSWER: CheckedQuote = unanswered("no_answer");

/**
 * Checks one quote.
 *
 * Slippage is (spot out − out before ledger fees) / spot out, never below zero, in whole bp rounded
 * down; the spot out stays an exact fraction until that one division. Dust is judged by what
 * reaches our account.
 */
export function checkQuote(
  askedAtoms: bigint,
  answer: VenueQuote | undefined,
  spot: SpotRatio | undefined,
  slippageBpMax: bigint,
): CheckedQuote {
  if (askedAtoms === 0n) return NOT_ASKED;
  if (spot === undefined || answer === undefined || answer.type === "none") return NO_ANSWER;

  const { netOutAtoms } = answer;
  // Both are the output times `spot.inAtoms`: no rounding yet.
  const spotScaledAtoms = askedAtoms * spot.outAtoms;
  const lostScaledAtoms = spotScaledAtoms - answer.grossOutAtoms * spot.inAtoms;
  const slippageBp = lostScaledAtoms > 0n ? (lostScaledAtoms * BP_ONE) / spotScaledAtoms : 0n;

  let verdict: QuoteVerdict = "valid";
  if (netOutAtoms <= 0n) verdict = "no_output";
  else if (slippageBp > slippageBpMax) verdict = "slippage";
  else if (netOutAtoms < DUST_ATOMS) verdict = "dust";
  else if (netOutAtoms * spot.inAtoms * DUST_SHARE < spotScaledAtoms) verdict = "dust";

  return { verdict, netOutAtoms, slippageBp: Number(slippageBp) };
}

/** What a swap of an amount would bring at the spot price, without any fee; rounded down. */
export function spotOutAtomsDown(askedAtoms: bigint, spot: SpotRatio): bigint {
  return (askedAtoms * spot.outAtoms) / spot.inAtoms;
}

function unanswered(verdict: QuoteVerdict): CheckedQuote {
  return { verdict, netOutAtoms: 0n, slippageBp: SLIPPAGE_BP_NONE };
}
