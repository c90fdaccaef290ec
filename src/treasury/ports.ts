import type { TokenId, VenueId } from "./ids.js";
import type { Account, BlockHistory, FeeCollector, Leg, Token, TokenFacts } from "./model.js";
import type { FeeTerms } from "./planner/model.js";

/**
 * What came of asking somebody outside.
 *
 * - `answered`: a reply that could be read.
 * - `undelivered`: it is proven that the other side did not run the call.
 * - `unknown`: a reject, bytes that say nothing, or no answer in time. For a query that is a
 *   failure like any other; for a call that moves money it proves nothing.
 */
export type Answer<T> =
  | { readonly type: "answered"; readonly value: T }
  | { readonly type: "undelivered"; readonly reason: string }
  | { readonly type: "unknown"; readonly reason: string };

/**
 * A transfer or approval as it is journalled: sent again, it is the same one (ICRC-1
 * deduplication).
 */
export type Payment = {
  readonly amountAtoms: bigint;
  readonly feeAtoms: bigint;
  readonly createdAtNs: bigint;
  /** Goes into the memo as 8 big-endian bytes. */
  readonly operationId: bigint;
};

/** What a ledger says of a transfer or approval. `done` also when it was done before. */
export type PaymentReply =
  | { readonly type: "done"; readonly blockIndex: bigint }
  | { readonly type: "bad_fee"; readonly feeAtoms: bigint }
  | { readonly type: "insufficient_funds"; readonly balanceAtoms: bigint }
  /** Too old to be deduplicated: whether it was ever done is for the blocks to say. */
  | { readonly type: "too_old" }
  /** Nothing has moved, for another reason. */
  | { readonly type: "refused"; readonly reason: string };

/** One block that touches the treasury's account. */
export type StatementEntry = {
  readonly blockIndex: bigint;
  readonly atNs: bigint;
  readonly kind: "in" | "out" | "approve";
  readonly amountAtoms: bigint;
  /** Charged to our account; 0 for what comes in. */
  readonly feeAtoms: bigint;
  /** The venue principal on the other side or spending, when it is one of those asked about. */
  readonly counterparty?: Uint8Array;
  /** The other side: a raw principal, an account identifier of 32 bytes, or nothing for a mint. */
  readonly otherSide: Uint8Array;
  /** The memo of a payment of ours, read as an operation id. */
  readonly operationId?: bigint;
};

/** The fee of a block that went to the treasury's account, whoever paid it. */
export type CollectedFee = { readonly blockIndex: bigint; readonly feeAtoms: bigint };

/** Blocks of a ledger, in order, from the index asked for on. */
export type Statement = {
  readonly entries: readonly StatementEntry[];
  /** What the account collected from these blocks, where the treasury collects fees. */
  readonly collected?: readonly CollectedFee[];
  /** Who collects from the next block on, when these blocks say anything new about it. */
  readonly feeCollector?: FeeCollector;
  /** First block that was not examined. */
  readonly nextBlockIndex: bigint;
  /** Whether that was the tip of the ledger when it answered. */
  readonly isComplete: boolean;
};

/** What the treasury needs of token ledgers: no more than DFINITY's own ledgers offer (§7). */
export interface LedgerPort {
  balance(token: Token): Promise<Answer<bigint>>;
  balanceOf(token: Token, account: Account): Promise<Answer<bigint>>;
  facts(ledgerBytes: Uint8Array): Promise<Answer<TokenFacts>>;
  /** How many blocks the ledger has. */
  tip(ledgerBytes: Uint8Array, history: BlockHistory): Promise<Answer<bigint>>;
  /** Who collects fees now, on ledgers that tell; `undefined` on those whose blocks tell. */
  feeCollector(
    ledgerBytes: Uint8Array,
    history: BlockHistory,
  ): Promise<Answer<FeeCollector | undefined>>;
  transfer(token: Token, to: Account, payment: Payment): Promise<Answer<PaymentReply>>;
  approve(token: Token, approval: Approval): Promise<Answer<PaymentReply>>;
  allowance(token: Token, spender: Uint8Array): Promise<Answer<Allowance>>;
  statement(token: Token, counterparties: readonly Uint8Array[]): Promise<Answer<Statement>>;
}

/** An allowance to be set; it replaces what stood. */
export type Approval = Payment & {
  readonly spender: Uint8Array;
  readonly expiresAtNs?: bigint;
};

/** What a venue may still pull. */
export type Allowance = { readonly amountAtoms: bigint; readonly expiresAtNs?: bigint };

/** Unpredictable bytes for one cycle (B-62). */
export interface RandomnessPort {
  seed(): Promise<Answer<Uint8Array>>;
}

