import { describe, expect, test } from "@jest/globals";

import { createDemoNetwork, startTrading } from "../../src/demo/demo-network.js";
import { marketTrader } from "../../src/demo/market-trader.js";
import { readAll, readPortfolio } from "../../src/demo/treasury-values.js";
import { DEMO_PROFILES, type DemoProfileName } from "../../src/sim/demo-network.js";
import { walkingMarket } from "../../src/sim/market/demo-market.js";
import { Simulation } from "../../src/simulation/simulation.js";
import { heldAtoms } from "../../src/treasury/valuation.js";

const GENESIS_NS = 1_769_000_000_000_000_000n;
const MINUTE_NS = 60_000_000_000n;

/** One leg, told in the same words by both. */
type LegFacts = {
  venue: string;
  asked: bigint;
  expected: bigint;
  minOut: bigint;
  state: string;
  received: bigint;
};

/** Everything that a run decided and got. */
type Facts = {
  seeds: string[];
  cycles: { outcome: string; reason: string }[];
  trades: { cycle: bigint; outcome: string; sell: string; buy: string; sold: bigint }[];
  legs: LegFacts[];
  held: Record<string, bigint>;
};

type CycleRow = { seed: Uint8Array; outcome: object; reason: string };
type TradeRow = { cycle_id: bigint; outcome: object; sell: Text; buy: Text; size_atoms: bigint };
type LegRow = {
  venue: string;
  asked_atoms: bigint;
  expected_out_atoms: bigint;
  min_out_atoms: bigint;
  state: object;
  received_atoms: bigint;
};
type Text = { toText(): string };

function onNetwork(seed: number, name: DemoProfileName, minutes: number): Facts {
  const demo = createDemoNetwork({ seed, profile: DEMO_PROFILES[name] });
  const trader = marketTrader(demo, walkingMarket(BigInt(seed)).path);
  startTrading(demo);
  for (let minute = 0; minute < minutes; minute++) {
    trader.push();
    demo.network.advance(MINUTE_NS);
  }
  const rows = <T>(kind: "cycles" | "trades" | "legs") =>
    [...readAll(demo, kind)] as unknown as T[];
  const nameOf = (variant: object) => Object.keys(variant)[0] ?? "";
  return {
    seeds: rows<CycleRow>("cycles").map(({ seed: bytes }) => Buffer.from(bytes).toString("hex")),
    cycles: rows<CycleRow>("cycles").map(({ outcome, reason }) => ({
      outcome: nameOf(outcome),
      reason,
    })),
    trades: rows<TradeRow>("trades").map((row) => ({
      cycle: row.cycle_id,
      outcome: nameOf(row.outcome),
      sell: row.sell.toText(),
      buy: row.buy.toText(),
      sold: row.size_atoms,
    })),
    legs: rows<LegRow>("legs").map((row) => ({
      venue: row.venue,
      asked: row.asked_atoms,
      expected: row.expected_out_atoms,
      minOut: row.min_out_atoms,
      state: nameOf(row.state),
      received: row.received_atoms,
    })),
    held: Object.fromEntries(
      readPortfolio(demo).shares.map((share) => [share.symbol, share.heldAtoms]),
    ),
  };
}

async function inMemory(seed: number, name: DemoProfileName, minutes: number): Promise<Facts> {
  const simulation = await Simulation.open({
    seed,
    profile: DEMO_PROFILES[name],
    market: walkingMarket(BigInt(seed)),
    startAtNs: GENESIS_NS,
  });
  for (let minute = 0; minute < minutes; minute++) await simulation.step();
  const { context } = simulation.treasury;
  const { state } = context;
  const range = (end: bigint) => Array.from({ length: Number(end) }, (_, i) => BigInt(i));
  const cycles = range(state.cycles.nextId).flatMap((id) => state.cycles.get(id) ?? []);
  const trades = range(state.trades.nextId).flatMap((id) => state.trades.get(id) ?? []);
  const legs = range(state.legs.nextId).flatMap((id) => state.legs.get(id) ?? []);
  const idOf = (index: number): string => state.tokens.at(index).tokenId;
  return {
    seeds: cycles.map(({ seed: bytes }) => Buffer.from(bytes).toString("hex")),
    cycles: cycles.map(({ outcome, reason }) => ({ outcome, reason })),
    trades: trades.map((trade) => ({
      cycle: trade.cycleId,
      outcome: trade.outcome,
      sell: idOf(trade.sellIndex),
      buy: idOf(trade.buyIndex),
      sold: trade.sizeAtoms,
    })),
    legs: legs.map((leg) => ({
      venue: leg.venueId,
      asked: leg.askedAtoms,
      expected: leg.expectedOutAtoms,
      minOut: leg.minOutAtoms,
      state: leg.state,
      received: leg.receivedAtoms,
    })),
    held: Object.fromEntries(
      state.tokens.list().map((token) => [token.symbol, heldAtoms(context, token.tokenIndex)]),
    ),
  };
}

describe("the simulation and the local network", () => {
  test.each([
    ["default", 7, 25],
    ["whale", 3, 25],
  ] as const)(
    "story: %s, seed %i: the same %i cycles, to the atom",
    async (name, seed, minutes) => {
      const built = onNetwork(seed, name, minutes);
      const simulated = await inMemory(seed, name, minutes);

      // 1. The same draws, and what came of them.
      expect(simulated.seeds).toEqual(built.seeds);
      expect(simulated.cycles).toEqual(built.cycles);

      // 2. The same trades, leg by leg: asked, bounded, expected and received.
      expect(built.trades.length).toBeGreaterThan(minutes / 2);
      expect(simulated.trades).toEqual(built.trades);
      expect(simulated.legs).toEqual(built.legs);

      // 3. The same portfolio.
      expect(simulated.held).toEqual(built.held);
    },
  );
});
