import { assert } from "../../kernel/assert.js";
import { applyStep, journalSent } from "../bookkeeping.js";
import { type Context, findVenue, pairOf } from "../context.js";
import { cancel, type LegStep, sendPayment } from "../leg-steps.js";
import { isFinal, type Leg, type Token, type Trade, type TradeOutcome } from "../model.js";
import type { Plan } from "../planner/decide-step.js";
import type { OpenStep } from "../planner/open-step.js";
import type { PlannedLeg } from "../planner/plan-leg.js";
import { priceE8sOf } from "../planner/value.js";
import type { Pair } from "../ports.js";
import { requireSettings, together } from "../state.js";
import { ensureAllowance, useAllowance } from "./allowances.js";
import type { Quoted } from "./collect-quotes.js";
import type { Deadline } from "./deadline.js";
import { notePayment, noteSwap } from "./note-answers.js";
import { payLeg } from "./settle.js";

/** What an attempt has decided to do, and on what ground. */
export type Order = {
  readonly cycleId: bigint;
  readonly step: OpenStep;
  readonly plan: Plan;
  readonly quoted: readonly Quoted[];
  /** Version of the configuration the plan was made with. */
  readonly configVersion: bigint;
};

/** What came of an order. */
export type Execution =
  /** Something changed before anything was sent: status, configuration, pause, funds. */
  | { readonly type: "abandoned"; readonly why: string }
  | { readonly type: "traded"; readonly tradeId: bigint }
  | { readonly type: "failed"; readonly tradeId: bigint; readonly why: string };

/**
 * Carries out a plan (§6): allowances first, then the trade and all its legs are journalled, then
 * all are launched and all awaited. What is not known when the deadline expires is left to
 * recovery.
 */
export async function executePlan(
  context: Context,
  deadline: Deadline,
  order: Order,
): Promise<Execution> {
  deadline.renew();
  const why = await prepare(context, deadline, order);
  if (why !== undefined) return { type: "abandoned", why };

  const trade = journalTrade(context, order);
  deadline.renew();
  await deadline.all(trade.legIds.map((legId) => runLeg(context, legId)));
  return conclude(context, trade);
}

/** Makes sure that every leg can be paid, and that nothing has changed by then. */
async function prepare(
  context: Context,
  deadline: Deadline,
  order: Order,
): Promise<string | undefined> {
  const early = changedSince(context, order);
  if (early !== undefined) return early;
  const sell = requireToken(context, order.plan.sellId);
  const priceE8s = priceE8sOf(order.step.sell, order.step.picture.icpId);

  for (const leg of order.plan.legs) {
    const counterparty = counterpartyOf(order, leg);
    if (counterparty === undefined) return `${leg.venueId} has no pool any more`;
    const why =
      leg.way === "allowance"
        ? await ensureAllowance(context, deadline, {
            token: sell,
            spender: counterparty,
            debitAtoms: leg.askedAtoms + sell.feeAtoms,
            priceE8s,
          })
        : await checkTransferWay(context, deadline, leg, pairOfPlan(context, order.plan));
    if (why !== undefined) return `${leg.venueId}: ${why}`;
  }
  return changedSince(context, order);
}

async function checkTransferWay(
  context: Context,
  deadline: Deadline,
  leg: PlannedLeg,
  pair: Pair,
): Promise<string | undefined> {
  const venue = findVenue(context, leg.venueId);
  const answer = venue && (await deadline.one(venue.acceptsTransfer(pair)));
  if (answer?.type !== "answered") return answer?.reason ?? "no answer in time";
  return answer.value ? undefined : "it does not know both tokens, and would lose a transfer";
}

/**
 * Status, venues, pauses, configuration, fees and funds may have changed while quotes were on their
 * way (§2).
 */
function changedSince(context: Context, { plan, step, configVersion }: Order): string | undefined {
  const settings = requireSettings(context.state);
  if (settings.status.type !== "trading") return `status is ${settings.status.type} now`;
  if (settings.configVersion !== configVersion) return "the configuration changed";
  const off = plan.legs.find(({ venueId }) => settings.venuesOff.includes(venueId));
  if (off !== undefined) return `${off.venueId} was switched off`;
  const { sell, buy } = pairOfPlan(context, plan);
  if (sell.pause !== undefined) return `${sell.symbol} was paused: ${sell.pause.reason}`;
  if (buy.pause !== undefined) return `${buy.symbol} was paused: ${buy.pause.reason}`;
  if (sell.feeAtoms !== step.sell.feeAtoms) return `the fee of ${sell.symbol} changed`;

  const debitAtoms = plan.legs.reduce((sum, leg) => sum + leg.debitAtoms, 0n);
  const nowNs = context.environment.timeNs();
  const { liquidAtoms } = context.state.books.of(sell.tokenIndex);
  const reservedAtoms = context.state.reservations.reservedAtoms(sell.tokenIndex, nowNs);
  return liquidAtoms - reservedAtoms < debitAtoms
    ? `${liquidAtoms} atoms less ${reservedAtoms} reserved do not cover ${debitAtoms}`
    : undefined;
}

/** A token is not removed while a cycle runs: `removeToken` refuses it. */
function requireToken(context: Context, id: Plan["sellId"]): Token {
  const token = context.state.tokens.find(id);
  assert(token !== undefined, `token ${id} was removed while it was traded`);
  return token;
}

function pairOfPlan(context: Context, plan: Plan): Pair {
  return { sell: requireToken(context, plan.sellId), buy: requireToken(context, plan.buyId) };
}

function counterpartyOf(order: Order, leg: PlannedLeg): Uint8Array | undefined {
  const quoted = order.quoted.find(({ venue }) => venue.venueId === leg.venueId);
  return quoted?.ladder.type === "open" ? quoted.ladder.counterparty : undefined;
}

