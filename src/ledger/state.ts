import type { Account } from "./account.js";
import type { AccountBook } from "./account-book.js";
import type { AllowanceBook } from "./allowance-book.js";
import type { BlockLog } from "./block-log.js";
import type { DedupWindow } from "./dedup-window.js";
import type { IdentifierBook } from "./identifier-book.js";
import type { TokenConfig } from "./token-config.js";

/** Whether the ledger takes transactions (ICRC-124). */
export type LedgerStatus = "running" | "paused" | "deactivated";

/** Figures that every block may change. */
export type Counters = {
  /** Everything ever minted. */
  mintedAtoms: bigint;
  /** Everything ever burnt, fees included. */
  burntAtoms: bigint;
  /** Where fees go; `undefined` burns them. */
  feeCollector: Account | undefined;
  status: LedgerStatus;
};

/** All that a decision of the ledger looks at. */
export type LedgerState = {
  config: TokenConfig;
  readonly counters: Counters;
  readonly log: BlockLog;
  readonly accounts: AccountBook;
  readonly allowances: AllowanceBook;
  readonly window: DedupWindow;
  readonly identifiers: IdentifierBook;
};

/** All tokens there are, those of the minting account excepted, which are none (ICRC-1). */
export function supplyAtoms({ mintedAtoms, burntAtoms }: Counters): bigint {
  return mintedAtoms - burntAtoms;
}
