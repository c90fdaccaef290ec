import type { Account } from "./account.js";
import type { AccountBook } from "./account-book.js";
import type { ActivityBook } from "./activity.js";
import type { AllowanceBook } from "./allowance-book.js";
import type { BlockLog } from "./block-log.js";
import type { DedupWindow } from "./dedup-window.js";
import type { FreezeBook } from "./freeze-book.js";
import type { IdentifierBook } from "./identifier-book.js";
import type { Indexes } from "./indexes.js";
import { type LockBook, sumOfLocks } from "./lock-book.js";
import type { TokenConfig } from "./token-config.js";

/** Whether the ledger takes transactions (ICRC-124). */
export type LedgerStatus = "running" | "paused" | "deactivated";

/** Figures that every block may change. */
export type Counters = {
  /** Everything ever minted. */
  mintedAtoms: bigint;
  /** Everything ever burnt, fees included. */
  burntAtoms: bigint;
  /** Sum of all locks; one that expired counts until a settlement has released it. */
  lockedAtoms: bigint;
  /** Where fees go; `undefined` burns them. */
  feeCollector: Account | undefined;
  status: LedgerStatus;
};

/** All that a decision of the ledger looks at. */
export type LedgerState = {
  config: TokenConfig;
  /** How many blocks the ledger was born with: no budget counts what they mint. */
  readonly birthCount: number;
  readonly counters: Counters;
  readonly log: BlockLog;
  readonly accounts: AccountBook;
  readonly allowances: AllowanceBook;
  readonly window: DedupWindow;
  readonly locks: LockBook;
  readonly freezes: FreezeBook;
  readonly indexes: Indexes;
  readonly activity: ActivityBook;
  readonly identifiers: IdentifierBook;
};

/** All tokens there are, those of the minting account excepted, which are none (ICRC-1). */
export function supplyAtoms({ mintedAtoms, burntAtoms }: Counters): bigint {
  return mintedAtoms - burntAtoms;
}

/** What of an account is locked at a time. */
function lockedAtoms({ accounts, locks }: LedgerState, account: Account, atNs: bigint): bigint {
  // Nearly no account has locks: its head says so without a look at them.
  return accounts.head(account).lockedAtoms === 0n ? 0n : sumOfLocks(locks.locks(account, atNs));
}

/** What of an account may be moved at a time: the balance without what is locked. */
export function availableAtoms(state: LedgerState, account: Account, atNs: bigint): bigint {
  const head = state.accounts.head(account);
  return head.lockedAtoms === 0n
    ? head.balanceAtoms
    : head.balanceAtoms - lockedAtoms(state, account, atNs);
}
