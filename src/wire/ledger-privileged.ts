import { err, ok, type Result } from "../kernel/result.js";
import {
  type AccountError,
  type Account as LedgerAccount,
  OWNER_BYTES_MAX,
} from "../ledger/account.js";
import type { PrivilegedError } from "../ledger/errors.js";
import type { Mandate, PrivilegedTransaction } from "../ledger/model.js";
import { Account } from "./icrc-ledger.js";
import { IDL, type Principal } from "./idl.js";
import { toAccount } from "./ledger-account.js";
import { method } from "./method.js";

/*
 * Methods that take a role: ICRC-107 (fee collector), ICRC-152 (mint and burn), ICRC-153 (freeze),
 * ICRC-154 (pause), and our locks. All are answered with the index of a block or a refusal, and all
 * make one transaction of their arguments.
 */

const GenericError = IDL.Record({ error_code: IDL.Nat, message: IDL.Text });
const timeErrors = {
  TooOld: IDL.Null,
  CreatedInFuture: IDL.Record({ ledger_time: IDL.Nat64 }),
  Duplicate: IDL.Record({ duplicate_of: IDL.Nat }),
  GenericError,
};
const reasonAndTime = { reason: IDL.Opt(IDL.Text), created_at_time: IDL.Nat64 };

/** A refusal as Candid writes it: one tag, whatever it carries. */
export type RefusalValue = Readonly<Record<string, unknown>>;
/** The index of the block, or why there is none. */
export type PrivilegedResult = { Ok: bigint } | { Err: RefusalValue };

type ReasonAndTime = { reason: [] | [string]; created_at_time: bigint };

function privilegedMethod<Args>(args: Readonly<Record<string, IDL.Type>>, errors: IDL.Type) {
  return method<[Args], PrivilegedResult>(
    [IDL.Record(args)],
    IDL.Variant({ Ok: IDL.Nat, Err: errors }),
  );
}

/** `icrc107_set_fee_collector`. */
export const setFeeCollector = privilegedMethod<{
  fee_collector: [] | [Account];
  created_at_time: bigint;
}>(
  { fee_collector: IDL.Opt(Account), created_at_time: IDL.Nat64 },
  IDL.Variant({
    AccessDenied: IDL.Text,
    InvalidAccount: IDL.Text,
    Duplicate: IDL.Record({ duplicate_of: IDL.Nat }),
    GenericError,
  }),
);

const mintErrors = {
  Unauthorized: IDL.Text,
  InvalidAccount: IDL.Text,
  InvalidAmount: IDL.Text,
  ...timeErrors,
};
/** `icrc152_mint`. */
export const mint = privilegedMethod<{ to: Account; amount: bigint } & ReasonAndTime>(
  { to: Account, amount: IDL.Nat, ...reasonAndTime },
  IDL.Variant(mintErrors),
);
/** `icrc152_burn`. */
export const burn = privilegedMethod<{ from: Account; amount: bigint } & ReasonAndTime>(
  { from: Account, amount: IDL.Nat, ...reasonAndTime },
  IDL.Variant({ ...mintErrors, InsufficientBalance: IDL.Record({ balance: IDL.Nat }) }),
);

/** `icrc153_freeze_account`. */
export const freezeAccount = privilegedMethod<{ account: Account } & ReasonAndTime>(
  { account: Account, ...reasonAndTime },
  IDL.Variant({
    Unauthorized: IDL.Text,
    InvalidAccount: IDL.Text,
    AlreadyFrozen: IDL.Text,
    ...timeErrors,
  }),
);
/** `icrc153_unfreeze_account`. */
export const unfreezeAccount = privilegedMethod<{ account: Account } & ReasonAndTime>(
  { account: Account, ...reasonAndTime },
  IDL.Variant({ Unauthorized: IDL.Text, InvalidAccount: IDL.Text, ...timeErrors }),
);
/** `icrc153_freeze_principal`. */
export const freezePrincipal = privilegedMethod<{ principal: Principal } & ReasonAndTime>(
  { principal: IDL.Principal, ...reasonAndTime },
  IDL.Variant({
    Unauthorized: IDL.Text,
    InvalidPrincipal: IDL.Text,
    AlreadyFrozen: IDL.Text,
    ...timeErrors,
  }),
);
/** `icrc153_unfreeze_principal`. */
export const unfreezePrincipal = privilegedMethod<{ principal: Principal } & ReasonAndTime>(
  { principal: IDL.Principal, ...reasonAndTime },
  IDL.Variant({ Unauthorized: IDL.Text, InvalidPrincipal: IDL.Text, ...timeErrors }),
);

