import { IDL } from "@dfinity/candid";
import { describe, expect, test } from "@jest/globals";
import { IDL as Stock } from "candid-stock";
import fc from "fast-check";

import { sample, toType } from "./arbitraries.js";

const { FUZZ_RUNS = "300" } = process.env;
const RUNS = Number(FUZZ_RUNS);

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

  test("property: what is encoded decodes to itself, as with the stock package", () => {
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
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
