import { assert } from "../../kernel/assert.js";

/** Square roots of prices carry 96 binary digits. */
export const Q96_BITS = 96n;

/**
 * Token 0 between two prices, rounded up: what a swap pays in, in favour of the pool.
 * `sqrtLowX96` is the lower of the two and not zero.
 */
export function amount0Up(sqrtLowX96: bigint, sqrtHighX96: bigint, liquidity: bigint): bigint {
  const dividend = (liquidity << Q96_BITS) * (sqrtHighX96 - sqrtLowX96);
  return divideUp(divideUp(dividend, sqrtHighX96), sqrtLowX96);
}

/** Token 0 between two prices, rounded down: what a swap pays out, in favour of the pool. */
export function amount0Down(sqrtLowX96: bigint, sqrtHighX96: bigint, liquidity: bigint): bigint {
  return ((liquidity << Q96_BITS) * (sqrtHighX96 - sqrtLowX96)) / sqrtHighX96 / sqrtLowX96;
}

/** Token 1 between two prices, rounded up. */
export function amount1Up(sqrtLowX96: bigint, sqrtHighX96: bigint, liquidity: bigint): bigint {
  const product = liquidity * (sqrtHighX96 - sqrtLowX96);
  const quotient = product >> Q96_BITS;
  return quotient << Q96_BITS === product ? quotient : quotient + 1n;
}

/** Token 1 between two prices, rounded down. */
export function amount1Down(sqrtLowX96: bigint, sqrtHighX96: bigint, liquidity: bigint): bigint {
  return (liquidity * (sqrtHighX96 - sqrtLowX96)) >> Q96_BITS;
}

/** The price after token 0 was paid in, rounded up: it never falls further than was paid for. */
export function sqrtPriceAfterAmount0(
  sqrtPriceX96: bigint,
  liquidity: bigint,
  amount0Atoms: bigint,
): bigint {
  assert(liquidity > 0n, "sqrtPriceAfterAmount0: no liquidity");
  if (amount0Atoms === 0n) return sqrtPriceX96;
  const scaled = liquidity << Q96_BITS;
  return divideUp(scaled * sqrtPriceX96, scaled + amount0Atoms * sqrtPriceX96);
}

/** The price after token 1 was paid in, rounded down: it never rises further than was paid for. */
export function sqrtPriceAfterAmount1(
  sqrtPriceX96: bigint,
  liquidity: bigint,
  amount1Atoms: bigint,
): bigint {
  assert(liquidity > 0n, "sqrtPriceAfterAmount1: no liquidity");
  return sqrtPriceX96 + (amount1Atoms << Q96_BITS) / liquidity;
}

/** `dividend / divisor`, rounded up; not negative. */
export function divideUp(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return quotient * divisor === dividend ? quotient : quotient + 1n;
}