/** `icrc154_pause`. */
export const pause = privilegedMethod<ReasonAndTime>(
  reasonAndTime,
  IDL.Variant({
    Unauthorized: IDL.Text,
    AlreadyPaused: IDL.Text,
    AlreadyDeactivated: IDL.Text,
    ...timeErrors,
  }),
);
/** `icrc154_unpause`. */
export const unpause = privilegedMethod<ReasonAndTime>(
  reasonAndTime,
  IDL.Variant({
    Unauthorized: IDL.Text,
    NotPaused: IDL.Text,
    AlreadyDeactivated: IDL.Text,
    ...timeErrors,
  }),
);
/** `icrc154_deactivate`. */
export const deactivate = privilegedMethod<ReasonAndTime>(
  reasonAndTime,
  IDL.Variant({ Unauthorized: IDL.Text, AlreadyDeactivated: IDL.Text, ...timeErrors }),
);

const lockErrors = {
  Unauthorized: IDL.Text,
  InvalidAccount: IDL.Text,
  InvalidAmount: IDL.Text,
  TemporarilyUnavailable: IDL.Null,
  ...timeErrors,
};
const boundArgs = {
  account: Account,
  lock_id: IDL.Nat64,
  amount: IDL.Nat,
  ...reasonAndTime,
};
type BoundArgs = { account: Account; lock_id: bigint; amount: bigint } & ReasonAndTime;

/** `lock`. */
export const lock = privilegedMethod<BoundArgs & { purpose: string; expires_at: [] | [bigint] }>(
  { ...boundArgs, purpose: IDL.Text, expires_at: IDL.Opt(IDL.Nat64) },
  IDL.Variant({
    ...lockErrors,
    Expired: IDL.Record({ ledger_time: IDL.Nat64 }),
    LockExists: IDL.Record({ locked: IDL.Nat }),
    TooManyLocks: IDL.Record({ max: IDL.Nat }),
    InsufficientFunds: IDL.Record({ balance: IDL.Nat }),
  }),
);
const useErrors = IDL.Variant({
  ...lockErrors,
  NoSuchLock: IDL.Null,
  InsufficientLock: IDL.Record({ locked: IDL.Nat }),
});
/** `unlock`. */
export const unlock = privilegedMethod<BoundArgs>(boundArgs, useErrors);
/** `burn_locked`. */
export const burnLocked = privilegedMethod<BoundArgs>(boundArgs, useErrors);
/** `transfer_locked`. */
export const transferLocked = privilegedMethod<BoundArgs & { to: Account }>(
  { ...boundArgs, to: Account },
  useErrors,
);

/** What keeps arguments from being a transaction at all. */
export type ArgumentError = AccountError;

/** What every privileged call says of itself. */
export function toMandate(
  caller: Uint8Array,
  args: { readonly reason?: [] | [string]; readonly created_at_time: bigint },
): Mandate {
  return { caller, createdAtNs: args.created_at_time, reason: args.reason?.[0] };
}

/** Makes a transaction that concerns one account. */
export function onAccount(
  account: Account,
  make: (account: LedgerAccount) => PrivilegedTransaction,
): Result<PrivilegedTransaction, ArgumentError> {
  const parsed = toAccount(account);
  return parsed.ok ? ok(make(parsed.value)) : parsed;
}

/** Makes a transaction that concerns a principal. */
export function onPrincipal(
  principal: Principal,
  make: (principal: Uint8Array) => PrivilegedTransaction,
): Result<PrivilegedTransaction, ArgumentError> {
  const bytes = principal.toUint8Array();
  return bytes.length > OWNER_BYTES_MAX
    ? err({ type: "PrincipalTooLong", byteCount: bytes.length })
    : ok(make(bytes));
}

/** The refusals of each method are tags of its own; what it has no tag for is a `GenericError`. */
export type RefusalTags = "107" | "152" | "153account" | "153principal" | "154" | "lock";

