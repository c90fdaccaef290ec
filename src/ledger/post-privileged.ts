import type { Account } from "./account.js";
import { sumOfLocks } from "./lock-book.js";
import type { Lock, LockUse, PrivilegedTransaction, TransferLocked } from "./model.js";
import type { LedgerState } from "./state.js";

/** Where a block stands and when it was accepted. */
export type Place = { readonly blockIndex: number; readonly atNs: bigint };

/** Does what a privileged block says. */
export function postPrivileged(state: LedgerState, tx: PrivilegedTransaction, place: Place): void {
  const { accounts, counters, freezes } = state;
  const { blockIndex } = place;
  switch (tx.type) {
    case "setFeeCollector":
      counters.feeCollector = tx.collector;
      return;
    case "authorizedMint":
      accounts.credit(tx.account, tx.amountAtoms, blockIndex);
      counters.mintedAtoms += tx.amountAtoms;
      return;
    case "authorizedBurn":
      accounts.debit(tx.account, tx.amountAtoms, blockIndex);
      counters.burntAtoms += tx.amountAtoms;
      return;
    case "freezeAccount":
    case "unfreezeAccount":
      freezes.setAccount(tx.account, { isFrozen: tx.type === "freezeAccount", blockIndex });
      return;
    case "freezePrincipal":
    case "unfreezePrincipal":
      freezes.setPrincipal(tx.principal, { isFrozen: tx.type === "freezePrincipal", blockIndex });
      return;
    case "pause":
      counters.status = "paused";
      return;
    case "unpause":
      counters.status = "running";
      return;
    case "deactivate":
      counters.status = "deactivated";
      return;
    default:
      postLock(state, tx, place);
  }
}

function postLock(
  state: LedgerState,
  tx: Lock | LockUse | TransferLocked,
  { blockIndex, atNs }: Place,
): void {
  const { accounts, counters, locks } = state;
  if (tx.type === "lock") {
    const { lockId, amountAtoms, purpose, expiresAtNs } = tx;
    const module = tx.caller;
    locks.add(tx.account, { module, lockId, amountAtoms, purpose, expiresAtNs, lockedAtNs: atNs });
  } else {
    const { lockId, amountAtoms } = tx;
    locks.reduce(tx.account, { module: tx.caller, lockId, amountAtoms, atNs });
  }
  recordLocked(state, tx.account, { blockIndex, atNs });

  if (tx.type === "transferLocked" || tx.type === "burnLocked") {
    accounts.debit(tx.account, tx.amountAtoms, blockIndex);
  }
  if (tx.type === "transferLocked") accounts.credit(tx.to, tx.amountAtoms, blockIndex);
  if (tx.type === "burnLocked") counters.burntAtoms += tx.amountAtoms;
}

/** Keeps the sums of locks, of the account and of all, in step with its list. */
function recordLocked(
  { accounts, counters, locks }: LedgerState,
  account: Account,
  { blockIndex, atNs }: Place,
): void {
  const head = accounts.head(account);
  const lockedAtoms = sumOfLocks(locks.locks(account, atNs));
  counters.lockedAtoms += lockedAtoms - head.lockedAtoms;
  head.lockedAtoms = lockedAtoms;
  accounts.record(account, head, blockIndex);
}
