import { hashOfMap as clientHashOfMap } from "@dfinity/agent";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { toHex } from "../../../src/kernel/bytes.js";
import { hashOfMap } from "../../../src/localnet/http/request-id.js";
import { RequestProblem } from "../../../src/localnet/http/request-problem.js";

describe("hashOfMap", () => {
  test("error: types that requests do not have", () => {
    for (const value of [-1, true, null])
      expect(() => hashOfMap(new Map([["a", value]]))).toThrow(RequestProblem);
  });

  test("vectors: the example of the interface specification", () => {
    const content = {
      request_type: "call",
      sender: Uint8Array.of(4),
      ingress_expiry: 1685570400000000000n,
      canister_id: Uint8Array.of(0, 0, 0, 0, 0, 0, 4, 0xd2),
      method_name: "hello",
      arg: Uint8Array.from([...new TextEncoder().encode("DIDL\x00"), 0xfd, 0x2a]),
    };

    expect(toHex(hashOfMap(new Map(Object.entries(content))))).toBe(
      "1d1091364d6bb8a6c16b203ee75467d59ead468f523eb058880ae8ec80e2b101",
    );
  });

  test("property: clients compute the same", () => {
    const scalar = fc.oneof(fc.string(), fc.uint8Array(), fc.bigInt(0n, 2n ** 64n), fc.nat());
    const value = fc.oneof(scalar, fc.array(scalar), fc.dictionary(fc.string(), scalar));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (fields) => {
        expect(hashOfMap(new Map(Object.entries(fields)))).toEqual(clientHashOfMap(fields));
      }),
    );
  });
});
