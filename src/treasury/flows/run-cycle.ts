import { Xoshiro256 } from "../../kernel/xoshiro256.js";
import { checkPortfolioBreaker } from "../breakers.js";
import { configToActivate } from "../config-activation.js";
import { type Context, currentConfig, emit } from "../context.js";
import { type CounterName, countUp, NO_COUNTS } from "../counters.js";
import type { AttemptRecord, CycleOutcome, CycleRecord } from "../cycle-record.js";
import { nat, text } from "../events.js";
import { failIfBroken } from "../failure.js";
import { learnFromFills } from "../fills.js";
import type { Leg, Snapshot } from "../model.js";
import { openWatch, type Watch, watchSample, windowStartNs } from "../planner/alerts.js";
import { requireSettings } from "../state.js";
import { takeSnapshot } from "../valuation.js";
import { runAttempt } from "./attempt.js";
import type { Deadline } from "./deadline.js";
import { exitVenues } from "./exit-venues.js";
import { settle } from "./settle.js";
import { isSweepDue, sweepVenues } from "./sweep-venues.js";
import { syncBalances } from "./sync-balances.js";
import { isLongSyncDue, syncFacts } from "./sync-facts.js";
import { isShortSyncDue, syncPrices } from "./sync-prices.js";

/** How a cycle was started, and whether it may trade. */
export type CycleRequest = {
  readonly trigger: CycleRecord["trigger"];
  readonly mode: "trade" | "dry_run";
};

/** What a cycle gathers on its way to its record. */
type Progress = {
  readonly cycleId: bigint;
  readonly startedAtNs: bigint;
  readonly request: CycleRequest;
  seed: Uint8Array;
  attempts: readonly AttemptRecord[];
  isOnRecord: boolean;
  settledLegCount: number;
  /** The portfolio after syncs and recovery, before the first trade; taken on the way. */
  snapshot: Snapshot | undefined;
};

/**
 * One cycle (§2): breakers, syncs and recovery in every status, trading only while it is switched
 * on. The caller holds the lock; this never starts itself.
 */
export async function runCycle(
  context: Context,
  deadline: Deadline,
  request: CycleRequest,
): Promise<CycleRecord> {
  const { state, environment } = context;
  const progress: Progress = {
    cycleId: state.cycles.nextId,
    startedAtNs: environment.timeNs(),
    request,
    seed: new Uint8Array(0),
    attempts: [],
    isOnRecord: false,
    settledLegCount: 0,
    snapshot: undefined,
  };
  configToActivate(context);
  deadline.renew();
  // On what is known from the last cycle; again below, on fresh values.
  checkPortfolioBreaker(context, context.heap.portfolioChange);
  const [seed] = await Promise.all([
    askSeed(context, deadline, request),
    syncBalances(context, deadline),
    isLongSyncDue(context) ? syncFacts(context, deadline) : undefined,
  ]);
  // Prices after fees: the first sync after a start must know the tokens as they are.
  if (isShortSyncDue(context)) {
    deadline.renew();
    await syncPrices(context, deadline);
  }
  await settleAll(context, deadline, progress);
  await exitVenues(context, deadline);
  if (isSweepDue(context)) await sweepVenues(context, deadline, "new");
  progress.snapshot = watchPortfolio(context);

  const { outcome, reason } = await tradeIfOn(context, deadline, { progress, seed });
  return close(context, progress, outcome, reason);
}

async function askSeed(
  context: Context,
  deadline: Deadline,
  { mode }: CycleRequest,
): Promise<Uint8Array | string | undefined> {
  const isTrading = requireSettings(context.state).status.type === "trading";
  if (!isTrading && mode === "trade") return undefined;
  const answer = await deadline.one(context.randomness.seed());
  if (answer === undefined) return "no randomness in time";
  return answer.type === "answered" ? answer.value : answer.reason;
}

async function settleAll(context: Context, deadline: Deadline, progress: Progress): Promise<void> {
  deadline.renew();
  const legs = await settle(context, deadline);
  progress.settledLegCount += legs.length;
  learnFromFills(context, legs);
  oweFallback(context, legs);
  failIfBroken(context);
}

