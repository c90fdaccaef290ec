import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { parsePrincipalText, principalToText } from "../../../src/kernel/principal-text.js";
import { Principal } from "../../../src/wire/idl.js";

describe("principalToText", () => {
  test("property: writes what the library writes, and reads it back", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 29 }), (bytes) => {
        const text = Principal.fromUint8Array(bytes).toText();
        expect(principalToText(bytes)).toBe(text);
        expect(parsePrincipalText(text)).toEqual(bytes);
      }),
    );
  });

  test("error: any other text is no principal", () => {
    for (const text of ["", "-", "aaaaa", "AAAAA-AA", "aaaaa-ab", "2vxsx-fae-", "2vxsx_fae"]) {
      expect(parsePrincipalText(text)).toBeUndefined();
    }
  });
});
