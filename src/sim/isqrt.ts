import { assert } from "../kernel/assert.js";

/**
 * The square root of a whole number, rounded down.
 *
 * @param near - About what it is, when somebody knows: only saves steps.
 */
export function isqrtDown(value: bigint, near?: bigint): bigint {
  assert(value >= 0n, () => `isqrtDown: ${value} is negative`);
  if (value < 2n) return value;

  // Newton's method: after the first step the root is approached from above, whatever the guess.
  const guess = near === undefined || near < 1n ? guessAbove(value) : near;
  let root = (guess + value / guess) >> 1n;
  for (;;) {
    const next = (root + value / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** A number that has one digit more than half of the other's. */
function guessAbove(value: bigint): bigint {
  return 1n << BigInt(value.toString(16).length * 2);
}
