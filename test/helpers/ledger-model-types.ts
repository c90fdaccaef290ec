import type { Account } from "../../src/wire/icrc-ledger.js";

/** What the model has to know of the token. */
export type ModelRules = {
  readonly minter: Account;
  readonly collector: Account | undefined;
  readonly fee: bigint;
  readonly window: bigint;
  readonly drift: bigint;
  readonly maxMinted: bigint | undefined;
  /** Who may do what, by the texts of their principals. */
  readonly roles: Readonly<Record<PrivilegedAct["do"], readonly string[]>>;
};

/** Anything that takes a role. */
export type PrivilegedAct = {
  readonly do:
    | "setFeeCollector"
    | "mint"
    | "burn"
    | "freezeAccount"
    | "unfreezeAccount"
    | "freezePrincipal"
    | "unfreezePrincipal"
    | "pause"
    | "unpause"
    | "deactivate"
    | "lock"
    | "unlock"
    | "burnLocked"
    | "transferLocked";
  readonly createdAt: bigint;
  readonly account?: Account;
  readonly to?: Account;
  readonly principal?: string;
  readonly amount?: bigint;
  readonly lockId?: bigint;
  readonly expiresAt?: bigint;
};

/** A lock that the model knows. */
export type ModelLock = {
  readonly account: string;
  readonly module: string;
  readonly id: bigint;
  amount: bigint;
  readonly expiresAt: bigint | undefined;
};

/** Why nothing of the kind is taken. */
export type Unavailable = {
  Err: { TemporarilyUnavailable: null } | { GenericError: { error_code: bigint; message: string } };
};

/** Why a time is refused. */
export type TimeRefusal = {
  Err:
    | { TooOld: null }
    | { CreatedInFuture: { ledger_time: bigint } }
    | { Duplicate: { duplicate_of: bigint } };
};

/** What a spender may take. */
export type AllowanceEntry = { amount: bigint; expiresAt: bigint | undefined };
