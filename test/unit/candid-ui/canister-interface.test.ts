import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

import { describeFile, describeService } from "../../../scripts/candid-interfaces.js";
import {
  type CanisterInterface,
  readInterface,
} from "../../../src/candid-ui/did/canister-interface.js";
import { IDL } from "../../../src/wire/idl.js";

function methodOf({ methods }: CanisterInterface, name: string) {
  const method = methods.find((one) => one.name === name);
  if (method === undefined) throw new Error(`no ${name}`);
  return method;
}

const SAMPLE = `
// Of nobody.

type Account = record {
  // Who owns it.
  owner : principal;
  subaccount : opt blob; // not of the next
  "the kind" : Kind;
};
type Kind = variant { plain; /* with /* a */ note */ noted : text; 7 };
type List = opt record { head : nat; tail : List };
type Handler = func (text) -> () oneway;

// Keeps accounts.
service : (init : Account) -> {
  // Opens an account.
  //   Twice the same is refused.
  open : (account : Account, "how many" : nat16, List) -> (id : nat64);
  "say \\"<b>\\u{e9}\\n" : (record { nat8; text }, record { 3 : nat; int }) -> () query;
  later : Handler;
  all : () -> (vec Account, Kind) composite_query;
}
`;

describe("readInterface", () => {
  const read = readInterface(SAMPLE);

  test("default: methods come with names, comments and how they are called", () => {
    const open = methodOf(read, "open");

    expect(read.docs).toEqual(["Keeps accounts."]);
    expect(read.methods.map(({ name, mode }) => [name, mode])).toEqual([
      ["open", "update"],
      ['say "<b>é\n', "query"],
      ["later", "oneway"],
      ["all", "composite_query"],
    ]);
    expect(open.docs).toEqual(["Opens an account.", "  Twice the same is refused."]);
    expect(open.args.map(({ name }) => name)).toEqual(["account", "how many", undefined]);
    expect(open.results.map(({ name }) => name)).toEqual(["id"]);
    expect(open.signature).toBe('(account : Account, "how many" : nat16, List) -> (id : nat64)');
  });

  test("behavior: comments go to the field below, not to that after the next", () => {
    const [account] = methodOf(read, "open").args;
    const docs = account && read.docsOf(account.type);

    expect(docs?.get("owner")).toEqual(["Who owns it."]);
    expect(docs?.get("the kind")).toEqual([]);
  });

  test("behavior: a value of the types goes over the wire and comes back", () => {
    const { argTypes } = methodOf(read, "open").func;
    const account = { owner: "aaaaa-aa", subaccount: [], "the kind": { _7_: null } };
    const values = [
      { ...account, owner: IDL.decode([IDL.Principal], ANONYMOUS)[0] },
      9,
      [{ head: 1n, tail: [{ head: 2n, tail: [] }] }],
    ];

    expect(IDL.decode(argTypes, IDL.encode(argTypes, values))).toEqual(values);
  });

  test("behavior: fields without a label follow the number before", () => {
    const { argTypes } = methodOf(read, 'say "<b>é\n').func;

    expect(argTypes.map((type) => type.display())).toEqual([
      "record {nat8; text}",
      "record {_3_:nat; _4_:int}",
    ]);
  });

  const ANONYMOUS = Uint8Array.of(0x44, 0x49, 0x44, 0x4c, 0, 1, 0x68, 1, 1, 4);

  test.each([
    ["", "Line 1, column 1: a type or a service is missing before the end."],
    ["service : { a : (nat -> () }", "Line 1, column 22: ')' is missing before '->'."],
    ["service : { a : (natt) -> () }", "Line 1, column 18: the type natt is not defined."],
    ["service : {\n a : () -> () fast }", "Line 2, column 15: no function can be 'fast'."],
    ["type A = B; type B = A; service : { a : (A) -> () }", "the type B is nothing but itself."],
    ["type A = nat; type A = int; service : {}", "the type A is defined twice."],
    ['import "x.did"; service : {}', "a canister cannot import other files."],
    ["type S = nat; service : S", "there is no service."],
    ["service : { a : S }", "a is not a function."],
    ['service : { "a : () -> () }', "Line 1, column 13: '\"' means nothing here."],
    ["service : {} /* and", "Line 1, column 14: this comment has no end."],
    ['service : { "\\ff" : () -> () }', "this text is not UTF-8."],
    [`service : { a : (${"opt ".repeat(101)}nat) -> () }`, "nested more than 100 times."],
    [deepTypes(300), "types are nested more than 200 times."],
  ])("error: a description is refused in one sentence, as no. %#", (source, sentence) => {
    expect(() => readInterface(source)).toThrow(sentence);
  });

  test("behavior: reads what Azle's compiler of Candid reads", () => {
    const folder = mkdtempSync(join(tmpdir(), "did-"));
    const sample = join(folder, "sample.did");
    writeFileSync(sample, SAMPLE);
    for (const file of [sample, "canisters/ledger/ledger.did"]) {
      const { methods } = readInterface(readFileSync(file, "utf8"));
      const service = IDL.Service(
        Object.fromEntries(methods.map(({ name, func }) => [name, func])),
      );
      const compiled = describeFile(file);
      compiled.delete("(init)");

      expect(describeService(service)).toEqual(compiled);
    }
    rmSync(folder, { recursive: true });
  });
});

function deepTypes(count: number): string {
  const types = Array.from({ length: count }, (_, i) => `type T${i} = opt T${i + 1};`);
  return `${types.join("")} type T${count} = nat; service : { a : (T0) -> () }`;
}
