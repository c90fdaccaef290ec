import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { IDL } from "../../src/wire/idl.js";
import { transfer } from "../../src/wire/ledger.js";
import { method } from "../../src/wire/method.js";
import { accountOf, principalOf, rolesOf, transferArgs } from "../helpers/ledger-fixture.js";
import { LedgerOnNetwork } from "../helpers/ledger-on-network.js";

/** No message that nobody can use may cost more, whatever it is made of. */
const INSTRUCTIONS_MAX = 5_000_000;

/** Every method of the interface. */
const service = readFileSync("canisters/ledger/ledger.did", "utf8").split("service :")[1] ?? "";
const methods = service.split(/^ {2}(?=\w+ :)/m).slice(1);
const nameOf = (text: string) => text.split(" ")[0] ?? "";
const isQuery = (text: string) => /\bquery;/.test(text);
const UPDATES = methods.filter((text) => !isQuery(text)).map(nameOf);
const QUERIES = methods.filter(isQuery).map(nameOf);

const ledger = new LedgerOnNetwork({ roles: [rolesOf({ lockers: [1], minters: [1] })] });
let instructions = 0;
ledger.network.onMessage((message) => {
  instructions = Math.max(instructions, Number(message.instructions));
});

/** Sends bytes to a method; answers how it was refused, and fails when that cost too much. */
function send(name: string, arg: Uint8Array): string {
  const { network, canister } = ledger;
  const call = { canister, method: name, arg, caller: principalOf(1) };
  instructions = 0;
  const response = UPDATES.includes(name) ? network.update(call) : network.query(call);
  expect(instructions).toBeLessThanOrEqual(INSTRUCTIONS_MAX);
  if (response.type === "unanswered") return "unanswered";
  return response.type === "replied" ? "replied" : response.message;
}

function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(Math.floor(value / 128))];
}

const MAGIC = [0x44, 0x49, 0x44, 0x4c];
const BILLION = leb(1_000_000_000);
const padding = new Array<number>(900).fill(0);

/** Candid that is short to write and long to read. */
const bombs: readonly (readonly [string, readonly number[]])[] = [
  ["nothing at all", []],
  ["a billion nulls", [...MAGIC, 1, 0x6d, 0x7f, 1, 0, ...BILLION]],
  ["a billion empty records", [...MAGIC, 2, 0x6d, 1, 0x6c, 0, 1, 0, ...BILLION]],
  [
    "a billion reserved behind padding",
    [...MAGIC, 2, 0x6d, 0x70, 0x6d, 0x7b, 2, 1, 0, ...leb(900), ...padding, ...BILLION],
  ],
  ["options in options", [...MAGIC, 1, 0x6e, 0, 1, 0, ...new Array<number>(900).fill(1), 0]],
  ["vectors in vectors", [...MAGIC, 1, 0x6d, 0, 1, 0, ...new Array<number>(900).fill(1), 0]],
  [
    "a vector of vectors of nulls",
    [
      ...MAGIC,
      2,
      0x6d,
      1,
      0x6d,
      0x7f,
      1,
      0,
      ...leb(300),
      ...new Array<number[]>(300).fill(leb(100)).flat(),
    ],
  ],
  [
    "a thousand types",
    [...MAGIC, ...leb(400), ...new Array<number[]>(400).fill([0x6e, 0x7f]).flat(), 1, 0, 0],
  ],
  ["a thousand arguments", [...MAGIC, 0, ...leb(900), ...new Array<number>(900).fill(0x7f)]],
  ["a type that is itself", [...MAGIC, 1, 0x6c, 1, 0, 0, 1, 0]],
  ["a table longer than it is", [...MAGIC, ...BILLION]],
];

