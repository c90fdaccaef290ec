import * as treasuryMethods from "../wire/treasury.js";
import { CallFailed } from "./canister-client.js";
import { addUpCosts } from "./costs.js";
import { type DemoNetwork, startTrading } from "./demo-network.js";
import type { Market, MarketMove } from "./market-trader.js";
import { countMoney, isMoneyRight } from "./money-check.js";
import {
  type CycleReport,
  type LegReport,
  type PortfolioReport,
  type ShareReport,
  type Summary,
  sumDriftBp,
} from "./reports.js";
import {
  type CycleValue,
  nameOf,
  readAll,
  readBrokenInvariants,
  readOpenLegCount,
  readPage,
  readPortfolio,
  type TradeValue,
} from "./treasury-values.js";

/** One minute of the network, in nanoseconds. */
const MINUTE_NS = 60_000_000_000n;

/** Cycles after the last trade in which everything under way comes home. */
const CLOSING_CYCLE_COUNT = 4;

/** States in which nothing more is to be done for a leg. */
const FINAL_STATES = ["settled", "refunded", "cancelled", "manual"];

/** What one minute brought. */
export type Minute = {
  readonly cycles: readonly CycleReport[];
  readonly portfolioAfter: PortfolioReport;
  /** What the market did before; nothing without a market. */
  readonly move?: MarketMove;
};

/** Runs the demo minute by minute and tells what every cycle did. */
export class DemoSession {
  readonly demo: DemoNetwork;
  readonly #market: Market | undefined;
  readonly #symbols: ReadonlyMap<string, string>;
  #instructions = 0n;
  #nextCycleId = 0n;
  /** Below it every leg is final and need not be read again. */
  #firstOpenLegId = 0n;
  #cycleCount = 0;
  #tradeCount = 0;
  #failureCount = 0;
  #driftBpBefore: bigint | undefined;
  #sharesBefore: readonly ShareReport[] | undefined;

  constructor(demo: DemoNetwork, market?: Market) {
    this.demo = demo;
    this.#market = market;
    this.#symbols = new Map([...demo.tokens.values()].map(({ text, symbol }) => [text, symbol]));
    const own = demo.treasury.join();
    demo.network.onMessage(({ canister, kind, instructions }) => {
      if (canister.join() === own && kind !== "query") this.#instructions += BigInt(instructions);
    });
  }

  /** Switches trading on. */
  start(): void {
    startTrading(this.demo);
  }

  /** Lets a minute pass: first for the market, then for the treasury. */
  step(): Minute {
    const move = this.#market?.push();
    this.demo.network.advance(MINUTE_NS);
    return this.#look(move);
  }

  /**
   * The same, where somebody else lets time pass and has clients answered meanwhile. Clients may
   * stop any canister: time passes nevertheless.
   *
   * @throws {CallFailed} after that minute, when the treasury does not answer.
   */
  async stepServed(advance: (durationNs: bigint) => Promise<void>): Promise<Minute> {
    const move = this.#pushIfAnswered();
    await advance(MINUTE_NS);
    return this.#look(move);
  }

