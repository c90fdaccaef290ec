import { assert } from "../../kernel/assert.js";
import type { VenueId } from "../ids.js";
import type { SpotRatio } from "../ports.js";
import type { LegFees } from "./fees.js";
import type { LadderRequest } from "./ladder.js";
import type { VenueQuotes } from "./model.js";
import {
  judgeQuote,
  type QuoteVerdict,
  SLIPPAGE_BP_ALL,
  slippageBpDown,
  yardstickOf,
} from "./quote.js";

/** A ladder that was checked: one entry a step in each list, rising. */
export type CheckedLadder = {
  readonly venueId: VenueId;
  readonly verdicts: readonly QuoteVerdict[];
  /** What would reach our account; zero without an answer. */
  readonly netOutAtoms: readonly bigint[];
  /**
   * Slippage of a step, by its index: whole basis points, 0 … 10,000, a small whole number. Worked
   * out when first asked, because of twenty steps a route needs about four; all of it without an
   * answer.
   */
  readonly slippageBpAt: (index: number) => number;
  /** Input-side fees of a leg that do not show in the answers (`LegFees.comparedAtoms`). */
  readonly comparedAtoms: bigint;
  /** All ledger fees of a leg, in ICP. */
  readonly feesE8s: bigint;
};

/**
 * Checks what a venue answered to its ladder, or to one fresh quote.
 *
 * @throws {AssertionError} when there is not one answer for each amount.
 */
export function checkLadder(
  request: LadderRequest,
  quotes: VenueQuotes,
  fees: LegFees,
  slippageBpMax: bigint,
): CheckedLadder {
  const { venueId, askedAtoms } = request;
  const { comparedAtoms, valueE8s: feesE8s } = fees;
  const steps = checkSteps(askedAtoms, quotes, slippageBpMax);
  return { venueId, ...steps, comparedAtoms, feesE8s };
}

/** The spot price of a venue; none when it is absent or its price is not positive. */
export function spotOf(quotes: VenueQuotes): SpotRatio | undefined {
  if (quotes.type !== "open") return undefined;
  const { spot } = quotes;
  return spot.outAtoms > 0n && spot.inAtoms > 0n ? spot : undefined;
}

function checkSteps(
  askedAtoms: readonly bigint[],
  quotes: VenueQuotes,
  slippageBpMax: bigint,
): Pick<CheckedLadder, "verdicts" | "netOutAtoms" | "slippageBpAt"> {
  const spot = spotOf(quotes);
  const answers = quotes.type === "open" ? quotes.quotes : [];
  assert(
    quotes.type !== "open" || answers.length === askedAtoms.length,
    "checkLadder: not one answer for each amount",
  );
  const yardstick = spot && yardstickOf(spot, askedAtoms.at(-1) ?? 0n, slippageBpMax);

  const verdicts: QuoteVerdict[] = [];
  const netOutAtoms: bigint[] = [];
  for (let i = 0; i < askedAtoms.length; i++) {
    const asked = askedAtoms[i] ?? 0n;
    const answer = answers[i];
    let verdict: QuoteVerdict = "no_answer";
    let netAtoms = 0n;
    if (asked === 0n) verdict = "not_asked";
    else if (yardstick !== undefined && answer?.type === "quote") {
      netAtoms = answer.netOutAtoms;
      verdict = judgeQuote(asked, answer.grossOutAtoms, netAtoms, yardstick);
    }
    verdicts[i] = verdict;
    netOutAtoms[i] = netAtoms;
  }

  const measured: number[] = [];
  const slippageBpAt = (index: number): number => {
    const known = measured[index];
    if (known !== undefined) return known;

    const asked = askedAtoms[index] ?? 0n;
    const answer = answers[index];
    const slippageBp =
      asked > 0n && yardstick !== undefined && answer?.type === "quote"
        ? slippageBpDown(asked, answer.grossOutAtoms, yardstick)
        : SLIPPAGE_BP_ALL;
    measured[index] = slippageBp;
    return slippageBp;
  };
  return { verdicts, netOutAtoms, slippageBpAt };
}
