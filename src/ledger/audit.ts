import { equalBytes } from "../kernel/bytes.js";
import { accountFromRaw } from "./account.js";
import { AccountPoints } from "./account-points.js";
import { hashBlock } from "./block-hash.js";
import { sumOfLocks } from "./lock-book.js";
import { supplyAfter } from "./log-search.js";
import { type LedgerState, supplyAtoms } from "./state.js";

/** Most accounts one step looks at. */
export const AUDITED_ACCOUNTS_MAX = 500;

/** Most blocks one step hashes again. */
export const AUDITED_BLOCKS_MAX = 50;

/** What holds of the ledger after every message. */
export const LEDGER_INVARIANTS = {
  LEDGER_1: "the balances sum to the total supply",
  LEDGER_2: "no account has more locked than it holds",
  LEDGER_3: "every block names the hash of the one before it",
  LEDGER_4: "the counters are what the blocks add up to",
  LEDGER_5: "an account's latest point is its balance",
  LEDGER_6: "the supply never exceeds what was minted, nor the minted the cap",
} as const;

/** The name of an invariant. */
export type LedgerInvariant = keyof typeof LEDGER_INVARIANTS;

/** Where an audit stands: accounts and blocks that are behind it, and what they added up to. */
export type AuditPlace = {
  readonly accountCount: number;
  readonly blockCount: number;
  readonly balancesAtoms: bigint;
};

/** What one step of an audit found. */
export type AuditStep = {
  readonly broken: readonly LedgerInvariant[];
  /** Where to go on; `undefined` when everything was seen. */
  readonly next: AuditPlace | undefined;
};

/**
 * Checks the invariants on a bounded number of accounts and blocks. A whole audit is a series of
 * steps on a ledger that nobody uses meanwhile; the sum of balances is compared at its end.
 */
export function auditStep(state: LedgerState, from: AuditPlace, nowNs: bigint): AuditStep {
  const broken = new Set<LedgerInvariant>();
  const place = {
    accountCount: Math.min(from.accountCount, state.accounts.settledCount()),
    blockCount: Math.min(from.blockCount, state.log.hashedCount),
    balancesAtoms: from.balancesAtoms,
  };
  const accounts = auditAccounts(state, place, { broken, nowNs });
  const blockCount = auditBlocks(state, place.blockCount, broken);
  if (place.accountCount === 0 && place.blockCount === 0) auditCounters(state, broken);

  const balancesAtoms = place.balancesAtoms + accounts.balancesAtoms;
  const isOverAccounts = accounts.count >= state.accounts.settledCount();
  const isOver = isOverAccounts && blockCount >= state.log.hashedCount;
  if (isOver && balancesAtoms !== supplyAtoms(state.counters)) broken.add("LEDGER_1");
  const next = { accountCount: accounts.count, blockCount, balancesAtoms };
  return { broken: [...broken].sort(), next: isOver ? undefined : next };
}

function auditAccounts(
  state: LedgerState,
  { accountCount }: AuditPlace,
  { broken, nowNs }: { readonly broken: Set<LedgerInvariant>; readonly nowNs: bigint },
): { readonly count: number; readonly balancesAtoms: bigint } {
  const keys = state.accounts.settledKeys(accountCount, AUDITED_ACCOUNTS_MAX);
  let balancesAtoms = 0n;
  for (const key of keys) {
    const account = accountFromRaw(key);
    const { balanceAtoms } = state.accounts.head(account);
    const points = new AccountPoints(state.accounts, account);
    if (points.count === 0 || points.at(points.count - 1).balanceAtoms !== balanceAtoms) {
      broken.add("LEDGER_5");
    }
    if (sumOfLocks(state.locks.locks(account, nowNs)) > balanceAtoms) broken.add("LEDGER_2");
    balancesAtoms += balanceAtoms;
  }
  return { count: accountCount + keys.length, balancesAtoms };
}

function auditBlocks({ log }: LedgerState, start: number, broken: Set<LedgerInvariant>): number {
  const end = Math.min(start + AUDITED_BLOCKS_MAX, log.hashedCount);
  const blocks = log.read(start, end - start + 1);
  for (const [i, { record, parentHash }] of blocks.entries()) {
    const following = blocks[i + 1];
    const isLast = start + i === log.hashedCount - 1;
    const expected = isLast ? log.tipHash : following?.parentHash;
    if (start + i >= end || expected === undefined) continue;
    const parent = start + i === 0 ? undefined : parentHash;
    if (!equalBytes(hashBlock(record, parent), expected)) broken.add("LEDGER_3");
  }
  return Math.max(start, end);
}

function auditCounters({ log, counters, config }: LedgerState, broken: Set<LedgerInvariant>): void {
  const { mintedAtoms, burntAtoms } = supplyAfter(log, log.length);
  if (mintedAtoms !== counters.mintedAtoms || burntAtoms !== counters.burntAtoms) {
    broken.add("LEDGER_4");
  }
  const isBeyondCap =
    config.mintedAtomsMax !== undefined && counters.mintedAtoms > config.mintedAtomsMax;
  if (counters.burntAtoms > counters.mintedAtoms || isBeyondCap) broken.add("LEDGER_6");
}
