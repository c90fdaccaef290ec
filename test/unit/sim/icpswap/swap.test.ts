import { describe, expect, test } from "@jest/globals";

import { mintPosition } from "../../../../src/sim/icpswap/mint.js";
import { type IcpswapPool, openPool } from "../../../../src/sim/icpswap/pool.js";
import { computeSwap, quoteSwap, swapExactIn } from "../../../../src/sim/icpswap/swap.js";
import { bigintOf, expectedOf, venueVectors } from "../../../helpers/venue-vectors.js";

const OWNER = new Uint8Array([1]);

/** The recorded pool: CHAT and ICP over the whole range, at 0.0005 ICP for a CHAT. */
function recordedPool(): IcpswapPool {
  const pool = openPool(3_000n, 60, 1_771_595_571_142_957_102_961_017_161n);
  mintPosition(pool, {
    owner: OWNER,
    tickLower: -887_220,
    tickUpper: 887_220,
    amount0DesiredAtoms: 100_000_000_000_000n,
    amount1DesiredAtoms: 50_000_000_000n,
  });
  return pool;
}

/** A pool at price 1 with a narrow position inside a wide one. */
function nestedPool(): IcpswapPool {
  const pool = openPool(3_000n, 60, 1n << 96n);
  for (const [ticks, amountAtoms] of [
    [60_000, 1_000_000_000n],
    [600, 500_000_000n],
  ] as const) {
    mintPosition(pool, {
      owner: OWNER,
      tickLower: -ticks,
      tickUpper: ticks,
      amount0DesiredAtoms: amountAtoms,
      amount1DesiredAtoms: amountAtoms,
    });
  }
  return pool;
}

describe("quoteSwap", () => {
  test("error: the venue's words for nothing", () => {
    const order = { zeroForOne: true, amountInAtoms: 0n };

    expect(quoteSwap(recordedPool(), order)).toEqual({ ok: false, error: "Illegal amountIn" });
  });

  test("error: the venue's words for a limit on the wrong side", () => {
    const pool = recordedPool();
    const order = { zeroForOne: true, amountInAtoms: 1n, sqrtPriceLimitX96: pool.sqrtPriceX96 };

    expect(computeSwap(pool, order)).toEqual({ ok: false, error: "price limit out of bound" });
  });

  test("vectors: what the real pool quoted", () => {
    for (const vector of venueVectors("icpswap_quote")) {
      const pool = openPool(bigintOf(vector, "feePips"), 60, bigintOf(vector, "sqrtPriceX96"));
      pool.liquidity = bigintOf(vector, "liquidity");
      const zeroForOne = bigintOf(vector, "zeroForOne") === 1n;
      const quote = quoteSwap(pool, { zeroForOne, amountInAtoms: bigintOf(vector, "amountIn") });

      expect([vector.id, quote]).toEqual([
        vector.id,
        { ok: true, value: expectedOf(vector, "amountOut") },
      ]);
    }
  });

  test.each([
    [true, 1_000_000_000n, 498_495n],
    [true, 100_000_000_000n, 49_800_349n],
    [true, 5_000_000_000_000n, 2_374_148_686n],
    [false, 2_000_000n, 3_987_840_964n],
    [false, 10_000_000n, 19_936_024_756n],
    [false, 1_000_000_000n, 1_955_016_961_782n],
    [false, 100_000_000_000n, 66_599_866_399_025n],
  ])("vectors: recorded quote, zeroForOne %s of %s", (zeroForOne, amountInAtoms, outAtoms) => {
    expect(quoteSwap(recordedPool(), { zeroForOne, amountInAtoms })).toEqual({
      ok: true,
      value: outAtoms,
    });
  });

  test("behavior: an atom pays nothing and is all fee", () => {
    const pool = recordedPool();

    expect(quoteSwap(pool, { zeroForOne: true, amountInAtoms: 1n })).toEqual({
      ok: true,
      value: 0n,
    });
    expect(computeSwap(pool, { zeroForOne: true, amountInAtoms: 1n })).toMatchObject({
      value: { amountInAtoms: 1n, amountOutAtoms: 0n, tick: pool.tick },
    });
  });
});

describe("swapExactIn", () => {
  test("vectors: three recorded swaps leave the recorded price and tick", () => {
    const pool = recordedPool();
    const outs = [100_000_000_000n, 99_999_900_000n, 10_000_000_000n].map((amountInAtoms) =>
      swapExactIn(pool, { zeroForOne: true, amountInAtoms }),
    );

    expect(outs).toMatchObject([
      { value: { amountOutAtoms: 49_800_349n } },
      { value: { amountOutAtoms: 49_701_195n } },
      { value: { amountOutAtoms: 4_964_685n } },
    ]);
    expect(pool).toMatchObject({
      sqrtPriceX96: 1_767_894_132_959_369_214_985_189_740n,
      tick: -76_055,
      liquidity: 2_236_067_977_499n,
    });
  });

  test("behavior: leaving a position's range takes its liquidity out, coming back brings it in", () => {
    const pool = nestedPool();
    const wide = pool.positions.get(1n)?.liquidity;
    const both = pool.liquidity;

    swapExactIn(pool, { zeroForOne: true, amountInAtoms: 700_000_000n });
    expect([pool.liquidity, pool.tick < -600]).toEqual([wide, true]);

    swapExactIn(pool, { zeroForOne: false, amountInAtoms: 700_000_000n });
    expect([pool.liquidity, pool.tick > -600]).toEqual([both, true]);
  });

  test("behavior: stops at a limit and takes only what it needs", () => {
    const pool = nestedPool();
    const sqrtPriceLimitX96 = (1n << 96n) - (1n << 80n);
    const swap = swapExactIn(pool, {
      zeroForOne: true,
      amountInAtoms: 1n << 60n,
      sqrtPriceLimitX96,
    });

    expect(pool.sqrtPriceX96).toBe(sqrtPriceLimitX96);
    expect(swap.ok && swap.value.amountInAtoms < 1n << 60n).toBe(true);
  });

  test("behavior: an offer larger than the pool ends where prices end", () => {
    const pool = nestedPool();
    const swap = swapExactIn(pool, { zeroForOne: true, amountInAtoms: 1n << 90n });

    expect(swap.ok && swap.value.amountInAtoms < 1n << 90n).toBe(true);
    expect([pool.sqrtPriceX96, pool.liquidity]).toEqual([4_295_128_740n, 0n]);
  });

  test("behavior: fees grow on the side that pays", () => {
    const pool = nestedPool();
    swapExactIn(pool, { zeroForOne: false, amountInAtoms: 1_000_000n });

    expect([pool.feeGrowthGlobal0X128, pool.feeGrowthGlobal1X128]).toEqual([
      0n,
      (3_000n << 128n) / pool.liquidity,
    ]);
  });
});
