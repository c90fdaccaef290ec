import { assert } from "../kernel/assert.js";
import type { PrivilegedTransaction } from "./model.js";
import type { LedgerState } from "./state.js";

/** Does what a privileged block says. */
export function postPrivileged(
  { accounts, counters }: LedgerState,
  tx: PrivilegedTransaction,
  blockIndex: number,
): void {
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
      assert(false, `no posting of ${tx.type}`);
  }
}
