import { assert } from "../../kernel/assert.js";
import type { VenueId } from "../ids.js";
import type { SpotRatio } from "../ports.js";
import type { LegFees } from "./fees.js";
import type { LadderRequest } from "./ladder.js";
import type { VenueQuotes } from "./model.js";
import { checkQuote, type QuoteVerdict } from "./quote.js";

/** A ladder that was checked: one entry a step in each list, rising from 10 %. */
export type CheckedLadder = {
  readonly venueId: VenueId;
  readonly verdicts: readonly QuoteVerdict[];
  /** What would reach our account; zero without an answer. */
  readonly netOutAtoms: readonly bigint[];
  /** Whole basis points, 0 … 10,000. Small whole numbers: 55 scenarios are compared by them. */
  readonly slippageBp: readonly number[];
  /** Input-side fees of a leg that do not show in the answers (`LegFees.comparedAtoms`). */
  readonly comparedAtoms: bigint;
  /** All ledger fees of a leg, in ICP. */
  readonly feesE8s: bigint;
};

/**
 * Checks what a venue answered to its ladder.
 *
 * @throws {AssertionError} when there is not one answer for each amount.
 */
export function checkLadder(
  request: LadderRequest,
  quotes: VenueQuotes,
  fees: LegFees,
  slippageBpMax: bigint,
): CheckedLadder {
  const spot = spotOf(quotes);
  const answers = quotes.type === "open" ? quotes.quotes : [];
  assert(
    quotes.type !== "open" || answers.length === request.askedAtoms.length,
    "checkLadder: not one answer for each amount",
  );

  const verdicts: QuoteVerdict[] = [];
  const netOutAtoms: bigint[] = [];
  const slippageBp: number[] = [];
  for (let i = 0; i < request.askedAtoms.length; i++) {
    const checked = checkQuote(request.askedAtoms[i] ?? 0n, answers[i], spot, slippageBpMax);
    verdicts.push(checked.verdict);
    netOutAtoms.push(checked.netOutAtoms);
    slippageBp.push(checked.slippageBp);
  }
  return {
    venueId: request.venueId,
    verdicts,
    netOutAtoms,
    slippageBp,
    comparedAtoms: fees.comparedAtoms,
    feesE8s: fees.valueE8s,
  };
}

/** The spot price of a venue; none when it is absent or its price is not positive. */
export function spotOf(quotes: VenueQuotes): SpotRatio | undefined {
  if (quotes.type !== "open") return undefined;
  const { spot } = quotes;
  return spot.outAtoms > 0n && spot.inAtoms > 0n ? spot : undefined;
}
