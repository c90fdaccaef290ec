import { createDemoNetwork, type DemoNetwork, startTrading } from "../demo/demo-network.js";
import { ledgerArgs } from "../demo/install-ledgers.js";
import { people } from "../demo/people.js";
import { nameOf, readAll } from "../demo/treasury-values.js";
import { readWasm } from "../demo/wasm-files.js";
import { assert } from "../kernel/assert.js";
import { DEMO_PROFILES, demoToken } from "../sim/demo-network.js";
import { IDL, Principal } from "../wire/idl.js";
import * as treasuryMethods from "../wire/treasury.js";
import { measureSpending, medianOf, RUN_COUNT } from "./measure.js";
import type { Benchmark, Figure } from "./model.js";
import { giveItAPast, UPGRADE_ARG } from "./treasury-past.js";

const SEED = 15;
const MINUTE_NS = 60_000_000_000n;
const QUOTE_COUNT = 20;
const CYCLE_COUNT_MAX = 200;
const TOKEN_COUNT = 12;
/** The first cycles also read metadata and prices, and compile what is used for the first time. */
const WARM_UP_COUNT = 4;
const QUOTE_METHODS = ["swap_amounts", "quote"];

const NO_ARGS = IDL.encode([], []);

const PAST = { trades: 2_000, snapshots: 10_000, prices: 20_000 };

/** What the treasury costs in instructions. */
export const treasuryCosts: Benchmark = {
  name: "treasury",
  about: [
    `The demo's \`whale\` (seed ${SEED}): 1,000 ICP of six tokens, trades of 2 to 10 ICP, pools 75 to 1,500`,
    "ICP deep a side, fees 30 bp, ledger fees of mainnet, prices of 2026-01-21. A cycle is all",
    "messages of the treasury from one tick to the next: it also settles the trade before it.",
  ].join("\n"),
  async run(say) {
    say("cycles of a young treasury");
    const young = createDemoNetwork({ seed: SEED, profile: DEMO_PROFILES.whale });
    const youngUpgrade = upgradeInstructions(young);
    const small = measureCycles(young);
    say("cycles of one with a past");
    const old = createDemoNetwork({ seed: SEED, profile: DEMO_PROFILES.whale });
    giveItAPast(old, PAST);
    const oldUpgrade = upgradeInstructions(old);
    const large = measureCycles(old, BigInt(PAST.trades));
    say("queries");
    const install = installInstructions();

    return [
      figure("cycle/instructions", "a cycle with 20 quotes and a split", small.cycle, 25_000_000),
      figure("cycle-past/instructions", "  with 2,000 trades, 10,000 snapshots", large.cycle),
      times("cycle-past/times", "  so much more", large.cycle / small.cycle),
      figure("event-hashes/instructions", "hashes of the events, each 10 min", small.hashes),
      ...callFigures(small.callCounts),
      ...queryFigures(young),
      figure("install/instructions", "install", install, 600_000_000),
      figure("upgrade/instructions", "upgrade of a fresh treasury", youngUpgrade),
      figure("upgrade-past/instructions", "  with 2,000 trades, 20,000 prices", oldUpgrade),
      times("upgrade-past/times", "  so much more", oldUpgrade / youngUpgrade),
    ];
  },
};

type CycleCosts = {
  readonly cycle: number;
  readonly hashes: number;
  readonly callCounts: ReadonlyMap<string, number>;
};

/** The median cycle with all quotes and a split, and the median batch of hashes beside them. */
function measureCycles(demo: DemoNetwork, firstTradeId = 0n): CycleCosts {
  const { network, treasury } = demo;
  const own = treasury.join();
  const splits: {
    readonly instructions: number;
    readonly callCounts: ReadonlyMap<string, number>;
  }[] = [];
  const hashes: number[] = [];
  let nextTradeId = firstTradeId;
  startTrading(demo);
  for (let i = 0; i < CYCLE_COUNT_MAX && splits.length < RUN_COUNT; i++) {
    let hashInstructions = 0;
    const stop = network.onMessage(({ canister, kind, calls, instructions }) => {
      // A tick always asks ledgers; a timer that asks nobody is the one that hashes events.
      const isTimer = canister.join() === own && kind === "update" && calls.length === 0;
      if (isTimer) hashInstructions += instructions;
    });
    const spent = measureSpending(network, treasury, () => network.advance(MINUTE_NS));
    stop();
    if (hashInstructions > 0) hashes.push(hashInstructions);
    const trades = [...readAll(demo, "trades", nextTradeId)];
    const trade = trades.at(-1);
    nextTradeId += BigInt(trades.length);
    if (i < WARM_UP_COUNT || trade === undefined || nameOf(trade.outcome) !== "split") continue;
    const quoteCount = QUOTE_METHODS.reduce((sum, m) => sum + (spent.callCounts.get(m) ?? 0), 0);
    if (quoteCount !== QUOTE_COUNT || spent.callCounts.has("icrc1_fee")) continue;
    splits.push({
      instructions: spent.instructions - hashInstructions,
      callCounts: spent.callCounts,
    });
  }
  const cycle = medianOf(splits.map(({ instructions }) => instructions));
  const median = splits.find(({ instructions }) => instructions === cycle);
  assert(median !== undefined && hashes.length > 0, "no split, or no event was hashed");
  return { cycle, hashes: medianOf(hashes), callCounts: median.callCounts };
}

