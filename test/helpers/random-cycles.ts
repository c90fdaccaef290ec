import {
  createDemoNetwork,
  type DemoNetwork,
  type DemoOptions,
} from "../../src/demo/demo-network.js";
import { people } from "../../src/demo/people.js";
import type { SavedNetwork } from "../../src/localnet/saved-network.js";
import { SeededRandom } from "../../src/localnet/seeded-random.js";
import { Principal } from "../../src/wire/idl.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { heal, mishap } from "./mishaps.js";
import { type Baseline, findMoneyWrongs, takeBaseline, tradesOf } from "./money-verdict.js";

/*
 * Random cycles: episodes in which anything may go wrong at any time, and after each of them, when
 * the world is healed, the same money equation as in the sweep.
 */

const MINUTE_NS = 60_000_000_000n;

/** Cycles of one episode in which mishaps happen. */
export const EPISODE_CYCLE_COUNT = 12;

/** Most mishaps of one cycle. */
const MISHAP_COUNT_MAX = 2;

/** Cycles after which everything under way is home: Kong's own timer pays within five minutes. */
const CALM_CYCLE_COUNT = 8;

/** Cycles within which a healthy treasury that is away from its targets must trade. */
const TRADE_CYCLE_COUNT_MAX = 12;

/** A network to begin episodes with. */
export type World = {
  readonly demo: DemoNetwork;
  readonly saved: SavedNetwork;
  readonly baseline: Baseline;
};

/** Deploys a network; its treasury does not trade yet. */
export function openWorld(options: DemoOptions): World {
  // A pair without a route is tried again after a minute, so that trading can go on.
  const config = { pairSkipNs: MINUTE_NS, ...options.config };
  const demo = createDemoNetwork({ ...options, config });
  return { demo, saved: demo.network.save(), baseline: takeBaseline(demo) };
}

/** What came of an episode: what is wrong, what had happened, how often it traded. */
export type Episode = {
  readonly wrongs: readonly string[];
  readonly story: readonly string[];
  readonly tradeCount: number;
};

/** Runs one episode; the same seed tells the same one. */
export function runEpisode(world: World, seed: number): Episode {
  const { demo, saved, baseline } = world;
  const { network, client, treasury } = demo;
  const random = new SeededRandom(seed);
  network.restore({ ...saved, random: [seed, seed * 1_000] });
  const scene = { demo, random };
  drawTargets(demo, random);
  client.update(treasury, "start_trading", treasuryMethods.reasoned, { reason: "an episode" });

  const story: string[] = [];
  for (let cycle = 0; cycle < EPISODE_CYCLE_COUNT; cycle++) {
    for (let i = random.below(MISHAP_COUNT_MAX + 1); i > 0; i--) {
      story.push(`${cycle}: ${mishap(scene)}`);
    }
    network.advance(MINUTE_NS);
    // Calls that were to fail and were never made are forgotten.
    network.clearFaults();
  }
  heal(scene);
  for (let i = 0; i < CALM_CYCLE_COUNT; i++) network.advance(MINUTE_NS);
  const isTrading = goesOnTrading(world, random);
  const reason = "counting";
  client.update(treasury, "stop_trading", treasuryMethods.reasoned, { reason });
  // What a venue believes it still owes is fetched each hour, or when somebody asks for it.
  for (let i = 0; i < 2; i++) {
    client.update(treasury, "recover_now", treasuryMethods.recoverNow, { reason });
    network.advance(MINUTE_NS);
  }
  const wrongs = findMoneyWrongs(demo, baseline);
  const tradeCount = tradesOf(demo).length;
  return { wrongs: isTrading ? wrongs : [...wrongs, "it trades no more"], story, tradeCount };
}

/** Away from its targets again, a healthy treasury trades. */
function goesOnTrading({ demo }: World, random: SeededRandom): boolean {
  const countBefore = tradesOf(demo).length;
  drawTargets(demo, random);
  for (let i = 0; i < TRADE_CYCLE_COUNT_MAX; i++) {
    demo.network.advance(MINUTE_NS);
    if (tradesOf(demo).length > countBefore) return true;
  }
  return false;
}

function drawTargets({ client, treasury, tokens }: DemoNetwork, random: SeededRandom): void {
  const targets = [...tokens.values()].map(({ ledger }) => ({
    ledger: Principal.fromUint8Array(ledger),
    target_bp: BigInt(1 + random.below(10_000)),
  }));
  const governance = client.as(people.governance);
  const args = { targets, reason: "an episode" };
  governance.update(treasury, "set_targets", treasuryMethods.setTargets, args);
}
