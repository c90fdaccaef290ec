import { describe, expect, test } from "@jest/globals";

import { DEMO_PROFILES } from "../../../src/sim/demo-network.js";
import { walkingMarket } from "../../../src/sim/market/demo-market.js";
import { findBroken } from "../../../src/simulation/money-check.js";
import { tokenOf } from "../../../src/simulation/open-world.js";
import { Simulation } from "../../../src/simulation/simulation.js";
import { START_NS } from "../../helpers/simulated-world.js";

async function open() {
  const simulation = await Simulation.open({
    seed: 7,
    profile: DEMO_PROFILES.default,
    market: walkingMarket(7n),
    startAtNs: START_NS,
  });
  const check = () => findBroken(simulation.world, simulation.treasury.context);
  const ckbtc = tokenOf(simulation.world.tokens, "ckBTC");
  return { simulation, check, ckbtc };
}

describe("findBroken", () => {
  test("default: from the first minute on nothing is broken", async () => {
    const { simulation, check } = await open();
    expect(check()).toEqual([]);
    for (let minute = 0; minute < 10; minute++) {
      await simulation.step();
      expect(check()).toEqual([]);
    }
  });

  test("error: an atom that leaves the treasury behind its back", async () => {
    const { simulation, check, ckbtc } = await open();
    const { treasury, trader } = simulation.world;
    ckbtc.ledger.transfer({ from: treasury, to: trader, amountAtoms: 1n });

    expect(check()).toEqual([expect.stringMatching(/^ckBTC: \d+ atoms are there, the treasury/)]);
  });

  test("error: a venue that has less than its pools say", async () => {
    const { simulation, check, ckbtc } = await open();
    const { kongswap, pools, trader } = simulation.world;
    ckbtc.ledger.transfer({ from: kongswap.party, to: trader, amountAtoms: 1n });
    const [pool] = pools;
    if (pool === undefined) throw new Error("no pool");
    pool.tokens[0].ledger.transfer({ from: pool.party, to: trader, amountAtoms: 5n });

    expect(check()).toEqual([
      expect.stringMatching(/^KONG_1: /),
      expect.stringMatching(/^POOL_1 of icpswap /),
    ]);
  });

  test("error: a broken check ends the simulation, and is told", async () => {
    const { simulation, ckbtc } = await open();
    const { kongswap, trader } = simulation.world;
    ckbtc.ledger.transfer({ from: kongswap.party, to: trader, amountAtoms: 1n });
    let minutes = 1;
    while (await simulation.step()) minutes += 1;
    const summary = await simulation.finish();

    expect(minutes).toBe(60);
    expect(summary.broken).toEqual([expect.stringMatching(/^KONG_1: /)]);
  });
});
