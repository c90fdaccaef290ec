import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { mintPosition, worthOf } from "../../../src/sim/icpswap/mint.js";
import { type IcpswapPool, openPool } from "../../../src/sim/icpswap/pool.js";
import { computeSwap, quoteSwap, swapExactIn } from "../../../src/sim/icpswap/swap.js";
import { sqrtPriceAtTick, tickAtSqrtPrice } from "../../../src/sim/icpswap/tick-math.js";

const range = fc
  .tuple(fc.integer({ min: -200, max: 199 }), fc.integer({ min: 1, max: 200 }))
  .map(([low, width]) => [low * 60, Math.min(low + width, 200) * 60] as const);
const positions = fc.array(fc.tuple(range, fc.bigInt(1_000n, 10n ** 14n)), {
  minLength: 1,
  maxLength: 5,
});
const orders = fc.array(
  fc.record({ zeroForOne: fc.boolean(), amountInAtoms: fc.bigInt(1n, 10n ** 14n) }),
  { maxLength: 12 },
);

/** A pool with positions of various ranges, and what was put into it. */
function poolOf(minted: readonly (readonly [readonly [number, number], bigint])[]) {
  const pool = openPool(3_000n, 60, sqrtPriceAtTick(7));
  let [held0Atoms, held1Atoms] = [0n, 0n];
  for (const [[tickLower, tickUpper], amountAtoms] of minted) {
    const mint = mintPosition(pool, {
      owner: new Uint8Array([1]),
      tickLower,
      tickUpper,
      amount0DesiredAtoms: amountAtoms,
      amount1DesiredAtoms: amountAtoms,
    });
    if (!mint.ok) continue;
    expect(mint.value.amount0Atoms <= amountAtoms && mint.value.amount1Atoms <= amountAtoms).toBe(
      true,
    );
    held0Atoms += mint.value.amount0Atoms;
    held1Atoms += mint.value.amount1Atoms;
  }
  return { pool, held0Atoms, held1Atoms };
}

function liquidityAtPrice(pool: IcpswapPool): bigint {
  return [...pool.positions.values()]
    .filter(({ tickLower, tickUpper }) => tickLower <= pool.tick && pool.tick < tickUpper)
    .reduce((sum, { liquidity }) => sum + liquidity, 0n);
}

describe("a pool of concentrated liquidity", () => {
  test("property: whatever is swapped, it holds what all positions are worth, fees included", () => {
    fc.assert(
      fc.property(positions, orders, (minted, swaps) => {
        let { pool, held0Atoms, held1Atoms } = poolOf(minted);

        for (const order of swaps) {
          const swap = swapExactIn(pool, order);
          if (!swap.ok) continue;
          const { amountInAtoms, amountOutAtoms } = swap.value;
          held0Atoms += order.zeroForOne ? amountInAtoms : -amountOutAtoms;
          held1Atoms += order.zeroForOne ? -amountOutAtoms : amountInAtoms;
        }

        const worth = [...pool.positions.values()].map((position) => worthOf(pool, position));
        const owed0 = worth.reduce((sum, { amount0Atoms }) => sum + amount0Atoms, 0n);
        const owed1 = worth.reduce((sum, { amount1Atoms }) => sum + amount1Atoms, 0n);
        expect([held0Atoms >= owed0, held1Atoms >= owed1]).toEqual([true, true]);
      }),
    );
  });

  test("property: its liquidity is that of the positions around the price", () => {
    fc.assert(
      fc.property(positions, orders, (minted, swaps) => {
        const { pool } = poolOf(minted);

        for (const order of swaps) {
          swapExactIn(pool, order);
          expect(pool.liquidity).toBe(liquidityAtPrice(pool));
        }
      }),
    );
  });

  test("property: a quote is what the swap pays, and changes nothing", () => {
    fc.assert(
      fc.property(positions, orders, (minted, swaps) => {
        const { pool } = poolOf(minted);

        for (const order of swaps) {
          const before = [pool.sqrtPriceX96, pool.tick, pool.liquidity, [...pool.ticks]];
          const quote = quoteSwap(pool, order);
          const computed = computeSwap(pool, order);
          expect([pool.sqrtPriceX96, pool.tick, pool.liquidity, [...pool.ticks]]).toEqual(before);

          const swap = swapExactIn(pool, order);
          expect(computed).toEqual(swap);
          expect(quote).toEqual(swap.ok ? { ok: true, value: swap.value.amountOutAtoms } : swap);
        }
      }),
    );
  });

  test("property: there and back never gains", () => {
    fc.assert(
      fc.property(
        positions,
        fc.boolean(),
        fc.bigInt(1n, 10n ** 13n),
        (minted, zeroForOne, offered) => {
          const { pool } = poolOf(minted);
          const there = swapExactIn(pool, { zeroForOne, amountInAtoms: offered });
          fc.pre(there.ok && there.value.amountOutAtoms > 0n);
          const { amountInAtoms, amountOutAtoms } = there.value;
          const back = swapExactIn(pool, {
            zeroForOne: !zeroForOne,
            amountInAtoms: amountOutAtoms,
          });

          expect(back.ok && back.value.amountOutAtoms <= amountInAtoms).toBe(true);
        },
      ),
    );
  });

  test("property: a tick is the last whose price is not above", () => {
    fc.assert(
      fc.property(fc.bigInt(1n << 33n, 1n << 159n), (sqrtPriceX96) => {
        const tick = tickAtSqrtPrice(sqrtPriceX96);

        expect(sqrtPriceAtTick(tick) <= sqrtPriceX96).toBe(true);
        expect(sqrtPriceAtTick(tick + 1) > sqrtPriceX96).toBe(true);
      }),
    );
  });
});
