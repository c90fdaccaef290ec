import { assert } from "./assert.js";

/** One whole in basis points: 10,000 bp = 100 %. */
export const BP_ONE = 10_000n;

/** Smallest units of one whole ICP. */
export const E8S_ONE = 100_000_000n;

/** Returns `x * y / d` rounded down. All arguments are non-negative; `d` is not zero. */
export function mulDivDown(x: bigint, y: bigint, d: bigint): bigint {
  assert(x >= 0n && y >= 0n, "mulDivDown: negative factor");
  assert(d > 0n, "mulDivDown: divisor must be positive");

  return (x * y) / d;
}

/** Returns `x * y / d` rounded up. All arguments are non-negative; `d` is not zero. */
export function mulDivUp(x: bigint, y: bigint, d: bigint): bigint {
  assert(x >= 0n && y >= 0n, "mulDivUp: negative factor");
  assert(d > 0n, "mulDivUp: divisor must be positive");

  return (x * y + (d - 1n)) / d;
}

/** The smaller of two. */
export function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

/** The larger of two. */
export function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

/** The distance from zero. */
export function abs(x: bigint): bigint {
  return x < 0n ? -x : x;
}