describe("a hostile message", () => {
  test("default: every method of the interface is tried", () => {
    expect(UPDATES).toHaveLength(18);
    expect(QUERIES).toHaveLength(36);
  });

  for (const [name, bytes] of bombs) {
    test(`error: ${name} is refused cheaply by every method, without a stack`, () => {
      for (const each of [...UPDATES, ...QUERIES]) {
        expect(send(each, Uint8Array.from(bytes))).not.toMatch(/\bat\b.*\d|\.js/);
      }
    });
  }

  test("property: random bytes behind the magic word are refused cheaply", () => {
    const names = fc.constantFrom(...UPDATES, ...QUERIES);
    const tail = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(names, tail, (name, bytes) => {
        expect(send(name, Uint8Array.of(...MAGIC, ...bytes))).not.toMatch(/\bat\b.*\d|\.js/);
      }),
      { numRuns: 300 },
    );
  });

  test("property: a good message with some bytes changed costs no more and exposes nothing", () => {
    const good = transfer.encodeArgs([
      transferArgs(accountOf(2), 5n, { memo: [Uint8Array.of(1)] }),
    ]);
    const changes = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 4 });
    fc.assert(
      fc.property(changes, fc.constantFrom(...UPDATES), (edits, name) => {
        const changed = good.slice();
        for (const [at, byte] of edits) changed[at] = byte;
        expect(send(name, changed)).not.toMatch(/\bat\b.*\d|\.js/);
      }),
      { numRuns: 300 },
    );
  });

  test("error: numbers, memos and sub-accounts of any length are refusals, not rejects", () => {
    const values = [
      transferArgs(accountOf(2), 1n << 800n),
      transferArgs(accountOf(2), 1n, { fee: [1n << 800n] }),
      transferArgs(accountOf(2), 1n, { memo: [new Uint8Array(600)] }),
      transferArgs(accountOf(2, new Uint8Array(600)), 1n),
      transferArgs(accountOf(2), 1n, { from_subaccount: [new Uint8Array(33)] }),
    ];
    for (const args of values)
      expect(send("icrc1_transfer", transfer.encodeArgs([args]))).toBe("replied");
  });

  test("error: a number of 10,000 bytes is rejected unread", () => {
    const huge = transfer.encodeArgs([transferArgs(accountOf(2), 1n << 70_000n)]);
    expect(send("icrc1_transfer", huge)).not.toBe("replied");
    expect(send("get_account_transactions", huge)).toMatch(/does not decode/);
  });

  test("error: a principal longer than 29 bytes is no principal", () => {
    const [before, after] = [accountOf(2), transfer.encodeArgs([transferArgs(accountOf(2), 5n)])];
    const owner = before.owner.toUint8Array();
    const at = after.findIndex((_, i) => owner.every((byte, j) => after[i + j] === byte));
    const longer = (byteCount: number) =>
      Uint8Array.of(
        ...after.slice(0, at - 1),
        byteCount,
        ...new Uint8Array(byteCount).fill(7),
        ...after.slice(at + owner.length),
      );
    expect(send("icrc1_transfer", longer(29))).toBe("replied");
    for (const byteCount of [30, 31, 127]) {
      expect(send("icrc1_transfer", longer(byteCount))).toMatch(/does not decode/);
    }
  });

  test("error: an unknown method", () => {
    const anything = method<[], null>([], IDL.Null).encodeArgs([]);
    expect(send("no_such_method", anything)).not.toBe("replied");
  });

  test("error: a consent message for an argument that is a bomb itself", () => {
    for (const [, bytes] of bombs) {
      const ConsentArgs = IDL.Record({
        method: IDL.Text,
        arg: IDL.Vec(IDL.Nat8),
        user_preferences: IDL.Record({
          metadata: IDL.Record({ language: IDL.Text, utc_offset_minutes: IDL.Opt(IDL.Int16) }),
          device_spec: IDL.Opt(IDL.Variant({ GenericDisplay: IDL.Null, FieldsDisplay: IDL.Null })),
        }),
      });
      const user_preferences = {
        metadata: { language: "en", utc_offset_minutes: [] },
        device_spec: [],
      };
      const request = { method: "icrc1_transfer", arg: Uint8Array.from(bytes), user_preferences };
      expect(
        send("icrc21_canister_call_consent_message", IDL.encode([ConsentArgs], [request])),
      ).toBe("replied");
    }
  });
});
