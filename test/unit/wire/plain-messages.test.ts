import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { parseHex } from "../../../src/kernel/bytes.js";
import { ownerOf } from "../../../src/ledger/account.js";
import { Account, TransferResult } from "../../../src/wire/icrc-ledger.js";
import { IDL, Principal } from "../../../src/wire/idl.js";
import { transfer } from "../../../src/wire/ledger.js";
import { readPlainAccount } from "../../../src/wire/plain-account.js";
import { plainReply } from "../../../src/wire/plain-messages.js";

const OUTER_FIRST = parseHex("4449444c036c02b3b0dac30368ad86ca8305016e026d7b0100");
const principal = fc.uint8Array({ maxLength: 29 });

describe("plainReply", () => {
  test("property: is what the codec writes", () => {
    const nat = plainReply(IDL.Nat, 0n);
    fc.assert(
      fc.property(fc.bigInt(0n, (1n << 128n) - 1n), (value) => {
        expect(nat(value)).toEqual(IDL.encode([IDL.Nat], [value]));
        expect(transfer.encode({ Ok: value })).toEqual(
          IDL.encode([TransferResult], [{ Ok: value }]),
        );
      }),
    );
  });
});

describe("readPlainAccount", () => {
  test("property: reads what the codec reads, in both orders of types", () => {
    fc.assert(
      fc.property(principal, (bytes) => {
        const owner = Principal.fromUint8Array(bytes);
        const message = IDL.encode([Account], [{ owner, subaccount: [] }]);
        const outerFirst = message.slice();
        outerFirst.set(OUTER_FIRST ?? []);

        for (const each of [message, outerFirst]) {
          const key = readPlainAccount(each);
          expect(key && ownerOf(key)).toEqual(bytes);
          expect(key).toEqual(Uint8Array.of(bytes.length, ...bytes));
          expect(IDL.decode([Account], each)).toEqual([{ owner, subaccount: [] }]);
        }
      }),
    );
  });

  test("behavior: leaves a sub-account to the codec", () => {
    const message = IDL.encode([Account], [{ owner: Principal.anonymous(), subaccount: [[1]] }]);
    expect(readPlainAccount(message)).toBeUndefined();
  });

  test("property: leaves whatever is longer, shorter or changed in a byte to the codec", () => {
    const message = IDL.encode([Account], [{ owner: Principal.anonymous(), subaccount: [] }]);
    expect(readPlainAccount(Uint8Array.of(...message, 0))).toBeUndefined();
    for (let length = 0; length < message.length; length++) {
      expect(readPlainAccount(message.slice(0, length))).toBeUndefined();
    }
    // Another byte in the principal is another principal; any other byte is another message.
    for (let at = 0; at < message.length; at++) {
      const changed = message.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      expect(readPlainAccount(changed) === undefined).toBe(at !== message.length - 2);
    }
  });
});
