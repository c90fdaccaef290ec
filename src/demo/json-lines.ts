import { type CycleReport, costBp, type Summary } from "./reports.js";

/** One cycle as one line of JSON. */
export function cycleLine(report: CycleReport): string {
  const { id, outcome, isFallback, sell, buy, valueE8s, legs, reasons, instructions } = report;
  return toLine({
    type: "cycle",
    id,
    outcome,
    fallback: isFallback,
    sell: sell ?? null,
    buy: buy ?? null,
    value_e8s: valueE8s,
    legs: legs.map(({ venue, askedAtoms, expectedOutAtoms, state }) => ({
      venue,
      asked_atoms: askedAtoms,
      expected_out_atoms: expectedOutAtoms,
      state,
    })),
    reasons,
    instructions,
  });
}

/** What a run came to, as one line of JSON: the last one. */
export function summaryLine(summary: Summary, wallMs: number): string {
  return toLine({
    type: "summary",
    cycles: summary.cycles,
    trades: summary.trades,
    failures: summary.failures,
    drift_bp_before: summary.driftBpBefore,
    drift_bp_after: summary.driftBpAfter,
    traded_value_e8s: summary.tradedE8s,
    cost_bp: costBp(summary),
    invariants_ok: summary.invariantsOk,
    wall_ms: wallMs,
  });
}

/** Whole numbers as JSON numbers where they fit exactly, as text where not. */
function toLine(value: object): string {
  return JSON.stringify(value, (_key, field: unknown) => {
    if (typeof field !== "bigint") return field;
    const isSafe = field <= SAFE_MAX && field >= -SAFE_MAX;
    return isSafe ? Number(field) : field.toString();
  });
}

const SAFE_MAX = BigInt(Number.MAX_SAFE_INTEGER);
