import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import {
  roundTo,
  toDecimalText,
  toNumber,
  wholeTokensText,
} from "../../../../src/sim/kongswap/floats.js";

describe("toNumber", () => {
  test("default: a fraction of small numbers", () => {
    expect(toNumber({ dividend: 1n, divisor: 3n })).toBe(1 / 3);
  });

  test("property: large numbers round as small ones of the same value do", () => {
    const small = fc.bigInt(1n, 2n ** 50n);
    fc.assert(
      fc.property(small, small, fc.bigInt(1n, 2n ** 200n), (dividend, divisor, factor) => {
        expect(toNumber({ dividend: dividend * factor, divisor: divisor * factor })).toBe(
          Number(dividend) / Number(divisor),
        );
      }),
    );
  });

  test("behavior: a tie goes to the even number, and what is above a tie goes up", () => {
    const tie = (1n << 53n) + 1n;

    expect(toNumber({ dividend: tie << 40n, divisor: 1n << 40n })).toBe(2 ** 53);
    expect(toNumber({ dividend: (tie << 100n) + 1n, divisor: 1n << 100n })).toBe(2 ** 53 + 2);
  });
});

describe("roundTo", () => {
  test("default: halves go up", () => {
    expect([roundTo(2.5, 0), roundTo(0.125, 2), roundTo(2.4999, 0)]).toEqual([3, 0.13, 2]);
  });
});

describe("toDecimalText", () => {
  test("behavior: never with an exponent", () => {
    expect([0.488486, 5, 1.5e-7, 1e-8, 2e21, 1.25e22].map(toDecimalText)).toEqual([
      "0.488486",
      "5",
      "0.00000015",
      "0.00000001",
      "2000000000000000000000",
      "12500000000000000000000",
    ]);
  });
});

describe("wholeTokensText", () => {
  test("vectors: as recorded in refusals", () => {
    expect(wholeTokensText(488_486n, 6)).toBe("0.488486");
    expect(wholeTokensText(16_616_380_224n, 6)).toBe("16616.380224");
  });
});
