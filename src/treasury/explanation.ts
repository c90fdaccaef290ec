import { err, ok, type Result } from "../kernel/result.js";
import type { Context } from "./context.js";
import { restoreStep } from "./cycle-inputs.js";
import type { AttemptRecord, CycleRecord } from "./cycle-record.js";
import type { TreasuryError } from "./errors.js";
import { type Decision, type Plan, routeInputOf } from "./planner/decide-step.js";
import { atomsOf, describeRefusal, type PairNames } from "./planner/describe.js";
import { explainRoute, type ScenarioReport } from "./planner/explain-route.js";
import type { OpenStep } from "./planner/open-step.js";
import { type Replay, replayStep, type StepRecord } from "./planner/replay.js";
import type { Requirement } from "./planner/requirements.js";
import { chooseRoute } from "./planner/settle-route.js";

/** Most scenarios an explanation lists: those that were tradable, best first. */
const SCENARIO_COUNT_MAX = 12;

/** A cycle, told again from what it knew (X2). */
export type Explanation = { readonly record: CycleRecord; readonly lines: readonly string[] };

/**
 * Explains a cycle by replaying it: the same pure functions over the recorded inputs come to the
 * same plan, and say on the way why every alternative lost.
 */
export function explainCycle(
  context: Context,
  cycleId: bigint,
): Result<Explanation, TreasuryError> {
  const { cycles } = context.state;
  const record = cycles.get(cycleId);
  if (record === undefined) {
    return err({ type: "unknown_cycle", cycleId, oldestId: cycles.oldestId });
  }
  const lines = [
    `cycle ${cycleId}: ${record.outcome}${record.reason === "" ? "" : `, ${record.reason}`}`,
    `status ${record.status}, configuration ${record.configVersion}, ${record.settledLegCount} legs settled`,
  ];
  record.attempts.forEach((attempt, i) => {
    lines.push(`attempt ${i + 1}:`, ...explainAttempt(context, record, attempt).map(indent));
  });
  return ok({ record, lines });
}

function indent(line: string): string {
  return `  ${line}`;
}

function explainAttempt(context: Context, cycle: CycleRecord, attempt: AttemptRecord): string[] {
  const { configVersion } = cycle;
  const entry = context.state.configs.get(configVersion);
  if (entry === undefined) {
    const why = `configuration ${configVersion} is no longer kept: what was weighed cannot be told again`;
    return [why, explainEnd(attempt)];
  }
  const step = restoreStep(context.state.tokens, context.icpId(), attempt);
  const replay = replayStep(step, entry.config);
  const symbolOf = symbols(context);

  return [
    ...(replay.requirements?.rows ?? []).map((row) => explainRow(row, symbolOf)),
    ...step.draws.map(
      ({ purpose, drawnIndex, boundCount }) =>
        `draw for ${purpose}: ${drawnIndex} of ${boundCount}`,
    ),
    ...explainOpened(replay, symbolOf),
    ...explainVenues(attempt),
    ...explainDecision(replay, step, symbolOf),
    explainEnd(attempt),
  ];
}

type SymbolOf = (tokenId: string) => string;

function symbols(context: Context): SymbolOf {
  const bySymbol = new Map(
    context.state.tokens.list().map(({ tokenId, symbol }) => [`${tokenId}`, symbol]),
  );
  return (tokenId) => bySymbol.get(tokenId) ?? tokenId;
}

function explainRow({ token, ...row }: Requirement, symbolOf: SymbolOf): string {
  const { diffBp } = row;
  // As everywhere where people read: how far it is above or below, not what would have to be added.
  const distance = diffBp < 0n ? `${-diffBp} bp over` : `${diffBp} bp under`;
  const share = `${row.currentBp} bp against ${row.targetBp} bp`;
  const away = diffBp === 0n ? "on target" : distance;
  return `${symbolOf(token.tokenId)}: ${row.valueE8s} e8s, ${share}, ${away}, ${inWords(row.standing)}`;
}

function explainOpened({ opened }: Replay, symbolOf: SymbolOf): string[] {
  if (!opened.ok) {
    const { refusal, sellId, buyId } = opened.error;
    const names =
      sellId === undefined || buyId === undefined
        ? undefined
        : { sell: symbolOf(sellId), buy: symbolOf(buyId) };
    return [`nothing asked: ${describeRefusal(refusal, names)}`];
  }
  const { sell, buy, size, origin } = opened.value;
  const aim = size.aim === undefined ? "" : `, aimed at the ${size.aim} side`;
  const sold = atomsOf(size.amountAtoms, symbolOf(sell.tokenId));
  return [
    `${origin}: ${sold} for ${symbolOf(buy.tokenId)}, ${size.mode}${aim}, worth ${size.valueE8s} e8s`,
  ];
}

