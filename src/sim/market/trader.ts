import { min } from "../../kernel/fixed-point.js";
import { findPush, type Push } from "./arbitrage.js";
import type { MarketPool } from "./pools.js";
import type { OutsidePrices } from "./prices.js";

/** A swap that the trader makes now. */
export type TraderSwap = {
  /** Which of the pools, by its place in the list. */
  readonly poolIndex: number;
  readonly payPlace: 0 | 1;
  readonly payAtoms: bigint;
};

/** What the trader has to spend of a token. */
export type Purse = (symbol: string) => bigint;

/**
 * What the outside market does to the pools in a minute: a trader with money takes each pool to the
 * border of its fee's band, in the order of the list. A token that they are short of is spent up to
 * the last atom; what an earlier swap of the same minute brings in is not counted on.
 */
export function planSwaps(
  pools: readonly MarketPool[],
  prices: OutsidePrices,
  purse: Purse,
): TraderSwap[] {
  const spentAtoms = new Map<string, bigint>();
  const swaps: TraderSwap[] = [];
  pools.forEach((pool, poolIndex) => {
    const push = findPush(pool, prices);
    if (push === undefined) return;
    const { payPlace } = push;
    const { symbol, feeAtoms } = payPlace === 0 ? pool.token0 : pool.token1;
    const spent = spentAtoms.get(symbol) ?? 0n;
    const payAtoms = affordable(push, purse(symbol) - spent - 2n * feeAtoms);
    if (payAtoms <= 0n) return;

    spentAtoms.set(symbol, spent + payAtoms + 2n * feeAtoms);
    swaps.push({ poolIndex, payPlace, payAtoms });
  });
  return swaps;
}

function affordable({ payAtoms }: Push, leftAtoms: bigint): bigint {
  return min(payAtoms, leftAtoms);
}
