import * as treasuryMethods from "../wire/treasury.js";
import { type DemoNetwork, startTrading } from "./demo-network.js";
import { countMoney, isMoneyRight } from "./money-check.js";

/** One minute of the network, in nanoseconds. */
const MINUTE_NS = 60_000_000_000n;

/** Cycles after the last trade in which everything under way comes home. */
const CLOSING_CYCLE_COUNT = 4;

/** States in which nothing more is to be done for a leg. */
const FINAL_STATES = ["settled", "refunded", "cancelled", "manual"];

/** One leg of a cycle, for people and programs. */
export type LegReport = {
  readonly venue: string;
  readonly askedAtoms: bigint;
  readonly expectedOutAtoms: bigint;
  readonly state: string;
};

/** One cycle that has ended. */
export type CycleReport = {
  readonly id: bigint;
  readonly atNs: bigint;
  /** Outcome of the trade (single, split, …), or of the cycle when it did not trade. */
  readonly outcome: string;
  readonly isFallback: boolean;
  readonly sell?: string;
  readonly buy?: string;
  readonly valueE8s: bigint;
  readonly legs: readonly LegReport[];
  readonly reasons: readonly string[];
  /** Of all messages of the treasury since the cycle before. */
  readonly instructions: bigint;
};

/** One token against its target. */
export type ShareReport = {
  readonly symbol: string;
  readonly heldAtoms: bigint;
  readonly decimals: number;
  readonly valueE8s: bigint;
  readonly currentBp: bigint;
  readonly targetBp: bigint;
  readonly diffBp: bigint;
  readonly standing: string;
};

/** What a run came to. */
export type Summary = {
  readonly cycles: number;
  readonly trades: number;
  readonly failures: number;
  readonly driftBpBefore: bigint;
  readonly driftBpAfter: bigint;
  readonly tradedE8s: bigint;
  readonly priceImpactE8s: bigint;
  readonly venueFeeE8s: bigint;
  readonly ledgerFeeE8s: bigint;
  readonly invariantsOk: boolean;
};

/** Moves the market once a minute, before the treasury looks. */
export type Market = { push(minute: number): void };

type CycleValue = {
  cycle_id: bigint;
  started_at_ns: bigint;
  outcome: object;
  reason: string;
  attempts: { end: Record<string, { trade_id?: bigint; why?: string } | null> }[];
};
type TradeValue = {
  trade_id: bigint;
  outcome: object;
  state: object;
  fallback: boolean;
  sell: { toText(): string };
  buy: { toText(): string };
  value_e8s: bigint;
  leg_ids: bigint[];
  cost:
    | []
    | [Record<"traded_e8s" | "price_impact_e8s" | "venue_fee_e8s" | "ledger_fee_e8s", bigint>];
};
type LegValue = {
  leg_id: bigint;
  venue: string;
  sell: { toText(): string };
  buy: { toText(): string };
  asked_atoms: bigint;
  expected_out_atoms: bigint;
  state: object;
};

/** Runs the demo minute by minute and tells what every cycle did. */
export class DemoSession {
  readonly demo: DemoNetwork;
  readonly #market: Market | undefined;
  readonly #symbols: ReadonlyMap<string, string>;
  #instructions = 0n;
  #lastCycleId = -1n;
  #lastLegId = -1n;
  #minute = 0;
  #cycleCount = 0;
  #tradeCount = 0;
  #failureCount = 0;
  #driftBpBefore: bigint | undefined;

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

  /** Lets a minute pass and reports the cycles that ended in it. */
  step(): CycleReport[] {
    this.#market?.push(this.#minute);
    this.#minute += 1;
    this.demo.network.advance(MINUTE_NS);
    const { cycles } = this.#ask<{ cycles: CycleValue[] }>("get_cycles", treasuryMethods.getCycles);
    const reports = cycles.map((cycle) => this.#report(cycle));
    this.#lastCycleId = cycles[cycles.length - 1]?.cycle_id ?? this.#lastCycleId;
    this.#driftBpBefore ??= this.#firstDrift(reports);
    return reports;
  }

  /** Before the first trade the prices must be known: then the drift is what there is to mend. */
  #firstDrift(reports: readonly CycleReport[]): bigint | undefined {
    return reports.length === 0 ? undefined : this.driftBp();
  }

