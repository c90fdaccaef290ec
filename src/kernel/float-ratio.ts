/** A fraction of two positive integers. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

/** Binary exponents beyond this are no price of anything. */
const EXPONENT_MAX = 300;

/**
 * Turns a float that somebody else computed into the exact fraction it stands for, once, so that no
 * float goes any further.
 *
 * @returns `undefined` for zero, negative numbers, NaN, infinities and absurd sizes.
 */
export function floatToRatio(value: number): Ratio | undefined {
  if (!(value > 0) || value === Number.POSITIVE_INFINITY) return undefined;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = Number((bits >> 52n) & 0x7ffn) - 1075;
  if (exponent < -EXPONENT_MAX || exponent > EXPONENT_MAX) return undefined;

  // Numbers below the smallest normal one are already refused by their exponent.
  const mantissa = (bits & ((1n << 52n) - 1n)) | (1n << 52n);
  return exponent >= 0
    ? { numerator: mantissa << BigInt(exponent), denominator: 1n }
    : { numerator: mantissa, denominator: 1n << BigInt(-exponent) };
}
