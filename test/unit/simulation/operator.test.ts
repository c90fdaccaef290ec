import { describe, expect, test } from "@jest/globals";

import { DEMO_PROFILES } from "../../../src/sim/demo-network.js";
import { walkingMarket } from "../../../src/sim/market/demo-market.js";
import type { OutsidePrices } from "../../../src/sim/market/prices.js";
import { Simulation } from "../../../src/simulation/simulation.js";
import { START_NS } from "../../helpers/simulated-world.js";

const HOUR_NS = 3_600_000_000_000n;

/** CHAT loses half within its second hour and stays there; everything else stands still. */
function fallOfChat(minuteCount: number): { next(): OutsidePrices | undefined } {
  const listed = walkingMarket(0n).path.next() ?? new Map<string, bigint>();
  const chatUsdE8s = listed.get("CHAT") ?? 0n;
  let minute = 0;
  return {
    next() {
      if (minute === minuteCount) return undefined;
      const lostMinutes = BigInt(Math.min(Math.max(minute - 60, 0), 60));
      minute += 1;
      return new Map([...listed, ["CHAT", (chatUsdE8s * (120n - lostMinutes)) / 120n]]);
    },
  };
}

async function run(resumeAfterNs?: bigint) {
  const simulation = await Simulation.open({
    seed: 7,
    profile: DEMO_PROFILES.default,
    market: { ...walkingMarket(7n), path: fallOfChat(300) },
    startAtNs: START_NS,
    ...(resumeAfterNs === undefined ? {} : { resumeAfterNs }),
  });
  while (await simulation.step());
  return simulation.finish();
}

describe("what a breaker stops", () => {
  test("default: stays stopped, and is told with its reason", async () => {
    const { paused, resumptionCount, broken } = await run();

    expect(paused).toEqual([expect.stringMatching(/^CHAT: its price fell by \d+ bp/)]);
    expect(resumptionCount).toBe(0);
    expect(broken).toEqual([]);
  });

  test("behavior: an operator lifts it after the time they were given, and not before", async () => {
    const lifted = await run(HOUR_NS);
    const early = await run(24n * HOUR_NS);

    expect(lifted).toMatchObject({ paused: [], resumptionCount: 1 });
    expect(early).toMatchObject({ paused: [expect.any(String)], resumptionCount: 0 });
  });
});
