import { assert } from "../../kernel/assert.js";

/** Lowest tick: below it the square root of the price no longer fits. */
export const TICK_MIN = -887_272;
/** Highest tick. */
export const TICK_MAX = 887_272;
/** The square root of the price at the lowest tick, times 2^96. */
export const SQRT_PRICE_X96_MIN = 4_295_128_739n;
/** The square root of the price at the highest tick, times 2^96. A price stays below it. */
export const SQRT_PRICE_X96_MAX =
  1_461_446_703_485_210_103_287_273_052_203_988_822_378_723_970_342n;

const U256_MAX = (1n << 256n) - 1n;
const LOW_32_BITS = 0xffff_ffffn;

/** 1 / sqrt(1.0001) to the powers 1, 2, 4 …, times 2^128. */
const FACTORS_X128: readonly bigint[] = [
  0xfffcb933bd6fad37aa2d162d1a594001n,
  0xfff97272373d413259a46990580e213an,
  0xfff2e50f5f656932ef12357cf3c7fdccn,
  0xffe5caca7e10e4e61c3624eaa0941cd0n,
  0xffcb9843d60f6159c9db58835c926644n,
  0xff973b41fa98c081472e6896dfb254c0n,
  0xff2ea16466c96a3843ec78b326b52861n,
  0xfe5dee046a99a2a811c461f1969c3053n,
  0xfcbe86c7900a88aedcffc83b479aa3a4n,
  0xf987a7253ac413176f2b074cf7815e54n,
  0xf3392b0822b70005940c7a398e4b70f3n,
  0xe7159475a2c29b7443b29c7fa6e889d9n,
  0xd097f3bdfd2022b8845ad8f792aa5825n,
  0xa9f746462d870fdf8a65dc1f90e061e5n,
  0x70d869a156d2a1b890bb3df62baf32f7n,
  0x31be135f97d08fd981231505542fcfa6n,
  0x9aa508b5b7a84e1c677de54f3e99bc9n,
  0x5d6af8dedb81196699c329225ee604n,
  0x2216e584f5fa1ea926041bedfe98n,
  0x48a170391f7dc42444e8fa2n,
];

/**
 * Returns sqrt(1.0001^tick) times 2^96, rounded up.
 *
 * @throws {AssertionError} outside `TICK_MIN` to `TICK_MAX`.
 * @see Uniswap v3, TickMath: the figures of all pools of this kind come from these factors.
 */
export function sqrtPriceAtTick(tick: number): bigint {
  assert(tick >= TICK_MIN && tick <= TICK_MAX, `sqrtPriceAtTick: ${tick} is out of range`);

  let ratioX128 = 1n << 128n;
  for (let bits = Math.abs(tick), i = 0; bits !== 0; bits >>= 1, i++) {
    const factor = FACTORS_X128[i];
    if ((bits & 1) !== 0 && factor !== undefined) ratioX128 = (ratioX128 * factor) >> 128n;
  }
  if (tick > 0) ratioX128 = U256_MAX / ratioX128;

  return (ratioX128 >> 32n) + ((ratioX128 & LOW_32_BITS) === 0n ? 0n : 1n);
}

const LN_SQRT_BASE = Math.log(1.0001) / 2;
const TWO_TO_96 = 2 ** 96;

/**
 * Returns the highest tick whose `sqrtPriceAtTick` is not above the given one.
 *
 * A logarithm in floating point finds it; only when that comes within a ten-thousandth of the
 * border between two ticks is it decided by the exact figures, as its error is far smaller.
 *
 * @throws {AssertionError} for a price that no pool can have.
 */
export function tickAtSqrtPrice(sqrtPriceX96: bigint): number {
  const isInRange = sqrtPriceX96 >= SQRT_PRICE_X96_MIN && sqrtPriceX96 < SQRT_PRICE_X96_MAX;
  assert(isInRange, `tickAtSqrtPrice: ${sqrtPriceX96} is out of range`);

  const estimate = Math.log(Number(sqrtPriceX96) / TWO_TO_96) / LN_SQRT_BASE;
  const nearest = Math.round(estimate);
  if (Math.abs(estimate - nearest) > 1e-4) return Math.floor(estimate);
  return sqrtPriceAtTick(nearest) <= sqrtPriceX96 ? nearest : nearest - 1;
}