const OUTCOMES: Readonly<Record<Plan["outcome"], TradeOutcome>> = {
  Single: "single",
  Split: "split",
  Partial: "partial",
  Reduced: "reduced",
};

/**
 * Writes the trade and its legs, their payments sent, in the message that launches them: from here
 * on recovery knows of them, and their amounts are liquid no longer.
 */
function journalTrade(context: Context, order: Order): Trade {
  const { state, environment } = context;
  const { plan, step } = order;
  const { sell, buy } = pairOfPlan(context, plan);
  const tradeId = state.trades.nextId;
  const firstLegId = state.legs.nextId;
  const nowNs = environment.timeNs();
  const trade: Trade = {
    tradeId,
    cycleId: order.cycleId,
    outcome: OUTCOMES[plan.outcome],
    isFallback: step.origin === "fallback",
    isExact: plan.mode === "exact",
    sellIndex: sell.tokenIndex,
    buyIndex: buy.tokenIndex,
    sizeAtoms: plan.sizeAtoms,
    valueE8s: step.size.valueE8s,
    sellPriceE8s: priceE8sOf(step.sell, step.picture.icpId),
    buyPriceE8s: priceE8sOf(step.buy, step.picture.icpId),
    legIds: plan.legs.map((_leg, i) => firstLegId + BigInt(i)),
    openedAtNs: nowNs,
    state: "open",
    soldAtoms: 0n,
    boughtAtoms: 0n,
  };
  state.trades.append(trade);
  together(state, () => {
    for (const planned of plan.legs) journalLeg(context, order, { trade, planned, sell, buy });
  });
  return trade;
}

function journalLeg(
  context: Context,
  order: Order,
  parts: {
    readonly trade: Trade;
    readonly planned: PlannedLeg;
    readonly sell: Token;
    readonly buy: Token;
  },
): void {
  const { state, environment } = context;
  const { trade, planned, sell, buy } = parts;
  const nowNs = environment.timeNs();
  const counterparty = counterpartyOf(order, planned) ?? new Uint8Array(0);
  state.counterparties.remember(counterparty);
  const leg: Leg = {
    legId: state.legs.nextId,
    cycleId: order.cycleId,
    tradeId: trade.tradeId,
    venueId: planned.venueId,
    way: planned.way,
    sellIndex: sell.tokenIndex,
    buyIndex: buy.tokenIndex,
    counterparty,
    sizeAtoms: planned.finalAtoms,
    askedAtoms: planned.askedAtoms,
    minOutAtoms: planned.minOutAtoms,
    expectedOutAtoms: planned.expectedOutAtoms,
    spotOutAtoms: planned.spotOutAtoms,
    venueFeeBp: planned.venueFeeBp,
    sellFeeAtoms: sell.feeAtoms,
    buyFeeAtoms: buy.feeAtoms,
    openedAtNs: nowNs,
    state: "planned",
    changedAtNs: nowNs,
    answer: { type: "none" },
    receivedAtoms: 0n,
    note: "",
  };
  const sent = sendPayment(leg, nowNs);
  const debitAtoms = debitOf(sent);
  const fundsAtoms = state.books.of(leg.sellIndex).liquidAtoms;
  if (fundsAtoms >= debitAtoms) {
    journalSent(context, leg, sent);
    return;
  }
  state.legs.add(leg);
  const why = `${fundsAtoms} atoms do not cover ${debitAtoms}`;
  applyStep(context, leg, cancel(leg, nowNs, why));
}

/** What sending a payment takes out of what is liquid. */
function debitOf(sent: LegStep): bigint {
  return -(sent.postings[0]?.posting.liquidAtoms ?? 0n);
}

/**
 * Pays a leg and has it swapped. The journal is ahead of every call; after every call the leg is
 * read again, because recovery may have gone on with it while this one waited.
 */
async function runLeg(context: Context, legId: bigint): Promise<void> {
  const sent = context.state.legs.get(legId);
  const venue = sent && findVenue(context, sent.venueId);
  if (sent === undefined || venue === undefined || isFinal(sent.state)) return;
  if (sent.way === "allowance") {
    useAllowance(context, sent, sent.askedAtoms + sent.sellFeeAtoms);
    noteSwap(context, legId, await venue.submit(sent, pairOf(context, sent)));
    return;
  }
  const isPaid = notePayment(context, legId, await payLeg(context, sent));
  const paid = context.state.legs.get(legId);
  if (!isPaid || paid?.state !== "paid") return;
  const changedAtNs = context.environment.timeNs();
  const submitted: Leg = { ...paid, state: "submitted", changedAtNs };
  applyStep(context, paid, { leg: submitted, postings: [] });
  noteSwap(context, legId, await venue.submit(submitted, pairOf(context, submitted)));
}

/** One leg that was accepted is success; what has no answer yet is left to recovery. */
function conclude(context: Context, trade: Trade): Execution {
  const { tradeId } = trade;
  const legs = trade.legIds
    .map((legId) => context.state.legs.get(legId))
    .filter((leg) => leg !== undefined);
  for (const { legId, state } of legs) if (!isFinal(state)) noteSwap(context, legId, undefined);

  const isTraded = legs.some(
    ({ answer, state }) => answer.type === "accepted" || state === "settled",
  );
  if (isTraded) return { type: "traded", tradeId };
  const why = legs.map((leg) => `${leg.venueId}: ${whyOf(leg)}`).join("; ");
  return { type: "failed", tradeId, why };
}

function whyOf({ answer, note }: Leg): string {
  return "reason" in answer ? answer.reason : note;
}
