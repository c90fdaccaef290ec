import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { kongSteps, poolSteps, takeKongStep, takePoolStep } from "../helpers/venue-steps.js";
import { ADMIN, ALICE, BOB, conductOf, KONG, VenueWorld } from "../helpers/venue-world.js";

/** All that KongSwap can be asked, and what it keeps for itself. */
function viewKong({ kong }: VenueWorld) {
  const { store } = kong.deps;
  const ids = Array.from({ length: Number(store.settings.lastRequestId) }, (_, i) => BigInt(i + 1));
  return {
    tokens: kong.tokens([]),
    pools: kong.pools([]),
    requests: ids.map((id) => kong.requests(BOB, [id])),
    claims: store.claims(),
    late: store.latePayouts(),
    users: [ALICE, BOB, ADMIN].map((owner) => store.findUser(owner)),
    settings: store.settings,
    quote: kong.swapAmounts("CHAT", 1_000_000n, "ckUSDT"),
  };
}

/** All that a pool can be asked, and what it keeps for itself. */
function viewPool(world: VenueWorld) {
  const { pool } = world;
  const { store } = pool.deps;
  const far = { amountIn: "500000000000", amountOutMinimum: "0" };
  return {
    metadata: pool.metadata(),
    fees: pool.cachedTokenFee(),
    queue: pool.simGetQueue(),
    unused: [ALICE, BOB, ADMIN].map((owner) => world.unused(owner)),
    settings: store.settings,
    ticks: [...store.pool.ticks].sort(([a], [b]) => a - b),
    positions: [...store.pool.positions.values()],
    growth: [store.pool.feeGrowthGlobal0X128, store.pool.feeGrowthGlobal1X128],
    quotes: [true, false].map((zeroForOne) => pool.quoteForAll({ ...far, zeroForOne })),
  };
}

describe("an upgrade of the venues' stand-ins", () => {
  test("property: KongSwap answers afterwards as it did before", async () => {
    await fc.assert(
      fc.asyncProperty(kongSteps, async (steps) => {
        const world = await VenueWorld.withKong();
        await world.approve(BOB, "ICP", { spender: KONG });
        const late = conductOf({ Late: { delay_sec: 9_000 } }, 2);
        const failing = conductOf({ Failing: null });
        world.kong.simSetConduct(ADMIN, { payout: [late], refund: [failing] });
        for (const step of steps) await takeKongStep(world, step);

        const before = viewKong(world);
        world.upgrade();
        expect(viewKong(world)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });

  test("property: a pool answers afterwards as it did before", async () => {
    await fc.assert(
      fc.asyncProperty(poolSteps, async (steps) => {
        const world = await VenueWorld.withPool();
        const late = conductOf({ Late: { delay_sec: 9_000 } }, 2);
        const silent = conductOf({ Silent: null });
        world.pool.simSetConduct(ADMIN, { payout: [late], refund: [silent] });
        for (const step of steps) await takePoolStep(world, step);

        const before = viewPool(world);
        world.upgrade();
        expect(viewPool(world)).toEqual(before);
      }),
      { numRuns: 25 },
    );
  });
});
