import { abs, BP_ONE } from "../../kernel/fixed-point.js";
import type { TreasuryConfig } from "../config.js";
import type { VenueId } from "../ids.js";
import type { SpotRatio } from "../ports.js";
import type { TokenPrice } from "./model.js";
import { wholeAtoms } from "./value.js";

/** What one source says a token is worth; positive. */
export type PriceQuote = { readonly venueId: VenueId; readonly priceE8s: bigint };

/** What a price update starts from. */
export type PriceSync = {
  /** What is stored; nothing for a token that was never priced. */
  readonly stored?: TokenPrice;
  /** The price of an earlier sync that jumped and still waits to be confirmed. */
  readonly pendingE8s?: bigint;
  /** One a source; sources without a price are left out. */
  readonly quotes: readonly PriceQuote[];
  readonly nowNs: bigint;
};

/** What becomes of a sync's prices. */
export type PriceDecision =
  /** The price is stored, its bar lifted, and the breakers see it. */
  | {
      readonly type: "accepted";
      readonly price: TokenPrice;
      readonly by: "calm" | "first" | "second_source" | "next_sync";
      readonly changeBp: bigint;
    }
  /** The old price stays and the token is barred at once, until the jump is confirmed or passes. */
  | {
      readonly type: "barred";
      readonly price: TokenPrice;
      readonly pendingE8s: bigint;
      readonly changeBp: bigint;
      readonly priceJumpBpMax: bigint;
    }
  /** Too few sources answered: the old price stays and grows older. */
  | {
      readonly type: "kept";
      readonly sourceCount: number;
      readonly priceSourceCountMin: bigint;
    };

type PriceRules = Pick<TreasuryConfig, "priceSourceCountMin" | "priceJumpBpMax">;

/**
 * Decides what price a sync leads to (§8). Not for ICP: its price is 1 by definition.
 *
 * The price is the median of the sources, of an even number the mean of the middle two rounded
 * down. A change of strictly more than `priceJumpBpMax` has to be confirmed: by a second source
 * that sees such a jump in the same direction, or by the next sync, and in both cases without a
 * source that still sees the old price. Two sources that contradict each other keep the token
 * barred.
 */
export function decidePrice(sync: PriceSync, rules: PriceRules): PriceDecision {
  const { stored, quotes, nowNs } = sync;
  const sourceCount = quotes.length;
  const { priceSourceCountMin, priceJumpBpMax } = rules;
  if (sourceCount === 0 || BigInt(sourceCount) < priceSourceCountMin)
    return { type: "kept", sourceCount, priceSourceCountMin };

  const priceE8s = medianDown(quotes);
  const price = { priceE8s, atNs: nowNs, isBarred: false };
  if (stored === undefined) return { type: "accepted", price, by: "first", changeBp: 0n };

  const changeBp = changeOf(priceE8s, stored.priceE8s);
  const { upCount, downCount } = countJumps(quotes, stored.priceE8s, priceJumpBpMax);
  if (upCount + downCount === 0) return { type: "accepted", price, by: "calm", changeBp };

  if (upCount === sourceCount || downCount === sourceCount) {
    if (sourceCount > 1) return { type: "accepted", price, by: "second_source", changeBp };
    if (isSameJump(sync.pendingE8s, priceE8s, stored.priceE8s))
      return { type: "accepted", price, by: "next_sync", changeBp };
  }
  return {
    type: "barred",
    price: { ...stored, isBarred: true },
    pendingE8s: priceE8s,
    changeBp,
    priceJumpBpMax,
  };
}

/**
 * Turns a spot price against ICP into e8s of ICP for one whole token, rounded down.
 *
 * @param spot - Atoms of ICP out for atoms of the token in.
 */
export function priceFromSpotDown(spot: SpotRatio, decimals: number): bigint {
  return (spot.outAtoms * wholeAtoms(decimals)) / spot.inAtoms;
}

/** The middle of the prices, of an even number the mean of the middle two, rounded down. */
function medianDown(quotes: readonly PriceQuote[]): bigint {
  const sorted = quotes
    .map(({ priceE8s }) => priceE8s)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0n;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0n) + upper) / 2n;
}

/** How far a price is from another, in bp of the other, rounded down. */
function changeOf(priceE8s: bigint, fromE8s: bigint): bigint {
  return (abs(priceE8s - fromE8s) * BP_ONE) / fromE8s;
}

function countJumps(
  quotes: readonly PriceQuote[],
  storedE8s: bigint,
  jumpBpMax: bigint,
): { readonly upCount: number; readonly downCount: number } {
  let upCount = 0;
  let downCount = 0;
  for (const { priceE8s } of quotes) {
    if (abs(priceE8s - storedE8s) * BP_ONE <= jumpBpMax * storedE8s) continue;
    if (priceE8s > storedE8s) upCount += 1;
    else downCount += 1;
  }
  return { upCount, downCount };
}

/** Whether an earlier sync saw a jump in the same direction. */
function isSameJump(pendingE8s: bigint | undefined, priceE8s: bigint, storedE8s: bigint): boolean {
  return pendingE8s !== undefined && pendingE8s > storedE8s === priceE8s > storedE8s;
}
