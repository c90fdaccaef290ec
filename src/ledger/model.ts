import type { Account } from "./account.js";

/** What every transaction of ICRC-1 and ICRC-2 may carry. */
export type Terms = {
  /** What the ledger charged; 0 for mints and burns. */
  readonly feeAtoms: bigint;
  /** Whether the caller named the fee: it then stands inside the block's `tx` (ICRC-3). */
  readonly isFeeGiven: boolean;
  /** Whether the fee went to the collector; otherwise it left the supply (ICRC-107). */
  readonly isFeeCollected: boolean;
  readonly memo: Uint8Array | undefined;
  readonly createdAtNs: bigint | undefined;
};

/** Tokens made by the minting account (ICRC-1). */
export type Mint = Terms & {
  readonly type: "mint";
  readonly to: Account;
  readonly amountAtoms: bigint;
};

/** Tokens sent to the minting account, and so destroyed (ICRC-1). */
export type Burn = Terms & {
  readonly type: "burn";
  readonly from: Account;
  readonly spender: Account | undefined;
  readonly amountAtoms: bigint;
};

/** Tokens moved, by their owner or by a spender (ICRC-1, ICRC-2). */
export type Transfer = Terms & {
  readonly type: "transfer";
  readonly from: Account;
  readonly to: Account;
  readonly spender: Account | undefined;
  readonly amountAtoms: bigint;
};

/** A spender may take `amountAtoms`, fees included; what stood before is replaced (ICRC-2). */
export type Approve = Terms & {
  readonly type: "approve";
  readonly from: Account;
  readonly spender: Account;
  readonly amountAtoms: bigint;
  readonly expectedAllowanceAtoms: bigint | undefined;
  readonly expiresAtNs: bigint | undefined;
};

/** A transaction that anybody can cause. */
export type TokenTransaction = Mint | Burn | Transfer | Approve;

/** What every privileged transaction carries: who did it, when the caller says, and why. */
export type Mandate = {
  /** The caller's principal, raw. */
  readonly caller: Uint8Array;
  readonly createdAtNs: bigint;
  readonly reason: string | undefined;
};

/** Fees go to this account from this block on, or are burnt (ICRC-107). */
export type SetFeeCollector = Mandate & {
  readonly type: "setFeeCollector";
  readonly collector: Account | undefined;
};

/** Tokens made or destroyed by a privileged caller (ICRC-122, ICRC-152). */
export type AuthorizedSupplyChange = Mandate & {
  readonly type: "authorizedMint" | "authorizedBurn";
  readonly account: Account;
  readonly amountAtoms: bigint;
};

/** One account stands still, or moves again (ICRC-123, ICRC-153). */
export type AccountFreeze = Mandate & {
  readonly type: "freezeAccount" | "unfreezeAccount";
  readonly account: Account;
};

/** All accounts of a principal stand still, or move again (ICRC-123, ICRC-153). */
export type PrincipalFreeze = Mandate & {
  readonly type: "freezePrincipal" | "unfreezePrincipal";
  readonly principal: Uint8Array;
};

/** The whole ledger stands still, for a while or for good (ICRC-124, ICRC-154). */
export type StatusChange = Mandate & { readonly type: "pause" | "unpause" | "deactivate" };

/** Part of an account's balance is bound to a purpose of a module (our own block types). */
export type Lock = Mandate & {
  readonly type: "lock";
  readonly lockId: bigint;
  readonly account: Account;
  readonly amountAtoms: bigint;
  readonly purpose: string;
  readonly expiresAtNs: bigint | undefined;
};

/** Bound tokens are let go, moved or destroyed by the module that bound them. */
export type LockUse = Mandate & {
  readonly type: "unlock" | "burnLocked";
  readonly lockId: bigint;
  readonly account: Account;
  readonly amountAtoms: bigint;
};

/** Bound tokens go to another account, without a fee. */
export type TransferLocked = Mandate & {
  readonly type: "transferLocked";
  readonly lockId: bigint;
  readonly account: Account;
  readonly to: Account;
  readonly amountAtoms: bigint;
};

/** A transaction that takes a role. */
export type PrivilegedTransaction =
  | SetFeeCollector
  | AuthorizedSupplyChange
  | AccountFreeze
  | PrincipalFreeze
  | StatusChange
  | Lock
  | LockUse
  | TransferLocked;

/** Whatever a block can hold. */
export type Transaction = TokenTransaction | PrivilegedTransaction;

/** One entry of the log. What the ledger knows is what its blocks say, and nothing else. */
export type Block = {
  /** When the ledger accepted it. */
  readonly atNs: bigint;
  readonly tx: Transaction;
};

/** Largest amount the ledger keeps: 2^128 − 1 atoms. */
export const AMOUNT_ATOMS_MAX = (1n << 128n) - 1n;
