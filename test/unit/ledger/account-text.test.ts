import { decodeIcrcAccount, encodeIcrcAccount } from "@dfinity/ledger-icrc";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { ownerOf, subaccountOf, toAccount } from "../../../src/ledger/account.js";
import { accountToText, parseAccountText } from "../../../src/ledger/account-text.js";
import { Principal } from "../../../src/wire/idl.js";

describe("accountToText", () => {
  test("property: writes what the ledger library writes, and reads it back", () => {
    const owner = fc.uint8Array({ minLength: 1, maxLength: 29 });
    const subaccount = fc.oneof(
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      fc.nat(3).map((number) => Uint8Array.from({ length: 32 }, (_, i) => (i === 31 ? number : 0))),
    );
    fc.assert(
      fc.property(owner, fc.option(subaccount), (bytes, sub) => {
        const account = toAccount(bytes, sub ?? undefined);
        const text = encodeIcrcAccount({
          owner: Principal.fromUint8Array(bytes),
          ...(sub === null ? {} : { subaccount: sub }),
        });
        expect(accountToText(account)).toBe(text);

        const parsed = parseAccountText(text);
        expect(parsed?.id).toBe(account.id);
        expect(parsed && decodeIcrcAccount(text).owner.toUint8Array()).toEqual(
          ownerOf(account.raw),
        );
        expect(parsed && subaccountOf(parsed.key)).toEqual(subaccountOf(account.key));
      }),
    );
  });

  test("error: any other text is no account", () => {
    const text = accountToText(toAccount(Uint8Array.of(1, 2), new Uint8Array(32).fill(7)));
    const wrong = [
      `${text}.`,
      text.replace(".7", ".07"),
      text.slice(1),
      `${text}0`,
      "",
      ".",
      "x.1",
    ];
    for (const each of wrong) expect(parseAccountText(each)).toBeUndefined();
  });
});