  /** The portfolio against its targets. */
  shares(): ShareReport[] {
    const { holdings } = this.demo.client.query(
      this.demo.treasury,
      "get_portfolio",
      treasuryMethods.getPortfolio,
    ) as { holdings: HoldingValue[] };
    return holdings.map(toShare);
  }

  /** Sum of all differences from the targets. */
  driftBp(): bigint {
    return this.shares().reduce((sum, { diffBp }) => sum + (diffBp < 0n ? -diffBp : diffBp), 0n);
  }

  /** Stops trading, lets everything under way come home, and adds up. */
  finish(): Summary {
    const { client, treasury } = this.demo;
    client.update(treasury, "stop_trading", treasuryMethods.reasoned, { reason: "the run ends" });
    for (let i = 0; i < CLOSING_CYCLE_COUNT; i++) this.demo.network.advance(MINUTE_NS);
    const isMoneyOk = isMoneyRight(countMoney(this.demo));
    const broken = this.brokenInvariants();

    return {
      cycles: this.#cycleCount,
      trades: this.#tradeCount,
      failures: this.#failureCount,
      driftBpBefore: this.#driftBpBefore ?? 0n,
      driftBpAfter: this.driftBp(),
      ...this.#costs(),
      invariantsOk: isMoneyOk && broken.length === 0,
    };
  }

  /** Symbols of tokens that an open leg sells or buys: part of them is on its way. */
  symbolsUnderWay(): Set<string> {
    const { client, treasury } = this.demo;
    const { open_leg_count } = client.query(treasury, "get_status", treasuryMethods.getStatus) as {
      open_leg_count: number;
    };
    const symbols = new Set<string>();
    if (open_leg_count === 0) return symbols;
    for (const { state, sell, buy } of this.#newestLegs()) {
      if (FINAL_STATES.includes(nameOf(state))) continue;
      symbols.add(this.#symbolOf(sell)).add(this.#symbolOf(buy));
    }
    return symbols;
  }

  #newestLegs(): LegValue[] {
    const after: [] | [bigint] = this.#lastLegId < 0n ? [] : [this.#lastLegId];
    const page = this.demo.client.query(this.demo.treasury, "get_legs", treasuryMethods.getLegs, {
      after,
      limit: [100],
    }) as { legs: LegValue[] };
    // Whatever is final below the first open leg need not be read again.
    for (const { leg_id, state } of page.legs) {
      if (!FINAL_STATES.includes(nameOf(state))) break;
      this.#lastLegId = leg_id;
    }
    return page.legs;
  }

  /** Names of the treasury's invariants that do not hold. */
  brokenInvariants(): string[] {
    const { client, treasury } = this.demo;
    const views = client.query(treasury, "check_invariants", treasuryMethods.checkInvariants) as {
      name: string;
      holds: boolean;
    }[];
    return views.filter(({ holds }) => !holds).map(({ name }) => name);
  }