/** A failed leg of a fallback venue whose tokens are back may be sold for ICP next. */
function oweFallback(context: Context, legs: readonly Leg[]): void {
  const { state, heap } = context;
  const { fallbackVenues } = currentConfig(context);
  for (const leg of legs) {
    const trade = state.trades.get(leg.tradeId);
    const isBack = leg.state === "refunded" || leg.state === "cancelled";
    if (!isBack || trade?.isFallback !== false || !fallbackVenues.includes(leg.venueId)) continue;
    heap.owedFallback = {
      legId: leg.legId,
      venueId: leg.venueId,
      sellId: state.tokens.at(leg.sellIndex).tokenId,
      buyId: state.tokens.at(leg.buyIndex).tokenId,
      amountAtoms: leg.sizeAtoms,
      mode: trade.isExact ? "exact" : "random",
    };
  }
}

type Ending = { readonly outcome: CycleOutcome; readonly reason: string };

async function tradeIfOn(
  context: Context,
  deadline: Deadline,
  input: { readonly progress: Progress; readonly seed: Uint8Array | string | undefined },
): Promise<Ending> {
  const { progress, seed } = input;
  const { status } = requireSettings(context.state);
  const isDryRun = progress.request.mode === "dry_run";
  if (status.type !== "trading" && !isDryRun) {
    const why = "reason" in status ? `: ${status.reason}` : "";
    return { outcome: "skipped", reason: `${status.type}${why}` };
  }
  if (seed === undefined || typeof seed === "string") {
    return { outcome: "failed", reason: seed ?? "trading was switched on within the cycle" };
  }
  progress.seed = seed;
  return tryUntilTraded(context, deadline, progress);
}

/** Up to `attemptCountMax` attempts, ending after the first success (R-08, B-64). */
async function tryUntilTraded(
  context: Context,
  deadline: Deadline,
  progress: Progress,
): Promise<Ending> {
  const random = new Xoshiro256(progress.seed);
  const { mode } = progress.request;
  const onTrade = () => putOnRecord(context, progress);
  let last: Ending = { outcome: "idle", reason: "" };

  for (let i = 0n; i < currentConfig(context).attemptCountMax; i++) {
    deadline.renew();
    const attempt = await runAttempt(context, deadline, {
      cycleId: progress.cycleId,
      random,
      mode,
      onTrade,
    });
    progress.attempts = [...progress.attempts, ...attempt.records];
    last = endingOf(progress.attempts);
    if (attempt.isTraded || last.outcome === "idle" || mode === "dry_run") break;
    if (requireSettings(context.state).status.type !== "trading") break;
    if (last.outcome === "failed") await settleAll(context, deadline, progress);
  }
  return last;
}

function endingOf(attempts: readonly AttemptRecord[]): Ending {
  const end = attempts[attempts.length - 1]?.end;
  switch (end?.type) {
    case "traded":
      return { outcome: "traded", reason: "" };
    case "failed":
      return { outcome: "failed", reason: end.why };
    case "abandoned":
      return { outcome: "skipped", reason: end.why };
    case "skipped":
      return { outcome: end.reason === "no_execution_path" ? "skipped" : "idle", reason: end.why };
    default:
      return { outcome: "idle", reason: "" };
  }
}

/** The cycle's place is taken before money leaves: its trades name it, also when it never ends. */
function putOnRecord(context: Context, progress: Progress): void {
  if (progress.snapshot !== undefined) {
    keepSnapshot(context, { ...progress.snapshot, kind: "before_trade" });
  }
  if (progress.isOnRecord) return;
  context.state.cycles.append(recordOf(context, progress, { outcome: "interrupted", reason: "" }));
  progress.isOnRecord = true;
}

function recordOf(context: Context, progress: Progress, ending: Ending): CycleRecord {
  const { status, configVersion } = requireSettings(context.state);
  return {
    cycleId: progress.cycleId,
    startedAtNs: progress.startedAtNs,
    endedAtNs: context.environment.timeNs(),
    trigger: progress.request.trigger,
    status: status.type,
    configVersion,
    seed: progress.seed,
    attempts: progress.attempts,
    ...ending,
    settledLegCount: progress.settledLegCount,
    instructionCount: context.environment.instructionCount(),
  };
}

