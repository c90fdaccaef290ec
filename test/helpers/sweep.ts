import {
  createDemoNetwork,
  type DemoNetwork,
  type DemoOptions,
  startTrading,
} from "../../src/demo/demo-network.js";
import { countMoney, type MoneyLine } from "../../src/demo/money-check.js";
import {
  type Fault,
  garbleReply,
  loseReply,
  loseRequest,
  rejectAfter,
  rejectBefore,
} from "../../src/localnet/faults.js";
import type { SavedNetwork } from "../../src/localnet/saved-network.js";
import * as treasuryMethods from "../../src/wire/treasury.js";

/*
 * The sweep: one cycle of a known kind, and in it one fault at one outgoing call; three cycles
 * later everything must be accounted for. Counts from outside and shares nothing with the treasury.
 */

const MINUTE_NS = 60_000_000_000n;

/** Cycles after the faulty one by which everything must be in order. */
const RECOVERY_CYCLE_COUNT = 3;

/** Everything that can happen to a call. */
export const CALL_FAULTS: Readonly<Record<string, () => Fault>> = {
  "rejected before it arrives": () => rejectBefore(2),
  "rejected as failed before it arrives": () => rejectBefore(5),
  "committed, then rejected with 5": () => rejectAfter(5),
  "committed, then rejected with 6": () => rejectAfter(6),
  "answered with garbage": () => garbleReply((bytes) => bytes.map((byte) => byte ^ 0x5a)),
  "committed and never answered": () => loseReply(),
  "never delivered and never answered": () => loseRequest(),
};

/** A kind of trade to be found. */
export type Scenario = {
  readonly name: string;
  readonly options: DemoOptions;
  /** Called once after deployment: switches venues off and the like. */
  readonly prepare?: (demo: DemoNetwork) => void;
  /** Cycles before the one that is looked for: the first also reads all metadata and prices. */
  readonly warmUpCycleCount: number;
  /** Whether the last trade is of the wanted kind. */
  readonly isWanted: (trade: TradeView) => boolean;
};

/** A trade as the treasury shows it. */
export type TradeView = {
  readonly trade_id: bigint;
  readonly outcome: object;
  readonly fallback: boolean;
  readonly leg_ids: bigint[];
  readonly legs: readonly LegView[];
};

/** A leg as the treasury shows it. */
export type LegView = {
  readonly leg_id: bigint;
  readonly venue: string;
  readonly pays_by: object;
  readonly state: object;
  readonly pay_block_index: [] | [bigint];
  readonly sell: { toText(): string };
  readonly note: string;
};

/** A network just before a cycle of the wanted kind. */
export type Stage = {
  readonly demo: DemoNetwork;
  readonly saved: SavedNetwork;
  /** The outgoing calls of that cycle, in order. */
  readonly calls: readonly { readonly callee: Uint8Array; readonly method: string }[];
};

/** Deploys a demo and lets it trade until the next cycle is of the wanted kind. */
export function stageScenario(scenario: Scenario): Stage {
  const { name, options, prepare, isWanted } = scenario;
  const demo = createDemoNetwork(options);
  prepare?.(demo);
  startTrading(demo);
  for (let i = 0; i < scenario.warmUpCycleCount; i++) demo.network.advance(MINUTE_NS);
  for (let cycle = 0; cycle < 60; cycle++) {
    const saved = demo.network.save();
    const before = tradesOf(demo).length;
    const calls = callsWithin(demo, () => demo.network.advance(MINUTE_NS));
    const trade = tradesOf(demo)[before];
    if (trade !== undefined && isWanted(trade)) {
      demo.network.restore(saved);
      return { demo, saved, calls };
    }
  }
  throw new Error(`no cycle of the kind "${name}" within an hour: seed ${options.seed}`);
}

/** What the treasury calls while something runs, without its own timer. */
function callsWithin(demo: DemoNetwork, run: () => void) {
  const own = demo.treasury.join();
  const calls: { callee: Uint8Array; method: string }[] = [];
  const stop = demo.network.onMessage((message) => {
    if (message.canister.join() !== own) return;
    for (const { callee, method } of message.calls) {
      if (callee.join() !== own) calls.push({ callee, method });
    }
  });
  run();
  stop();
  return calls;
}

/** One place for a fault: the n-th call of the treasury to a method of a canister. */
export type Place = {
  readonly callee: Uint8Array;
  readonly method: string;
  readonly nth: number;
};

/**
 * Places of all calls of a stage. Unless all are asked for, calls of one method are alike, whoever
 * is called: the first and the last stand for them.
 */
