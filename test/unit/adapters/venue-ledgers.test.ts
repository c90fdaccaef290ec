import { describe, expect, test } from "@jest/globals";

import type { CallOutcome } from "../../../src/adapters/canister-caller.js";
import { principals, venueLedgers } from "../../../src/adapters/venue-ledgers.js";
import type { BlockMethod, LedgerRefusal } from "../../../src/sim/ports.js";
import * as icp from "../../../src/wire/icp-ledger.js";
import * as icrc from "../../../src/wire/icrc-ledger.js";
import { IDL, Principal } from "../../../src/wire/idl.js";
import { promisedCaller } from "../../helpers/promised-caller.js";

const LEDGER = Uint8Array.of(9);
const ALICE = Uint8Array.of(1, 1);
const KONG = Uint8Array.of(2, 1);
const TRANSFER = { from: { owner: ALICE }, to: { owner: KONG }, amountAtoms: 5n };

/** Ledgers of which every call comes to the same. */
function ledgersThat(outcome: CallOutcome) {
  return venueLedgers(promisedCaller(async () => outcome));
}

function replying(type: IDL.Type, value: unknown) {
  return ledgersThat({ type: "replied", bytes: IDL.encode([type], [value]) });
}

function accountOf(owner: Uint8Array, subaccount?: Uint8Array): icrc.Account {
  const bytes: [] | [Uint8Array] = subaccount === undefined ? [] : [subaccount];
  return { owner: Principal.fromUint8Array(owner), subaccount: bytes };
}

const query = (method: BlockMethod) => ({
  method,
  blockIndex: 3n,
  payer: ALICE,
  payee: KONG,
});

describe("what ledgers refuse", () => {
  test.each<[icrc.TransferFromError, LedgerRefusal]>([
    [{ BadFee: { expected_fee: 7n } }, { type: "BadFee", expectedFeeAtoms: 7n }],
    [{ BadBurn: { min_burn_amount: 7n } }, { type: "BadBurn", burnAtomsMin: 7n }],
    [{ InsufficientFunds: { balance: 7n } }, { type: "InsufficientFunds", balanceAtoms: 7n }],
    [
      { InsufficientAllowance: { allowance: 7n } },
      { type: "InsufficientAllowance", allowanceAtoms: 7n },
    ],
    [{ TooOld: null }, { type: "TooOld" }],
    [{ CreatedInFuture: { ledger_time: 7n } }, { type: "CreatedInFuture", ledgerTimeNs: 7n }],
    [{ Duplicate: { duplicate_of: 7n } }, { type: "Duplicate", duplicateOfIndex: 7n }],
    [{ TemporarilyUnavailable: null }, { type: "TemporarilyUnavailable" }],
    [
      { GenericError: { error_code: 7n, message: "no" } },
      { type: "GenericError", errorCode: 7n, message: "no" },
    ],
  ])("error: %j", async (answered, refusal) => {
    const ledgers = replying(icrc.TransferFromResult, { Err: answered });

    expect(await ledgers.transferFrom(LEDGER, TRANSFER)).toEqual({ ok: false, error: refusal });
  });

  test("error: a call that was rejected, and an answer that is none", async () => {
    const rejected = ledgersThat({ type: "unknown", code: 5, message: "trapped" });
    const garbled = ledgersThat({ type: "replied", bytes: Uint8Array.of(1, 2, 3) });

    for (const ledgers of [rejected, garbled]) {
      expect(await ledgers.transfer(LEDGER, TRANSFER)).toMatchObject({
        error: { type: "Unreachable" },
      });
      expect((await ledgers.feeAtoms(LEDGER)).ok).toBe(false);
      expect((await ledgers.describe(LEDGER)).ok).toBe(false);
      for (const method of ["icrc3_get_blocks", "query_blocks", "get_transactions"] as const) {
        expect((await ledgers.findPayment(LEDGER, query(method))).ok).toBe(false);
      }
    }
  });
});

describe("payments among the transactions of an older ledger", () => {
  const answerOf = (transactions: icp.GetTransactionsResult["transactions"]) =>
    replying(icp.GetTransactionsResult, { first_index: 3n, log_length: 9n, transactions });
  const transferOf = (changes: object = {}) => ({
    kind: "transfer",
    timestamp: 77n,
    transfer: [
      { from: accountOf(ALICE), to: accountOf(KONG), amount: 5n, spender: [], ...changes },
    ] as [never],
  });
  const find = async (transactions: icp.GetTransactionsResult["transactions"]) => {
    const found = await answerOf(transactions).findPayment(LEDGER, query("get_transactions"));
    return found.ok ? found.value : found.error;
  };

  test("default: a transfer between default accounts", async () => {
    expect(await find([transferOf()])).toEqual({
      operation: "transfer",
      amountAtoms: 5n,
      atNs: 77n,
      isFromPayer: true,
      isToPayee: true,
      hasSpender: false,
    });
  });

  test("behavior: the sub-account of zeroes is the default one, others are not", async () => {
    const zeroes = accountOf(ALICE, new Uint8Array(32));
    const other = accountOf(KONG, new Uint8Array(32).fill(1));

    expect(await find([transferOf({ from: zeroes, to: other })])).toMatchObject({
      isFromPayer: true,
      isToPayee: false,
    });
  });

  test("behavior: a spender is told; what is no transfer is not found", async () => {
    expect(await find([transferOf({ spender: [accountOf(ALICE)] })])).toMatchObject({
      hasSpender: true,
    });
    expect(await find([{ kind: "mint", timestamp: 1n, transfer: [] }])).toBeUndefined();
    expect(await find([])).toBeUndefined();
  });
});

describe("principals as text", () => {
  test("behavior: are read and written; what is none is undefined", () => {
    expect(principals.parse(principals.format(ALICE))).toEqual(ALICE);
    expect(principals.parse("nobody")).toBeUndefined();
  });
});