function close(
  context: Context,
  progress: Progress,
  outcome: CycleOutcome,
  reason: string,
): CycleRecord {
  const { state } = context;
  if (progress.isOnRecord) keepSnapshot(context, newSnapshot(context, "after_trade"));
  else keepSnapshotIfDue(context, progress);
  const record = recordOf(context, progress, { outcome, reason });
  if (progress.isOnRecord) state.cycles.update(progress.cycleId, record);
  else state.cycles.append(record);
  state.counters.set(countUp(state.counters.get() ?? NO_COUNTS, countedBy(record)));
  emit(context, "CYCLE_ENDED", { subject: record.trigger }, [
    ["cycle_id", nat(record.cycleId)],
    ["outcome", text(outcome)],
    ["reason", text(reason)],
  ]);
  return record;
}

function countedBy({ attempts, outcome }: CycleRecord): CounterName[] {
  const names: CounterName[] = ["cycles"];
  if (outcome === "traded") names.push("trades");
  for (const { end, origin } of attempts) {
    if (end.type === "skipped") names.push(end.reason);
    if (end.type === "failed") names.push("trades_failed");
    if (origin.type === "fallback") names.push("fallbacks");
  }
  return names;
}

function newSnapshot(context: Context, kind: Snapshot["kind"]): Snapshot {
  const { state, heap } = context;
  heap.lastSnapshot ??= state.snapshots.get(state.snapshots.nextId - 1n);
  return takeSnapshot(context, kind, heap.lastSnapshot);
}

function keepSnapshot(context: Context, snapshot: Snapshot): void {
  context.state.snapshots.append(snapshot);
  context.heap.lastSnapshot = snapshot;
  context.heap.lastSnapshotAtNs = snapshot.atNs;
}

function keepSnapshotIfDue(context: Context, progress: Progress): void {
  const { heap } = context;
  const { snapshotIntervalNs } = currentConfig(context);
  const { snapshot } = progress;
  if (snapshot === undefined) return;
  const isDue =
    heap.lastSnapshotAtNs === undefined ||
    snapshot.atNs - heap.lastSnapshotAtNs >= snapshotIntervalNs;
  if (isDue) keepSnapshot(context, snapshot);
}

/** Values the portfolio and lets its breaker see. */
function watchPortfolio(context: Context): Snapshot {
  const { heap } = context;
  const snapshot = newSnapshot(context, "hourly");
  const watch = portfolioWatch(context);
  const { atNs, unitValueE8s } = snapshot;
  heap.portfolioChange = watchSample(watch, { atNs, valueE8s: unitValueE8s });
  heap.portfolioWatch = watch;
  checkPortfolioBreaker(context, heap.portfolioChange);
  return snapshot;
}

/** The watch of the portfolio; after an upgrade, or with other rules, from stored snapshots. */
function portfolioWatch(context: Context): Watch {
  const { portfolioFallBpMax, portfolioWindowNs } = currentConfig(context);
  const known = context.heap.portfolioWatch;
  if (known?.changeBp === portfolioFallBpMax && known.windowNs === portfolioWindowNs) return known;

  const watch = openWatch({
    direction: "down",
    changeBp: portfolioFallBpMax,
    windowNs: portfolioWindowNs,
  });
  const { snapshots } = context.state;
  // What was before a resumption does not trip again; a stop and a start forget nothing.
  const { resumedAtNs } = requireSettings(context.state);
  const startNs = windowStartNs(context.environment.timeNs(), portfolioWindowNs, resumedAtNs);
  for (let id = snapshots.firstIdWhere(({ atNs }) => atNs >= startNs); ; id++) {
    const taken = snapshots.get(id);
    if (taken === undefined) break;
    watchSample(watch, { atNs: taken.atNs, valueE8s: taken.unitValueE8s });
  }
  return watch;
}
