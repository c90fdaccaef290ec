import { min } from "../../kernel/fixed-point.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { cachedSqrtPrice, type IcpswapPool, type Position, type TickState } from "./pool.js";
import { amount0Down, amount0Up, amount1Down, amount1Up, Q96_BITS } from "./sqrt-price-math.js";
import { flipTick } from "./tick-bitmap.js";
import { TICK_MAX, TICK_MIN } from "./tick-math.js";

/** A position that somebody wants to open, and what they would put into it at most. */
export type MintOrder = {
  readonly owner: Uint8Array;
  readonly tickLower: number;
  readonly tickUpper: number;
  readonly amount0DesiredAtoms: bigint;
  readonly amount1DesiredAtoms: bigint;
};

/** A position that was opened, and what was really put into it. */
export type Minted = {
  readonly position: Position;
  readonly amount0Atoms: bigint;
  readonly amount1Atoms: bigint;
};

/** Amounts of both tokens. */
export type Amounts = { readonly amount0Atoms: bigint; readonly amount1Atoms: bigint };

/**
 * Opens a position with as much liquidity as both amounts allow. What is put in rounds up.
 *
 * @returns The position, or the venue's words; the pool is unchanged then.
 */
export function mintPosition(pool: IcpswapPool, order: MintOrder): Result<Minted, string> {
  const { tickLower, tickUpper } = order;
  if (!(tickLower < tickUpper && tickLower >= TICK_MIN && tickUpper <= TICK_MAX)) {
    return err("illegal ticks");
  }
  if (tickLower % pool.tickSpacing !== 0 || tickUpper % pool.tickSpacing !== 0) {
    return err("illegal args");
  }
  const liquidity = liquidityFor(pool, order);
  if (liquidity === 0n) return err("Liquidity amount can not be 0.");
  for (const tick of [tickLower, tickUpper]) {
    const gross = (pool.ticks.get(tick)?.liquidityGross ?? 0n) + liquidity;
    if (gross > pool.maxLiquidityPerTick) return err("Tick illegal liquidityGrossAfter");
  }

  addToTick(pool, tickLower, { liquidity, isUpper: false });
  addToTick(pool, tickUpper, { liquidity, isUpper: true });
  if (pool.tick >= tickLower && pool.tick < tickUpper) pool.liquidity += liquidity;

  const growth = feeGrowthInside(pool, tickLower, tickUpper);
  const positionId = pool.nextPositionId;
  const { owner } = order;
  const position = { positionId, owner, tickLower, tickUpper, liquidity, ...growth };
  pool.positions.set(positionId, position);
  pool.nextPositionId += 1n;
  return ok({ position, ...amountsUp(pool, position) });
}

/** What the owner of a position could take out: its liquidity and its fees, rounded down. */
export function worthOf(pool: IcpswapPool, position: Position): Amounts {
  const { tickLower, tickUpper, liquidity } = position;
  const growth = feeGrowthInside(pool, tickLower, tickUpper);
  const fee0 = ((growth.feeGrowthInside0X128 - position.feeGrowthInside0X128) * liquidity) >> 128n;
  const fee1 = ((growth.feeGrowthInside1X128 - position.feeGrowthInside1X128) * liquidity) >> 128n;
  const { low, at, high } = pricesAround(pool, position);
  return {
    amount0Atoms: fee0 + amount0Down(at, high, liquidity),
    amount1Atoms: fee1 + amount1Down(low, at, liquidity),
  };
}

function amountsUp(pool: IcpswapPool, position: Position): Amounts {
  const { low, at, high } = pricesAround(pool, position);
  return {
    amount0Atoms: amount0Up(at, high, position.liquidity),
    amount1Atoms: amount1Up(low, at, position.liquidity),
  };
}

/** The prices of a range, and the pool's price or the end of the range nearest to it. */
function pricesAround(pool: IcpswapPool, range: { tickLower: number; tickUpper: number }) {
  const low = cachedSqrtPrice(pool, range.tickLower);
  const high = cachedSqrtPrice(pool, range.tickUpper);
  if (pool.tick < range.tickLower) return { low, at: low, high };
  if (pool.tick >= range.tickUpper) return { low, at: high, high };
  return { low, at: pool.sqrtPriceX96, high };
}

/** As much liquidity as both amounts allow, rounded down. */
function liquidityFor(pool: IcpswapPool, order: MintOrder): bigint {
  const low = cachedSqrtPrice(pool, order.tickLower);
  const high = cachedSqrtPrice(pool, order.tickUpper);
  const price = pool.sqrtPriceX96;
  const { amount0DesiredAtoms, amount1DesiredAtoms } = order;
  if (price <= low) return liquidityOf0(low, high, amount0DesiredAtoms);
  if (price >= high) return liquidityOf1(low, high, amount1DesiredAtoms);
  return min(
    liquidityOf0(price, high, amount0DesiredAtoms),
    liquidityOf1(low, price, amount1DesiredAtoms),
  );
}

function liquidityOf0(low: bigint, high: bigint, amount0Atoms: bigint): bigint {
  return (amount0Atoms * ((low * high) >> Q96_BITS)) / (high - low);
}

function liquidityOf1(low: bigint, high: bigint, amount1Atoms: bigint): bigint {
  return (amount1Atoms << Q96_BITS) / (high - low);
}

type Addition = { readonly liquidity: bigint; readonly isUpper: boolean };

function addToTick(pool: IcpswapPool, tick: number, { liquidity, isUpper }: Addition): void {
  const before = pool.ticks.get(tick);
  if (before === undefined) flipTick(pool.bitmap, tick, pool.tickSpacing);

  const { liquidityGross, liquidityNet, ...outside } = before ?? freshTick(pool, tick);
  pool.ticks.set(tick, {
    ...outside,
    liquidityGross: liquidityGross + liquidity,
    liquidityNet: liquidityNet + (isUpper ? -liquidity : liquidity),
  });
}

/** By convention all fees before a tick was in use were earned below it. */
function freshTick(pool: IcpswapPool, tick: number): TickState {
  const isBelow = tick <= pool.tick;
  return {
    liquidityGross: 0n,
    liquidityNet: 0n,
    feeGrowthOutside0X128: isBelow ? pool.feeGrowthGlobal0X128 : 0n,
    feeGrowthOutside1X128: isBelow ? pool.feeGrowthGlobal1X128 : 0n,
  };
}

/** Fees for one unit of liquidity between two ticks since ever, times 2^128. */
function feeGrowthInside(pool: IcpswapPool, tickLower: number, tickUpper: number) {
  const lower = pool.ticks.get(tickLower) ?? freshTick(pool, tickLower);
  const upper = pool.ticks.get(tickUpper) ?? freshTick(pool, tickUpper);
  const inside = (global: bigint, below: bigint, above: bigint) =>
    global -
    (pool.tick >= tickLower ? below : global - below) -
    (pool.tick < tickUpper ? above : global - above);

  return {
    feeGrowthInside0X128: inside(
      pool.feeGrowthGlobal0X128,
      lower.feeGrowthOutside0X128,
      upper.feeGrowthOutside0X128,
    ),
    feeGrowthInside1X128: inside(
      pool.feeGrowthGlobal1X128,
      lower.feeGrowthOutside1X128,
      upper.feeGrowthOutside1X128,
    ),
  };
}
