import { err, ok, type Result } from "../../kernel/result.js";
import { cachedSqrtPrice, type IcpswapPool, type TickState } from "./pool.js";
import { quoteStep, swapStep } from "./swap-step.js";
import { nextTickDown, nextTickUp } from "./tick-bitmap.js";
import { SQRT_PRICE_X96_MAX, SQRT_PRICE_X96_MIN, tickAtSqrtPrice } from "./tick-math.js";

/** A swap of an exact input. `zeroForOne` pays token 0 and receives token 1. */
export type SwapOrder = {
  readonly zeroForOne: boolean;
  readonly amountInAtoms: bigint;
  /** Where to stop at the latest; without it, where prices end. */
  readonly sqrtPriceLimitX96?: bigint;
};

/** What a swap does. */
export type SwapOutcome = {
  /** What was taken, fee included: less than was offered when the limit was reached. */
  readonly amountInAtoms: bigint;
  readonly amountOutAtoms: bigint;
  readonly sqrtPriceX96: bigint;
  readonly tick: number;
  readonly liquidity: bigint;
  /** Fee growth of the token that was paid. */
  readonly feeGrowthGlobalX128: bigint;
  /** Ticks in use that the price crossed, as they are afterwards. */
  readonly crossed: ReadonlyMap<number, TickState>;
};

/**
 * Computes a swap without changing the pool.
 *
 * @returns The outcome, or the venue's words.
 */
export function computeSwap(pool: IcpswapPool, order: SwapOrder): Result<SwapOutcome, string> {
  const limit = checkOrder(pool, order);
  if (!limit.ok) return limit;
  const state = startOf(pool, order);

  while (state.remainingAtoms !== 0n && state.sqrtPriceX96 !== limit.value) {
    takeStep(pool, order, limit.value, state);
  }
  return ok({
    amountInAtoms: order.amountInAtoms - state.remainingAtoms,
    amountOutAtoms: state.outAtoms,
    sqrtPriceX96: state.sqrtPriceX96,
    tick: state.isTickStale ? tickAtSqrtPrice(state.sqrtPriceX96) : state.tick,
    liquidity: state.liquidity,
    feeGrowthGlobalX128: state.feeGrowthX128,
    crossed: state.crossed,
  });
}

/**
 * Computes what a swap pays out, and nothing else: the quote of a swap within one range, which is
 * nearly all of them, costs a dozen operations.
 */
export function quoteSwap(pool: IcpswapPool, order: SwapOrder): Result<bigint, string> {
  const limit = checkOrder(pool, order);
  if (!limit.ok) return limit;

  const { tick } = nextTick(pool, order.zeroForOne, pool.tick);
  const single = quoteStep({
    sqrtPriceX96: pool.sqrtPriceX96,
    sqrtTargetX96: nearer(order.zeroForOne, cachedSqrtPrice(pool, tick), limit.value),
    liquidity: pool.liquidity,
    remainingAtoms: order.amountInAtoms,
    feePips: pool.feePips,
  });
  if (single !== undefined) return ok(single);

  const outcome = computeSwap(pool, order);
  return outcome.ok ? ok(outcome.value.amountOutAtoms) : outcome;
}

/** Carries out a swap that was computed on the pool as it is. */
function applySwap(pool: IcpswapPool, order: SwapOrder, outcome: SwapOutcome): void {
  pool.sqrtPriceX96 = outcome.sqrtPriceX96;
  pool.tick = outcome.tick;
  pool.liquidity = outcome.liquidity;
  if (order.zeroForOne) pool.feeGrowthGlobal0X128 = outcome.feeGrowthGlobalX128;
  else pool.feeGrowthGlobal1X128 = outcome.feeGrowthGlobalX128;
  for (const [tick, state] of outcome.crossed) pool.ticks.set(tick, state);
}

/** Computes and carries out a swap. */
export function swapExactIn(pool: IcpswapPool, order: SwapOrder): Result<SwapOutcome, string> {
  const outcome = computeSwap(pool, order);
  if (outcome.ok) applySwap(pool, order, outcome.value);
  return outcome;
}

/**
 * Makes the pool remember the prices at which its next steps end in both directions. Queries forget
 * what they compute, so this is called after each change.
 */
