import type { Account } from "./account.js";
import { AccountPoints } from "./account-points.js";
import { decodeBlock } from "./block-record.js";
import type { Block } from "./model.js";
import type { LedgerState } from "./state.js";

/** Most transactions one page of an account's history returns. */
const HISTORY_LENGTH_MAX = 1_000;

/** A page of an account's history (ICRC-106). */
export type HistoryPage = {
  readonly balanceAtoms: bigint;
  /** Newest first. */
  readonly blocks: readonly { readonly index: number; readonly block: Block }[];
  /** The first block that ever concerned the account. */
  readonly oldestIndex: number | undefined;
};

/**
 * Reads the history of an account, newest first, up to the newest block before `beforeIndex`. Costs
 * what the page costs, whatever came before it; an arbitrary `beforeIndex` is found in O(log n).
 */
export function readHistory(
  { accounts, log }: LedgerState,
  account: Account,
  { beforeIndex, lengthMax }: { beforeIndex: number | undefined; lengthMax: number },
): HistoryPage {
  const points = new AccountPoints(accounts, account);
  const end = beforeIndex === undefined ? points.count : points.countBefore(beforeIndex);
  const start = Math.max(0, end - Math.min(lengthMax, HISTORY_LENGTH_MAX));

  const blocks: { index: number; block: Block }[] = [];
  for (let place = end - 1; place >= start; place--) {
    const index = points.at(place).blockIndex;
    blocks.push({ index, block: decodeBlock(log.record(index)) });
  }

  return {
    balanceAtoms: accounts.head(account).balanceAtoms,
    blocks,
    oldestIndex: points.count === 0 ? undefined : points.at(0).blockIndex,
  };
}
