import { describe, expect, test } from "@jest/globals";

import { DEMO_PROFILES, type DemoProfileName } from "../../../src/sim/demo-network.js";
import { walkingMarket } from "../../../src/sim/market/demo-market.js";
import { Simulation } from "../../../src/simulation/simulation.js";
import { defaultConfig } from "../../../src/treasury/config.js";
import { explainCycle } from "../../../src/treasury/explanation.js";
import { tick } from "../../../src/treasury/flows/tick.js";
import { historyCapacity } from "../../../src/treasury/memory.js";
import { addTestToken, openTrading } from "../../helpers/treasury-in-memory.js";

test("behavior: a cycle outlives its configuration: it is told as far as it can be", async () => {
  const seed = async () => ({ type: "answered", value: new Uint8Array(32) }) as const;
  const opened = openTrading({ randomness: { seed } });
  const { context } = opened;
  addTestToken(opened, 1_000_000n);
  await tick(context);
  const told = explainCycle(context, 0n);
  expect(told).toMatchObject({ ok: true, value: { record: { attempts: [{}] } } });

  const entry = {
    config: defaultConfig,
    setAtNs: 0n,
    setBy: new Uint8Array(0),
    reason: "the test",
  };
  for (let i = 0; i < historyCapacity.configs; i++) context.state.configs.append(entry);

  expect(explainCycle(context, 0n)).toMatchObject({
    ok: true,
    value: {
      lines: [
        expect.stringContaining("cycle 0"),
        expect.stringContaining("configuration 0"),
        "attempt 1:",
        "  configuration 0 is no longer kept: what was weighed cannot be told again",
        expect.stringMatching(/^ {2}skipped/),
      ],
    },
  });
});

/** What a treasury's cycles say of themselves, each with the legs that it sent. */
async function tellCycles(profile: DemoProfileName, cycleCount: number) {
  const simulation = await Simulation.open({
    seed: 7,
    profile: DEMO_PROFILES[profile],
    market: walkingMarket(7n),
    startAtNs: 1_769_000_000_000_000_000n,
  });
  for (let i = 0; i < cycleCount; i++) await simulation.step();
  const { context } = simulation.treasury;
  const { cycles, legs, tokens } = context.state;
  const sent = legs.page(undefined, 1_000).items.map(({ record }) => record);

  return cycles.page(undefined, 1_000).items.map(({ record }) => {
    const told = explainCycle(context, record.cycleId);
    if (!told.ok) throw new Error(told.error.type);
    const asked = sent
      .filter(({ cycleId }) => cycleId === record.cycleId)
      .map((leg) => {
        const [sell, buy] = [leg.sellIndex, leg.buyIndex].map((index) => tokens.at(index).symbol);
        const { askedAtoms, expectedOutAtoms, minOutAtoms } = leg;
        return `${askedAtoms} atoms of ${sell} asked, ${expectedOutAtoms} atoms of ${buy} expected, at least ${minOutAtoms} atoms of ${buy},`;
      });
    return { record, asked, lines: told.value.lines };
  });
}

describe("explainCycle, over cycles as they come", () => {
  const runs: readonly [DemoProfileName, number][] = [
    ["default", 90],
    ["whale", 60],
  ];

  test.each(runs)("property: %s: the replay comes to the legs that were sent", async (...run) => {
    const told = await tellCycles(...run);
    const traded = told.filter(({ asked }) => asked.length > 0);

    expect(traded.length).toBeGreaterThan(20);
    expect(told.length).toBeGreaterThan(traded.length);
    for (const { record, asked, lines } of told) {
      const plans = lines.filter((line) => line.includes(" asked, "));
      const end = record.outcome === "traded" ? /^ {2}traded as trade \d+$/ : /^ {2}\w+/;

      expect(plans.length).toBe(asked.length);
      for (const [i, leg] of asked.entries()) expect(plans[i]).toContain(leg);
      if (record.attempts.length > 0) expect(lines.at(-1)).toMatch(end);
    }
  });

  test("behavior: it speaks in words, not in names of ours", async () => {
    const lines = (await tellCycles("whale", 60)).flatMap((each) => each.lines);

    expect(lines.filter((line) => /[a-z]_[a-z]|undefined|\[object/.test(line))).toEqual([]);
  });
});
