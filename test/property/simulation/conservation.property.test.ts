import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { DEMO_PROFILES } from "../../../src/sim/demo-network.js";
import { walkingMarket } from "../../../src/sim/market/demo-market.js";
import type { Place } from "../../../src/simulation/simulated-pool.js";
import { Simulation } from "../../../src/simulation/simulation.js";
import { START_NS } from "../../helpers/simulated-world.js";

const MINUTES_PER_DAY = 1_440;

const days = fc.record({
  seed: fc.nat({ max: 999_999 }),
  profile: fc.constantFrom("default" as const, "whale" as const),
});

describe("a simulated day", () => {
  test("property: whatever the market does, no token comes from nowhere and none is lost", async () => {
    await fc.assert(
      fc.asyncProperty(days, async ({ seed, profile }) => {
        const simulation = await Simulation.open({
          seed,
          profile: DEMO_PROFILES[profile],
          market: walkingMarket(BigInt(seed)),
          startAtNs: START_NS,
        });
        const { world, treasury } = simulation;
        const owners = [
          world.treasury,
          world.trader,
          world.kongswap.party,
          ...world.pools.map(({ party }) => party),
        ];
        const minted = world.tokens.map(({ ledger }) => ledger.supplyAtoms);
        for (let minute = 0; minute < MINUTES_PER_DAY; minute++) await simulation.step();
        const { broken, tally, moneyCheckCount } = await simulation.finish();

        expect(broken).toEqual([]);
        expect(moneyCheckCount).toBe(25);
        expect(tally.cycles.traded).toBeGreaterThan(0);
        expect(treasury.context.state.legs.openCount).toBe(0);
        // Nobody else has an account: all that was minted is theirs, or went in fees.
        world.tokens.forEach(({ tokenId, ledger }, i) => {
          const held = owners.reduce((sum, owner) => sum + ledger.balanceOf(owner), 0n);
          expect(held + ledger.burnedAtoms).toBe(minted[i]);
          // Nothing of the treasury's is left at a venue.
          for (const pool of world.pools) {
            for (const place of [0, 1] satisfies Place[]) {
              if (pool.tokens[place].tokenId !== tokenId) continue;
              expect(pool.creditedAtoms(world.treasury, place)).toBe(0n);
            }
          }
        });
      }),
      { numRuns: 5 },
    );
  });
});