function explainVenues({ venues, quotes }: AttemptRecord): string[] {
  return venues.map(({ name, detail }, i) => {
    const answered = quotes[i];
    if (answered?.type !== "open")
      return `${name}: ${inWords(answered?.type ?? "not asked")} ${detail}`.trim();
    const count = answered.quotes.filter((quote) => quote !== undefined).length;
    return `${name}: ${count} of ${answered.quotes.length} quotes, fee ${answered.venueFeeBp} bp`;
  });
}

function explainDecision(replay: Replay, step: StepRecord, symbolOf: SymbolOf): string[] {
  const { opened, decision, reduced } = replay;
  if (!opened.ok || decision === undefined || step.quotes === undefined) return [];
  const input = routeInputOf(opened.value, step.quotes);
  const scenarios = explainRoute(input, chooseRoute(input));

  return [
    ...summarize(scenarios, symbolOf(opened.value.buy.tokenId)),
    ...sayDecision(decision, opened.value, symbolOf),
    ...(reduced === undefined ? [] : sayDecision(reduced, opened.value, symbolOf)),
  ];
}

function summarize(scenarios: readonly ScenarioReport[], bought: string): string[] {
  const fates = new Map<string, number>();
  for (const { fate } of scenarios) fates.set(fate, (fates.get(fate) ?? 0) + 1);
  const best = scenarios
    .filter(({ scoreAtoms }) => scoreAtoms > 0n)
    .sort((a, b) => (a.scoreAtoms > b.scoreAtoms ? -1 : 1))
    .slice(0, SCENARIO_COUNT_MAX);
  const counts = [...fates].map(([fate, count]) => `${count} ${inWords(fate)}`).join(", ");

  return [
    `${scenarios.length} scenarios: ${counts}`,
    ...best.map((each) => sayScenario(each, bought)),
  ];
}

function sayScenario(
  { legs, slippageBp, scoreAtoms, fate }: ScenarioReport,
  bought: string,
): string {
  const shares = legs.map(({ venueId, shareBp }) => `${venueId} ${shareBp} bp`).join(" + ");
  return `${shares}: slippage ${slippageBp} bp, ${atomsOf(scoreAtoms, bought)} after fees, ${inWords(fate)}`;
}

function sayDecision(decision: Decision, step: OpenStep, symbolOf: SymbolOf): string[] {
  const names = { sell: symbolOf(step.sell.tokenId), buy: symbolOf(step.buy.tokenId) };
  switch (decision.type) {
    case "trade":
      return sayPlan(decision.plan, names);
    case "fresh_quote_needed":
      return [
        `smaller: ${atomsOf(decision.estimate.amountAtoms, names.sell)} at ${decision.estimate.venueId}, asked afresh`,
      ];
    case "no_route": {
      const { fallback } = decision;
      const next = fallback.type === "allowed" ? "sold for ICP instead" : inWords(fallback.reason);
      return [`no route for ${names.sell}: ${describeRefusal(decision.refusal, names)}; ${next}`];
    }
  }
}

function sayPlan({ outcome, legs, isInterpolated }: Plan, { sell, buy }: PairNames): string[] {
  const blend = isInterpolated ? ", interpolated" : "";
  return [
    `${outcome}${blend}:`,
    ...legs.map(
      (leg) =>
        `${leg.venueId} ${leg.shareBp} bp: ${atomsOf(leg.askedAtoms, sell)} asked, ${atomsOf(leg.expectedOutAtoms, buy)} expected, at least ${atomsOf(leg.minOutAtoms, buy)}, slippage ${leg.slippageBp} bp`,
    ),
  ];
}

function explainEnd({ end }: AttemptRecord): string {
  switch (end.type) {
    case "traded":
      return `traded as trade ${end.tradeId}`;
    case "failed":
      return `trade ${end.tradeId} failed: ${end.why}`;
    case "skipped":
      return `skipped, ${inWords(end.reason)}: ${end.why}`;
    case "abandoned":
      return `abandoned: ${end.why}`;
  }
}

/** A name of ours as people read it. */
function inWords(name: string): string {
  return name.replaceAll("_", " ");
}
