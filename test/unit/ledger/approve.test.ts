import { describe, expect, test } from "@jest/globals";

import type { Allowance, ApproveArgs, ApproveError } from "../../../src/wire/icrc-ledger.js";
import {
  accountOf,
  approveArgs,
  FEE,
  LedgerFixture,
  MINTER,
  principalOf,
  subaccount,
} from "../../helpers/ledger-fixture.js";

const [ADA, BEA] = [1, 2];
const SECOND = 1_000_000_000n;

function fundedLedger(): LedgerFixture {
  const ledger = new LedgerFixture();
  ledger.mint(accountOf(ADA), 1_000_000n);
  return ledger;
}

function allowance(ledger: LedgerFixture): Allowance {
  return ledger.face.allowance({ account: accountOf(ADA), spender: accountOf(BEA) });
}

describe("icrc2_approve", () => {
  test("default: replaces amount and expiry and costs the fee", () => {
    const ledger = fundedLedger();
    const expiry = ledger.machine.now + SECOND;
    ledger.face.approve(
      principalOf(ADA),
      approveArgs(accountOf(BEA), 500n, { expires_at: [expiry] }),
    );
    expect(allowance(ledger)).toEqual({ allowance: 500n, expires_at: [expiry] });

    expect(ledger.face.approve(principalOf(ADA), approveArgs(accountOf(BEA), 300n))).toEqual({
      Ok: 2n,
    });
    expect(allowance(ledger)).toEqual({ allowance: 300n, expires_at: [] });
    expect(ledger.balance(accountOf(ADA))).toBe(1_000_000n - 2n * FEE);
    expect(ledger.face.totalSupply()).toBe(1_000_000n - 2n * FEE);
  });

  test("behavior: nothing approved is no allowance, and zero takes one back", () => {
    const ledger = fundedLedger();
    expect(allowance(ledger)).toEqual({ allowance: 0n, expires_at: [] });

    ledger.face.approve(principalOf(ADA), approveArgs(accountOf(BEA), 500n));
    ledger.face.approve(principalOf(ADA), approveArgs(accountOf(BEA), 0n));
    expect(allowance(ledger)).toEqual({ allowance: 0n, expires_at: [] });
  });

  test("behavior: an approval ends exactly at its expiry", async () => {
    const ledger = fundedLedger();
    const expires_at: [bigint] = [ledger.machine.now + 2n * SECOND];
    ledger.face.approve(principalOf(ADA), approveArgs(accountOf(BEA), 500n, { expires_at }));

    await ledger.machine.advance(1);
    expect(allowance(ledger).allowance).toBe(500n);
    await ledger.machine.advance(1);
    expect(allowance(ledger)).toEqual({ allowance: 0n, expires_at: [] });
  });

  test("behavior: an amount beyond every supply is kept as the largest there is", () => {
    const ledger = fundedLedger();
    ledger.face.approve(principalOf(ADA), approveArgs(accountOf(BEA), 1n << 256n));

    expect(allowance(ledger).allowance).toBe((1n << 128n) - 1n);
  });

  test("behavior: survives settlement and upgrade", async () => {
    const ledger = fundedLedger();
    const expires_at: [bigint] = [ledger.machine.now + 100n * SECOND];
    ledger.face.approve(principalOf(ADA), approveArgs(accountOf(BEA), 500n, { expires_at }));
    ledger.upgrade();
    expect(allowance(ledger)).toEqual({ allowance: 500n, expires_at });

    await ledger.machine.advance(3);
    ledger.upgrade();
    expect(allowance(ledger)).toEqual({ allowance: 500n, expires_at });
  });

  const refusals: readonly (readonly [string, number, Partial<ApproveArgs>, ApproveError])[] = [
    [
      "SubaccountLength",
      ADA,
      { spender: accountOf(BEA, new Uint8Array(31)) },
      { GenericError: { error_code: 2n, message: "a sub-account of 31 bytes; it takes 32" } },
    ],
    [
      "SelfApproval, also between sub-accounts",
      ADA,
      { spender: accountOf(ADA, subaccount(1)) },
      {
        GenericError: {
          error_code: 8n,
          message: "the spender's owner is the account's owner",
        },
      },
    ],
    [
      "ApprovalByMintingAccount",
      MINTER,
      {},
      { GenericError: { error_code: 9n, message: "the minting account cannot approve" } },
    ],
    ["BadFee", ADA, { fee: [0n] }, { BadFee: { expected_fee: FEE } }],
    ["TooOld", ADA, { created_at_time: [1n] }, { TooOld: null }],
    [
      "InsufficientFunds for the fee",
      BEA,
      { spender: accountOf(ADA) },
      { InsufficientFunds: { balance: 0n } },
    ],
    [
      "AllowanceChanged",
      ADA,
      { expected_allowance: [1n] },
      { AllowanceChanged: { current_allowance: 0n } },
    ],
    [
      "AllowanceChanged from an expectation that no allowance can meet",
      ADA,
      { expected_allowance: [1n << 128n] },
      { AllowanceChanged: { current_allowance: 0n } },
    ],
  ];
  for (const [name, person, changes, error] of refusals) {
    test(`error: ${name}`, () => {
      const ledger = fundedLedger();
      const args = approveArgs(accountOf(BEA), 5n, changes);
      expect(ledger.face.approve(principalOf(person), args)).toEqual({ Err: error });
    });
  }

  test("error: Expired at the present moment", () => {
    const ledger = fundedLedger();
    const ledger_time = ledger.machine.now;
    const args = approveArgs(accountOf(BEA), 5n, { expires_at: [ledger_time] });
    expect(ledger.face.approve(principalOf(ADA), args)).toEqual({
      Err: { Expired: { ledger_time } },
    });
  });

  test("error: Duplicate rather than AllowanceChanged for the same approval again", () => {
    const ledger = fundedLedger();
    const args = approveArgs(accountOf(BEA), 5n, {
      expected_allowance: [0n],
      created_at_time: [ledger.machine.now],
    });
    ledger.face.approve(principalOf(ADA), args);
    expect(ledger.face.approve(principalOf(ADA), args)).toEqual({
      Err: { Duplicate: { duplicate_of: 1n } },
    });
  });
});