export function rememberBorders(pool: IcpswapPool): void {
  cachedSqrtPrice(pool, nextTickDown(pool.bitmap, pool.tick, pool.tickSpacing).tick);
  cachedSqrtPrice(pool, nextTickUp(pool.bitmap, pool.tick, pool.tickSpacing).tick);
}

function checkOrder(pool: IcpswapPool, order: SwapOrder): Result<bigint, string> {
  if (order.amountInAtoms <= 0n) return err("Illegal amountIn");
  const end = order.zeroForOne ? SQRT_PRICE_X96_MIN + 1n : SQRT_PRICE_X96_MAX - 1n;
  const limit = order.sqrtPriceLimitX96 ?? end;
  const isAhead = order.zeroForOne ? limit < pool.sqrtPriceX96 : limit > pool.sqrtPriceX96;
  return isAhead ? ok(limit) : err("price limit out of bound");
}

/** Where a swap stands between two steps. */
type SwapState = {
  remainingAtoms: bigint;
  outAtoms: bigint;
  sqrtPriceX96: bigint;
  tick: number;
  /** Whether the price moved within a range, so that its tick has to be looked up. */
  isTickStale: boolean;
  liquidity: bigint;
  feeGrowthX128: bigint;
  readonly crossed: Map<number, TickState>;
};

function startOf(pool: IcpswapPool, order: SwapOrder): SwapState {
  return {
    remainingAtoms: order.amountInAtoms,
    outAtoms: 0n,
    sqrtPriceX96: pool.sqrtPriceX96,
    tick: pool.tick,
    isTickStale: false,
    liquidity: pool.liquidity,
    feeGrowthX128: order.zeroForOne ? pool.feeGrowthGlobal0X128 : pool.feeGrowthGlobal1X128,
    crossed: new Map(),
  };
}

/** The longest step is one word of ticks; a swap ends at the limit at the latest. */
function takeStep(pool: IcpswapPool, order: SwapOrder, limit: bigint, state: SwapState): void {
  const { zeroForOne } = order;
  const next = nextTick(pool, zeroForOne, state.tick);
  const sqrtNextX96 = cachedSqrtPrice(pool, next.tick);
  const step = swapStep({
    sqrtPriceX96: state.sqrtPriceX96,
    sqrtTargetX96: nearer(zeroForOne, sqrtNextX96, limit),
    liquidity: state.liquidity,
    remainingAtoms: state.remainingAtoms,
    feePips: pool.feePips,
  });
  const hasMoved = step.sqrtPriceX96 !== state.sqrtPriceX96;

  state.sqrtPriceX96 = step.sqrtPriceX96;
  state.remainingAtoms -= step.inAtoms + step.feeAtoms;
  state.outAtoms += step.outAtoms;
  if (state.liquidity > 0n) state.feeGrowthX128 += (step.feeAtoms << 128n) / state.liquidity;

  if (step.sqrtPriceX96 === sqrtNextX96) {
    if (next.isInitialized) crossTick(pool, zeroForOne, next.tick, state);
    state.tick = zeroForOne ? next.tick - 1 : next.tick;
    state.isTickStale = false;
  } else if (hasMoved) {
    state.isTickStale = true;
  }
}

/** Fee growth of the far side becomes that of the near side; liquidity begins or ends. */
function crossTick(pool: IcpswapPool, zeroForOne: boolean, tick: number, state: SwapState): void {
  const before = pool.ticks.get(tick);
  if (before === undefined) return;

  const growth0 = zeroForOne ? state.feeGrowthX128 : pool.feeGrowthGlobal0X128;
  const growth1 = zeroForOne ? pool.feeGrowthGlobal1X128 : state.feeGrowthX128;
  state.crossed.set(tick, {
    ...before,
    feeGrowthOutside0X128: growth0 - before.feeGrowthOutside0X128,
    feeGrowthOutside1X128: growth1 - before.feeGrowthOutside1X128,
  });
  state.liquidity += zeroForOne ? -before.liquidityNet : before.liquidityNet;
}

function nextTick(pool: IcpswapPool, zeroForOne: boolean, tick: number) {
  return zeroForOne
    ? nextTickDown(pool.bitmap, tick, pool.tickSpacing)
    : nextTickUp(pool.bitmap, tick, pool.tickSpacing);
}

/** Of two prices ahead, the one that is reached first. */
function nearer(zeroForOne: boolean, a: bigint, b: bigint): bigint {
  return a > b === zeroForOne ? a : b;
}
