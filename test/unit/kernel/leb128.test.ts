import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { sleb128, uleb128 } from "../../../src/kernel/leb128.js";
import { IDL } from "../../../src/wire/idl.js";

/** A Candid message of one number is `DIDL`, 0, 1, its type, and the number as LEB128. */
const HEADER_LENGTH = 7;

describe("uleb128", () => {
  test("property: is how Candid writes a nat", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 1n << 200n), (value) => {
        expect(uleb128(value)).toEqual(IDL.encode([IDL.Nat], [value]).slice(HEADER_LENGTH));
      }),
    );
  });

  test("default: writes the ends of every length", () => {
    for (let bits = 0n; bits <= 140n; bits++) {
      for (const value of [(1n << bits) - 1n, 1n << bits]) {
        expect(uleb128(value)).toEqual(IDL.encode([IDL.Nat], [value]).slice(HEADER_LENGTH));
      }
    }
  });
});

describe("sleb128", () => {
  test("property: is how Candid writes an int", () => {
    fc.assert(
      fc.property(fc.bigInt(-(1n << 100n), 1n << 100n), (value) => {
        expect(sleb128(value)).toEqual(IDL.encode([IDL.Int], [value]).slice(HEADER_LENGTH));
      }),
    );
  });
});
