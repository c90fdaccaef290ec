import { describe, expect, test } from "@jest/globals";

import type { TransferArgs, TransferError } from "../../../src/wire/icrc-ledger.js";
import {
  accountOf,
  FEE,
  LedgerFixture,
  MINTER,
  principalOf,
  subaccount,
  transferArgs,
} from "../../helpers/ledger-fixture.js";

const [ADA, BEA] = [1, 2];
const WINDOW = 86_400_000_000_000n;
const DRIFT = 60_000_000_000n;

function fundedLedger(): LedgerFixture {
  const ledger = new LedgerFixture();
  ledger.mint(accountOf(ADA), 1_000_000n);
  return ledger;
}

function refusal(ledger: LedgerFixture, person: number, args: TransferArgs): TransferError {
  const before = ledger.face.ledger.state.log.length;
  const result = ledger.face.transfer(principalOf(person), args);
  expect(ledger.face.ledger.state.log.length).toBe(before);
  if ("Ok" in result) throw new Error("not refused");
  return result.Err;
}

describe("icrc1_transfer", () => {
  test("default: moves the amount and burns the fee", () => {
    const ledger = fundedLedger();

    expect(ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 300_000n))).toEqual({
      Ok: 1n,
    });
    expect(ledger.balance(accountOf(ADA))).toBe(690_000n);
    expect(ledger.balance(accountOf(BEA))).toBe(300_000n);
    expect(ledger.face.totalSupply()).toBe(990_000n);
  });

  test("behavior: sub-accounts are accounts of their own, the default one has two spellings", () => {
    const ledger = fundedLedger();
    ledger.face.transfer(
      principalOf(ADA),
      transferArgs(accountOf(ADA, subaccount(7)), 100_000n, { from_subaccount: [subaccount(0)] }),
    );

    expect(ledger.balance(accountOf(ADA, subaccount(7)))).toBe(100_000n);
    expect(ledger.balance(accountOf(ADA, subaccount(0)))).toBe(890_000n);
    expect(ledger.balance(accountOf(ADA))).toBe(890_000n);
  });

  test("behavior: a transfer to oneself costs the fee", () => {
    const ledger = fundedLedger();
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(ADA), 990_000n));

    expect(ledger.balance(accountOf(ADA))).toBe(990_000n);
  });

  test("behavior: an empty transfer costs the fee", () => {
    const ledger = fundedLedger();
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 0n));

    expect(ledger.balance(accountOf(ADA))).toBe(990_000n);
  });

  test("behavior: the fee goes to the collector, also when it is a party", () => {
    const ledger = new LedgerFixture({ fee_collector: [accountOf(BEA)] });
    ledger.mint(accountOf(ADA), 1_000_000n);
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 100_000n));
    ledger.face.transfer(principalOf(BEA), transferArgs(accountOf(ADA), 50_000n));

    expect(ledger.balance(accountOf(BEA))).toBe(50_000n + FEE);
    expect(ledger.face.totalSupply()).toBe(1_000_000n);
  });

  test("behavior: to the minting account is a free burn", () => {
    const ledger = fundedLedger();
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(MINTER), 400_000n));

    expect(ledger.balance(accountOf(ADA))).toBe(600_000n);
    expect(ledger.balance(accountOf(MINTER))).toBe(0n);
    expect(ledger.face.totalSupply()).toBe(600_000n);
  });

  test("behavior: all that is left may be burnt even below the minimum", () => {
    const ledger = new LedgerFixture();
    ledger.mint(accountOf(ADA), 3n);

    expect(ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(MINTER), 3n))).toEqual({
      Ok: 1n,
    });
  });

  const other = accountOf(BEA);
  const refusals: readonly (readonly [string, number, Partial<TransferArgs>, TransferError])[] = [
    [
      "SubaccountLength of the source",
      ADA,
      { from_subaccount: [new Uint8Array(33)] },
      { GenericError: { error_code: 2n, message: "a sub-account of 33 bytes; it takes 32" } },
    ],
    [
      "SubaccountLength of the target",
      ADA,
      { to: accountOf(BEA, new Uint8Array(0)) },
      { GenericError: { error_code: 2n, message: "a sub-account of 0 bytes; it takes 32" } },
    ],
    [
      "MemoTooLong",
      ADA,
      { memo: [new Uint8Array(81)] },
      {
        GenericError: { error_code: 3n, message: "a memo of 81 bytes; at most 80 are allowed" },
      },
    ],
    [
      "MintToMintingAccount",
      MINTER,
      { to: accountOf(MINTER) },
      {
        GenericError: { error_code: 6n, message: "the minting account cannot send to itself" },
      },
    ],
    ["BadFee of a transfer", ADA, { fee: [FEE + 1n] }, { BadFee: { expected_fee: FEE } }],
    ["BadFee of a mint", MINTER, { fee: [FEE] }, { BadFee: { expected_fee: 0n } }],
    [
      "BadFee of a burn",
      ADA,
      { to: accountOf(MINTER), fee: [FEE] },
      { BadFee: { expected_fee: 0n } },
    ],
    [
      "BadBurn below the minimum",
      ADA,
      { to: accountOf(MINTER), amount: FEE - 1n },
      { BadBurn: { min_burn_amount: FEE } },
    ],
    [
      "BadBurn of nothing from an empty account",
      BEA,
      { to: accountOf(MINTER), amount: 0n },
      { BadBurn: { min_burn_amount: FEE } },
    ],
    [
      "InsufficientFunds without the fee",
      ADA,
      { amount: 1_000_000n },
      { InsufficientFunds: { balance: 1_000_000n } },
    ],
    [
      "InsufficientFunds of a nat beyond any balance",
      ADA,
      { amount: 1n << 80_000n },
      { InsufficientFunds: { balance: 1_000_000n } },
    ],
    [
      "InsufficientFunds of a burn",
      ADA,
      { to: accountOf(MINTER), amount: 1_000_001n },
      { InsufficientFunds: { balance: 1_000_000n } },
    ],
    [
      "AmountTooLarge of a mint",
      MINTER,
      { amount: 1n << 128n },
      {
        GenericError: {
          error_code: 13n,
          message: `at most ${(1n << 128n) - 1n - 1_000_000n} can be minted`,
        },
      },
    ],
  ];
  for (const [name, person, changes, error] of refusals) {
    test(`error: ${name}`, () => {
      expect(refusal(fundedLedger(), person, transferArgs(other, 100n, changes))).toEqual(error);
    });
  }

  test("error: MintCapReached, and burning does not reopen the cap", () => {
    const ledger = new LedgerFixture({ max_minted: [1_000_000n] });
    ledger.mint(accountOf(ADA), 900_000n);
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(MINTER), 900_000n));

    expect(refusal(ledger, MINTER, transferArgs(other, 100_001n))).toEqual({
      GenericError: { error_code: 11n, message: "the cap leaves 100000 to mint" },
    });
    ledger.mint(other, 100_000n);
    expect(ledger.balance(other)).toBe(100_000n);
  });
});

