import { toHex } from "../../src/kernel/bytes.js";
import { hashValue } from "../../src/ledger/value-hash.js";
import type { Account } from "../../src/wire/icrc-ledger.js";
import { getBlocks } from "../../src/wire/ledger.js";
import { getAccountTransactions } from "../../src/wire/ledger-history.js";
import type { InitArgs } from "../../src/wire/ledger-init.js";
import * as queries from "../../src/wire/ledger-queries.js";
import {
  accountOf,
  approveArgs,
  MINTER,
  principalOf,
  rolesOf,
  subaccount,
  transferArgs,
  transferFromArgs,
} from "./ledger-fixture.js";
import type { LedgerOnNetwork } from "./ledger-on-network.js";

const [ADA, BEA, CLEO, MASTER] = [1, 2, 3, 4];

/** What the ledgers of snapshots are installed with. */
export const OLD_LEDGER: Partial<InitArgs> = {
  initial_balances: [{ account: accountOf(ADA), amount: 10_000_000n }],
  fee_collector: [accountOf(CLEO)],
  max_minted: [50_000_000n],
  icp_facade: [true],
  roles: [
    rolesOf({ governance: MASTER, minters: [MASTER], freezers: [MASTER], lockers: [MASTER] }),
  ],
};

const ACCOUNTS: readonly Account[] = [
  accountOf(ADA),
  accountOf(ADA, subaccount(1)),
  accountOf(BEA),
  accountOf(CLEO),
];

/**
 * A life with something of everything: pages of blocks, locks, freezes, and blocks not settled yet.
 */
export async function liveThrough(ledger: LedgerOnNetwork): Promise<void> {
  const master = principalOf(MASTER);
  const account = accountOf(BEA);
  for (let i = 0; i < 60; i++) {
    const created_at_time: [] | [bigint] = i % 3 === 0 ? [ledger.nowNs] : [];
    const to = i % 4 === 0 ? accountOf(ADA, subaccount(1)) : accountOf(BEA);
    ledger.transfer(principalOf(ADA), transferArgs(to, 1_000n, { created_at_time }));
    if (i % 5 === 0) await ledger.advance(2);
  }
  ledger.approve(principalOf(ADA), approveArgs(accountOf(CLEO), 500_000n));
  ledger.approve(
    principalOf(ADA),
    approveArgs(accountOf(BEA), 70_000n, { expires_at: [1n << 62n] }),
  );
  const pair = { from: accountOf(ADA), to: accountOf(CLEO) };
  ledger.transferFrom(principalOf(CLEO), transferFromArgs(pair, 20_000n));
  const createdAt = ledger.nowNs;
  ledger.privileged(master, { do: "lock", account, lockId: 1n, amount: 9_000n, createdAt });
  ledger.privileged(master, { do: "freezeAccount", account: accountOf(9), createdAt });
  ledger.privileged(master, { do: "mint", account: accountOf(CLEO), amount: 77n, createdAt });
  await ledger.advance(5);
  ledger.transfer(principalOf(MINTER), transferArgs(accountOf(BEA), 5_000n));
  ledger.transfer(
    principalOf(ADA),
    transferArgs(accountOf(BEA), 1n, { created_at_time: [ledger.nowNs] }),
  );
}

/** Everything that must not change when today's code opens an old memory. */
export function factsOf(ledger: LedgerOnNetwork): unknown {
  const { log_length, blocks } = ledger.query("icrc3_get_blocks", getBlocks, [
    [{ start: 0n, length: 500n }],
  ]);
  const facts = {
    log_length,
    last:
      blocks.length === Number(log_length) ? toHex(hashValue(blocks.at(-1)?.block as never)) : "",
    supply: ledger.totalSupply(),
    accounts: ACCOUNTS.map((account) => ({
      ...ledger.balanceDetails(account),
      locks: ledger.query("balance_details", queries.balanceDetails, [account]).locks.length,
      history: historyOf(ledger, account),
    })),
    allowance: ledger.allowance({ account: accountOf(ADA), spender: accountOf(CLEO) }),
    isFrozen: ledger.isFrozen(accountOf(9)),
    subaccounts: ledger
      .query("list_subaccounts", queries.listSubaccounts, [
        { owner: accountOf(ADA).owner, start: [] },
      ])
      .map(toHex),
  };
  return JSON.parse(JSON.stringify(facts, (_, v) => (typeof v === "bigint" ? String(v) : v)));
}

function historyOf(ledger: LedgerOnNetwork, account: Account): bigint[] {
  const page = ledger.query("get_account_transactions", getAccountTransactions, [
    { account, start: [], max_results: 200n },
  ]);
  return "Ok" in page ? page.Ok.transactions.map(({ id }) => id) : [];
}