  #costs() {
    let [tradedE8s, priceImpactE8s, venueFeeE8s, ledgerFeeE8s] = [0n, 0n, 0n, 0n];
    let after: [] | [bigint] = [];
    do {
      const page = this.demo.client.query(
        this.demo.treasury,
        "get_trades",
        treasuryMethods.getTrades,
        {
          after,
          limit: [100],
        },
      ) as { trades: TradeValue[]; next: [] | [bigint] };
      for (const { cost } of page.trades) {
        tradedE8s += cost[0]?.traded_e8s ?? 0n;
        priceImpactE8s += cost[0]?.price_impact_e8s ?? 0n;
        venueFeeE8s += cost[0]?.venue_fee_e8s ?? 0n;
        ledgerFeeE8s += cost[0]?.ledger_fee_e8s ?? 0n;
      }
      after = page.next;
    } while (after.length > 0);
    return { tradedE8s, priceImpactE8s, venueFeeE8s, ledgerFeeE8s };
  }

  #report(cycle: CycleValue): CycleReport {
    const ends = cycle.attempts.map(({ end }) => Object.values(end)[0]);
    const tradeIds = ends.flatMap((end) => (end?.trade_id === undefined ? [] : [end.trade_id]));
    const trade = this.#trade(tradeIds[tradeIds.length - 1]);
    const outcome = nameOf(cycle.outcome);
    this.#cycleCount += 1;
    if (outcome === "traded") this.#tradeCount += 1;
    if (outcome === "failed") this.#failureCount += 1;
    const instructions = this.#instructions;
    this.#instructions = 0n;

    return {
      id: cycle.cycle_id,
      atNs: cycle.started_at_ns,
      outcome: trade === undefined || outcome !== "traded" ? outcome : nameOf(trade.outcome),
      isFallback: trade?.fallback ?? false,
      ...(trade === undefined
        ? {}
        : { sell: this.#symbolOf(trade.sell), buy: this.#symbolOf(trade.buy) }),
      valueE8s: trade?.value_e8s ?? 0n,
      legs: trade === undefined ? [] : this.#legs(trade.leg_ids),
      reasons: [...ends.flatMap((end) => end?.why ?? []), cycle.reason].filter((why) => why !== ""),
      instructions,
    };
  }

  #symbolOf(ledger: { toText(): string }): string {
    return this.#symbols.get(ledger.toText()) ?? ledger.toText();
  }

  #trade(tradeId: bigint | undefined): TradeValue | undefined {
    if (tradeId === undefined) return undefined;
    const after: [] | [bigint] = tradeId === 0n ? [] : [tradeId - 1n];
    const page = this.demo.client.query(
      this.demo.treasury,
      "get_trades",
      treasuryMethods.getTrades,
      {
        after,
        limit: [1],
      },
    ) as { trades: TradeValue[] };
    return page.trades[0];
  }

  #legs(legIds: readonly bigint[]): LegReport[] {
    const first = legIds[0] ?? 0n;
    const after: [] | [bigint] = first === 0n ? [] : [first - 1n];
    const page = this.demo.client.query(this.demo.treasury, "get_legs", treasuryMethods.getLegs, {
      after,
      limit: [legIds.length],
    }) as { legs: LegValue[] };
    return page.legs.map((leg) => ({
      venue: leg.venue,
      askedAtoms: leg.asked_atoms,
      expectedOutAtoms: leg.expected_out_atoms,
      state: nameOf(leg.state),
    }));
  }

  #ask<T>(name: string, method: typeof treasuryMethods.getCycles): T {
    const after: [] | [bigint] = this.#lastCycleId < 0n ? [] : [this.#lastCycleId];
    const args = { after, limit: [100] as [number] };
    return this.demo.client.query(this.demo.treasury, name, method, args) as T;
  }
}

type HoldingValue = {
  token: { symbol: string; decimals: number };
  held_atoms: bigint;
  value_e8s: bigint;
  requirement: [] | [{ current_bp: bigint; target_bp: bigint; diff_bp: bigint; standing: string }];
};

function toShare({ token, held_atoms, value_e8s, requirement }: HoldingValue): ShareReport {
  const [row] = requirement;
  return {
    symbol: token.symbol,
    decimals: token.decimals,
    heldAtoms: held_atoms,
    valueE8s: value_e8s,
    currentBp: row?.current_bp ?? 0n,
    targetBp: row?.target_bp ?? 0n,
    diffBp: row?.diff_bp ?? 0n,
    standing: row?.standing ?? "unknown",
  };
}

/** The name of a variant's case. */
function nameOf(variant: object): string {
  return Object.keys(variant)[0] ?? "";
}
