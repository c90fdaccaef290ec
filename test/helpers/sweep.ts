import {
  createDemoNetwork,
  type DemoNetwork,
  type DemoOptions,
  startTrading,
} from "../../src/demo/demo-network.js";
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
import {
  type Baseline,
  bareTradesOf,
  findMoneyWrongs,
  type TradeView,
  takeBaseline,
  tradesOf,
} from "./money-verdict.js";

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
  /** Called when the first cycles are over. */
  readonly afterWarmUp?: (demo: DemoNetwork) => void;
  /** Cycles before the one that is looked for: the first also reads all metadata and prices. */
  readonly warmUpCycleCount: number;
  /** Whether the last trade is of the wanted kind. */
  readonly isWanted: (trade: TradeView) => boolean;
};

/** A network just before a cycle of the wanted kind. */
export type Stage = {
  readonly demo: DemoNetwork;
  readonly saved: SavedNetwork;
  readonly baseline: Baseline;
  /** When that cycle is over. */
  readonly endNs: bigint;
  /** The outgoing calls of that cycle, in order. */
  readonly calls: readonly StagedCall[];
};

/** A call of the staged cycle. */
type StagedCall = {
  readonly callee: Uint8Array;
  readonly method: string;
  /** Place among all outgoing calls of the network. */
  readonly outgoingIndex: number;
  /** The network just before the message that makes the call: all that went before is the same. */
  readonly before: SavedNetwork;
};

/** Deploys a demo and lets it trade until the next cycle is of the wanted kind. */
export function stageScenario(scenario: Scenario): Stage {
  const { name, options, prepare, afterWarmUp, isWanted } = scenario;
  const demo = createDemoNetwork(options);
  prepare?.(demo);
  startTrading(demo);
  for (let i = 0; i < scenario.warmUpCycleCount; i++) demo.network.advance(MINUTE_NS);
  afterWarmUp?.(demo);
  for (let cycle = 0; cycle < 60; cycle++) {
    const saved = demo.network.save();
    const before = tradesOf(demo).length;
    demo.network.advance(MINUTE_NS);
    const endNs = demo.network.timeNs;
    const trade = tradesOf(demo)[before];
    if (trade === undefined || !isWanted(trade)) continue;
    demo.network.restore(saved);
    const calls = recordCalls(demo, endNs);
    demo.network.restore(saved);
    return { demo, saved, baseline: takeBaseline(demo), endNs, calls };
  }
  throw new Error(`no cycle of the kind "${name}" within an hour: seed ${options.seed}`);
}

/**
 * Lets time pass as `advance` does, message by message, and keeps what the treasury calls
 * meanwhile, without its own timer.
 */
function recordCalls({ network, treasury }: DemoNetwork, endNs: bigint): StagedCall[] {
  const own = treasury.join();
  const recorded: StagedCall[] = [];
  let before = network.save();
  const stop = network.onMessage(({ canister, calls, method: entry, trap }) => {
    if (canister.join() !== own) return;
    if (trap !== undefined) throw new Error(`${entry} trapped without a fault: ${trap}`);
    for (const { callee, method, outgoingIndex } of calls) {
      if (callee.join() !== own) recorded.push({ callee, method, outgoingIndex, before });
    }
  });
  for (let isOver = false; !isOver; ) {
    const nextNs = network.nextEventNs;
    isOver = nextNs === undefined || nextNs > endNs;
    const untilNs = nextNs === undefined || isOver ? endNs : nextNs;
    if (untilNs > network.timeNs) network.moveClock(untilNs - network.timeNs);
    network.startTick();
    do before = network.save();
    while (network.step());
  }
  stop();
  return recorded;
}

/** One place for a fault: the n-th call of the treasury to a method of a canister. */
export type Place = StagedCall & { readonly nth: number };

/**
 * Methods whose calls are alike: quotes of one ladder. They are queries of one venue that differ in
 * the amount alone, are sent in one message and move nothing.
 */
const QUOTE_METHODS = ["quote", "swap_amounts"];

/**
 * Places of all calls of a stage. Unless all are asked for, the quotes that one canister is asked
 * for are one class, and the first and the last of them stand for all. No other calls are alike.
 */
export function placesOf({ calls }: Stage, scope: "classes" | "all"): Place[] {
  const counts = new Map<string, number>();
  const keyOf = ({ callee, method }: { callee: Uint8Array; method: string }) =>
    `${callee.join()} ${method}`;
  const places = calls.map((call) => {
    const nth = (counts.get(keyOf(call)) ?? 0) + 1;
    counts.set(keyOf(call), nth);
    return { ...call, nth };
  });
  if (scope === "all") return places;
  return places.filter(
    (place) =>
      !QUOTE_METHODS.includes(place.method) ||
      place.nth === 1 ||
      place.nth === counts.get(keyOf(place)),
  );
}

/**
 * Runs the staged cycle with one fault and three more, and answers what is wrong afterwards. What
 * comes before the faulty call is not run again.
 */
export function runWithFault(stage: Stage, place: Place, fault: Fault): string[] {
  const { demo, baseline, endNs } = stage;
  demo.network.restore(place.before);
  const own = demo.treasury.join();
  // Replies to calls of before an upgrade find nobody and trap: that is all they do.
  const isUpgraded = fault.type === "before request" || fault.type === "before reply";
  const traps: string[] = [];
  const stop = demo.network.onMessage(({ canister, method, trap }) => {
    if (trap === undefined || isUpgraded || canister.join() !== own) return;
    // Azle asks for a seed of its own after a start, and traps alone when it gets none.
    if (!trap.includes("SeedFromRawRandError")) traps.push(`${method} trapped: ${trap}`);
  });
  demo.network.inject({ outgoingIndex: place.outgoingIndex }, fault);
  demo.network.run();
  demo.network.advance(endNs - demo.network.timeNs);
  demo.network.clearFaults();
  for (let i = 0; i < RECOVERY_CYCLE_COUNT; i++) demo.network.advance(MINUTE_NS);
  const wrongs = findWrongs(demo, baseline, endNs);
  stop();

  return [...traps, ...wrongs];
}

/**
 * Everything that is wrong with the treasury since a baseline, in words; stops trading to count.
 *
 * @param sinceNs - a trade must have been opened later than this: trading goes on.
 */
export function findWrongs(demo: DemoNetwork, baseline: Baseline, sinceNs: bigint): string[] {
  const isTrading = bareTradesOf(demo).some(({ opened_at_ns }) => opened_at_ns > sinceNs);
  const args = { reason: "counting" };
  demo.client.update(demo.treasury, "stop_trading", treasuryMethods.reasoned, args);
  // A trade of the last cycle is on its way: it comes home with the next.
  demo.network.advance(MINUTE_NS);

  return [
    ...findMoneyWrongs(demo, baseline),
    ...(isTrading ? [] : ["the treasury no longer trades"]),
    ...(isCycleStuck(demo) ? ["a cycle never ended"] : []),
  ];
}

function isCycleStuck({ client, treasury }: DemoNetwork): boolean {
  const status = client.query(treasury, "get_status", treasuryMethods.getStatus);
  return (status as { running_since_ns: bigint[] }).running_since_ns.length > 0;
}
