import type { TokenId, VenueId } from "./ids.js";

/** An account on a token ledger; no sub-account means the default one of 32 zero bytes. */
export type Account = {
  /** Raw principal. */
  readonly owner: Uint8Array;
  readonly subaccount?: Uint8Array;
};

/** How the blocks of a ledger are read: `icrc3_get_blocks`, or `query_blocks` of the ICP ledger. */
export type BlockHistory = "icrc3" | "icp";

/** What a token ledger says of itself; refreshed by the long sync. */
export type TokenFacts = {
  readonly symbol: string;
  readonly decimals: number;
  /** Fee of one transfer or approval, read live (B-66). */
  readonly feeAtoms: bigint;
  readonly history: BlockHistory;
  /** Whether the ledger lists ICRC-2: then venues are paid by a standing allowance (§4). */
  readonly takesApprovals: boolean;
};

/**
 * Who has the fees of a ledger, as far as its blocks were examined; where nobody is named they are
 * burnt.
 *
 * - `icrc107`: an account that collects every fee since it was named, or nobody.
 * - `referred`: the account of a block of an older ledger of DFINITY, which collects from transfers
 *   whose blocks refer to it.
 */
export type FeeCollector =
  | { readonly rule: "icrc107"; readonly isSelf: boolean }
  | { readonly rule: "referred"; readonly isSelf: boolean; readonly blockIndex: bigint };

/** Why a token neither is sold nor bought. */
export type TokenPause = {
  /** `sync` ends by itself when the token answers again; the others need a person. */
  readonly by: "operator" | "breaker" | "sync";
  readonly reason: string;
  readonly atNs: bigint;
};

/** One token of the portfolio. */
export type Token = TokenFacts & {
  readonly tokenId: TokenId;
  /** Place in the registry, never given twice; what stable records call the token. */
  readonly tokenIndex: number;
  /** Raw principal of the ledger: the order of tokens in draws. */
  readonly ledgerBytes: Uint8Array;
  /** Whether the portfolio is meant to hold it. An inactive token that is held is sold off. */
  readonly active: boolean;
  /** Share asked for, before normalisation. */
  readonly targetBp: bigint;
  readonly pause?: TokenPause;
  readonly addedAtNs: bigint;
  /** Whether it was taken out of the portfolio; its index and its books stay. */
  readonly isRemoved: boolean;
  /** When a person last lifted a pause: older falls do not trip again. */
  readonly resumedAtNs: bigint;
  /** First block of the ledger that was not examined yet. */
  readonly nextBlockIndex: bigint;
  /** Who collects fees from that block on; left out while nobody was named. */
  readonly feeCollector?: FeeCollector;
};

/** What the treasury is doing (B-67). */
export type Status =
  | { readonly type: "idle" }
  | { readonly type: "trading" }
  | { readonly type: "paused"; readonly reason: string }
  | { readonly type: "failed"; readonly reason: string };

/**
 * How a leg pays its venue (§4): the venue pulls from a standing allowance, or we transfer first.
 */
export type PayWay = "allowance" | "transfer";

/**
 * Where a leg stands.
 *
 * - `planned`: journalled. When `sentAtNs` is set, the payment was sent and its outcome is unknown.
 * - `paid`: transfer way only; the payment is block `payBlockIndex`.
 * - `submitted`: the venue was asked to swap; `answer` says what it replied. Without `money` its
 *   proceeds are home, and the block of its payment is still to be seen.
 * - `claim_pending`: the venue owes a claim that it has not paid.
 * - `suspense`: nobody can say yet where the money is; `note` says what a person must do.
 * - `settled`, `refunded`, `cancelled`, `manual` are final: the proceeds came, the payment came
 *   back, nothing ever left, a person closed it.
 */
export type LegState =
  | "planned"
  | "paid"
  | "submitted"
  | "claim_pending"
  | "suspense"
  | "settled"
  | "refunded"
  | "cancelled"
  | "manual";

/** What the venue replied to the swap. Only the ledger says what it paid. */
export type LegAnswer =
  | { readonly type: "none" }
  /** It swapped: `outAtoms` before the payout's ledger fee. */
  | { readonly type: "accepted"; readonly outAtoms: bigint }
  /** It refused in its own words; what was paid comes back or waits at the venue. */
  | { readonly type: "refused"; readonly reason: string }
  /** No reply, a reject or bytes that say nothing. */
  | { readonly type: "unknown"; readonly reason: string }
  /**
   * It takes the payment's block no more: an earlier call has taken it, whose answer was lost, or
   * it is too old. To ask again brings nothing; the money is with the venue or on its way.
   */
  | { readonly type: "closed"; readonly reason: string };

/** Where the money of a leg is, as far as it is known. */
export type Place = "in_flight" | "unused" | "subaccount" | "claim" | "suspense";

/** The money of an open leg that has left the treasury's account. */
export type LegMoney = {
  readonly side: "sell" | "buy";
  readonly amountAtoms: bigint;
  readonly place: Place;
};

