import type { Account } from "./account.js";
import { AccountPoints } from "./account-points.js";
import { countAt, supplyAfter } from "./log-search.js";
import type { LedgerState } from "./state.js";

/*
 * What was held at an earlier time. Every block is a checkpoint of the accounts it concerned and of
 * the supply, so nothing has to be decided beforehand and nothing ever ends. Both read O(log n)
 * pages.
 */

/** The balance of an account after the last block at or before a time, locked tokens included. */
export function balanceAt(state: LedgerState, account: Account, atNs: bigint): bigint {
  const points = new AccountPoints(state.accounts, account);
  const before = points.countBefore(countAt(state.log, atNs));
  return before === 0 ? 0n : points.at(before - 1).balanceAtoms;
}

/** The total supply after the last block at or before a time. */
export function supplyAt({ log }: LedgerState, atNs: bigint): bigint {
  const { mintedAtoms, burntAtoms } = supplyAfter(log, countAt(log, atNs));
  return mintedAtoms - burntAtoms;
}
