import type { Account as LedgerAccount } from "../ledger/account.js";
import { blockType } from "../ledger/block-shape.js";
import type { HistoryPage } from "../ledger/history.js";
import type { Block, Transaction as LedgerTransaction } from "../ledger/model.js";
import { Account } from "./icrc-ledger.js";
import { IDL } from "./idl.js";
import { fromAccount } from "./ledger-account.js";
import { method } from "./method.js";

/** The argument of `get_account_transactions` (ICRC-106). */
export const GetAccountTransactionsArgs = IDL.Record({
  account: Account,
  start: IDL.Opt(IDL.Nat),
  max_results: IDL.Nat,
});
/** The values of `GetAccountTransactionsArgs`. */
export type GetAccountTransactionsArgs = {
  account: Account;
  start: [] | [bigint];
  max_results: bigint;
};

const memoAndTime = {
  memo: IDL.Opt(IDL.Vec(IDL.Nat8)),
  created_at_time: IDL.Opt(IDL.Nat64),
};

/** A transaction as index canisters show it (ICRC-106). */
const AccountTransaction = IDL.Record({
  kind: IDL.Text,
  timestamp: IDL.Nat64,
  mint: IDL.Opt(IDL.Record({ to: Account, amount: IDL.Nat, ...memoAndTime })),
  burn: IDL.Opt(
    IDL.Record({
      from: Account,
      amount: IDL.Nat,
      spender: IDL.Opt(Account),
      ...memoAndTime,
    }),
  ),
  transfer: IDL.Opt(
    IDL.Record({
      from: Account,
      to: Account,
      amount: IDL.Nat,
      fee: IDL.Opt(IDL.Nat),
      spender: IDL.Opt(Account),
      ...memoAndTime,
    }),
  ),
  approve: IDL.Opt(
    IDL.Record({
      from: Account,
      spender: Account,
      amount: IDL.Nat,
      fee: IDL.Opt(IDL.Nat),
      expected_allowance: IDL.Opt(IDL.Nat),
      expires_at: IDL.Opt(IDL.Nat64),
      ...memoAndTime,
    }),
  ),
});

type Memo = { memo: [] | [Uint8Array | number[]]; created_at_time: [] | [bigint] };

/** The values of `AccountTransaction`. */
export type AccountTransaction = {
  kind: string;
  timestamp: bigint;
  mint: [] | [Memo & { to: Account; amount: bigint }];
  burn: [] | [Memo & { from: Account; amount: bigint; spender: [] | [Account] }];
  transfer:
    | []
    | [
        Memo & {
          from: Account;
          to: Account;
          amount: bigint;
          fee: [] | [bigint];
          spender: [] | [Account];
        },
      ];
  approve:
    | []
    | [
        Memo & {
          from: Account;
          spender: Account;
          amount: bigint;
          fee: [] | [bigint];
          expected_allowance: [] | [bigint];
          expires_at: [] | [bigint];
        },
      ];
};

/** A page of an account's history, or why there is none. */
export const GetAccountTransactionsResult = IDL.Variant({
  Ok: IDL.Record({
    balance: IDL.Nat,
    transactions: IDL.Vec(IDL.Record({ id: IDL.Nat, transaction: AccountTransaction })),
    oldest_tx_id: IDL.Opt(IDL.Nat),
  }),
  Err: IDL.Record({ message: IDL.Text }),
});
/** The values of `GetAccountTransactionsResult`. */
export type GetAccountTransactionsResult =
  | {
      Ok: {
        balance: bigint;
        transactions: { id: bigint; transaction: AccountTransaction }[];
        oldest_tx_id: [] | [bigint];
      };
    }
  | { Err: { message: string } };

/** `get_account_transactions` (ICRC-106, served by the ledger itself: T-46). */
export const getAccountTransactions = method<
  [GetAccountTransactionsArgs],
  GetAccountTransactionsResult
