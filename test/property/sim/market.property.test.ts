import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { expandSeed, Xoshiro256 } from "../../../src/kernel/xoshiro256.js";
import { DEMO_PROFILES } from "../../../src/sim/demo-network.js";
import { swapExactIn } from "../../../src/sim/icpswap/swap.js";
import { applySwap } from "../../../src/sim/kongswap/apply-swap.js";
import type { KongBook } from "../../../src/sim/kongswap/book.js";
import { priceHop } from "../../../src/sim/kongswap/hop.js";
import { findPush, type Push } from "../../../src/sim/market/arbitrage.js";
import { demoWalk } from "../../../src/sim/market/demo-walk.js";
import { icpswapMarketPool, kongMarketPool } from "../../../src/sim/market/pools.js";
import type { OutsidePrices } from "../../../src/sim/market/prices.js";
import { demoBook, demoIcpswapPools } from "../../helpers/demo-pools.js";

/** Prices some minutes into a walk, the further off the more minutes. */
function pricesAfter(seed: bigint, minutes: number): OutsidePrices {
  const path = demoWalk(new Xoshiro256(expandSeed(seed)));
  for (let i = 1; i < minutes; i++) path.next();
  return path.next() ?? new Map();
}

const moments = fc.record({
  seed: fc.bigInt(0n, 1_000n),
  minutes: fc.integer({ min: 1, max: 3_000 }),
});

/** Swaps in one pool of KongSwap, whatever the router would prefer, and answers what came out. */
function swapInPool(book: KongBook, poolId: number, push: Push): bigint {
  const pool = book.pool(poolId);
  const isForward = push.payPlace === 0;
  const market = kongMarketPool(book, pool);
  const [reservePayAtoms, reserveReceiveAtoms] = isForward
    ? [market.reserve0Atoms, market.reserve1Atoms]
    : [market.reserve1Atoms, market.reserve0Atoms];
  const [pay, receive] = isForward
    ? [market.token0, market.token1]
    : [market.token1, market.token0];
  const hop = priceHop({
    payAtoms: push.payAtoms,
    reservePayAtoms,
    reserveReceiveAtoms,
    receiveScale: 10n ** BigInt(Math.max(0, pay.decimals - receive.decimals)),
    lpFeeBp: market.feeBp,
  });
  applySwap(book, [
    {
      ...hop,
      poolId,
      payAtoms: push.payAtoms,
      payTokenId: isForward ? pool.tokenId0 : pool.tokenId1,
      receiveTokenId: isForward ? pool.tokenId1 : pool.tokenId0,
      gasFeeAtoms: 0n,
    },
  ]);
  return hop.grossAtoms - hop.lpFeeAtoms;
}

describe("the outside market", () => {
  test("property: a push brings what it foretells, to a millionth, and leaves next to nothing to push for", () => {
    fc.assert(
      fc.property(moments, ({ seed, minutes }) => {
        const prices = pricesAfter(seed, minutes);
        for (const { pool, token0, token1 } of demoIcpswapPools(DEMO_PROFILES.whale)) {
          const push = findPush(icpswapMarketPool(pool, token0, token1), prices);
          if (push === undefined) continue;
          const swapped = swapExactIn(pool, {
            zeroForOne: push.payPlace === 0,
            amountInAtoms: push.payAtoms,
          });

          // Each word of ticks that the price passes through rounds off an atom.
          const roundedAtoms = push.receiveAtoms / 1_000_000n + 1n;
          const received = swapped.ok ? swapped.value.amountOutAtoms : 0n;
          expect(received).toBeGreaterThanOrEqual(push.receiveAtoms - roundedAtoms);
          expect(findPush(icpswapMarketPool(pool, token0, token1), prices)).toBeUndefined();
        }
        const book = demoBook(DEMO_PROFILES.whale);
        for (const { poolId } of book.pools()) {
          const push = findPush(kongMarketPool(book, book.pool(poolId)), prices);
          if (push === undefined) continue;
          const received = swapInPool(book, poolId, push);

          expect(received >= push.receiveAtoms).toBe(true);
          // The fee stays in the pool, and with it a little to push for.
          const next = findPush(kongMarketPool(book, book.pool(poolId)), prices);
          expect(100n * (next?.payAtoms ?? 0n)).toBeLessThan(push.payAtoms);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("property: a push earns more than one that is a percent larger or smaller", () => {
    fc.assert(
      fc.property(moments, ({ seed, minutes }) => {
        const prices = pricesAfter(seed, minutes);
        for (const { pool, token0, token1 } of demoIcpswapPools(DEMO_PROFILES.whale)) {
          const push = findPush(icpswapMarketPool(pool, token0, token1), prices);
          if (push === undefined) continue;
          const [pay, receive] = push.payPlace === 0 ? [token0, token1] : [token1, token0];
          const earned = (payAtoms: bigint, spareAtoms = 0n) => {
            const order = { zeroForOne: push.payPlace === 0, amountInAtoms: payAtoms };
            const fresh = demoIcpswapPools(DEMO_PROFILES.whale).find(
              (each) =>
                each.token0.symbol === token0.symbol && each.token1.symbol === token1.symbol,
            );
            const swapped = fresh && swapExactIn(fresh.pool, order);
            if (!swapped?.ok) throw new Error("the swap failed");
            const gain =
              (swapped.value.amountOutAtoms + spareAtoms) *
              (prices.get(receive.symbol) ?? 0n) *
              10n ** BigInt(pay.decimals);
            const cost =
              (payAtoms - spareAtoms) *
              (prices.get(pay.symbol) ?? 0n) *
              10n ** BigInt(receive.decimals);
            return gain - cost;
          };

          // One atom of either for what is rounded off.
          const most = earned(push.payAtoms, 1n);
          expect(most).toBeGreaterThan(earned((push.payAtoms * 101n) / 100n));
          expect(most).toBeGreaterThan(earned((push.payAtoms * 99n) / 100n));
        }
      }),
      { numRuns: 30 },
    );
  });
});
