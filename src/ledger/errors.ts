import type { AccountError } from "./account.js";

/** The caller's accounts or memo cannot be taken as they are. */
export type MalformedError =
  | AccountError
  | { readonly type: "MemoTooLong"; readonly byteCount: number; readonly byteCountMax: number };

/** The ledger takes nothing at the moment, or never again (ICRC-154). */
export type StatusError =
  | { readonly type: "LedgerPaused" }
  | { readonly type: "LedgerDeactivated" };

/** The same transaction was made before, or its time is out of bounds (ICRC-1, "Deduplication"). */
export type TimeError =
  | { readonly type: "TooOld"; readonly createdAtNsMin: bigint }
  | { readonly type: "CreatedInFuture"; readonly ledgerTimeNs: bigint }
  | { readonly type: "Duplicate"; readonly duplicateOfIndex: number };

/** The caller named a fee other than the ledger's. */
export type BadFee = { readonly type: "BadFee"; readonly expectedFeeAtoms: bigint };

/** The account holds less than the amount and the fee; what is locked does not count. */
export type InsufficientFunds = {
  readonly type: "InsufficientFunds";
  readonly availableAtoms: bigint;
};

/** An account of the transaction is frozen, itself or by its owner (ICRC-153). */
export type AccountFrozen = { readonly type: "AccountFrozen"; readonly party: AccountParty };

/** Which of a transaction's accounts is meant. */
export type AccountParty = "from" | "to" | "spender";

/** More tokens would exist than may. */
export type SupplyError =
  | { readonly type: "MintCapReached"; readonly headroomAtoms: bigint }
  | { readonly type: "MintBudgetSpent"; readonly remainingAtoms: bigint }
  | { readonly type: "AmountTooLarge"; readonly amountAtomsMax: bigint };

/** Every way `icrc1_transfer` refuses, in the order of the checks. */
export type TransferError =
  | MalformedError
  | StatusError
  | { readonly type: "MintToMintingAccount" }
  | BadFee
  | { readonly type: "BadBurn"; readonly amountAtomsMin: bigint }
  | TimeError
  | AccountFrozen
  | SupplyError
  | InsufficientFunds;

/** Every way `icrc2_transfer_from` refuses, in the order of the checks. */
export type TransferFromError =
  | MalformedError
  | StatusError
  | { readonly type: "MintByAllowance" }
  | BadFee
  | { readonly type: "BadBurn"; readonly amountAtomsMin: bigint }
  | TimeError
  | AccountFrozen
  | { readonly type: "InsufficientAllowance"; readonly allowanceAtoms: bigint }
  | InsufficientFunds;

/** Every way `icrc2_approve` refuses, in the order of the checks. */
export type ApproveError =
  | MalformedError
  | StatusError
  | { readonly type: "SelfApproval" }
  | { readonly type: "ApprovalByMintingAccount" }
  | BadFee
  | TimeError
  | AccountFrozen
  | InsufficientFunds
  | { readonly type: "Expired"; readonly ledgerTimeNs: bigint }
  | { readonly type: "AllowanceChanged"; readonly currentAllowanceAtoms: bigint };

/** Every way a method that takes a role refuses, in the order of the checks. */
export type PrivilegedError =
  /** The caller does not hold the role. */
  | { readonly type: "Unauthorized" }
  | {
      readonly type: "TextTooLong";
      readonly field: "reason" | "purpose";
      readonly length: number;
      readonly lengthMax: number;
    }
  | { readonly type: "InvalidAccount"; readonly why: "mintingAccount" | "anonymous" }
  /** An amount of zero. */
  | { readonly type: "InvalidAmount" }
  | StatusError
  | TimeError
  | { readonly type: "AlreadyPaused" }
  | { readonly type: "NotPaused" }
  | { readonly type: "AlreadyFrozen" }
  | { readonly type: "Expired"; readonly ledgerTimeNs: bigint }
  /** The module has a lock of this id on the account already. */
  | { readonly type: "LockExists"; readonly lockedAtoms: bigint }
  | { readonly type: "TooManyLocks"; readonly countMax: number }
  /** The module never made this lock, or it is used up, or it expired. */
  | { readonly type: "NoSuchLock" }
  | { readonly type: "InsufficientLock"; readonly lockedAtoms: bigint }
  | SupplyError
  | InsufficientFunds;
