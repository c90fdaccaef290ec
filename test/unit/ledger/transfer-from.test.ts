import { describe, expect, test } from "@jest/globals";

import type { TransferFromArgs, TransferFromError } from "../../../src/wire/icrc-ledger.js";
import {
  accountOf,
  approveArgs,
  FEE,
  LedgerFixture,
  MINTER,
  principalOf,
  subaccount,
  transferFromArgs,
} from "../../helpers/ledger-fixture.js";

const [ADA, BEA, CLEO] = [1, 2, 3];
const adaToCleo = { from: accountOf(ADA), to: accountOf(CLEO) };

/** Ada holds a million and lets Bea take 100,000. */
function approvedLedger(): LedgerFixture {
  const ledger = new LedgerFixture();
  ledger.mint(accountOf(ADA), 1_000_000n + FEE);
  ledger.face.approve(principalOf(ADA), approveArgs(accountOf(BEA), 100_000n));
  return ledger;
}

function allowance(ledger: LedgerFixture): bigint {
  return ledger.face.allowance({ account: accountOf(ADA), spender: accountOf(BEA) }).allowance;
}

describe("icrc2_transfer_from", () => {
  test("default: takes amount and fee from the account and from the allowance", () => {
    const ledger = approvedLedger();

    expect(
      ledger.face.transferFrom(principalOf(BEA), transferFromArgs(adaToCleo, 30_000n)),
    ).toEqual({ Ok: 2n });
    expect(allowance(ledger)).toBe(100_000n - 30_000n - FEE);
    expect(ledger.balance(accountOf(ADA))).toBe(1_000_000n - 30_000n - FEE);
    expect(ledger.balance(accountOf(CLEO))).toBe(30_000n);
    expect(ledger.balance(accountOf(BEA))).toBe(0n);
  });

  test("behavior: an account needs no allowance for itself", () => {
    const ledger = approvedLedger();

    expect(
      ledger.face.transferFrom(principalOf(ADA), transferFromArgs(adaToCleo, 30_000n)),
    ).toEqual({ Ok: 2n });
    expect(allowance(ledger)).toBe(100_000n);
  });

  test("behavior: a burn by allowance is free", () => {
    const ledger = approvedLedger();
    const burn = { from: accountOf(ADA), to: accountOf(MINTER) };
    ledger.face.transferFrom(principalOf(BEA), transferFromArgs(burn, 100_000n));

    expect(allowance(ledger)).toBe(0n);
    expect(ledger.balance(accountOf(ADA))).toBe(900_000n);
  });

  const refusals: readonly (readonly [
    string,
    number,
    Partial<TransferFromArgs>,
    TransferFromError,
  ])[] = [
    [
      "SubaccountLength of the spender",
      BEA,
      { spender_subaccount: [new Uint8Array(1)] },
      { GenericError: { error_code: 2n, message: "a sub-account of 1 bytes; it takes 32" } },
    ],
    [
      "MintByAllowance",
      BEA,
      { from: accountOf(MINTER) },
      {
        GenericError: {
          error_code: 7n,
          message: "the minting account's tokens cannot be taken by allowance",
        },
      },
    ],
    ["BadFee", BEA, { fee: [1n] }, { BadFee: { expected_fee: FEE } }],
    [
      "BadFee of a burn",
      BEA,
      { to: accountOf(MINTER), fee: [FEE] },
      { BadFee: { expected_fee: 0n } },
    ],
    ["BadBurn", BEA, { to: accountOf(MINTER), amount: 1n }, { BadBurn: { min_burn_amount: FEE } }],
    ["TooOld", BEA, { created_at_time: [1n] }, { TooOld: null }],
    [
      "InsufficientAllowance without the fee",
      BEA,
      { amount: 100_000n },
      { InsufficientAllowance: { allowance: 100_000n } },
    ],
    [
      "InsufficientAllowance of a spender's other sub-account",
      BEA,
      { spender_subaccount: [subaccount(1)], amount: 1n },
      { InsufficientAllowance: { allowance: 0n } },
    ],
    [
      "InsufficientAllowance before InsufficientFunds",
      CLEO,
      { amount: 10_000_000n },
      { InsufficientAllowance: { allowance: 0n } },
    ],
    [
      "InsufficientFunds",
      ADA,
      { amount: 1_000_000n },
      { InsufficientFunds: { balance: 1_000_000n } },
    ],
  ];
  for (const [name, person, changes, error] of refusals) {
    test(`error: ${name}`, () => {
      const ledger = approvedLedger();
      const args = transferFromArgs(adaToCleo, 5n, changes);
      expect(ledger.face.transferFrom(principalOf(person), args)).toEqual({ Err: error });
    });
  }

  test("error: Duplicate, which a transfer by the owner is not", () => {
    const ledger = approvedLedger();
    const args = transferFromArgs(adaToCleo, 5n, { created_at_time: [ledger.machine.now] });

    expect(ledger.face.transferFrom(principalOf(BEA), args)).toEqual({ Ok: 2n });
    expect(ledger.face.transferFrom(principalOf(ADA), args)).toEqual({ Ok: 3n });
    expect(ledger.face.transferFrom(principalOf(BEA), args)).toEqual({
      Err: { Duplicate: { duplicate_of: 2n } },
    });
  });
});
