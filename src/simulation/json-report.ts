import type { Terms } from "./report.js";
import { measureDrift, splitCosts, turnoverBp } from "./results.js";
import type { Summary } from "./simulation.js";

/** A report for programs: one line of JSON. */
export function jsonReport(summary: Summary, terms: Terms): string {
  const { tally, samples, moneyCheckCount, broken, paused, resumptionCount } = summary;
  const [first, last] = [samples[0], samples[samples.length - 1]];
  const drift = measureDrift(summary);
  const cost = splitCosts(summary);
  return toLine({
    type: "simulation",
    terms: {
      profile: terms.profile,
      portfolio_value_e8s: terms.portfolioValueE8s,
      depth_divisor: terms.depthDivisor,
      seed: terms.seed,
      prices: terms.prices,
    },
    started_at_ns: first?.atNs.toString() ?? "",
    ended_at_ns: last?.atNs.toString() ?? "",
    cycles: tally.cycleCount,
    cycles_by_outcome: tally.cycles,
    value_e8s_before: first?.totalE8s ?? 0n,
    value_e8s_after: last?.totalE8s ?? 0n,
    drift_bp_before: drift.beforeBp,
    drift_bp_after: drift.afterBp,
    drift_bp_mean: drift.meanBp,
    drift_bp_max: drift.mostBp,
    traded_value_e8s: tally.costs.tradedE8s,
    turnover_bp: turnoverBp(summary),
    cost_bp: cost.totalBp,
    cost_parts_bp: {
      price_impact: cost.priceImpactBp,
      venue_fee: cost.venueFeeBp,
      ledger_fees: cost.ledgerFeeBp,
      approvals: cost.approvalFeeBp,
    },
    outcomes: tally.outcomes,
    skips: tally.skips,
    reasons: Object.fromEntries(tally.reasons),
    paused,
    resumptions: resumptionCount,
    money_checks: moneyCheckCount,
    broken,
    invariants_ok: broken.length === 0,
    chart: terms.chart,
    wall_ms: Math.round(terms.wallMs),
  });
}

/** Whole numbers as JSON numbers, whatever their size: a field has one type. */
function toLine(value: object): string {
  return JSON.stringify(value, (_key, field: unknown) => {
    return typeof field === "bigint" ? Number(field) : field;
  });
}
