import { equalBytes } from "../kernel/bytes.js";
import { type Account, type AccountId, ownerOf } from "./account.js";
import type { AccountHead } from "./account-head.js";
import { AccountPoints } from "./account-points.js";
import { hashBlock } from "./block-hash.js";
import { addSupplyChange } from "./block-log.js";
import { BLOCKS_A_PAGE } from "./block-page.js";
import { decodeBlock } from "./block-record.js";
import { sumOfLocks } from "./lock-book.js";
import { supplyAfter } from "./log-search.js";
import type { Transaction } from "./model.js";
import { type LedgerState, supplyAtoms } from "./state.js";

/** Most blocks one step hashes again: whole pages. */
const AUDITED_BLOCKS_MAX = 3 * BLOCKS_A_PAGE;

/** Most allowances of one account that are looked at. */
const AUDITED_ALLOWANCES_MAX = 20;

/** What holds of the ledger after every message. */
export const LEDGER_INVARIANTS = {
  LEDGER_1: "the balances sum to the total supply",
  LEDGER_2: "no account has more locked than it holds",
  LEDGER_3: "every block names the hash of the one before it",
  LEDGER_4: "the counters are what the blocks add up to",
  LEDGER_5: "an account's latest point is its balance",
  LEDGER_6: "the supply never exceeds what was minted, nor the minted the cap",
  LEDGER_7: "every allowance that is listed is kept and above zero",
  LEDGER_8: "the sum of locks, of accounts and of holders are what the accounts add up to",
} as const;

/** The name of an invariant. */
export type LedgerInvariant = keyof typeof LEDGER_INVARIANTS;

/** What accounts added up to. */
export type AuditSums = {
  readonly balancesAtoms: bigint;
  readonly lockedAtoms: bigint;
  readonly holderCount: number;
};

/** Where an audit stands: blocks and accounts that are behind it, and what accounts added up to. */
export type AuditPlace = AuditSums & {
  readonly blockCount: number;
  readonly accountCount: number;
  /** The block that named the fee collector of the moment, if there is one. */
  readonly collectorIndex: number | undefined;
};

/** Where an audit begins. */
export const AUDIT_START: AuditPlace = {
  blockCount: 0,
  accountCount: 0,
  collectorIndex: undefined,
  balancesAtoms: 0n,
  lockedAtoms: 0n,
  holderCount: 0,
};

/** What one step of an audit found. */
export type AuditStep = {
  readonly broken: readonly LedgerInvariant[];
  /** Where to go on; `undefined` when everything was seen. */
  readonly next: AuditPlace | undefined;
};

type Broken = Set<LedgerInvariant>;

/**
 * Checks the invariants on a bounded number of blocks, and on the accounts that appear in them for
 * the first time: so every account is looked at once, and no step walks through all of them. A
 * whole audit is a series of steps on a ledger that nobody uses meanwhile; what accounts add up to
 * is compared at its end.
 */
export function auditStep(state: LedgerState, from: AuditPlace, nowNs: bigint): AuditStep {
  const { log } = state;
  const broken: Broken = new Set();
  const start = Math.min(from.blockCount, log.length);
  const end = Math.min(start + AUDITED_BLOCKS_MAX, log.length);
  if (start === 0) auditCounters(state, broken);
  auditChain(state, { start, end }, broken);
  auditSupply(state, { start, end }, broken);
  const next = auditAccounts(state, { ...from, blockCount: start }, { end, broken, nowNs });

  const isOver = end === log.length;
  if (isOver) auditSums(state, next, broken);
  return { broken: [...broken].sort(), next: isOver ? undefined : next };
}

/** Looks at the accounts whose first block is one of these. */
function auditAccounts(
  state: LedgerState,
  place: AuditPlace,
  { end, broken, nowNs }: { end: number; readonly broken: Broken; readonly nowNs: bigint },
): AuditPlace {
  const { blockCount: start } = place;
  let { accountCount, balancesAtoms, lockedAtoms, holderCount, collectorIndex } = place;
  let collector = collectorOf(state, collectorIndex);
  for (const [i, { record }] of state.log.read(start, end - start).entries()) {
    const { tx } = decodeBlock(record);
    for (const account of partiesOf(tx, collector)) {
      const points = new AccountPoints(state.accounts, account);
      if (points.count === 0 || points.at(0).blockIndex !== start + i) continue;
      const head = auditAccount(state, { account, points, nowNs }, broken);
      accountCount += 1;
      balancesAtoms += head.balanceAtoms;
      lockedAtoms += head.lockedAtoms;
      if (head.balanceAtoms > 0n) holderCount += 1;
    }
    if (tx.type !== "setFeeCollector") continue;
    ({ collector } = tx);
    collectorIndex = collector === undefined ? undefined : start + i;
  }
  const sums = { balancesAtoms, lockedAtoms, holderCount };
  return { blockCount: end, accountCount, collectorIndex, ...sums };
}

