import { BP_ONE } from "../../kernel/fixed-point.js";
import type { SpotRatio } from "../ports.js";
import { spotOf } from "./checked-ladder.js";
import type { VenueQuotes } from "./model.js";
import type { OpenStep } from "./open-step.js";
import { priceE8sOf, wholeAtoms } from "./value.js";

/**
 * The quotes of a venue as far as its spot price can be believed: one that is further below the
 * known prices than a price may jump (`price_jump_bp_max`) is not traded at before the next sync
 * believes it, as if the venue had not answered. Slippage alone is measured against the venue's own
 * price, which whoever moves a pool moves along (§8: a pool's price is no market price).
 */
export function believedQuotes(step: OpenStep, quotes: VenueQuotes): VenueQuotes {
  return belowKnownBp(step, quotes) > step.config.priceJumpBpMax ? { type: "unreachable" } : quotes;
}

/**
 * How far the spot price of a venue promises less than the known prices, in bp of what they
 * promise, rounded up; zero when it promises as much, and when one of the prices is not known.
 */
export function belowKnownBp(step: OpenStep, quotes: VenueQuotes): bigint {
  const spot = spotOf(quotes);
  const known = knownRatio(step);
  if (spot === undefined || known.outAtoms === 0n || known.inAtoms === 0n) return 0n;
  const promisedBp = (spot.outAtoms * known.inAtoms * BP_ONE) / (spot.inAtoms * known.outAtoms);
  return promisedBp < BP_ONE ? BP_ONE - promisedBp : 0n;
}

/** What the known prices promise for an amount: nothing for one without a price. */
function knownRatio({ sell, buy, picture: { icpId } }: OpenStep): SpotRatio {
  return {
    outAtoms: priceE8sOf(sell, icpId) * wholeAtoms(buy.decimals),
    inAtoms: priceE8sOf(buy, icpId) * wholeAtoms(sell.decimals),
  };
}
