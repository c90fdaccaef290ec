import type { Account } from "./account.js";
import { encodeBlock, fitsRecord, payloadOf } from "./block-record.js";
import type {
  AccountFrozen,
  AccountParty,
  BadFee,
  InsufficientFunds,
  MalformedError,
  StatusError,
  TimeError,
} from "./errors.js";
import type { Transaction } from "./model.js";
import { availableAtoms, type LedgerState } from "./state.js";

/*
 * The checks that several methods share. Each answers the refusal, or `undefined` when there is
 * none; each method calls them in the order of its union of errors.
 */

/** Refuses everything while the ledger is paused or deactivated (ICRC-124). */
export function checkStatus({ counters }: LedgerState): StatusError | undefined {
  switch (counters.status) {
    case "running":
      return undefined;
    case "paused":
      return { type: "LedgerPaused" };
    case "deactivated":
      return { type: "LedgerDeactivated" };
  }
}

/** Refuses a memo longer than the configuration allows. */
export function checkMemo(
  { config }: LedgerState,
  memo: Uint8Array | undefined,
): MalformedError | undefined {
  if (memo === undefined || memo.length <= config.memoBytesMax) return undefined;
  return { type: "MemoTooLong", byteCount: memo.length, byteCountMax: config.memoBytesMax };
}

/** Refuses a named fee that is not the expected one. An unnamed fee is always right. */
export function checkFee(
  feeAtoms: bigint | undefined,
  expectedFeeAtoms: bigint,
): BadFee | undefined {
  if (feeAtoms === undefined || feeAtoms === expectedFeeAtoms) return undefined;
  return { type: "BadFee", expectedFeeAtoms };
}

/**
 * Refuses what was made before or at an impossible time (ICRC-1, "Deduplication"). Both bounds of
 * time belong to the window: exactly at them a transaction is accepted. Without a creation time
 * nothing is ever a duplicate.
 */
export function checkTime(
  { config, window }: LedgerState,
  tx: Transaction,
  nowNs: bigint,
): TimeError | undefined {
  const { createdAtNs } = tx;
  if (createdAtNs === undefined) return undefined;

  // Either bound is enough: sums of bigints are not for nothing.
  if (createdAtNs <= nowNs) {
    const createdAtNsMin = nowNs - config.windowNs - config.driftNs;
    if (createdAtNs < createdAtNsMin) return { type: "TooOld", createdAtNsMin };
  } else if (createdAtNs > nowNs + config.driftNs) {
    return { type: "CreatedInFuture", ledgerTimeNs: nowNs };
  }
  if (window.firstOf(createdAtNs) === undefined || !fitsRecord(tx)) return undefined;

  const payload = payloadOf(encodeBlock(tx, nowNs));
  const duplicateOfIndex = window.find(createdAtNs, payload);
  return duplicateOfIndex === undefined ? undefined : { type: "Duplicate", duplicateOfIndex };
}

/** Refuses an account that is frozen. */
export function checkFrozen(
  { freezes }: LedgerState,
  account: Account,
  party: AccountParty,
): AccountFrozen | undefined {
  return freezes.isFrozen(account) ? { type: "AccountFrozen", party } : undefined;
}

/** Refuses when an account has less than it must; what is locked does not count. */
export function checkFunds(
  state: LedgerState,
  account: Account,
  { neededAtoms, nowNs }: { readonly neededAtoms: bigint; readonly nowNs: bigint },
): InsufficientFunds | undefined {
  const available = availableAtoms(state, account, nowNs);
  return available < neededAtoms
    ? { type: "InsufficientFunds", availableAtoms: available }
    : undefined;
}