/** Writes a refusal with the tags of a standard. */
export function fromPrivilegedError(
  error: PrivilegedError | ArgumentError,
  tags: RefusalTags,
): RefusalValue {
  switch (error.type) {
    case "Unauthorized":
      return {
        [tags === "107" ? "AccessDenied" : "Unauthorized"]: "the caller holds no such role",
      };
    case "InvalidAccount":
    case "SubaccountLength":
    case "PrincipalTooLong":
      return { [tags === "153principal" ? "InvalidPrincipal" : "InvalidAccount"]: describe(error) };
    case "InvalidAmount":
      return { InvalidAmount: "the amount is zero" };
    case "Duplicate":
      return { Duplicate: { duplicate_of: BigInt(error.duplicateOfIndex) } };
    case "TooOld":
    case "CreatedInFuture":
      return tags === "107" ? generic(error) : fromTime(error);
    case "AlreadyPaused":
      return { AlreadyPaused: describe(error) };
    case "NotPaused":
      return { NotPaused: describe(error) };
    case "AlreadyFrozen":
      return { AlreadyFrozen: describe(error) };
    case "LedgerDeactivated":
      return tags === "154" ? { AlreadyDeactivated: describe(error) } : generic(error);
    case "LedgerPaused":
      return tags === "lock" ? { TemporarilyUnavailable: null } : generic(error);
    case "InsufficientFunds":
      return tags === "152"
        ? { InsufficientBalance: { balance: error.availableAtoms } }
        : { InsufficientFunds: { balance: error.availableAtoms } };
    default:
      return fromLockError(error) ?? generic(error);
  }
}

function fromTime(error: PrivilegedError & { type: "TooOld" | "CreatedInFuture" }): RefusalValue {
  return error.type === "TooOld"
    ? { TooOld: null }
    : { CreatedInFuture: { ledger_time: error.ledgerTimeNs } };
}

function fromLockError(error: PrivilegedError): RefusalValue | undefined {
  switch (error.type) {
    case "Expired":
      return { Expired: { ledger_time: error.ledgerTimeNs } };
    case "LockExists":
      return { LockExists: { locked: error.lockedAtoms } };
    case "TooManyLocks":
      return { TooManyLocks: { max: BigInt(error.countMax) } };
    case "NoSuchLock":
      return { NoSuchLock: null };
    case "InsufficientLock":
      return { InsufficientLock: { locked: error.lockedAtoms } };
    default:
      return undefined;
  }
}

/** Codes of `GenericError`, apart from those of ICRC-1 and ICRC-2. */
const CODES: Readonly<Record<string, bigint>> = {
  LedgerPaused: 4n,
  LedgerDeactivated: 5n,
  MintCapReached: 11n,
  MintBudgetSpent: 12n,
  AmountTooLarge: 13n,
  TextTooLong: 14n,
  TooOld: 15n,
  CreatedInFuture: 16n,
};

function generic(error: PrivilegedError | ArgumentError): RefusalValue {
  return { GenericError: { error_code: CODES[error.type] ?? 0n, message: describe(error) } };
}

function describe(error: PrivilegedError | ArgumentError): string {
  switch (error.type) {
    case "SubaccountLength":
      return `a sub-account of ${error.byteCount} bytes; it takes 32`;
    case "PrincipalTooLong":
      return `a principal of ${error.byteCount} bytes; at most 29 are allowed`;
    case "InvalidAccount":
      return error.why === "anonymous"
        ? "an account of the anonymous principal"
        : "the minting account";
    case "TextTooLong":
      return `a ${error.field} of ${error.length} characters; at most ${error.lengthMax} are allowed`;
    case "LedgerPaused":
      return "the ledger is paused";
    case "LedgerDeactivated":
      return "the ledger is deactivated for good";
    case "AlreadyPaused":
      return "the ledger is paused already";
    case "NotPaused":
      return "the ledger is not paused";
    case "AlreadyFrozen":
      return "it is frozen already";
    case "MintCapReached":
      return `the cap leaves ${error.headroomAtoms} to mint`;
    case "MintBudgetSpent":
      return `the year's budget leaves ${error.remainingAtoms} to mint`;
    case "AmountTooLarge":
      return `at most ${error.amountAtomsMax} can be minted`;
    case "TooOld":
      return "created_at_time lies before the window";
    case "CreatedInFuture":
      return "created_at_time lies in the future";
    default:
      return error.type;
  }
}
