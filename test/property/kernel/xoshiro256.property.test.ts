import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { expandSeed, Xoshiro256 } from "../../../src/kernel/xoshiro256.js";

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe("Xoshiro256", () => {
  test("property: a draw is below its bound", () => {
    fc.assert(
      fc.property(seed, fc.bigInt(1n, 1n << 130n), (bytes, bound) => {
        const drawn = new Xoshiro256(bytes).nextBelow(bound);

        expect(drawn >= 0n && drawn < bound).toBe(true);
      }),
    );
  });

  test("property: the same seed draws the same", () => {
    fc.assert(
      fc.property(seed, (bytes) => {
        const [a, b] = [new Xoshiro256(bytes), new Xoshiro256(bytes)];

        for (let i = 0; i < 8; i++) expect(a.nextU64()).toBe(b.nextU64());
      }),
    );
  });

  test("property: small bounds are drawn evenly", () => {
    const random = new Xoshiro256(expandSeed(7n));
    const counts = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < 60_000; i++) {
      const face = Number(random.nextBelow(6n));
      counts[face] = (counts[face] ?? 0) + 1;
    }

    // Six standard deviations around 10,000.
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(550);
  });
});
