import { IDL, setDecodingQuota } from "@dfinity/candid";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { IDL as Stock } from "candid-stock";
import fc from "fast-check";

import { evolved, sample, toType, valuesOf } from "./arbitraries.js";

const { FUZZ_RUNS = "300" } = process.env;
const RUNS = Number(FUZZ_RUNS);

/** Random types are large. */
beforeAll(() => setDecodingQuota({ stepsBase: 10_000, typesMax: 100_000 }));
afterAll(() => setDecodingQuota());

/** A type and a value, of a related type or of none. */
const unfit = sample.chain(({ tree, value }) =>
  evolved(tree).chain((related) =>
    fc.record({
      tree: fc.constant(tree),
      value: fc.oneof(
        valuesOf(related) ?? fc.constant(value),
        fc.anything({ withBigInt: true, withTypedArray: true }),
        fc.constantFrom(null, undefined, -1, -1n, 1.5, 2 ** 60, 1n << 64n, "", [], {}, [null]),
      ),
    }),
  ),
);

describe("encode", () => {
  test("property: writes the bytes of the stock package for any types and values", () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 3 }), (samples) => {
        const types = samples.map(({ tree }) => toType(tree));
        const values = samples.map(({ value }) => value);

        expect(hex(IDL.encode(types, values))).toBe(hex(Stock.encode(types, values)));
      }),
      { numRuns: RUNS },
    );
  });

  test("property: what is encoded decodes to itself, also when the header is known", () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 3 }), (samples) => {
        const types = samples.map(({ tree }) => toType(tree));
        const values = samples.map(({ value }) => value);
        const bytes = IDL.encode(types, values);

        expect(IDL.decode(types, bytes)).toEqual(values);
        expect(IDL.decode(types, bytes)).toEqual(values);
      }),
      { numRuns: RUNS },
    );
  });

  test("property: refuses what the stock package refuses, and takes what it takes", () => {
    fc.assert(
      fc.property(unfit, ({ tree, value }) => {
        const type = toType(tree);
        const expected = attempt(() => Stock.encode([type], [value]));

        expect(attempt(() => IDL.encode([type], [value]))).toBe(expected);
      }),
      { numRuns: 3 * RUNS },
    );
  });
});

function attempt(encode: () => Uint8Array): string {
  try {
    return hex(encode());
  } catch {
    return "refused";
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
