import { type CycleReport, costBp, type Summary } from "./reports.js";

/*
 * For programs: the type of a field never depends on how large it is. Amounts of a cycle, which may
 * have 18 decimals, are text with all digits; everything else is a number, the summary's too.
 */

/** One cycle as one line of JSON. */
export function cycleLine(report: CycleReport): string {
  const { id, outcome, isFallback, sell, buy, valueE8s, legs, reasons, instructions } = report;
  return JSON.stringify({
    type: "cycle",
    id: Number(id),
    outcome,
    fallback: isFallback,
    sell: sell ?? null,
    buy: buy ?? null,
    value_e8s: valueE8s.toString(),
    legs: legs.map(({ venue, askedAtoms, expectedOutAtoms, state }) => ({
      venue,
      asked_atoms: askedAtoms.toString(),
      expected_out_atoms: expectedOutAtoms.toString(),
      state,
    })),
    reasons,
    instructions: Number(instructions),
  });
}

/** What a run came to, as one line of JSON: the last one. */
export function summaryLine(summary: Summary, wallMs: number): string {
  return JSON.stringify({
    type: "summary",
    cycles: summary.cycles,
    trades: summary.trades,
    failures: summary.failures,
    drift_bp_before: Number(summary.driftBpBefore),
    drift_bp_after: Number(summary.driftBpAfter),
    traded_value_e8s: Number(summary.tradedE8s),
    cost_bp: Number(costBp(summary)),
    invariants_ok: summary.invariantsOk,
    wall_ms: wallMs,
  });
}
