import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { brokenInvariants } from "../../src/kernel/invariants.js";
import { kongInvariants, poolInvariants } from "../../src/sim/invariants.js";
import {
  kongSteps,
  pictureKong,
  picturePool,
  poolSteps,
  takeKongStep,
  takePoolStep,
} from "../helpers/venue-steps.js";
import { BOB, KONG, VenueWorld } from "../helpers/venue-world.js";

describe("the venues' stand-ins", () => {
  test("invariants: KONG_1 to KONG_3 hold after any sequence of steps", async () => {
    await fc.assert(
      fc.asyncProperty(kongSteps, async (steps) => {
        const world = await VenueWorld.withKong();
        for (const symbol of ["ICP", "ckUSDT", "CHAT"] as const) {
          await world.approve(BOB, symbol, { spender: KONG });
        }
        for (const step of steps) {
          await takeKongStep(world, step);
          expect(brokenInvariants(await pictureKong(world), kongInvariants)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test("invariants: POOL_1 to POOL_4 hold after any sequence of steps", async () => {
    await fc.assert(
      fc.asyncProperty(poolSteps, async (steps) => {
        const world = await VenueWorld.withPool();
        for (const step of steps) {
          await takePoolStep(world, step);
          expect(brokenInvariants(await picturePool(world), poolInvariants)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });
});
