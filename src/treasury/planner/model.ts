import type { TokenId, VenueId } from "../ids.js";
import type { PayWay, TokenPause } from "../model.js";
import type { SpotRatio, VenueQuote } from "../ports.js";

/** A price, and how old and how sure it is. */
export type TokenPrice = {
  /** E8s of ICP for one whole token. */
  readonly priceE8s: bigint;
  readonly atNs: bigint;
  /** Whether an unconfirmed jump bars the token (§8). */
  readonly isBarred: boolean;
};

/** One token as it stands when a plan is made. Amounts are in its own smallest units. */
export type TokenState = {
  readonly tokenId: TokenId;
  /** Raw principal of its ledger: the order of draws (B-52). */
  readonly ledgerBytes: Uint8Array;
  readonly decimals: number;
  /** What its ledger charges for a transfer or an approval, read live (B-66). */
  readonly feeAtoms: bigint;
  /** Balance of the treasury's own account; missing when its ledger did not answer in time. */
  readonly liquidAtoms?: bigint | undefined;
  /** Promised to open legs and possibly still in the account: not to be spent again. */
  readonly inFlightAtoms: bigint;
  /** What open legs will bring to the account: has a value, cannot be spent yet. */
  readonly awaitedAtoms: bigint;
  /** Set aside for others: outside totals, targets and what may be sold (§11). */
  readonly reservedAtoms: bigint;
  /** Missing when it was never priced. ICP's is ignored: it is 1 by definition. */
  readonly price?: TokenPrice | undefined;
  /** Whether the portfolio is meant to hold it. */
  readonly active: boolean;
  /** Share asked for, before normalisation; counts only while the token is active. */
  readonly targetBp: bigint;
  readonly pausedBy?: TokenPause["by"] | undefined;
  /** How venues are paid in it. */
  readonly way: PayWay;
};

/** How a venue takes ledger fees out of what passes through it (§4, §5, §7). */
export type FeeTerms = {
  readonly venueId: VenueId;
  /** Transfer fees of the input that come out of a leg's amount before it is swapped. */
  readonly insideFeeCount: bigint;
  /** Transfer fees of the input beside a leg's amount, by the way it is paid. */
  readonly besideFeeCount: Readonly<Record<PayWay, bigint>>;
  /** Whether its answers and minimums are after (`net`) or before (`gross`) the payout's fee. */
  readonly answers: "net" | "gross";
};

/** A pair that is left alone for a while, because it has no pool or no price. */
export type SkippedPair = {
  readonly sellId: TokenId;
  readonly buyId: TokenId;
  readonly untilNs: bigint;
};

/** Everything a plan depends on beside configuration, draws and quotes; frozen. */
export type Picture = {
  readonly takenAtNs: bigint;
  /** The base asset: ICP. */
  readonly icpId: TokenId;
  /** At most 255, each once, in any order. */
  readonly tokens: readonly TokenState[];
  /** Terms of the venues that are switched on, in the configured order. */
  readonly venues: readonly FeeTerms[];
  readonly skippedPairs: readonly SkippedPair[];
};

/**
 * What one venue answered to its ladder, or to one fresh quote. What venues answer to the port
 * (`VenueLadder`) is one.
 */
export type VenueQuotes =
  | {
      readonly type: "open";
      readonly spot: SpotRatio;
      /** What the venue itself takes of a swap. */
      readonly venueFeeBp: bigint;
      /** One for each amount asked, in that order; anything for an amount of zero. */
      readonly quotes: readonly VenueQuote[];
    }
  /** It has no pool or no price for the pair. */
  | { readonly type: "no_pool" }
  /** It said nothing usable: that tells nothing about the pair. */
  | { readonly type: "unreachable" };