  /** A market whose venues or ledgers are stopped stands still. */
  #pushIfAnswered(): MarketMove | undefined {
    try {
      return this.#market?.push();
    } catch (error) {
      if (error instanceof CallFailed) return undefined;
      throw error;
    }
  }

  /** What has come since it was looked last. */
  #look(move: MarketMove | undefined): Minute {
    const cycles = readPage(this.demo, "cycles", this.#nextCycleId);
    this.#nextCycleId = (cycles[cycles.length - 1]?.cycle_id ?? this.#nextCycleId - 1n) + 1n;
    const portfolioAfter = readPortfolio(this.demo);
    const { shares } = portfolioAfter;
    const reports = cycles.map((cycle) => this.#report(cycle, this.#sharesBefore ?? shares));
    if (cycles.length > 0) {
      // Before the first cycle no prices are known: after it the drift is what there is to mend.
      this.#driftBpBefore ??= sumDriftBp(shares);
      this.#sharesBefore = shares;
    }
    return { cycles: reports, portfolioAfter, ...(move === undefined ? {} : { move }) };
  }

  /** Whether all money is where the books say, but for tokens that a leg has under way. */
  isMoneyInOrder(): boolean {
    const underWay = this.#symbolsUnderWay();
    const lines = countMoney(this.demo).filter(({ symbol }) => !underWay.has(symbol));
    return isMoneyRight(lines) && readBrokenInvariants(this.demo).length === 0;
  }

  /** Stops trading, lets everything under way come home, and adds up. */
  finish(): Summary {
    const { client, treasury, network } = this.demo;
    client.update(treasury, "stop_trading", treasuryMethods.reasoned, { reason: "the run ends" });
    for (let i = 0; i < CLOSING_CYCLE_COUNT; i++) network.advance(MINUTE_NS);
    const { shares } = readPortfolio(this.demo);
    const isMoneyWhole = isMoneyRight(countMoney(this.demo));

    return {
      cycles: this.#cycleCount,
      trades: this.#tradeCount,
      failures: this.#failureCount,
      driftBpBefore: this.#driftBpBefore ?? 0n,
      driftBpAfter: sumDriftBp(shares),
      ...addUpCosts(this.demo, shares),
      invariantsOk: isMoneyWhole && readBrokenInvariants(this.demo).length === 0,
    };
  }

  /** Symbols of tokens that an open leg sells or buys: part of them is on its way. */
  #symbolsUnderWay(): Set<string> {
    const symbols = new Set<string>();
    if (readOpenLegCount(this.demo) === 0) return symbols;
    let isBelowFirstOpen = true;
    for (const { leg_id, state, sell, buy } of readAll(this.demo, "legs", this.#firstOpenLegId)) {
      const isFinal = FINAL_STATES.includes(nameOf(state));
      isBelowFirstOpen &&= isFinal;
      if (isBelowFirstOpen) this.#firstOpenLegId = leg_id + 1n;
      if (!isFinal) symbols.add(this.#symbolOf(sell)).add(this.#symbolOf(buy));
    }
    return symbols;
  }

  #report(cycle: CycleValue, shares: readonly ShareReport[]): CycleReport {
    const ends = cycle.attempts.map(({ end }) => Object.values(end)[0]);
    const tradeIds = ends.flatMap((end) => (end?.trade_id === undefined ? [] : [end.trade_id]));
    const trade = this.#trade(tradeIds[tradeIds.length - 1]);
    const outcome = nameOf(cycle.outcome);
    this.#cycleCount += 1;
    if (outcome === "traded") this.#tradeCount += 1;
    if (outcome === "failed") this.#failureCount += 1;
    const instructions = this.#instructions;
    this.#instructions = 0n;
    const whys = [...ends.map((end) => end?.why ?? ""), cycle.reason].filter((why) => why !== "");
    const about = { id: cycle.cycle_id, atNs: cycle.started_at_ns, instructions };
    if (trade === undefined) {
      const nothing = { outcome, isFallback: false, valueE8s: 0n, legs: [] };
      return { ...about, ...nothing, reasons: unique(whys) };
    }
    const [sell, buy] = [this.#symbolOf(trade.sell), this.#symbolOf(trade.buy)];
    return {
      ...about,
      outcome: outcome === "traded" ? nameOf(trade.outcome) : outcome,
      isFallback: trade.fallback,
      sell,
      buy,
      valueE8s: trade.value_e8s,
      legs: this.#legs(trade.leg_ids),
      reasons: unique([...whys, ...distances(shares, [sell, buy])]),
    };
  }

  #symbolOf(ledger: { toText(): string }): string {
    return this.#symbols.get(ledger.toText()) ?? ledger.toText();
  }

  #trade(tradeId: bigint | undefined): TradeValue | undefined {
    return tradeId === undefined ? undefined : readPage(this.demo, "trades", tradeId, 1)[0];
  }

  #legs(legIds: readonly bigint[]): LegReport[] {
    return readPage(this.demo, "legs", legIds[0] ?? 0n, legIds.length).map((leg) => ({
      venue: leg.venue,
      askedAtoms: leg.asked_atoms,
      expectedOutAtoms: leg.expected_out_atoms,
      state: nameOf(leg.state),
    }));
  }
}

/** How far the two tokens of a trade were from their targets: why they were drawn. */
function distances(shares: readonly ShareReport[], symbols: readonly string[]): string[] {
  return symbols.flatMap((symbol) => {
    const diffBp = shares.find((share) => share.symbol === symbol)?.diffBp ?? 0n;
    if (diffBp === 0n) return [];
    const distance = (Math.abs(Number(diffBp)) / 100).toFixed(2);
    return [`${symbol} ${distance} % ${diffBp < 0n ? "over" : "under"}`];
  });
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
