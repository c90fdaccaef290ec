import type { Account } from "./account.js";
import type { Approve, Block, Transfer } from "./model.js";
import { postPrivileged } from "./post-privileged.js";
import type { LedgerState } from "./state.js";

/**
 * Does what a block says: the only place where balances, allowances and counters change. It decides
 * nothing, so that the same blocks always give the same state, at the first time and when they are
 * read again after an upgrade.
 *
 * @throws {AssertionError} when a block takes more than there is; `decide…` has checked it.
 */
export function post(state: LedgerState, { tx, atNs }: Block, blockIndex: number): void {
  const { accounts, allowances, counters } = state;
  switch (tx.type) {
    case "transfer":
      postTransfer(state, tx, blockIndex);
      return;
    case "approve":
      postApprove(state, tx, blockIndex);
      return;
    case "mint":
      accounts.credit(tx.to, tx.amountAtoms, blockIndex);
      counters.mintedAtoms += tx.amountAtoms;
      return;
    case "burn":
      if (tx.spender !== undefined && tx.spender.id !== tx.from.id) {
        allowances.use(tx.from, tx.spender, tx.amountAtoms);
      }
      accounts.debit(tx.from, tx.amountAtoms, blockIndex);
      counters.burntAtoms += tx.amountAtoms;
      return;
    default:
      postPrivileged(state, tx, { blockIndex, atNs });
  }
}

function postTransfer(state: LedgerState, tx: Transfer, blockIndex: number): void {
  const { accounts, allowances } = state;
  const totalAtoms = tx.amountAtoms + tx.feeAtoms;

  if (tx.spender !== undefined && tx.spender.id !== tx.from.id) {
    allowances.use(tx.from, tx.spender, totalAtoms);
  }
  accounts.debit(tx.from, totalAtoms, blockIndex);
  accounts.credit(tx.to, tx.amountAtoms, blockIndex);
  postFee(state, tx, blockIndex);
}

function postApprove(state: LedgerState, tx: Approve, blockIndex: number): void {
  const { from, spender, amountAtoms, expiresAtNs } = tx;
  state.accounts.debit(from, tx.feeAtoms, blockIndex);
  postFee(state, tx, blockIndex);
  state.allowances.set(from, spender, { amountAtoms, expiresAtNs });
}

/** The fee goes to the collector of the time, or out of the supply. */
function postFee(
  { accounts, counters }: LedgerState,
  { feeAtoms }: Transfer | Approve,
  blockIndex: number,
): void {
  const collector: Account | undefined = counters.feeCollector;
  if (collector === undefined) counters.burntAtoms += feeAtoms;
  else accounts.credit(collector, feeAtoms, blockIndex);
}
