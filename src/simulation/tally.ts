import { mulDivUp } from "../kernel/fixed-point.js";
import type { Context } from "../treasury/context.js";
import type { AttemptRecord, CycleOutcome, CycleRecord } from "../treasury/cycle-record.js";
import type { Trade, TradeOutcome } from "../treasury/model.js";
import type { SkipReason } from "../treasury/planner/refusals.js";
import type { SimulatedToken } from "./simulated-ledgers.js";

/** How often what came of attempts. */
export type OutcomeCounts = Record<TradeOutcome, number> & {
  /** Attempts whose quotes led to no route. */
  fail: number;
  /** Trades, counted above already, that sold for ICP for want of a route. */
  fallback: number;
  /** Trades of which no leg came off. */
  unfilled: number;
  /** Attempts that were given up before anything was sent. */
  abandoned: number;
};

/** What trading has cost, in e8s of ICP. */
export type Costs = {
  tradedE8s: bigint;
  priceImpactE8s: bigint;
  venueFeeE8s: bigint;
  /** Ledger fees of the trades themselves: payments and payouts. */
  ledgerFeeE8s: bigint;
  /** Ledger fees of the approvals that let venues pull, at the prices of then. */
  approvalFeeE8s: bigint;
};

/**
 * Counts what cycles came to as they end: histories are rings, and a long simulation outlives them.
 */
export class Tally {
  readonly cycles: Record<CycleOutcome, number>;
  readonly outcomes: OutcomeCounts;
  readonly skips: Record<SkipReason, number>;
  /** Why attempts did not trade, figures left out, and how often. */
  readonly reasons = new Map<string, number>();
  readonly costs: Costs;
  #openTradeIds: bigint[] = [];
  #nextCycleId = 0n;
  #nextTradeId = 0n;

  constructor() {
    this.cycles = { traded: 0, skipped: 0, idle: 0, failed: 0, interrupted: 0 };
    this.outcomes = { ...NO_TRADES, fail: 0, fallback: 0, unfilled: 0, abandoned: 0 };
    this.skips = {
      no_pairs_found: 0,
      no_execution_path: 0,
      tokens_filtered: 0,
      paused_tokens: 0,
      insufficient_candidates: 0,
    };
    this.costs = {
      tradedE8s: 0n,
      priceImpactE8s: 0n,
      venueFeeE8s: 0n,
      ledgerFeeE8s: 0n,
      approvalFeeE8s: 0n,
    };
  }

  /** How many cycles have ended. */
  get cycleCount(): number {
    return Number(this.#nextCycleId);
  }

  /** Adds the cycles that ended since the last time, and the trades that closed. */
  note({ state }: Context): void {
    for (; this.#nextCycleId < state.cycles.nextId; this.#nextCycleId++) {
      const cycle = state.cycles.get(this.#nextCycleId);
      if (cycle !== undefined) this.#addCycle(cycle);
    }
    for (; this.#nextTradeId < state.trades.nextId; this.#nextTradeId++) {
      this.#openTradeIds.push(this.#nextTradeId);
    }
    this.#openTradeIds = this.#openTradeIds.filter((tradeId) => {
      const trade = state.trades.get(tradeId);
      if (trade?.state === "open") return true;
      if (trade !== undefined) this.#addTrade(trade);
      return false;
    });
  }

  /** Adds the fee of an approval; a token without a price costs nothing yet. */
  addApproval({ state, priceBook, icpId }: Context, { tokenId, facts }: SimulatedToken): void {
    const token = state.tokens.find(tokenId);
    const price = token && priceBook.of(token, icpId());
    const one = 10n ** BigInt(facts.decimals);
    this.costs.approvalFeeE8s += mulDivUp(facts.feeAtoms, price?.priceE8s ?? 0n, one);
  }

  #addCycle({ outcome, attempts }: CycleRecord): void {
    this.cycles[outcome] += 1;
    for (const attempt of attempts) this.#addAttempt(attempt);
  }

  #addAttempt({ end, quotes }: AttemptRecord): void {
    if (end.type === "traded") return;
    const reason = end.why.replace(FIGURES, "…");
    this.reasons.set(reason, (this.reasons.get(reason) ?? 0) + 1);
    if (end.type === "abandoned") this.outcomes.abandoned += 1;
    if (end.type !== "skipped") return;
    this.skips[end.reason] += 1;
    if (end.reason === "no_execution_path" && quotes.length > 0) this.outcomes.fail += 1;
  }

  #addTrade({ state, outcome, isFallback, cost }: Trade): void {
    if (state === "failed") {
      this.outcomes.unfilled += 1;
      return;
    }
    this.outcomes[outcome] += 1;
    if (isFallback) this.outcomes.fallback += 1;
    this.costs.tradedE8s += cost?.tradedE8s ?? 0n;
    this.costs.priceImpactE8s += cost?.priceImpactE8s ?? 0n;
    this.costs.venueFeeE8s += cost?.venueFeeE8s ?? 0n;
    this.costs.ledgerFeeE8s += cost?.ledgerFeeE8s ?? 0n;
  }
}

/** Whole numbers, but not those in names such as e8s. */
const FIGURES = /(?<![a-z])\d+/g;

const NO_TRADES: Readonly<Record<TradeOutcome, number>> = {
  single: 0,
  split: 0,
  partial: 0,
  reduced: 0,
};
