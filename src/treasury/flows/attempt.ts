import type { TreasuryConfig } from "../config.js";
import { type Context, currentConfig } from "../context.js";
import { recordAttempt } from "../cycle-inputs.js";
import type { AttemptEnd, AttemptRecord } from "../cycle-record.js";
import type { OwedFallback } from "../heap.js";
import { takePicture, venuesToAsk } from "../picture.js";
import { type Decision, decideReduced, decideRoute, type Plan } from "../planner/decide-step.js";
import { describeRefusal, type PairNames } from "../planner/describe.js";
import { decideExecutionFallback } from "../planner/fallback.js";
import type { Picture, VenueQuotes } from "../planner/model.js";
import { type OpenStep, openFallback, openStep, type Skip } from "../planner/open-step.js";
import type { Draw, RandomSource } from "../planner/random.js";
import type { StepRecord } from "../planner/replay.js";
import { measureRequirements } from "../planner/requirements.js";
import type { Pair, VenuePort } from "../ports.js";
import { requireSettings } from "../state.js";
import { collectQuotes, type Quoted } from "./collect-quotes.js";
import type { Deadline } from "./deadline.js";
import { type Execution, executePlan } from "./execute-plan.js";

/** What an attempt works with. */
export type AttemptInput = {
  readonly cycleId: bigint;
  readonly random: RandomSource;
  /** Whether the plan is carried out; otherwise the attempt ends where money would leave. */
  readonly mode: "trade" | "dry_run";
  /** Called before the first payment of the cycle: the cycle must be on record by then. */
  readonly onTrade: () => void;
};

/** What an attempt came to. A quote fallback is a second record of the same attempt. */
export type Attempt = { readonly records: readonly AttemptRecord[]; readonly isTraded: boolean };

/** One attempt of a cycle: plan, quotes, route, execution, and the ICP fallback (§3 … §6). */
export async function runAttempt(
  context: Context,
  deadline: Deadline,
  input: AttemptInput,
): Promise<Attempt> {
  const venues = venuesToAsk(context);
  const picture = takePicture(context, venues);
  const config = currentConfig(context);
  const owed = takeOwedFallback(context, picture);
  if (owed !== undefined) {
    const { sellId, amountAtoms, mode } = owed;
    const order = { sellId, amountAtoms, mode };
    const opened = openFallback(picture, config, order);
    const origin = { type: "fallback" as const, ...order };
    return runStep(context, deadline, { ...input, venues, picture, origin, opened, draws: [] });
  }
  const opening = openStep(picture, config, input.random);
  const { result: opened, draws } = opening;
  return runStep(context, deadline, {
    ...input,
    venues,
    picture,
    origin: { type: "pair" },
    opened,
    draws,
  });
}

/** A failed leg of a fallback venue whose tokens are back is sold for ICP, when that is allowed. */
function takeOwedFallback(context: Context, picture: Picture): OwedFallback | undefined {
  const owed = context.heap.owedFallback;
  context.heap.owedFallback = undefined;
  if (owed === undefined) return undefined;
  const leg = { ...owed, recovery: "proven" as const };
  const config = currentConfig(context);
  const decision = decideExecutionFallback(picture, leg, config);
  return decision.type === "allowed" && isTradable(picture, config, owed) ? owed : undefined;
}

/** What was barred or paused since its leg failed is not sold: its price is in doubt (§8). */
function isTradable(picture: Picture, config: TreasuryConfig, { sellId }: OwedFallback): boolean {
  const { rows } = measureRequirements(picture, config);
  const standing = rows.find(({ token }) => token.tokenId === sellId)?.standing;
  return standing === "candidate" || standing === "within_band";
}

type StepInput = AttemptInput & {
  readonly venues: readonly VenuePort[];
  readonly picture: Picture;
  readonly origin: StepRecord["origin"];
  readonly opened: ReturnType<typeof openFallback>;
  readonly draws: readonly Draw[];
};

async function runStep(context: Context, deadline: Deadline, input: StepInput): Promise<Attempt> {
  const { opened } = input;
  if (!opened.ok) return ended(context, input, { end: skipEnd(context, opened.error) });
  const step = opened.value;
  const configVersion = requireSettings(context.state).configVersion;
  const pair = pairOfStep(context, step);
  if (pair === undefined) return ended(context, input, { end: { type: "abandoned", why: GONE } });

  const { venues } = input;
  const quoted = await collectQuotes(context, deadline, { venues, pair, requests: step.requests });
  const quotes = quoted.map(({ ladder }) => toQuotes(ladder));
  const first = decideRoute(step, quotes);
  const { decision, fresh } = await reduce(context, deadline, { step, first, venues, pair });
  const gathered: Gathered = {
    quoted,
    quotes,
    ...(fresh === undefined ? {} : { freshQuote: fresh }),
  };
  if (decision.type === "trade") {
    const { plan } = decision;
    return trade(context, deadline, { ...input, step, gathered, plan, configVersion });
  }
  return noRoute(context, deadline, { ...input, step, gathered, decision });
}

const GONE = "a token was removed meanwhile";

type Gathered = {
  readonly quoted: readonly Quoted[];
  readonly quotes: readonly VenueQuotes[];
  readonly freshQuote?: VenueQuotes;
};