describe("deduplication", () => {
  test("error: TooOld and CreatedInFuture one nanosecond beyond the window, and not at its ends", () => {
    const ledger = fundedLedger();
    const now = ledger.machine.now;
    const at = (time: bigint) => transferArgs(accountOf(BEA), 1n, { created_at_time: [time] });

    expect(refusal(ledger, ADA, at(now - WINDOW - DRIFT - 1n))).toEqual({ TooOld: null });
    expect(refusal(ledger, ADA, at(now + DRIFT + 1n))).toEqual({
      CreatedInFuture: { ledger_time: now },
    });
    expect(ledger.face.transfer(principalOf(ADA), at(now - WINDOW - DRIFT))).toEqual({ Ok: 1n });
    expect(ledger.face.transfer(principalOf(ADA), at(now + DRIFT))).toEqual({ Ok: 2n });
  });

  test("behavior: without a time nothing is a duplicate", () => {
    const ledger = fundedLedger();
    const args = transferArgs(accountOf(BEA), 1n);

    expect(ledger.face.transfer(principalOf(ADA), args)).toEqual({ Ok: 1n });
    expect(ledger.face.transfer(principalOf(ADA), args)).toEqual({ Ok: 2n });
  });

  test("error: Duplicate even when the funds are gone since", () => {
    const ledger = fundedLedger();
    const args = transferArgs(accountOf(BEA), 990_000n, { created_at_time: [ledger.machine.now] });

    expect(ledger.face.transfer(principalOf(ADA), args)).toEqual({ Ok: 1n });
    expect(refusal(ledger, ADA, args)).toEqual({ Duplicate: { duplicate_of: 1n } });
  });

  const variations: readonly (readonly [string, Partial<TransferArgs>])[] = [
    ["amount", { amount: 11n }],
    ["target", { to: accountOf(3) }],
    ["a named fee", { fee: [FEE] }],
    ["an empty memo", { memo: [new Uint8Array(0)] }],
    ["a memo", { memo: [Uint8Array.of(1)] }],
    ["the default sub-account written out", { from_subaccount: [subaccount(0)] }],
    ["the target's default sub-account written out", { to: accountOf(BEA, subaccount(0)) }],
  ];
  for (const [name, changes] of variations) {
    test(`behavior: ${name} makes another transaction of it`, () => {
      const ledger = fundedLedger();
      const time = { created_at_time: [ledger.machine.now] as [bigint] };
      const plain = transferArgs(accountOf(BEA), 10n, time);
      const varied = transferArgs(accountOf(BEA), 10n, { ...time, ...changes });

      expect(ledger.face.transfer(principalOf(ADA), plain)).toEqual({ Ok: 1n });
      expect(ledger.face.transfer(principalOf(ADA), varied)).toEqual({ Ok: 2n });
      expect(refusal(ledger, ADA, plain)).toEqual({ Duplicate: { duplicate_of: 1n } });
      expect(refusal(ledger, ADA, varied)).toEqual({ Duplicate: { duplicate_of: 2n } });
    });
  }

  test("behavior: a mint that names a fee of 0 is not the mint that names none", () => {
    const ledger = new LedgerFixture();
    const time = { created_at_time: [ledger.machine.now] as [bigint] };
    const mint = (fee: [] | [bigint]) =>
      ledger.face.transfer(principalOf(MINTER), transferArgs(accountOf(ADA), 5n, { ...time, fee }));

    expect([mint([]), mint([0n])]).toEqual([{ Ok: 0n }, { Ok: 1n }]);
    expect(mint([0n])).toEqual({ Err: { Duplicate: { duplicate_of: 1n } } });
  });

  for (const settled of [false, true]) {
    test(`behavior: survives an upgrade ${settled ? "after" : "before"} the settlement`, async () => {
      const ledger = fundedLedger();
      const time = ledger.machine.now;
      const first = transferArgs(accountOf(BEA), 10n, { created_at_time: [time] });
      const further = transferArgs(accountOf(BEA), 11n, { created_at_time: [time] });
      ledger.face.transfer(principalOf(ADA), first);
      ledger.face.transfer(principalOf(ADA), further);
      if (settled) await ledger.machine.advance(3);
      ledger.upgrade();

      expect(refusal(ledger, ADA, first)).toEqual({ Duplicate: { duplicate_of: 1n } });
      expect(refusal(ledger, ADA, further)).toEqual({ Duplicate: { duplicate_of: 2n } });
    });
  }

  test("behavior: what is too old to be repeated is forgotten", async () => {
    const ledger = fundedLedger();
    const send = () => {
      const args = transferArgs(accountOf(BEA), 10n, { created_at_time: [ledger.machine.now] });
      ledger.face.transfer(principalOf(ADA), args);
    };
    for (let i = 0; i < 5; i++) {
      send();
      await ledger.machine.advance(3);
    }
    expect(ledger.face.ledger.state.window.settledCount()).toBe(5);

    await ledger.machine.advance(86_400 + 61);
    send();
    await ledger.machine.advance(3);
    expect(ledger.face.ledger.state.window.settledCount()).toBe(1);
  });
});
