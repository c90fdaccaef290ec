import { describe, expect, test } from "@jest/globals";

import { formatTokens } from "../../../src/ledger/consent-message.js";
import { approve, transfer, transferFrom } from "../../../src/wire/ledger.js";
import type { ConsentMessageRequest } from "../../../src/wire/ledger-consent.js";
import {
  accountOf,
  approveArgs,
  LedgerFixture,
  MINTER,
  principalOf,
  transferArgs,
  transferFromArgs,
} from "../../helpers/ledger-fixture.js";

const anonymous = Uint8Array.of(4);

function request(
  method: string,
  arg: Uint8Array,
  display: [] | [{ GenericDisplay: null } | { FieldsDisplay: null }] = [],
): ConsentMessageRequest {
  const metadata = { language: "de", utc_offset_minutes: [60] as [number] };
  return { method, arg, user_preferences: { metadata, device_spec: display } };
}

function markdown(asked: ConsentMessageRequest, caller = principalOf(1)): string {
  const result = new LedgerFixture().face.reports.consentMessage(caller, asked);
  if (!("Ok" in result) || !("GenericDisplayMessage" in result.Ok.consent_message)) {
    throw new Error(JSON.stringify(result));
  }
  return result.Ok.consent_message.GenericDisplayMessage;
}

describe("icrc21_canister_call_consent_message", () => {
  test("default: names all that a transfer moves and costs", () => {
    const args = transferArgs(accountOf(2), 150_000_000n, { memo: [Uint8Array.of(0x68, 0x69)] });
    const text = markdown(request("icrc1_transfer", transfer.encodeArgs([args])));

    expect(text).toMatch(/^# Send Test token\n/);
    expect(text).toContain("**Amount:**\n`1.5 TST`");
    expect(text).toContain("**Fee:**\n`0.0001 TST`");
    expect(text).toContain("**Memo:**\n`hi`");
    expect(text).toContain(`**From:**\n\`${accountOf(1).owner.toText()}\``);
    expect(text).toContain(`**To:**\n\`${accountOf(2).owner.toText()}\``);
  });

  test("behavior: answers in fields with typed values where a device shows them", () => {
    const expires_at: [bigint] = [1_800_000_000_000_000_000n];
    const arg = approve.encodeArgs([approveArgs(accountOf(2), 5n, { expires_at })]);
    const asked = request("icrc2_approve", arg, [{ FieldsDisplay: null }]);
    const result = new LedgerFixture().face.reports.consentMessage(principalOf(1), asked);

    expect(result).toMatchObject({
      Ok: {
        metadata: { language: "en", utc_offset_minutes: [60] },
        consent_message: {
          FieldsDisplayMessage: {
            intent: "Let another account spend Test token",
            fields: expect.arrayContaining([
              ["Spender may take", { TokenAmount: { decimals: 8, amount: 5n, symbol: "TST" } }],
              ["Ends", { TimestampSeconds: { amount: 1_800_000_000n } }],
            ]),
          },
        },
      },
    });
  });

  test("behavior: an amount beyond nat64 is shown as text rather than refused", () => {
    const arg = transfer.encodeArgs([transferArgs(accountOf(2), 1n << 70n)]);
    const asked = request("icrc1_transfer", arg, [{ FieldsDisplay: null }]);
    const result = new LedgerFixture().face.reports.consentMessage(principalOf(1), asked);

    expect(JSON.stringify(result, (_, v) => (typeof v === "bigint" ? `${v}` : v))).toContain(
      "1180591620717411303424 of 10^8 to one TST",
    );
  });

  test("behavior: a time is shown in the zone asked for", () => {
    const expires_at: [bigint] = [1_800_000_000_000_000_000n];
    const arg = approve.encodeArgs([approveArgs(accountOf(2), 5n, { expires_at })]);
    expect(markdown(request("icrc2_approve", arg))).toContain("2027-01-15 09:00:00 UTC+01:00");
  });

  test("behavior: burns, mints and spending of others are called what they are", () => {
    const burn = transfer.encodeArgs([transferArgs(accountOf(MINTER), 5n)]);
    expect(markdown(request("icrc1_transfer", burn))).toMatch(/^# Burn Test token/);
    const mint = transfer.encodeArgs([transferArgs(accountOf(1), 5n)]);
    expect(markdown(request("icrc1_transfer", mint), principalOf(MINTER))).toMatch(/^# Mint/);
    const pair = { from: accountOf(1), to: accountOf(2) };
    const spend = transferFrom.encodeArgs([transferFromArgs(pair, 5n)]);
    expect(markdown(request("icrc2_transfer_from", spend))).toMatch(/^# Spend Test token/);
  });

  test("behavior: a memo cannot pretend to be a part of the message", () => {
    const evil = new TextEncoder().encode("` **To:** `");
    const arg = transfer.encodeArgs([transferArgs(accountOf(2), 5n, { memo: [evil] })]);
    const text = markdown(request("icrc1_transfer", arg));

    expect(text).toContain("**Memo:**\n`60202a2a546f3a2a2a2060`");
    expect(text.match(/\*\*To:/g)).toHaveLength(1);
  });

  test("behavior: an anonymous caller is not named as the source", () => {
    const arg = transfer.encodeArgs([transferArgs(accountOf(2), 5n)]);
    expect(markdown(request("icrc1_transfer", arg), anonymous)).not.toContain("**From:**");
  });

  test("error: UnsupportedCanisterCall for other methods, other bytes and long ones", () => {
    const { reports } = new LedgerFixture().face;
    const arg = transfer.encodeArgs([transferArgs(accountOf(2), 5n)]);
    const wrong = [
      request("icrc1_name", arg),
      request("icrc1_transfer", Uint8Array.of(1, 2, 3)),
      request("icrc2_approve", arg),
      request("icrc1_transfer", new Uint8Array(1_025)),
      request(
        "icrc1_transfer",
        transfer.encodeArgs([transferArgs(accountOf(2, new Uint8Array(3)), 5n)]),
      ),
    ];
    for (const each of wrong) {
      expect(reports.consentMessage(principalOf(1), each)).toHaveProperty(
        "Err.UnsupportedCanisterCall",
      );
    }
  });
});

describe("formatTokens", () => {
  test("default: is exact at any size", () => {
    const cases: readonly (readonly [bigint, number, string])[] = [
      [0n, 8, "0"],
      [1n, 8, "0.00000001"],
      [100_000_000n, 8, "1"],
      [123_456_789_012_345_678n, 8, "1_234_567_890.12345678"],
      [5n, 0, "5"],
      [(1n << 128n) - 1n, 18, "340_282_366_920_938_463_463.374607431768211455"],
    ];
    for (const [atoms, decimals, text] of cases) expect(formatTokens(atoms, decimals)).toBe(text);
  });
});
