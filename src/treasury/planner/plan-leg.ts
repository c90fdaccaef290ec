import { assert } from "../../kernel/assert.js";
import { err, ok, type Result } from "../../kernel/result.js";
import type { VenueId } from "../ids.js";
import type { PayWay } from "../model.js";
import { measureMinOut } from "./min-out.js";
import type { VenueQuotes } from "./model.js";
import type { OpenStep } from "./open-step.js";
import { spotOutAtomsDown } from "./quote.js";
import type { RouteRefusal } from "./refusals.js";
import type { RouteLeg } from "./settle-route.js";

/** One order at one venue, ready to be journalled. Input amounts are of the sold token. */
export type PlannedLeg = {
  readonly venueId: VenueId;
  readonly way: PayWay;
  readonly shareBp: bigint;
  /** The leg's part of the size, before exact targeting took its slippage off. */
  readonly amountAtoms: bigint;
  /** What the leg spends, without fees beside it. */
  readonly finalAtoms: bigint;
  /** What the venue is asked to swap: less the fees inside the amount. */
  readonly askedAtoms: bigint;
  /** What leaves the account, without an approval. */
  readonly debitAtoms: bigint;
  /** What the quotes promise to our account. */
  readonly expectedOutAtoms: bigint;
  readonly idealOutAtoms: bigint;
  /** Least that must reach our account; positive. */
  readonly minOutAtoms: bigint;
  /** The minimum as the venue compares it: before the payout's fee where its answers are gross. */
  readonly minOutSentAtoms: bigint;
  /** Out at the venue's spot price, without any fee: the yardstick of cost. */
  readonly spotOutAtoms: bigint;
  readonly slippageBp: bigint;
  readonly venueFeeBp: bigint;
  /** All ledger fees of the leg, in ICP. */
  readonly feesE8s: bigint;
};

/**
 * Plans one leg of a route: its final size, its minimum, and both as the venue wants to be told
 * them (§5, R-50, R-51).
 *
 * @param quotes - Of the leg's venue.
 * @returns `NoMinimum` when the minimum would be zero, or exact targeting leaves nothing to swap.
 * @throws {AssertionError} when the venue gave no quotes: the leg rests on one.
 */
export function planLeg(
  step: OpenStep,
  leg: RouteLeg,
  quotes: VenueQuotes,
): Result<PlannedLeg, RouteRefusal & { readonly type: "NoMinimum" }> {
  const { venueId, venueIndex, shareBp, amountAtoms, slippageBp } = leg;
  const terms = step.picture.venues[venueIndex];
  const fees = step.fees[venueIndex];
  assert(terms !== undefined && fees !== undefined, "planLeg: no such venue");
  assert(quotes.type === "open", "planLeg: no quotes");

  const { mode } = step.size;
  const { slippageBpMax } = step.config;
  const { expectedOutAtoms: quotedOutAtoms } = leg;
  const { finalAtoms, expectedOutAtoms, idealOutAtoms, minOutAtoms } = measureMinOut({
    amountAtoms,
    expectedOutAtoms: quotedOutAtoms,
    slippageBp,
    mode,
    slippageBpMax,
  });
  const askedAtoms = finalAtoms - fees.insideAtoms;
  if (minOutAtoms === 0n || askedAtoms <= 0n) return err({ type: "NoMinimum", expectedOutAtoms });

  return ok({
    venueId,
    way: step.sell.way,
    shareBp,
    amountAtoms,
    finalAtoms,
    askedAtoms,
    debitAtoms: finalAtoms + fees.besideAtoms,
    expectedOutAtoms,
    idealOutAtoms,
    minOutAtoms,
    minOutSentAtoms: terms.answers === "gross" ? minOutAtoms + fees.payoutAtoms : minOutAtoms,
    spotOutAtoms: spotOutAtomsDown(askedAtoms, quotes.spot),
    slippageBp,
    venueFeeBp: quotes.venueFeeBp,
    feesE8s: fees.valueE8s,
  });
}