>([GetAccountTransactionsArgs], GetAccountTransactionsResult);

/** Writes a page of an account's history. */
export function fromHistoryPage(page: HistoryPage): GetAccountTransactionsResult {
  return {
    Ok: {
      balance: page.balanceAtoms,
      transactions: page.blocks.map(({ index, block }) => ({
        id: BigInt(index),
        transaction: fromBlock(block),
      })),
      oldest_tx_id: page.oldestIndex === undefined ? [] : [BigInt(page.oldestIndex)],
    },
  };
}

/**
 * Writes a block as index canisters do. Privileged supply changes and locked tokens that move are
 * shown as the mint, burn or transfer that they are; `kind` is then the block's own type.
 */
function fromBlock({ tx, atNs }: Block): AccountTransaction {
  return { ...NOTHING, ...fromTransaction(tx), kind: kindOf(tx), timestamp: atNs };
}

const NOTHING: Omit<AccountTransaction, "kind" | "timestamp"> = {
  mint: [],
  burn: [],
  transfer: [],
  approve: [],
};

function kindOf(tx: LedgerTransaction): string {
  switch (tx.type) {
    case "mint":
    case "burn":
    case "transfer":
    case "approve":
      return tx.type;
    default:
      return blockType(tx);
  }
}

function fromTransaction(tx: LedgerTransaction): Partial<AccountTransaction> {
  switch (tx.type) {
    case "mint":
      return { mint: [{ to: fromAccount(tx.to), amount: tx.amountAtoms, ...memoOf(tx) }] };
    case "burn": {
      const spender = optAccount(tx.spender);
      const from = fromAccount(tx.from);
      return { burn: [{ from, spender, amount: tx.amountAtoms, ...memoOf(tx) }] };
    }
    case "transfer":
      return {
        transfer: [
          {
            from: fromAccount(tx.from),
            to: fromAccount(tx.to),
            spender: optAccount(tx.spender),
            amount: tx.amountAtoms,
            fee: [tx.feeAtoms],
            ...memoOf(tx),
          },
        ],
      };
    case "approve":
      return {
        approve: [
          {
            from: fromAccount(tx.from),
            spender: fromAccount(tx.spender),
            amount: tx.amountAtoms,
            fee: [tx.feeAtoms],
            expected_allowance: opt(tx.expectedAllowanceAtoms),
            expires_at: opt(tx.expiresAtNs),
            ...memoOf(tx),
          },
        ],
      };
    default:
      return fromPrivileged(tx);
  }
}

function fromPrivileged(tx: LedgerTransaction): Partial<AccountTransaction> {
  switch (tx.type) {
    case "authorizedMint":
      return { mint: [{ to: fromAccount(tx.account), amount: tx.amountAtoms, ...timeOf(tx) }] };
    case "authorizedBurn":
    case "burnLocked": {
      const from = fromAccount(tx.account);
      return { burn: [{ from, spender: [], amount: tx.amountAtoms, ...timeOf(tx) }] };
    }
    case "transferLocked": {
      const from = fromAccount(tx.account);
      const to = fromAccount(tx.to);
      const amount = tx.amountAtoms;
      return { transfer: [{ from, to, amount, fee: [0n], spender: [], ...timeOf(tx) }] };
    }
    default:
      return {};
  }
}

function memoOf(tx: { memo: Uint8Array | undefined; createdAtNs: bigint | undefined }): Memo {
  return { memo: opt(tx.memo), created_at_time: opt(tx.createdAtNs) };
}

function timeOf({ createdAtNs }: { createdAtNs: bigint }): Memo {
  return { memo: [], created_at_time: [createdAtNs] };
}

function optAccount(account: LedgerAccount | undefined): [] | [Account] {
  return account === undefined ? [] : [fromAccount(account)];
}

function opt<T>(value: T | undefined): [] | [T] {
  return value === undefined ? [] : [value];
}
