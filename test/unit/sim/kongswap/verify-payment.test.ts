import { describe, expect, test } from "@jest/globals";

import {
  blockMethodOf,
  PAYMENT_AGE_NS_MAX,
  type PaymentClaim,
  verifyPayment,
} from "../../../../src/sim/kongswap/verify-payment.js";
import type { BlockMethod, PaymentBlock } from "../../../../src/sim/ports.js";

const TOKEN = {
  type: "IC",
  tokenId: 1,
  ledger: Uint8Array.of(1),
  address: "address",
  name: "Token",
  symbol: "TKN",
  decimals: 8,
  feeAtoms: 10n,
  icrc1: true,
  icrc2: true,
  icrc3: false,
  isRemoved: false,
} as const;

const NOW_NS = PAYMENT_AGE_NS_MAX * 10n;
const MISSING = "Failed to verify TKN transfer block id 7";
const OPERATIONS: Readonly<Record<BlockMethod, string>> = {
  icrc3_get_blocks: "1xfer",
  query_blocks: "Transfer",
  get_transactions: "transfer",
};
const METHODS = ["icrc3_get_blocks", "query_blocks", "get_transactions"] as const;

function claimOf(method: BlockMethod): PaymentClaim {
  return { token: TOKEN, method, blockIndex: 7n, amountAtoms: 100n, nowNs: NOW_NS };
}

function blockOf(method: BlockMethod, changes: Partial<PaymentBlock> = {}): PaymentBlock {
  return {
    operation: OPERATIONS[method],
    amountAtoms: 100n,
    atNs: NOW_NS,
    isFromPayer: true,
    isToPayee: true,
    hasSpender: false,
    ...changes,
  };
}

/** What is wrong with a block, or "fine". */
function check(method: BlockMethod, changes: Partial<PaymentBlock>): string {
  const verified = verifyPayment(claimOf(method), blockOf(method, changes));
  return verified.ok ? "fine" : verified.error;
}

describe("how the blocks of a token are read", () => {
  test("behavior: by ICRC-3 if it is listed, else ICP's way or that of old ledgers", () => {
    expect(blockMethodOf({ ...TOKEN, icrc3: true }, true)).toBe("icrc3_get_blocks");
    expect(blockMethodOf(TOKEN, true)).toBe("query_blocks");
    expect(blockMethodOf(TOKEN, false)).toBe("get_transactions");
  });
});

describe.each(METHODS)("a payment read by %s", (method) => {
  test("default: the payment that was named", () => {
    expect(check(method, {})).toBe("fine");
  });

  test("error: no block, another amount, another payer, another payee, too old", () => {
    const shown =
      method === "query_blocks"
        ? ["Tokens { e8s: 99 }", "Tokens { e8s: 100 }"]
        : ["Nat(99)", "Nat(100)"];

    expect(verifyPayment(claimOf(method), undefined)).toEqual({ ok: false, error: MISSING });
    expect(check(method, { amountAtoms: 99n })).toBe(
      `Invalid transfer amount: rec ${shown[0]} exp ${shown[1]}`,
    );
    expect(check(method, { isFromPayer: false })).toBe("Transfer from does not match caller");
    expect(check(method, { isToPayee: false })).toBe("Transfer to does not match Kong backend");
    expect(check(method, { atNs: NOW_NS - PAYMENT_AGE_NS_MAX - 1n })).toBe(
      "Expired transfer timestamp",
    );
    expect(check(method, { atNs: NOW_NS - PAYMENT_AGE_NS_MAX })).toBe("fine");
  });

  test("error: what a block does not tell", () => {
    expect(check(method, { isFromPayer: undefined })).toBe("Missing from account");
    expect(check(method, { isToPayee: undefined })).toBe("Missing to account");
    expect(check(method, { atNs: undefined })).toBe("Missing transfer timestamp");
  });
});

describe("what each way of reading looks at", () => {
  test("behavior: ICRC-3 knows four names of a transfer and tells which one it does not", () => {
    for (const operation of ["icrc1_transfer", "1xfer", "transfer", "xfer"]) {
      expect(check("icrc3_get_blocks", { operation })).toBe("fine");
    }
    expect(check("icrc3_get_blocks", { operation: "1mint" })).toBe(
      "Invalid transfer operation: 1mint",
    );
    expect(check("icrc3_get_blocks", { operation: undefined })).toBe("Missing operation");
    expect(check("icrc3_get_blocks", { amountAtoms: undefined })).toBe(MISSING);
  });

  test("behavior: the others know one, and miss the payment otherwise", () => {
    expect(check("query_blocks", { operation: "Mint" })).toBe(MISSING);
    expect(check("get_transactions", { operation: "mint" })).toBe(MISSING);
  });

  test("behavior: a spender is refused where the block shows one", () => {
    expect(check("icrc3_get_blocks", { hasSpender: true })).toBe("Invalid transfer spender");
    expect(check("get_transactions", { hasSpender: true })).toBe("Invalid transfer spender");
    expect(check("query_blocks", { hasSpender: true })).toBe("fine");
  });

  test("behavior: of several faults the first in the venue's order is told", () => {
    const worst = { atNs: 0n, isFromPayer: false, isToPayee: false, amountAtoms: 1n };

    expect(check("icrc3_get_blocks", worst)).toBe("Expired transfer timestamp");
    expect(check("query_blocks", worst)).toBe("Transfer from does not match caller");
    expect(check("get_transactions", { ...worst, isFromPayer: true, isToPayee: true })).toBe(
      "Invalid transfer amount: rec Nat(1) exp Nat(100)",
    );
  });
});
