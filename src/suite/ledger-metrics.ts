import type { Ledger } from "../ledger/ledger.js";
import type { HttpResponse } from "../wire/http.js";
import { cyclesLevelOf, metricsAnswer } from "./http-answers.js";

/** Answers `/metrics`. */
export function ledgerMetrics(
  { state }: Ledger,
  { nowNs, cycles }: { readonly nowNs: bigint; readonly cycles: bigint },
): HttpResponse {
  const { log, accounts, allowances, window, locks, counters, config } = state;
  const supply = Number(counters.mintedAtoms - counters.burntAtoms) / 10 ** config.decimals;
  const values: readonly (readonly [name: string, help: string, value: number])[] = [
    ["total_transactions", "Blocks in the log.", log.length],
    ["hashed_transactions", "Blocks whose hash is computed.", log.hashedCount],
    ["num_archives", "Archive canisters: all blocks stay here.", 0],
    ["accounts", "Accounts that ever appeared.", accounts.settledCount()],
    ["holders", "Accounts with a balance.", accounts.holderCount],
    ["num_approvals", "Allowances in force or expired unused.", allowances.settledCount()],
    ["window_transactions", "Transactions remembered for deduplication.", window.settledCount()],
    ["locked_accounts", "Accounts with locks.", locks.settledCount()],
    ["total_supply", "Supply in whole tokens, approximately.", supply],
    ["is_paused", "1 while the ledger takes no transfers.", counters.status === "running" ? 0 : 1],
    ["cycles_level", "Cycles: 0 enough, 1 low, 2 critical.", cyclesLevelOf(cycles)],
  ];
  const gauges = values.map(([name, help, value]) => {
    return { name, help, type: "gauge", samples: [{ value }] } as const;
  });
  return metricsAnswer("ballast_ledger", gauges, nowNs);
}