function auditAccount(
  state: LedgerState,
  of: { readonly account: Account; readonly points: AccountPoints; readonly nowNs: bigint },
  broken: Broken,
): AccountHead {
  const { account, points, nowNs } = of;
  const head = state.accounts.head(account);
  if (points.at(points.count - 1).balanceAtoms !== head.balanceAtoms) broken.add("LEDGER_5");
  const boundAtoms = sumOfLocks(state.locks.locks(account, nowNs));
  // What the head keeps may count locks that expired since, never fewer than hold.
  if (boundAtoms > head.balanceAtoms || boundAtoms > head.lockedAtoms) broken.add("LEDGER_2");
  auditAllowances(state, account, broken);
  return head;
}

/** Whoever a block can concern, each once. */
function partiesOf(tx: Transaction, collector: Account | undefined): Iterable<Account> {
  const parties = new Map<AccountId, Account>();
  const add = (account: Account | undefined) =>
    account === undefined ? undefined : parties.set(account.id, account);
  add("from" in tx ? tx.from : undefined);
  add("to" in tx ? tx.to : undefined);
  add("account" in tx ? tx.account : undefined);
  add(collector);
  return parties.values();
}

function collectorOf({ log }: LedgerState, index: number | undefined): Account | undefined {
  if (index === undefined || index >= log.length) return undefined;
  const { tx } = decodeBlock(log.record(index));
  return tx.type === "setFeeCollector" ? tx.collector : undefined;
}

function auditSums({ accounts, counters }: LedgerState, sums: AuditPlace, broken: Broken): void {
  if (sums.balancesAtoms !== supplyAtoms(counters)) broken.add("LEDGER_1");
  const isCounted =
    sums.accountCount === accounts.settledCount() &&
    sums.lockedAtoms === counters.lockedAtoms &&
    sums.holderCount === accounts.holderCount;
  if (!isCounted) broken.add("LEDGER_8");
}

/** Looks for the first allowances of an account in the book that keeps them. */
function auditAllowances(
  { allowances, indexes }: LedgerState,
  from: Account,
  broken: Broken,
): void {
  if (allowances.settledCount() === 0) return;

  const place = { from, spender: undefined };
  const owner = ownerOf(from.raw);
  for (const pair of indexes.allowances(owner, place, AUDITED_ALLOWANCES_MAX)) {
    // Asked for the beginning of time: what expired is kept until somebody touches it.
    const { amountAtoms } = allowances.allowance(pair.from, pair.spender, -1n);
    if (amountAtoms === 0n) broken.add("LEDGER_7");
  }
}

/** Hashes blocks again, as far as the settlement has come. */
function auditChain(
  { log }: LedgerState,
  { start, end }: { readonly start: number; readonly end: number },
  broken: Broken,
): void {
  const hashedEnd = Math.min(end, log.hashedCount);
  const blocks = log.read(start, Math.max(0, hashedEnd - start + 1));
  for (const [i, { record, parentHash }] of blocks.entries()) {
    const isLast = start + i === log.hashedCount - 1;
    const expected = isLast ? log.tipHash : blocks[i + 1]?.parentHash;
    if (start + i >= hashedEnd || expected === undefined) continue;
    const parent = start + i === 0 ? undefined : parentHash;
    if (!equalBytes(hashBlock(record, parent), expected)) broken.add("LEDGER_3");
  }
}

/** Adds up page after page what blocks minted and burnt, and compares it with what pages say. */
function auditSupply(
  { log, counters }: LedgerState,
  { start, end }: { readonly start: number; readonly end: number },
  broken: Broken,
): void {
  const { lastPage } = log;
  const endPage = Math.min(Math.ceil(end / BLOCKS_A_PAGE), lastPage + 1);
  for (let page = Math.floor(start / BLOCKS_A_PAGE); page < endPage; page++) {
    const from = page * BLOCKS_A_PAGE;
    // What follows the last page in a long tail is added up by nobody yet.
    if (page === lastPage && log.length > from + BLOCKS_A_PAGE) return;

    const expected = page === lastPage ? counters : log.pageHead(page + 1);
    const { mintedAtoms, burntAtoms } = log.pageHead(page);
    const added = log
      .read(from, BLOCKS_A_PAGE)
      .reduce(addSupplyChange, { mintedAtoms, burntAtoms });
    if (added.mintedAtoms !== expected.mintedAtoms || added.burntAtoms !== expected.burntAtoms) {
      broken.add("LEDGER_4");
    }
  }
}

function auditCounters({ log, counters, config }: LedgerState, broken: Broken): void {
  const { mintedAtoms, burntAtoms } = supplyAfter(log, log.length);
  if (mintedAtoms !== counters.mintedAtoms || burntAtoms !== counters.burntAtoms) {
    broken.add("LEDGER_4");
  }
  const isBeyondCap =
    config.mintedAtomsMax !== undefined && counters.mintedAtoms > config.mintedAtomsMax;
  if (counters.burntAtoms > counters.mintedAtoms || isBeyondCap) broken.add("LEDGER_6");
}
