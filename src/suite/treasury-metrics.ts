import type { Context } from "../treasury/context.js";
import {
  type PortfolioView,
  type StatusView,
  viewInvariants,
  viewPortfolio,
  viewStatus,
} from "../treasury/views.js";
import type { HttpResponse } from "../wire/http.js";
import { cyclesLevelOf, type Metric, type MetricSample, metricsAnswer } from "./http-answers.js";

const STATUSES: readonly StatusView["status"]["type"][] = ["idle", "trading", "paused", "failed"];

/** Answers `/metrics`. */
export function treasuryMetrics(context: Context, cycles: bigint): HttpResponse {
  const status = viewStatus(context);
  const metrics = [
    ...statusMetrics(status),
    ...portfolioMetrics(viewPortfolio(context)),
    ...historyMetrics(context),
    gauge("invariants_broken", "Invariants of the books that do not hold.", [
      { value: viewInvariants(context).filter(({ holds }) => !holds).length },
    ]),
    gauge("cycles_level", "Cycles: 0 enough, 1 low, 2 critical.", [
      { value: cyclesLevelOf(cycles) },
    ]),
  ];
  return metricsAnswer("ballast_treasury", metrics, status.nowNs);
}

function statusMetrics(view: StatusView): Metric[] {
  const { status, counters, venues, lastCycleAtNs } = view;
  const { cycles, trades, trades_failed, fallbacks, ticks_skipped, locks_taken_over } = counters;
  const { no_pairs_found, no_execution_path } = counters;
  const { tokens_filtered, paused_tokens, insufficient_candidates } = counters;
  const skips = { no_pairs_found, no_execution_path, tokens_filtered, paused_tokens };
  const reasons = Object.entries({ ...skips, insufficient_candidates });
  return [
    gauge(
      "status",
      "1 for the status that is in force.",
      STATUSES.map((type) => ({ labels: { status: type }, value: type === status.type ? 1 : 0 })),
    ),
    counter("trading_cycles_total", "Trading cycles that ended.", [{ value: cycles }]),
    counter("trades_total", "Trades begun.", [{ value: trades }]),
    counter("trades_failed_total", "Trades that came to nothing.", [{ value: trades_failed }]),
    counter("fallbacks_total", "Sales for ICP for want of a route.", [{ value: fallbacks }]),
    counter(
      "skips_total",
      "Attempts that did not trade, by reason.",
      reasons.map(([reason, value]) => ({ labels: { reason }, value })),
    ),
    counter("ticks_skipped_total", "Ticks that found a cycle running.", [{ value: ticks_skipped }]),
    counter("locks_taken_over_total", "Cycles that were given up.", [{ value: locks_taken_over }]),
    gauge("last_cycle_seconds", "When the last cycle began, since 1970.", [
      { value: lastCycleAtNs / 1_000_000_000n },
    ]),
    gauge("open_legs", "Orders that are not settled yet.", [{ value: view.openLegCount }]),
    gauge("suspense_legs", "Orders whose money waits for a person.", [
      { value: view.suspenseLegCount },
    ]),
    gauge(
      "venue_enabled",
      "1 for a venue that may be asked.",
      venues.map(({ venueId, enabled }) => ({
        labels: { venue: venueId },
        value: enabled ? 1 : 0,
      })),
    ),
    gauge(
      "venue_failure_streak",
      "Failures of a venue since it last answered.",
      venues.map(({ venueId, failureStreak }) => ({
        labels: { venue: venueId },
        value: failureStreak,
      })),
    ),
  ];
}

function portfolioMetrics({ totalE8s, holdings }: PortfolioView): Metric[] {
  const ofEach = (value: (holding: PortfolioView["holdings"][number]) => number | bigint) =>
    holdings.map((holding) => ({
      labels: { token: holding.token.tokenId, symbol: holding.token.symbol },
      value: value(holding),
    }));
  const driftBp = holdings.reduce((sum, { requirement }) => {
    const diffBp = requirement?.diffBp ?? 0n;
    return sum + (diffBp < 0n ? -diffBp : diffBp);
  }, 0n);
  return [
    gauge("value_icp", "Value of the portfolio in ICP, approximately.", [
      { value: Number(totalE8s) / 1e8 },
    ]),
    gauge("off_target_bp", "Distances of all tokens from their targets, added up.", [
      { value: driftBp },
    ]),
    gauge(
      "token_share_bp",
      "Share of what is tradable.",
      ofEach(({ requirement }) => requirement?.currentBp ?? 0n),
    ),
    gauge(
      "token_target_bp",
      "Share that is aimed at.",
      ofEach(({ token }) => token.targetBp),
    ),
    gauge(
      "token_paused",
      "1 for a token that is not traded.",
      ofEach(({ token }) => (token.pause === undefined ? 0 : 1)),
    ),
  ];
}

function historyMetrics({ state }: Context): Metric[] {
  return [
    counter("events_total", "Events ever told.", [{ value: state.events.nextId }]),
    counter("alerts_total", "Alerts ever raised.", [{ value: state.alerts.nextId }]),
    counter("snapshots_total", "Snapshots ever taken.", [{ value: state.snapshots.nextId }]),
  ];
}

function gauge(name: string, help: string, samples: readonly MetricSample[]): Metric {
  return { name, help, type: "gauge", samples };
}

function counter(name: string, help: string, samples: readonly MetricSample[]): Metric {
  return { name, help, type: "counter", samples };
}
