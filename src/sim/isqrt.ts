import { assert } from "../kernel/assert.js";

/** The square root of a whole number, rounded down. */
export function isqrtDown(value: bigint): bigint {
  assert(value >= 0n, `isqrtDown: ${value} is negative`);
  if (value < 2n) return value;

  // Newton's method from above: the first guess has one digit more than half of the number's.
  let root = 1n << BigInt(value.toString(16).length * 2);
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
