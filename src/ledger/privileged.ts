import { err, ok, type Result } from "../kernel/result.js";
import { type Account, ownerOf } from "./account.js";
import { checkFunds, checkStatus, checkTime } from "./admission.js";
import type { PrivilegedError } from "./errors.js";
import { LOCKS_AN_ACCOUNT_MAX } from "./lock-book.js";
import type { Lock, LockUse, PrivilegedTransaction, TransferLocked } from "./model.js";
import { isAnonymous, isAuthorized } from "./roles.js";
import type { LedgerState } from "./state.js";
import { checkSupply } from "./supply-rules.js";

/** Longest reason and purpose, in characters: both stand in blocks for ever. */
const REASON_LENGTH_MAX = 256;
/** Longest purpose of a lock, in characters. */
const PURPOSE_LENGTH_MAX = 64;

/**
 * Decides a transaction that takes a role. What a role may do is not weighed again: funds that are
 * locked and the caps of the supply bind the privileged as well.
 *
 * @returns the transaction to commit, or the first refusal of `PrivilegedError` that applies.
 */
export function decidePrivileged<Tx extends PrivilegedTransaction>(
  state: LedgerState,
  tx: Tx,
  nowNs: bigint,
): Result<Tx, PrivilegedError> {
  const refusal =
    checkRole(state, tx) ??
    checkTexts(tx) ??
    checkSubject(state, tx) ??
    checkOpen(state, tx) ??
    checkTime(state, tx, nowNs) ??
    checkConflict(state, tx, nowNs) ??
    checkAmounts(state, tx, nowNs);
  return refusal === undefined ? ok(tx) : err(refusal);
}

function checkRole(
  { config }: LedgerState,
  tx: PrivilegedTransaction,
): PrivilegedError | undefined {
  return isAuthorized(config.roles, tx) ? undefined : { type: "Unauthorized" };
}

function checkTexts(tx: PrivilegedTransaction): PrivilegedError | undefined {
  const reasonLength = tx.reason?.length ?? 0;
  if (reasonLength > REASON_LENGTH_MAX) {
    return {
      type: "TextTooLong",
      field: "reason",
      length: reasonLength,
      lengthMax: REASON_LENGTH_MAX,
    };
  }
  if (tx.type !== "lock" || tx.purpose.length <= PURPOSE_LENGTH_MAX) return undefined;
  const length = tx.purpose.length;
  return { type: "TextTooLong", field: "purpose", length, lengthMax: PURPOSE_LENGTH_MAX };
}

/** Neither the minting account nor anybody's account can be collected for, minted to or bound. */
function checkSubject(
  { config }: LedgerState,
  tx: PrivilegedTransaction,
): PrivilegedError | undefined {
  for (const account of subjects(tx)) {
    if (account.id === config.mintingAccount.id) {
      return { type: "InvalidAccount", why: "mintingAccount" };
    }
    if (isAnonymous(ownerOf(account.raw))) return { type: "InvalidAccount", why: "anonymous" };
  }
  return "amountAtoms" in tx && tx.amountAtoms === 0n ? { type: "InvalidAmount" } : undefined;
}

function subjects(tx: PrivilegedTransaction): readonly Account[] {
  if (tx.type === "setFeeCollector") return tx.collector === undefined ? [] : [tx.collector];
  if (tx.type === "transferLocked") return [tx.account, tx.to];
  return "account" in tx ? [tx.account] : [];
}

/** A pause stops what moves tokens; a deactivated ledger takes nothing more (ICRC-124). */
function checkOpen(state: LedgerState, tx: PrivilegedTransaction): PrivilegedError | undefined {
  const refused = checkStatus(state);
  if (refused === undefined || refused.type === "LedgerDeactivated") return refused;
  return "amountAtoms" in tx ? refused : undefined;
}

function checkConflict(
  state: LedgerState,
  tx: PrivilegedTransaction,
  nowNs: bigint,
): PrivilegedError | undefined {
  const { counters, freezes } = state;
  switch (tx.type) {
    case "pause":
      return counters.status === "paused" ? { type: "AlreadyPaused" } : undefined;
    case "unpause":
      return counters.status === "paused" ? undefined : { type: "NotPaused" };
    case "freezeAccount":
      return freezes.isAccountFrozen(tx.account) ? { type: "AlreadyFrozen" } : undefined;
    case "freezePrincipal":
      return freezes.isPrincipalFrozen(tx.principal) ? { type: "AlreadyFrozen" } : undefined;
    case "lock":
      return checkNewLock(state, tx, nowNs);
    case "unlock":
    case "burnLocked":
    case "transferLocked":
      return checkLock(state, tx, nowNs);
    default:
      return undefined;
  }
}

function checkNewLock(
  { locks }: LedgerState,
  { account, lockId, caller, expiresAtNs }: Lock,
  nowNs: bigint,
): PrivilegedError | undefined {
  if (expiresAtNs !== undefined && expiresAtNs <= nowNs) {
    return { type: "Expired", ledgerTimeNs: nowNs };
  }

  const existing = locks.find(account, { module: caller, lockId }, nowNs);
  if (existing !== undefined) return { type: "LockExists", lockedAtoms: existing.amountAtoms };
  return locks.locks(account, nowNs).length >= LOCKS_AN_ACCOUNT_MAX
    ? { type: "TooManyLocks", countMax: LOCKS_AN_ACCOUNT_MAX }
    : undefined;
}

function checkLock(
  { locks }: LedgerState,
  { account, lockId, caller, amountAtoms }: LockUse | TransferLocked,
  nowNs: bigint,
): PrivilegedError | undefined {
  const lock = locks.find(account, { module: caller, lockId }, nowNs);
  if (lock === undefined) return { type: "NoSuchLock" };
  return lock.amountAtoms < amountAtoms
    ? { type: "InsufficientLock", lockedAtoms: lock.amountAtoms }
    : undefined;
}

function checkAmounts(
  state: LedgerState,
  tx: PrivilegedTransaction,
  nowNs: bigint,
): PrivilegedError | undefined {
  switch (tx.type) {
    case "authorizedMint":
      return checkSupply(state, tx.amountAtoms, nowNs);
    case "authorizedBurn":
    case "lock":
      return checkFunds(state, tx.account, { neededAtoms: tx.amountAtoms, nowNs });
    default:
      return undefined;
  }
}