/** The two tokens of a question to a venue. */
export type Pair = { readonly sell: Token; readonly buy: Token };

/** An exact price: `outAtoms` of the bought token for `inAtoms` of the sold one, before any fee. */
export type SpotRatio = { readonly inAtoms: bigint; readonly outAtoms: bigint };

/** One answer of a quote ladder; `reason` says why there is none. */
export type VenueQuote =
  | {
      readonly type: "quote";
      /** Reaches the treasury's account. */
      readonly netOutAtoms: bigint;
      /** Before the ledger fee of the payout: what slippage is measured on. */
      readonly grossOutAtoms: bigint;
    }
  | { readonly type: "none"; readonly reason: string };

/** What a venue says of a pair: its price, its fees, and a quote for each amount asked. */
export type VenueLadder =
  | {
      readonly type: "open";
      /** Principal that is paid and pays out. */
      readonly counterparty: Uint8Array;
      readonly spot: SpotRatio;
      readonly venueFeeBp: bigint;
      /** Ledger fees as the venue knows them; a swap must name them (ICPSwap). */
      readonly sellFeeAtoms: bigint;
      readonly buyFeeAtoms: bigint;
      readonly quotes: readonly VenueQuote[];
    }
  /** There is no pool or no price: the pair is skipped here for a while. */
  | { readonly type: "no_pool"; readonly reason: string }
  /** It did not answer, or not readably: says something about the venue, not about the pair. */
  | { readonly type: "unreachable"; readonly reason: string }
  /** It knows other ledger fees than we do: one of us is behind, and it would refuse. */
  | { readonly type: "other_fees"; readonly reason: string };

/** What a venue says to a swap. Only ledgers say what was paid. */
export type SwapReply =
  | {
      readonly type: "accepted";
      readonly outAtoms: bigint;
      /** The payout failed and is owed as a claim of this amount. */
      readonly claim?: { readonly claimId: bigint; readonly amountAtoms: bigint };
    }
  | { readonly type: "refused"; readonly reason: string; readonly fault: SwapFault };

/** What a refusal says about doing it again. */
export type SwapFault = "price" | "allowance" | "fee" | "duplicate" | "expired" | "venue";

/** What a venue still holds for us from one pair. */
export type VenueSight = {
  readonly unusedSellAtoms: bigint;
  readonly unusedBuyAtoms: bigint;
  /** On our deposit sub-account of the pool: invisible to the pool itself. */
  readonly subaccountSellAtoms: bigint;
  readonly claims: readonly VenueClaim[];
};

/** A payout a venue owes. */
export type VenueClaim = {
  readonly claimId: bigint;
  readonly tokenId: TokenId;
  readonly amountAtoms: bigint;
};

/** One exchange. Every method resolves and never rejects. */
export interface VenuePort {
  readonly venueId: VenueId;
  /** What it keeps for us: claims of its own, all shown at once, or balances in each pool. */
  readonly holds: "claims" | "balances";
  /** How it takes ledger fees out of what passes through it. */
  readonly terms: FeeTerms;
  /** Price of a pair without a size; the way prices are synced. */
  spot(pair: Pair): Promise<Answer<SpotRatio | "no_pool">>;
  /** Asks for every amount at once: all calls are started before the first is awaited. */
  ladder(pair: Pair, askedAtoms: readonly bigint[]): Promise<VenueLadder>;
  /** Where a leg in the transfer way is paid to. */
  payee(leg: Leg): Account;
  /** Whether a leg in the transfer way may be paid at all: Kong loses what it does not know. */
  acceptsTransfer(pair: Pair): Promise<Answer<boolean>>;
  submit(leg: Leg, pair: Pair): Promise<Answer<SwapReply>>;
  /** Looks for money of a leg; asked only when its proceeds are late or its answer is unknown. */
  look(leg: Leg, pair: Pair): Promise<Answer<VenueSight>>;
  /** Moves the sub-account's money into the unused balance. */
  deposit(leg: Leg, pair: Pair, amountAtoms: bigint): Promise<Answer<CollectReply>>;
  /** Sends the unused balance of one side home. */
  withdraw(leg: Leg, pair: Pair, side: WithdrawSide): Promise<Answer<CollectReply>>;
  claim(claimId: bigint): Promise<Answer<CollectReply>>;
}

/** Which unused balance is sent home. */
export type WithdrawSide = {
  readonly token: Token;
  readonly amountAtoms: bigint;
};

/** What a venue says to being asked for our money. Only ledgers say what came. */
export type CollectReply =
  | { readonly type: "accepted" }
  | { readonly type: "refused"; readonly reason: string };