export function placesOf({ calls }: Stage, scope: "classes" | "all"): Place[] {
  const counts = new Map<string, number>();
  const places = calls.map(({ callee, method }) => {
    const key = `${callee.join()} ${method}`;
    const nth = (counts.get(key) ?? 0) + 1;
    counts.set(key, nth);
    return { callee, method, nth };
  });
  if (scope === "all") return places;
  const firsts = new Map(places.toReversed().map((place) => [place.method, place]));
  const lasts = new Map(places.map((place) => [place.method, place]));
  return [...new Set([...firsts.values(), ...lasts.values()])];
}

/** Runs the staged cycle with one fault and three more, and answers what is wrong afterwards. */
export function runWithFault(stage: Stage, place: Place, fault: Fault): string[] {
  const { demo, saved } = stage;
  demo.network.restore(saved);
  const { treasury: caller } = demo;
  demo.network.inject({ caller, ...place }, fault);
  demo.network.advance(MINUTE_NS);
  demo.network.clearFaults();
  for (let i = 0; i < RECOVERY_CYCLE_COUNT; i++) demo.network.advance(MINUTE_NS);

  return findWrongs(demo);
}

/** Everything that is wrong with the treasury's money, in words; stops trading to count it. */
export function findWrongs(demo: DemoNetwork): string[] {
  const args = { reason: "counting" };
  demo.client.update(demo.treasury, "stop_trading", treasuryMethods.reasoned, args);
  const isTraded = tradesOf(demo).length > 0;
  // A trade of the last cycle is on its way: it comes home with the next.
  demo.network.advance(MINUTE_NS);

  return [
    ...wrongMoney(countMoney(demo)),
    ...wrongLegs(demo),
    ...brokenInvariants(demo),
    ...doublePayments(demo),
    ...(isTraded ? [] : ["the treasury no longer trades"]),
  ];
}

function wrongMoney(lines: readonly MoneyLine[]): string[] {
  return lines.flatMap(({ symbol, countedAtoms, statedAtoms, accountedAtoms }) =>
    countedAtoms === statedAtoms && statedAtoms === accountedAtoms
      ? []
      : [`${symbol}: counted ${countedAtoms}, stated ${statedAtoms}, accounted ${accountedAtoms}`],
  );
}

/** A leg that is still open must say what a person is to do. */
function wrongLegs(demo: DemoNetwork): string[] {
  return legsOf(demo).flatMap(({ leg_id, state, note }) => {
    const name = Object.keys(state)[0] ?? "";
    const isFinal = ["settled", "refunded", "cancelled", "manual"].includes(name);
    const isExplained = name === "suspense" && note.length > 0;
    return isFinal || isExplained ? [] : [`leg ${leg_id} is ${name}: ${note}`];
  });
}

function brokenInvariants({ client, treasury }: DemoNetwork): string[] {
  const views = client.query(treasury, "check_invariants", treasuryMethods.checkInvariants) as {
    name: string;
    says: string;
    holds: boolean;
  }[];
  return views.filter(({ holds }) => !holds).map(({ name, says }) => `${name} broken: ${says}`);
}

/** Each payment is a block of its own: no leg has two, no block belongs to two legs. */
function doublePayments(demo: DemoNetwork): string[] {
  const seen = new Set<string>();
  return legsOf(demo).flatMap(({ leg_id, sell, pay_block_index }) => {
    const [index] = pay_block_index;
    if (index === undefined) return [];
    const key = `${sell.toText()} ${index}`;
    if (seen.has(key)) return [`leg ${leg_id} shares its payment ${key}`];
    seen.add(key);
    return [];
  });
}

/** All trades with their legs. */
export function tradesOf(demo: DemoNetwork): TradeView[] {
  const legs = new Map(legsOf(demo).map((leg) => [leg.leg_id, leg]));
  const trades = pages<Omit<TradeView, "legs">>(
    demo,
    "get_trades",
    treasuryMethods.getTrades,
    "trades",
  );
  return trades.map((trade) => ({
    ...trade,
    legs: [...trade.leg_ids].flatMap((id) => legs.get(id) ?? []),
  }));
}

/** All legs. */
export function legsOf(demo: DemoNetwork): LegView[] {
  return pages<LegView>(demo, "get_legs", treasuryMethods.getLegs, "legs");
}

function pages<T>(
  { client, treasury }: DemoNetwork,
  name: string,
  method: typeof treasuryMethods.getLegs,
  field: string,
): T[] {
  const items: T[] = [];
  let after: [] | [bigint] = [];
  do {
    const args = { after, limit: [100] as [number] };
    const page = client.query(treasury, name, method, args) as Record<string, T[]> & {
      next: [] | [bigint];
    };
    items.push(...(page[field] ?? []));
    after = page.next;
  } while (after.length > 0);
  return items;
}
