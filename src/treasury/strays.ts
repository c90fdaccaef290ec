import { bytesKey } from "../kernel/bytes.js";
import { max, min } from "../kernel/fixed-point.js";
import { isBusy } from "./attribution.js";
import type { TokenId } from "./ids.js";
import { isFinal, type Leg } from "./model.js";
import type { VenueClaim, VenueSight } from "./ports.js";

const MINUTE_NS = 60_000_000_000n;

/** How often venues are looked at for money that no leg explains. */
export const SWEEP_NS = 60n * MINUTE_NS;

/** Legs that one sweep goes back to, at most. */
export const SWEEP_LENGTH = 256;

/** How long a payout that was asked for may be on its way, and its venue is not traded at. */
export const FETCH_NS_MAX = 3n * MINUTE_NS;

/** What is done about money of ours at a venue that no open leg explains. */
export type StrayAction =
  | { readonly type: "none" }
  | { readonly type: "withdraw"; readonly amountAtoms: bigint }
  | { readonly type: "deposit"; readonly amountAtoms: bigint }
  /** Too little to fetch, or less than was left there: the books follow what the venue shows. */
  | { readonly type: "note_dust"; readonly dustAtoms: bigint };

/** One token at one venue principal: what it shows, and what is known to lie there. */
export type StrayFacts = Pick<VenueSight, "unusedSellAtoms" | "subaccountSellAtoms"> & {
  readonly dustAtoms: bigint;
  readonly feeAtoms: bigint;
};

/**
 * Chooses what to do about the sold token of a pair. A venue may hold what it says it has paid,
 * because its ledger's answer was lost; whatever is worth more than its fee is sent home (C-01).
 */
export function nextForStray(facts: StrayFacts): StrayAction {
  const { unusedSellAtoms, subaccountSellAtoms, dustAtoms, feeAtoms } = facts;
  if (unusedSellAtoms > feeAtoms) return { type: "withdraw", amountAtoms: unusedSellAtoms };
  if (subaccountSellAtoms > feeAtoms) return { type: "deposit", amountAtoms: subaccountSellAtoms };
  const shownAtoms = unusedSellAtoms + subaccountSellAtoms;
  return shownAtoms === dustAtoms ? { type: "none" } : { type: "note_dust", dustAtoms: shownAtoms };
}

/** What a venue shows beyond what earlier legs left there. */
export function lessDust(
  sight: VenueSight,
  dust: { readonly sellAtoms: bigint; readonly buyAtoms: bigint },
): VenueSight {
  const { unusedSellAtoms, unusedBuyAtoms, subaccountSellAtoms } = sight;
  const fromUnused = min(dust.sellAtoms, unusedSellAtoms);
  return {
    ...sight,
    unusedSellAtoms: unusedSellAtoms - fromUnused,
    unusedBuyAtoms: max(unusedBuyAtoms - dust.buyAtoms, 0n),
    subaccountSellAtoms: max(subaccountSellAtoms - (dust.sellAtoms - fromUnused), 0n),
  };
}

/** Claims in tokens that no open leg has under way there. */
export function strayClaims(
  claims: readonly VenueClaim[],
  busyTokenIds: readonly TokenId[],
): VenueClaim[] {
  return claims.filter(({ tokenId }) => !busyTokenIds.includes(tokenId));
}

/**
 * The closed legs whose venues are looked at: one for each principal and pair, or one for the whole
 * principal where it shows everything at once; none where a leg is open in the same tokens.
 *
 * @param recentLegs - legs in any state.
 * @param openLegs - every leg that is open.
 */
export function placesToSweep(
  recentLegs: readonly Leg[],
  openLegs: readonly Leg[],
  showsAllAtOnce: (leg: Leg) => boolean,
): Leg[] {
  const places = new Map<string, Leg>();
  for (const leg of recentLegs) {
    if (!isFinal(leg.state) || leg.sentAtNs === undefined) continue;
    const isWhole = showsAllAtOnce(leg);
    const tokens = [leg.sellIndex, leg.buyIndex];
    if (!isWhole && isBusy(openLegs, leg.counterparty, tokens)) continue;
    const place = bytesKey(leg.counterparty);
    places.set(isWhole ? place : `${place} ${Math.min(...tokens)} ${Math.max(...tokens)}`, leg);
  }
  return [...places.values()];
}
