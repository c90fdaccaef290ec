import type { QuoteVerdict } from "./quote.js";

/** Why no pair is traded, with figures, in the order of the checks. */
export type PairRefusal =
  /** Every token that is held or active is paused. */
  | { readonly type: "AllPaused"; readonly pausedCount: number }
  /** No token is further from its target than the least difference, or none that may be traded. */
  | { readonly type: "NoCandidates"; readonly barredCount: number; readonly diffBpMin: bigint }
  /** There is nothing to sell, or nothing to buy. */
  | { readonly type: "OneSided"; readonly sellerCount: number; readonly buyerCount: number }
  /** Each pair there is was put on the skip list. */
  | { readonly type: "AllPairsSkipped"; readonly pairCount: number };

/** Why a size is not traded, with figures, in the order of the checks. */
export type SizeRefusal =
  /** No venue is switched on. */
  | { readonly type: "NoVenue" }
  /** The value wanted buys less than one atom of the sold token. */
  | { readonly type: "SizeZero"; readonly valueE8s: bigint }
  /** Everything in the account is promised, reserved or needed for fees. */
  | {
      readonly type: "NothingSpendable";
      readonly liquidAtoms: bigint;
      readonly inFlightAtoms: bigint;
      readonly reservedAtoms: bigint;
      readonly feesAtoms: bigint;
    }
  /** Worth less than a trade must be (B-59). */
  | { readonly type: "BelowMinimum"; readonly valueE8s: bigint; readonly valueE8sMin: bigint }
  /** One transfer fee of the sold token is too large a share of the amount (§4). */
  | {
      readonly type: "TransferFeeShare";
      readonly feeAtoms: bigint;
      readonly amountAtoms: bigint;
      readonly feeBp: bigint;
      readonly feeBpMax: bigint;
    }
  /** All ledger fees of the cheapest way are too large a share of the value: `fee_bp_max`. */
  | LedgerFeeShare;

/** Ledger fees that are not worth their trade, with figures. */
export type LedgerFeeShare = {
  readonly type: "LedgerFeeShare";
  readonly feesE8s: bigint;
  readonly valueE8s: bigint;
  readonly feeBp: bigint;
  readonly feeBpMax: bigint;
};

/** Why a smaller trade is no way out either, in the order of the checks (§5, Reduced). */
export type ReducedRefusal =
  /** No venue answered even for a tenth of the size. */
  | { readonly type: "NoQuote" }
  | { readonly type: "BelowMinimum"; readonly valueE8s: bigint; readonly valueE8sMin: bigint }
  | LedgerFeeShare
  /** The fresh quote at the reduced size is not valid. */
  | {
      readonly type: "FreshQuoteInvalid";
      readonly verdict: QuoteVerdict;
      readonly slippageBp: bigint;
      readonly slippageBpMax: bigint;
    };

/** Why a pair has no route, in the order of the checks. */
export type RouteRefusal =
  /**
   * Every venue says that it has no pool or no price: the only reason to skip the pair for long.
   */
  | { readonly type: "NoPoolOrPrice" }
  | ReducedRefusal
  /** The best price of those that answered is further below the known one than prices may jump. */
  | { readonly type: "PriceNotBelieved"; readonly belowBp: bigint; readonly belowBpMax: bigint }
  /** A leg's minimum would be zero, which protects from nothing (B-57). */
  | { readonly type: "NoMinimum"; readonly expectedOutAtoms: bigint };

/** The five reasons by which skipped attempts are counted. */
export type SkipReason =
  | "no_pairs_found"
  | "no_execution_path"
  | "tokens_filtered"
  | "paused_tokens"
  | "insufficient_candidates";

/** Which of the five counters a refusal belongs to. */
export function skipReasonOf(refusal: PairRefusal | SizeRefusal | RouteRefusal): SkipReason {
  switch (refusal.type) {
    case "AllPaused":
      return "paused_tokens";
    case "NoCandidates":
      return "tokens_filtered";
    case "OneSided":
      return "insufficient_candidates";
    case "AllPairsSkipped":
      return "no_pairs_found";
    default:
      return "no_execution_path";
  }
}
