import type { Result } from "../kernel/result.js";

/** An account on a token ledger; no sub-account means the default one. */
export type Account = {
  /** Raw principal. */
  readonly owner: Uint8Array;
  readonly subaccount?: Uint8Array;
};

/** Why a ledger did not move tokens. `Unreachable` is a call that was rejected or made no sense. */
export type LedgerRefusal =
  | { readonly type: "BadFee"; readonly expectedFeeAtoms: bigint }
  | { readonly type: "BadBurn"; readonly burnAtomsMin: bigint }
  | { readonly type: "InsufficientFunds"; readonly balanceAtoms: bigint }
  | { readonly type: "InsufficientAllowance"; readonly allowanceAtoms: bigint }
  | { readonly type: "TooOld" }
  | { readonly type: "CreatedInFuture"; readonly ledgerTimeNs: bigint }
  | { readonly type: "Duplicate"; readonly duplicateOfIndex: bigint }
  | { readonly type: "TemporarilyUnavailable" }
  | { readonly type: "GenericError"; readonly errorCode: bigint; readonly message: string }
  | { readonly type: "Unreachable"; readonly message: string };

/** What a ledger says of itself. */
export type LedgerFacts = {
  readonly name: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly feeAtoms: bigint;
  /** Names of the standards it lists, such as "ICRC-2". */
  readonly standards: readonly string[];
};

/** Tokens of the venue's own that are to leave one of its accounts. */
export type Transfer = {
  readonly fromSubaccount?: Uint8Array;
  readonly to: Account;
  readonly amountAtoms: bigint;
  /** Stated so that the ledger refuses another one; left out, the ledger takes its own. */
  readonly feeAtoms?: bigint;
  readonly memo?: Uint8Array;
};

/** Tokens of somebody who allowed the venue to take them. */
export type TransferFrom = {
  readonly from: Account;
  readonly to: Account;
  readonly amountAtoms: bigint;
  readonly feeAtoms?: bigint;
  readonly memo?: Uint8Array;
};

/** By which method a ledger shows its blocks. */
export type BlockMethod = "icrc3_get_blocks" | "query_blocks" | "get_transactions";

/** A payment that somebody says they made. */
export type PaymentQuery = {
  readonly method: BlockMethod;
  readonly blockIndex: bigint;
  readonly payer: Uint8Array;
  readonly payee: Uint8Array;
};

/** What a ledger's block says of a payment. What the block does not tell is `undefined`. */
export type PaymentBlock = {
  /** The operation in the ledger's words, such as "1xfer" or "Transfer". */
  readonly operation: string | undefined;
  readonly amountAtoms: bigint | undefined;
  readonly atNs: bigint | undefined;
  /** Whether the default account of the payer is debited. */
  readonly isFromPayer: boolean | undefined;
  /** Whether the default account of the payee is credited. */
  readonly isToPayee: boolean | undefined;
  readonly hasSpender: boolean;
};

/** What the venues need of token ledgers. Resolves, never rejects. */
export interface TokenLedgersPort {
  describe(ledger: Uint8Array): Promise<Result<LedgerFacts, string>>;
  feeAtoms(ledger: Uint8Array): Promise<Result<bigint, string>>;
  /** Answers the index of the block. */
  transfer(ledger: Uint8Array, transfer: Transfer): Promise<Result<bigint, LedgerRefusal>>;
  /** Answers the index of the block. */
  transferFrom(ledger: Uint8Array, transfer: TransferFrom): Promise<Result<bigint, LedgerRefusal>>;
  /** Answers `undefined` when the ledger has no such block. */
  findPayment(
    ledger: Uint8Array,
    query: PaymentQuery,
  ): Promise<Result<PaymentBlock | undefined, string>>;
}

/** How principals are written as text: the venues name ledgers and users that way. */
export interface PrincipalsPort {
  /** Reads the text of a principal; `undefined` when it is none. */
  parse(text: string): Uint8Array | undefined;
  format(principal: Uint8Array): string;
}
