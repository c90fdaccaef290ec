import { beforeEach, describe, expect, test } from "@jest/globals";

import {
  ANONYMOUS,
  BOB,
  FEES,
  LEDGERS,
  PURSE_ATOMS,
  succeed,
  textOf,
  VenueWorld,
} from "../../../../helpers/venue-world.js";

const TRAPPED = { ok: false, error: { type: "trap", message: "assertion failed" } };

describe("positions at ICPSwap", () => {
  let world: VenueWorld;

  beforeEach(async () => {
    world = await VenueWorld.withPool();
    await world.pool.depositFrom(BOB, world.depositArgs("ICP", 2_000_000n));
    await world.pool.depositFrom(BOB, world.depositArgs("CHAT", 1_000_000n));
  });

  const mint = (changes: object, caller = BOB) =>
    world.pool.mint(caller, {
      fee: 3_000n,
      tickLower: -600n,
      tickUpper: 600n,
      token0: textOf(LEDGERS.ICP),
      token1: textOf(LEDGERS.CHAT),
      amount0Desired: "1000000",
      amount1Desired: "1000000",
      ...changes,
    });
  const trap = (message: string) => ({ ok: false, error: { type: "trap", message } });

  test("error: anonymous, nothing at all, more than is credited", () => {
    expect(mint({}, ANONYMOUS)).toEqual(TRAPPED);
    expect(mint({ amount0Desired: "0", amount1Desired: "0" })).toEqual({
      ok: true,
      value: { err: { InternalError: "Amount desired can't be both 0" } },
    });
    expect(mint({ amount0Desired: "2000001", amount1Desired: "2000001" })).toMatchObject({
      value: {
        err: { InternalError: expect.stringMatching(/^Illegal balance in pool\. amount0Desired=/) },
      },
    });
  });

  test.each([
    ["illegal ticks", { tickLower: 600n }],
    ["illegal args", { tickLower: -601n }],
    ["Liquidity amount can not be 0.", { amount0Desired: "0" }],
  ])("error: traps of the pool's arithmetic: %s", (reason, changes) => {
    const said = JSON.stringify(`modify position failed: ${JSON.stringify(reason)}`);

    expect(mint(changes)).toEqual(trap(`mint failed: mint ${said}`));
    expect(succeed(world.pool.metadata())?.nextPositionId).toBe(2n);
  });

  test("behavior: what is not put in comes back by the queue, less a fee", async () => {
    const isFirst = succeed(world.pool.metadata())?.token0.address === textOf(LEDGERS.ICP);
    const [amount0Desired, amount1Desired] = isFirst
      ? ["2000000", "1000000"]
      : ["1000000", "2000000"];
    expect(succeed(mint({ amount0Desired, amount1Desired }))).toBe(2n);
    await world.network.advance(3);

    expect(world.unused(BOB)).toEqual({ balance0: 0n, balance1: 0n });
    const spent = PURSE_ATOMS - (await world.balance(BOB, "ICP")) - 3n * FEES.ICP;
    expect(spent).toBe(1_000_000n);
  });

  test("behavior: fees on the far side of a tick survive an upgrade", async () => {
    succeed(mint({}));
    const { token0Fee: tokenInFee, token1Fee: tokenOutFee } = world.pool.cachedTokenFee();
    const order = { zeroForOne: true, amountIn: "70000000000", amountOutMinimum: "0" };
    succeed(await world.pool.depositFromAndSwap(BOB, { ...order, tokenInFee, tokenOutFee }));
    const before = world.pool.deps.store.pool.ticks.get(-600);
    expect(before?.feeGrowthOutside0X128).toBeGreaterThan(0n);
    world.upgrade();

    expect(world.pool.deps.store.pool.ticks.get(-600)).toEqual(before);
  });

  test("behavior: a position adds to the liquidity inside its range, over an upgrade too", () => {
    const before = succeed(world.pool.metadata())?.liquidity ?? 0n;
    succeed(mint({}));
    const after = succeed(world.pool.metadata())?.liquidity ?? 0n;
    expect(after).toBeGreaterThan(before);
    const order = { zeroForOne: true, amountIn: "40000000000", amountOutMinimum: "0" };
    const quoted = world.pool.quote(order);
    world.upgrade();

    expect(succeed(world.pool.metadata())?.liquidity).toBe(after);
    // Far enough to cross the border of the range.
    expect(world.pool.quote(order)).toEqual(quoted);
  });
});
