import type { DemoNetwork } from "../../src/demo/demo-network.js";
import { people } from "../../src/demo/people.js";
import { DEMO_PROFILES } from "../../src/sim/demo-network.js";
import { Principal } from "../../src/wire/idl.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import type { TradeView } from "./money-verdict.js";
import type { Scenario } from "./sweep.js";

/** Switches a venue of the demo off. */
export function switchOff(demo: DemoNetwork, venue: string): void {
  const args = { venue, enabled: false, reason: "the test" };
  demo.client.update(demo.treasury, "set_venue", treasuryMethods.setVenue, args);
}

/** Takes a token out of trading. */
export function pauseToken(demo: DemoNetwork, symbol: string): void {
  const ledger = demo.tokens.get(symbol)?.ledger ?? new Uint8Array(0);
  const args = { ledger: Principal.fromUint8Array(ledger), reason: "the test" };
  demo.client.update(demo.treasury, "pause_token", treasuryMethods.aboutToken, args);
}

/** Lets the treasury want one token more than anything, and another no more. */
export function wantInstead(demo: DemoNetwork, wanted: string, unwanted: string): void {
  const { client, treasury, tokens } = demo;
  const targets = [...tokens.values()].map(({ symbol, ledger, targetBp }) => ({
    ledger: Principal.fromUint8Array(ledger),
    target_bp: symbol === wanted ? 5_000n : symbol === unwanted ? 1n : targetBp,
  }));
  const args = { targets, reason: "the test" };
  client.as(people.governance).update(treasury, "set_targets", treasuryMethods.setTargets, args);
}

function outcomeOf(trade: TradeView): string {
  return Object.keys(trade.outcome)[0] ?? "";
}

function isSingleAt(venue: string, way: string) {
  return (trade: TradeView) =>
    outcomeOf(trade) === "single" &&
    !trade.fallback &&
    trade.legs.every((leg) => leg.venue === venue && way in leg.pays_by);
}

function isSplitBy(way: string) {
  return (trade: TradeView) =>
    outcomeOf(trade) === "split" && trade.legs.every((leg) => way in leg.pays_by);
}

function isFallbackAt(venue: string, way: string) {
  return (trade: TradeView) =>
    trade.fallback && trade.legs.every((leg) => leg.venue === venue && way in leg.pays_by);
}

const ALL = ["ICP", "ckBTC", "ckETH", "ckUSDT", "CHAT", "SNEED"];

/** Every kind of cycle that moves money: both venues, both ways of paying, one leg and two. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  "single at KongSwap by allowance": {
    name: "single at KongSwap by allowance",
    options: { seed: 11 },
    warmUpCycleCount: 0,
    prepare: (demo) => switchOff(demo, "icpswap"),
    isWanted: isSingleAt("kongswap", "allowance"),
  },
  "single at KongSwap by transfer": {
    name: "single at KongSwap by transfer",
    options: { seed: 12, transferWay: ALL },
    warmUpCycleCount: 2,
    prepare: (demo) => switchOff(demo, "icpswap"),
    isWanted: isSingleAt("kongswap", "transfer"),
  },
  "single at ICPSwap by allowance": {
    name: "single at ICPSwap by allowance",
    options: { seed: 13 },
    warmUpCycleCount: 2,
    prepare: (demo) => switchOff(demo, "kongswap"),
    isWanted: isSingleAt("icpswap", "allowance"),
  },
  "single at ICPSwap by transfer": {
    name: "single at ICPSwap by transfer",
    options: { seed: 14, transferWay: ALL },
    warmUpCycleCount: 2,
    prepare: (demo) => switchOff(demo, "kongswap"),
    isWanted: isSingleAt("icpswap", "transfer"),
  },
  "split by allowance": {
    name: "split by allowance",
    options: { seed: 15, profile: DEMO_PROFILES.whale },
    warmUpCycleCount: 2,
    isWanted: isSplitBy("allowance"),
  },
  "split by transfer": {
    name: "split by transfer",
    options: { seed: 16, profile: DEMO_PROFILES.whale, transferWay: ALL },
    warmUpCycleCount: 2,
    isWanted: isSplitBy("transfer"),
  },
  "fallback at ICPSwap by allowance": {
    name: "fallback at ICPSwap by allowance",
    // A pair without a pool is tried again after a minute, so that it comes up in any cycle.
    options: { seed: 17, profile: DEMO_PROFILES.whale, config: { pairSkipNs: 60_000_000_000n } },
    warmUpCycleCount: 2,
    prepare: (demo) => switchOff(demo, "kongswap"),
    isWanted: isFallbackAt("icpswap", "allowance"),
  },
  "fallback at ICPSwap by transfer": {
    name: "fallback at ICPSwap by transfer",
    options: {
      seed: 18,
      profile: DEMO_PROFILES.whale,
      config: { pairSkipNs: 60_000_000_000n },
      transferWay: ALL,
    },
    warmUpCycleCount: 2,
    prepare: (demo) => switchOff(demo, "kongswap"),
    isWanted: isFallbackAt("icpswap", "transfer"),
  },
  // Kong lists no pool of SNEED: what is to be sold for it is sold for ICP first.
  "fallback at KongSwap by allowance": {
    name: "fallback at KongSwap by allowance",
    options: { seed: 19, config: { pairSkipNs: 60_000_000_000n } },
    warmUpCycleCount: 2,
    prepare: (demo) => wantInstead(demo, "SNEED", "ckUSDT"),
    // By then ICPSwap has told what SNEED is worth.
    afterWarmUp: (demo) => switchOff(demo, "icpswap"),
    isWanted: isFallbackAt("kongswap", "allowance"),
  },
  "fallback at KongSwap by transfer": {
    name: "fallback at KongSwap by transfer",
    options: { seed: 20, config: { pairSkipNs: 60_000_000_000n }, transferWay: ALL },
    warmUpCycleCount: 2,
    prepare: (demo) => wantInstead(demo, "SNEED", "ckUSDT"),
    // By then ICPSwap has told what SNEED is worth.
    afterWarmUp: (demo) => switchOff(demo, "icpswap"),
    isWanted: isFallbackAt("kongswap", "transfer"),
  },
};

/** The scenario of a name. */
export function requireScenario(name: string): Scenario {
  const scenario = scenarios[name];
  if (scenario === undefined) throw new Error(`no scenario "${name}"`);
  return scenario;
}
