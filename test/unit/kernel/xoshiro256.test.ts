import { describe, expect, test } from "@jest/globals";

import { AssertionError } from "../../../src/kernel/assert.js";
import { expandSeed, Xoshiro256 } from "../../../src/kernel/xoshiro256.js";

/** The state (1, 2, 3, 4) as 32 little-endian bytes. */
const ONE_TO_FOUR = Uint8Array.from({ length: 32 }, (_, i) => (i % 8 === 0 ? i / 8 + 1 : 0));

describe("Xoshiro256", () => {
  test("error: AssertionError for a seed that is not 32 bytes", () => {
    expect(() => new Xoshiro256(new Uint8Array(31))).toThrow(AssertionError);
  });

  test("error: AssertionError when there is nothing to draw from", () => {
    expect(() => new Xoshiro256(ONE_TO_FOUR).nextBelow(0n)).toThrow(AssertionError);
  });

  test("vectors: the first ten draws of the reference implementation from the state 1, 2, 3, 4", () => {
    const random = new Xoshiro256(ONE_TO_FOUR);

    expect(Array.from({ length: 10 }, () => random.nextU64())).toEqual([
      11520n,
      0n,
      1509978240n,
      1215971899390074240n,
      1216172134540287360n,
      607988272756665600n,
      16172922978634559625n,
      8476171486693032832n,
      10595114339597558777n,
      2904607092377533576n,
    ]);
  });

  test("behavior: the all-zero seed draws as the expanded zero does", () => {
    expect(new Xoshiro256(new Uint8Array(32)).nextU64()).toBe(
      new Xoshiro256(expandSeed(0n)).nextU64(),
    );
  });

  test("behavior: a seed is read at its own offset in a larger buffer", () => {
    const buffer = new Uint8Array(40);
    buffer.set(ONE_TO_FOUR, 8);

    expect(new Xoshiro256(buffer.subarray(8)).nextU64()).toBe(11520n);
  });

  test("behavior: a draw that would favour low numbers is drawn again", () => {
    // Only one multiple of this bound fits into 64 bits, so nearly every second word is rejected.
    const bound = (1n << 63n) + 1n;
    const random = new Xoshiro256(ONE_TO_FOUR);
    const reference = new Xoshiro256(ONE_TO_FOUR);
    const accepted: bigint[] = [];
    while (accepted.length < 8) {
      const word = reference.nextU64();
      if (word < bound) accepted.push(word);
    }

    expect(Array.from({ length: 8 }, () => random.nextBelow(bound))).toEqual(accepted);
  });

  test("behavior: a bound above 64 bits takes as many words as it needs", () => {
    const random = new Xoshiro256(ONE_TO_FOUR);

    expect(random.nextBelow(1n << 128n)).toBe(11520n << 64n);
    expect(random.nextBelow(1n << 65n)).toBe(
      ((1509978240n << 64n) | 1215971899390074240n) % (1n << 65n),
    );
  });
});

describe("expandSeed", () => {
  test("vectors: SplitMix64 from zero", () => {
    const view = new DataView(expandSeed(0n).buffer);

    expect([0, 8, 16, 24].map((at) => view.getBigUint64(at, true))).toEqual([
      0xe220a8397b1dcdafn,
      0x6e789e6aa1b965f4n,
      0x06c45d188009454fn,
      0xf88bb8a8724c81ecn,
    ]);
  });

  test("behavior: only the low 64 bits count", () => {
    expect(expandSeed((1n << 64n) + 7n)).toEqual(expandSeed(7n));
  });
});
