import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { isqrtDown } from "../../../src/sim/isqrt.js";

const values = fc.bigInt({ min: 0n, max: 1n << 400n });

describe("isqrtDown", () => {
  test("property: the largest whole number whose square is not above, whatever is guessed", () => {
    fc.assert(
      fc.property(values, fc.bigInt({ min: -5n, max: 1n << 210n }), (value, near) => {
        const root = isqrtDown(value, near);
        expect(root * root).toBeLessThanOrEqual(value);
        expect((root + 1n) * (root + 1n)).toBeGreaterThan(value);
        expect(isqrtDown(value)).toBe(root);
      }),
    );
  });

  test.each([0n, 1n, 2n, 3n, 4n, 8n, 9n])(
    "default: the root of %i, from its neighbours too",
    (value) => {
      const root = BigInt(Math.floor(Math.sqrt(Number(value))));

      expect(isqrtDown(value)).toBe(root);
      for (const near of [root - 1n, root, root + 1n]) expect(isqrtDown(value, near)).toBe(root);
    },
  );
});
