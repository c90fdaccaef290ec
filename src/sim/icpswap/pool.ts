import type { TickBitmap } from "./tick-bitmap.js";
import { sqrtPriceAtTick, TICK_MAX, TICK_MIN, tickAtSqrtPrice } from "./tick-math.js";

const U128_MAX = (1n << 128n) - 1n;

/** How far apart ticks are that a pool may use, by its fee in millionths. */
export const TICK_SPACINGS: ReadonlyMap<bigint, number> = new Map([
  [500n, 10],
  [3_000n, 60],
  [10_000n, 200],
]);

/** What a pool keeps at a tick where liquidity begins or ends. */
export type TickState = {
  /** The liquidity of all positions that begin or end here. */
  readonly liquidityGross: bigint;
  /** What is added to the pool's liquidity when the price crosses upwards. */
  readonly liquidityNet: bigint;
  /** Fees for one unit of liquidity on the other side of this tick from the price, times 2^128. */
  readonly feeGrowthOutside0X128: bigint;
  readonly feeGrowthOutside1X128: bigint;
};

/** Liquidity of one owner between two ticks. */
export type Position = {
  readonly positionId: bigint;
  /** The owner's principal, raw. */
  readonly owner: Uint8Array;
  readonly tickLower: number;
  readonly tickUpper: number;
  readonly liquidity: bigint;
  readonly feeGrowthInside0X128: bigint;
  readonly feeGrowthInside1X128: bigint;
};

/**
 * A pool of concentrated liquidity. It is changed in place by `swapExactIn` and `mintPosition`, and
 * by nothing else.
 */
export type IcpswapPool = {
  /** Fee in millionths of what is paid in. */
  readonly feePips: bigint;
  readonly tickSpacing: number;
  readonly maxLiquidityPerTick: bigint;
  sqrtPriceX96: bigint;
  /** The tick at or below the price, but for a price that just crossed one downwards. */
  tick: number;
  /** Liquidity of the positions around the price. */
  liquidity: bigint;
  feeGrowthGlobal0X128: bigint;
  feeGrowthGlobal1X128: bigint;
  nextPositionId: bigint;
  readonly ticks: Map<number, TickState>;
  readonly bitmap: TickBitmap;
  readonly positions: Map<bigint, Position>;
  /** Prices at ticks that steps end at; only to save computing them again. */
  readonly sqrtPricesX96: Map<number, bigint>;
};

/** Makes an empty pool at a price. */
export function openPool(feePips: bigint, tickSpacing: number, sqrtPriceX96: bigint): IcpswapPool {
  return {
    feePips,
    tickSpacing,
    maxLiquidityPerTick: maxLiquidityPerTick(tickSpacing),
    sqrtPriceX96,
    tick: tickAtSqrtPrice(sqrtPriceX96),
    liquidity: 0n,
    feeGrowthGlobal0X128: 0n,
    feeGrowthGlobal1X128: 0n,
    nextPositionId: 1n,
    ticks: new Map(),
    bitmap: new Map(),
    positions: new Map(),
    sqrtPricesX96: new Map(),
  };
}

/** More prices than this are not worth keeping: a pool visits few ticks at a time. */
const KEPT_PRICES_MAX = 512;

/** `sqrtPriceAtTick`, remembered by the pool. */
export function cachedSqrtPrice(pool: IcpswapPool, tick: number): bigint {
  const known = pool.sqrtPricesX96.get(tick);
  if (known !== undefined) return known;
  if (pool.sqrtPricesX96.size >= KEPT_PRICES_MAX) pool.sqrtPricesX96.clear();
  const computed = sqrtPriceAtTick(tick);
  pool.sqrtPricesX96.set(tick, computed);
  return computed;
}

function maxLiquidityPerTick(tickSpacing: number): bigint {
  const tickCount = Math.trunc(TICK_MAX / tickSpacing) - Math.trunc(TICK_MIN / tickSpacing) + 1;
  return U128_MAX / BigInt(tickCount);
}