/** What an upgrade to the same module costs. */
function upgradeInstructions({ network, treasury }: DemoNetwork): number {
  const upgrade = () => network.upgrade(treasury, { wasm: readWasm("treasury"), arg: UPGRADE_ARG });
  const { instructions } = measureSpending(network, treasury, upgrade);
  network.tick();
  return instructions;
}

/** What the installation of a treasury costs, its first timers not counted. */
function installInstructions(): number {
  const demo = createDemoNetwork({ seed: SEED });
  const canister = demo.network.createCanister({ controllers: [people.operator] });
  const arg = IDL.encode(treasuryMethods.initParams, [
    [
      {
        governance: [Principal.fromUint8Array(people.governance)],
        guardian: [],
        operators: [Principal.fromUint8Array(people.operator)],
        icp_ledger: Principal.fromUint8Array(demo.tokens.get("ICP")?.ledger ?? new Uint8Array(0)),
        kongswap: [Principal.fromUint8Array(demo.kongswap)],
        icpswap_factory: [Principal.fromUint8Array(demo.icpswapFactory)],
        config: [],
      },
    ],
  ]);
  const code = { wasm: readWasm("treasury"), arg };
  const install = () => {
    const response = demo.network.install(canister, "install", code);
    assert(response.type === "replied", "the treasury was not installed");
  };
  return measureSpending(demo.network, canister, install).instructions;
}

/** Queries while the portfolio has twelve tokens: six of the demo, and six like one of them. */
function queryFigures(demo: DemoNetwork): Figure[] {
  const { client, network, treasury, profile } = demo;
  const governance = client.as(people.governance);
  const like = { ...demoToken("CHAT"), targetBp: 0n };
  for (let i = demo.tokens.size; i < TOKEN_COUNT; i++) {
    const token = { ...like, symbol: `LIKE${i}` };
    const arg = ledgerArgs(token, { tokens: [], profile, treasury, transferWay: [] });
    const ledger = Principal.fromUint8Array(network.deploy({ wasm: readWasm("ledger"), arg }));
    const args = { ledger, target_bp: 0n, reason: "the benchmark" };
    governance.update(treasury, "add_token", treasuryMethods.addToken, args);
  }
  return (["get_status", "get_portfolio"] as const).map((name) => {
    const ask = () => {
      const response = network.query({ canister: treasury, method: name, arg: NO_ARGS });
      assert(response.type === "replied", `${name} was not answered`);
    };
    const counts = Array.from(
      { length: RUN_COUNT },
      () => measureSpending(network, treasury, ask).instructions,
    );
    const label = `${name} with ${TOKEN_COUNT} tokens, a query`;
    return figure(`${name}/instructions`, label, medianOf(counts), 3_000_000);
  });
}

function callFigures(callCounts: ReadonlyMap<string, number>): Figure[] {
  const counts = [...callCounts].filter(([method]) => !method.startsWith("<"));
  const sum = counts.reduce((total, [, count]) => total + count, 0);
  const all: Figure = { id: "treasury/calls", label: "calls of it", unit: "calls", value: sum };
  const parts = counts.sort().map(
    ([method, value]): Figure => ({
      id: `treasury/calls/${method}`,
      label: `  ${method}`,
      unit: "calls",
      value,
    }),
  );
  return [all, ...parts];
}

function figure(id: string, label: string, value: number, goalMax?: number): Figure {
  const own = { id: `treasury/${id}`, label, unit: "instructions" as const, value };
  return goalMax === undefined ? own : { ...own, goalMax };
}

function times(id: string, label: string, value: number): Figure {
  const rounded = Math.round(value * 1_000) / 1_000;
  return { id: `treasury/${id}`, label, unit: "times", value: rounded, goalMax: 1.1 };
}