/** One order at one venue: a state machine that ends when the ledgers say so (§6, §7). */
export type Leg = {
  readonly legId: bigint;
  readonly cycleId: bigint;
  readonly tradeId: bigint;
  readonly venueId: VenueId;
  readonly way: PayWay;
  readonly sellIndex: number;
  readonly buyIndex: number;
  /** Principal that is paid and that pays out: Kong's backend, or the ICPSwap pool. */
  readonly counterparty: Uint8Array;
  /** What the treasury spends, without the fee of its own transfer. */
  readonly sizeAtoms: bigint;
  /** What the venue is asked to swap: the size on Kong, the size less a fee on ICPSwap. */
  readonly askedAtoms: bigint;
  /** Least that must reach the treasury's account. */
  readonly minOutAtoms: bigint;
  /** What the quote promised to our account. */
  readonly expectedOutAtoms: bigint;
  /** Out at the venue's spot price, without any fee: the yardstick of cost. */
  readonly spotOutAtoms: bigint;
  readonly venueFeeBp: bigint;
  readonly sellFeeAtoms: bigint;
  readonly buyFeeAtoms: bigint;
  /** Time of the payment: `created_at_time` of every repetition. */
  readonly openedAtNs: bigint;
  readonly state: LegState;
  readonly changedAtNs: bigint;
  readonly sentAtNs?: bigint;
  readonly answer: LegAnswer;
  readonly money?: LegMoney;
  readonly payBlockIndex?: bigint;
  readonly payoutBlockIndex?: bigint;
  readonly claimId?: bigint;
  /** What came home: of the bought token when settled, of the sold one when refunded. */
  readonly receivedAtoms: bigint;
  /** For people: what happened, or what is to be done. */
  readonly note: string;
};

/** Whether the proceeds of a leg are home before the block of its payment was seen. */
export function isUnproven({ state, sentAtNs, money, payBlockIndex }: Leg): boolean {
  const isHome = sentAtNs !== undefined && money === undefined;
  return isHome && payBlockIndex === undefined && !isFinal(state);
}

/** Whether nothing more is to be done for a leg. */
export function isFinal(state: LegState): boolean {
  return state === "settled" || state === "refunded" || state === "cancelled" || state === "manual";
}

/** A payment that is no leg, or money that came in. */
export type Transfer = {
  readonly transferId: bigint;
  readonly kind: "deposit" | "withdrawal" | "approval";
  readonly tokenIndex: number;
  /** Moved, or allowed; without the fee. */
  readonly amountAtoms: bigint;
  /** Charged to the treasury's account. */
  readonly feeAtoms: bigint;
  /** Where it goes to or came from: a raw principal, or an account identifier of the ICP ledger. */
  readonly otherSide: Uint8Array;
  readonly otherSubaccount?: Uint8Array;
  /** Expiry of an approval. */
  readonly expiresAtNs?: bigint;
  /** Time of the payment: `created_at_time` of every repetition. */
  readonly openedAtNs: bigint;
  readonly changedAtNs: bigint;
  /** `sent`: its outcome is not known yet; `done` and `cancelled` are final. */
  readonly state: "sent" | "done" | "cancelled";
  readonly blockIndex?: bigint;
  /** Why a person withdrew, or why it was cancelled. */
  readonly note: string;
};

/** The portfolio at one moment, valued at the prices that were in force. */
export type Snapshot = {
  readonly atNs: bigint;
  readonly kind: "before_trade" | "after_trade" | "hourly";
  readonly totalE8s: bigint;
  /** Value of one unit, which deposits and withdrawals do not change (B-60). */
  readonly unitValueE8s: bigint;
  readonly holdings: readonly SnapshotHolding[];
};

/** One token of a snapshot. */
export type SnapshotHolding = {
  readonly tokenIndex: number;
  readonly amountAtoms: bigint;
  readonly priceE8s: bigint;
  /** Deposits less withdrawals since the first block. */
  readonly netFlowAtoms: bigint;
};

/** One accepted price. */
export type PricePoint = {
  readonly tokenIndex: number;
  readonly atNs: bigint;
  readonly priceE8s: bigint;
  readonly source: "sync" | "fill";
};

/** What a trade came to, in e8s of ICP at the prices it was planned with. */
export type TradeCost = {
  /** Value of what was swapped at the spot price: what the shares below are of. */
  readonly tradedE8s: bigint;
  readonly priceImpactE8s: bigint;
  readonly venueFeeE8s: bigint;
  readonly ledgerFeeE8s: bigint;
};

/** One trade: what a plan came to, over all its legs. */
export type Trade = {
  readonly tradeId: bigint;
  readonly cycleId: bigint;
  readonly outcome: TradeOutcome;
  /** Whether it sells into ICP because the pair itself had no route (safety nets 1 and 2). */
  readonly isFallback: boolean;
  readonly isExact: boolean;
  readonly sellIndex: number;
  readonly buyIndex: number;
  readonly sizeAtoms: bigint;
  readonly valueE8s: bigint;
  readonly sellPriceE8s: bigint;
  readonly buyPriceE8s: bigint;
  readonly legIds: readonly bigint[];
  readonly openedAtNs: bigint;
  /** `open` until every leg is final; `filled` when one brought proceeds. */
  readonly state: "open" | "filled" | "failed";
  readonly closedAtNs?: bigint;
  readonly soldAtoms: bigint;
  readonly boughtAtoms: bigint;
  readonly cost?: TradeCost;
};

/** How a route was found. */
export type TradeOutcome = "single" | "split" | "partial" | "reduced";

/** Something a person should know about. */
export type Alert = {
  readonly atNs: bigint;
  readonly kind: AlertKind;
  readonly message: string;
  readonly tokenIndex?: number;
  readonly legId?: bigint;
};

/** What alerts are about. */
export type AlertKind =
  | "breaker"
  | "price"
  | "ledger"
  | "venue"
  | "suspense"
  | "unexplained"
  | "cycle"
  | "invariant";

/** Value set aside for another area (§11). */
export type Reservation = {
  readonly reservationId: string;
  readonly purpose: string;
  readonly owner: string;
  readonly tokenIndex: number;
  readonly amountAtoms: bigint;
  readonly expiresAtNs?: bigint;
};
