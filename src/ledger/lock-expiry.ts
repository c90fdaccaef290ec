import { sumOfLocks } from "./lock-book.js";
import type { LedgerState } from "./state.js";

/*
 * A lock ends by itself, at a moment in which nothing happens. Whether an account's tokens are free
 * is always asked of its locks; the sums that are kept, an account's and that of all, follow here.
 */

/** Most accounts of which one question looks at what expired since the last settlement. */
const ASKED_ACCOUNTS_MAX = 500;

/** How many accounts one settlement releases; it comes again while there are more. */
export const RELEASED_ACCOUNTS_A_RUN = 16;

/** What the sum of all locks still counts although it has expired. */
export function expiredAtoms(state: LedgerState, nowNs: bigint): bigint {
  const { accounts, indexes, locks } = state;
  if (locks.isUnused) return 0n;
  let sumAtoms = 0n;
  for (const account of indexes.expiredLocks(nowNs, ASKED_ACCOUNTS_MAX)) {
    sumAtoms += accounts.head(account).lockedAtoms - sumOfLocks(locks.locks(account, nowNs));
  }
  return sumAtoms;
}

/**
 * Takes what expired out of the lists and sums of a bounded number of accounts.
 *
 * @returns how many they were.
 */
export function releaseExpired(state: LedgerState, nowNs: bigint): number {
  const { accounts, counters, indexes, locks } = state;
  if (locks.isUnused) return 0;
  const expired = indexes.expiredLocks(nowNs, RELEASED_ACCOUNTS_A_RUN);
  for (const account of expired) {
    const heldAtoms = sumOfLocks(locks.release(account, nowNs));
    const head = accounts.head(account);
    counters.lockedAtoms += heldAtoms - head.lockedAtoms;
    head.lockedAtoms = heldAtoms;
    accounts.touch(account, head);
  }
  return expired.length;
}
