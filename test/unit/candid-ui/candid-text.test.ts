import { encode } from "@dfinity/didc";
import { describe, expect, test } from "@jest/globals";

import { readInterface } from "../../../src/candid-ui/did/canister-interface.js";
import { meaningOf } from "../../../src/candid-ui/page/readable-value.js";
import { candidText } from "../../../src/candid-ui/values/candid-text.js";
import { parseHex } from "../../../src/kernel/bytes.js";
import { IDL, Principal } from "../../../src/wire/idl.js";

const somebody = Principal.fromText("aaaaa-aa");

describe("candidText", () => {
  test.each<[type: string, value: unknown, text: string]>([
    ["nat", 1_234_567n, "(1_234_567)"],
    ["int", -1_234n, "(-1_234)"],
    ["nat8", 7, "(7)"],
    ["int64", -5n, "(-5)"],
    ["float64", 0.25, "(0.25)"],
    ["bool", true, "(true)"],
    ["null", null, "(null)"],
    ["text", 'say "é\\\n\u202e"', '("say \\"é\\\\\\n\\u{202e}\\"")'],
    ["principal", somebody, '(principal "aaaaa-aa")'],
    ["blob", Uint8Array.of(0, 65, 34, 92, 255), '(blob "\\00A\\22\\5c\\ff")'],
    ["opt opt nat", [[]], "(opt null)"],
    ["vec nat", [1n, 2n], "(vec { 1; 2 })"],
    ["vec nat", [], "(vec {})"],
    ["record { nat; text }", [1n, "a"], '(record { 1; "a" })'],
    [
      "record { b : nat; a : nat; 7 : nat }",
      { b: 1n, a: 2n, _7_: 3n },
      "(record { b = 1; a = 2; 7 = 3 })",
    ],
    [
      'record { "two words" : nat; opt_ : nat; "opt" : nat }',
      { "two words": 1n, opt_: 2n, opt: 3n },
      '(record { "two words" = 1; opt_ = 2; "opt" = 3 })',
    ],
    ["variant { plain; full : nat }", { plain: null }, "(variant { plain })"],
    ["variant { plain; full : nat }", { full: 1n }, "(variant { full = 1 })"],
    [
      "List",
      [{ head: 1n, tail: [{ head: 2n, tail: [] }] }],
      "(opt record { head = 1; tail = opt record { head = 2; tail = null } })",
    ],
    ["func (nat) -> () query", [somebody, "get it"], '(func "aaaaa-aa"."get it")'],
    ["service {}", somebody, '(service "aaaaa-aa")'],
  ])("behavior: a %s is written as the reference reads it", (type, value, text) => {
    const did = `type List = opt record { head : nat; tail : List }; service : { m : (${type}) -> () }`;
    const { argTypes } = readInterface(did).methods[0]?.func ?? { argTypes: [] };
    expect(candidText(argTypes, [value])).toBe(text);

    const hex = encode({ idl: did, input: text, withType: { kind: "methodParams", name: "m" } });
    const read = IDL.decode([...argTypes], parseHex(hex) ?? new Uint8Array(0));
    expect(read).toEqual([value]);
  });

  test("behavior: what is long has a line for each part", () => {
    const type = IDL.Record({ first: IDL.Text, second: IDL.Vec(IDL.Nat) });
    const value = { first: "x".repeat(60), second: [1n, 2n] };

    expect(candidText([type], [value])).toBe(
      `(\n  record {\n    first = "${"x".repeat(60)}";\n    second = vec { 1; 2 };\n  },\n)`,
    );
  });
});

describe("meaningOf", () => {
  test.each([
    ["now_ns", 1_795_953_240_000_000_000n, "2026-11-29T11:54:00Z"],
    ["interval_ns", 90_000_000_000n, "1.5 minutes"],
    ["age_ns_max", 3n, "3 ns"],
    ["value_e8s", 998_058_823n, "9.98058823"],
    ["loss_e8s", -150_000_000n, "-1.5"],
    ["target_bp", 2_550n, "25.5 %"],
    ["amount_atoms", 5n, undefined],
    ["now_ns", 0n, undefined],
    ["endless_ns", 2n ** 80n, undefined],
  ])("behavior: %s of %s", (name, value, meaning) => {
    expect(meaningOf(name, value)).toBe(meaning);
  });
});