/** A smaller trade is asked for afresh, at its own size, before it is believed. */
async function reduce(
  context: Context,
  deadline: Deadline,
  input: {
    readonly step: OpenStep;
    readonly first: Decision;
    readonly venues: readonly VenuePort[];
    readonly pair: Pair;
  },
): Promise<{
  readonly decision: Exclude<Decision, { type: "fresh_quote_needed" }>;
  readonly fresh?: VenueQuotes;
}> {
  const { step, first, venues, pair } = input;
  if (first.type !== "fresh_quote_needed") return { decision: first };
  const { estimate, request } = first;
  const venue = venues[estimate.venueIndex];
  const [quoted] = await collectQuotes(context, deadline, {
    venues: venue === undefined ? [] : [venue],
    pair,
    requests: [request],
  });
  const fresh = quoted === undefined ? UNREACHABLE : toQuotes(quoted.ladder);
  const decision = decideReduced(step, estimate, fresh);
  return {
    decision: decision.type === "fresh_quote_needed" ? unreachableReduced(step) : decision,
    fresh,
  };
}

const UNREACHABLE: VenueQuotes = { type: "unreachable" };

/** `decideReduced` never asks again; said here for the compiler. */
function unreachableReduced(step: OpenStep): Extract<Decision, { type: "no_route" }> {
  const fallback = { type: "refused", reason: "pair_has_icp" } as const;
  const refusal = { type: "NoQuote" } as const;
  return { type: "no_route", refusal, skipsPair: step.requests.length === 0, fallback };
}

async function trade(
  context: Context,
  deadline: Deadline,
  input: StepInput & {
    readonly step: OpenStep;
    readonly gathered: Gathered;
    readonly plan: Plan;
    readonly configVersion: bigint;
  },
): Promise<Attempt> {
  const { step, gathered, plan, configVersion, cycleId } = input;
  if (input.mode === "dry_run") {
    return ended(context, input, { gathered, end: { type: "abandoned", why: "dry run" } });
  }
  input.onTrade();
  const execution = await executePlan(context, deadline, {
    cycleId,
    step,
    plan,
    quoted: gathered.quoted,
    configVersion,
  });
  return ended(context, input, { gathered, end: toEnd(execution) });
}

function toEnd(execution: Execution): AttemptEnd {
  return execution;
}

/** No route: the pair may be left alone for a while, and its seller may be sold for ICP. */
async function noRoute(
  context: Context,
  deadline: Deadline,
  input: StepInput & {
    readonly step: OpenStep;
    readonly gathered: Gathered;
    readonly decision: Extract<Decision, { type: "no_route" }>;
  },
): Promise<Attempt> {
  const { step, gathered, decision } = input;
  if (decision.skipsPair) skipPair(context, step);
  const why = describeRefusal(decision.refusal, namesOf(context, step.sell, step.buy));
  const failed = ended(context, input, {
    gathered,
    end: { type: "skipped", reason: "no_execution_path", why },
  });
  if (decision.fallback.type === "refused") return failed;

  const order = {
    sellId: step.sell.tokenId,
    amountAtoms: step.size.amountAtoms,
    mode: step.size.mode,
  };
  const opened = openFallback(step.picture, step.config, order);
  const origin = { type: "fallback" as const, ...order };
  const fallback = await runStep(context, deadline, { ...input, origin, opened, draws: [] });
  return { records: [...failed.records, ...fallback.records], isTraded: fallback.isTraded };
}

function skipPair(context: Context, step: OpenStep): void {
  const { heap, environment } = context;
  const untilNs = environment.timeNs() + step.config.pairSkipNs;
  const { tokenId: sellId } = step.sell;
  const { tokenId: buyId } = step.buy;
  const others = heap.skippedPairs.filter((p) => p.sellId !== sellId || p.buyId !== buyId);
  heap.skippedPairs = [...others, { sellId, buyId, untilNs }];
}

function skipEnd(context: Context, { reason, refusal, sellId, buyId }: Skip): AttemptEnd {
  const names =
    sellId === undefined || buyId === undefined
      ? undefined
      : namesOf(context, { tokenId: sellId }, { tokenId: buyId });
  return { type: "skipped", reason, why: describeRefusal(refusal, names) };
}

/** The symbols of a pair. */
function namesOf(
  { state }: Context,
  sell: Pick<OpenStep["sell"], "tokenId">,
  buy: Pick<OpenStep["buy"], "tokenId">,
): PairNames {
  const nameOf = (tokenId: OpenStep["sell"]["tokenId"]) =>
    state.tokens.find(tokenId)?.symbol ?? tokenId;
  return { sell: nameOf(sell.tokenId), buy: nameOf(buy.tokenId) };
}

function ended(
  context: Context,
  input: StepInput,
  result: { readonly gathered?: Gathered; readonly end: AttemptEnd },
): Attempt {
  const { gathered, end } = result;
  const { picture, origin, draws, venues } = input;
  const record = recordAttempt(context.state.tokens, {
    picture,
    origin,
    draws,
    end,
    venues: venues.map(({ venueId }, i) => ({ name: venueId, detail: detailOf(gathered, i) })),
    ...(gathered === undefined ? {} : { quotes: gathered.quotes }),
    ...(gathered?.freshQuote === undefined ? {} : { freshQuote: gathered.freshQuote }),
  });
  return { records: [record], isTraded: end.type === "traded" };
}

function detailOf(gathered: Gathered | undefined, index: number): string {
  const ladder = gathered?.quoted[index]?.ladder;
  return ladder === undefined || ladder.type === "open" ? "" : ladder.reason;
}

function pairOfStep(context: Context, step: OpenStep): Pair | undefined {
  const sell = context.state.tokens.find(step.sell.tokenId);
  const buy = context.state.tokens.find(step.buy.tokenId);
  return sell === undefined || buy === undefined ? undefined : { sell, buy };
}

function toQuotes(ladder: Quoted["ladder"]): VenueQuotes {
  return ladder.type === "open" ? ladder : { type: ladder.type };
}
