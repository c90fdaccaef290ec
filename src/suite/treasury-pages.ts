import { PAGE_LENGTH_MAX, type Page } from "../environment/stable-log.js";
import type * as wire from "../wire/treasury.js";

/** A history that can be paged. */
type History<T> = {
  readonly oldestId: bigint;
  page(after: bigint | undefined, limit: number): Page<T>;
};

/** Histories that are told apart by name. */
export type HistoryName =
  | "cycles"
  | "trades"
  | "legs"
  | "transfers"
  | "prices"
  | "snapshots"
  | "alerts"
  | "events";

/**
 * One page of a history under its name, with the cursor of the next one and the oldest id that is
 * kept.
 *
 * @param args - At most `PAGE_LENGTH_MAX` records, whatever is asked for.
 */
export function pageOf<T>(
  name: HistoryName,
  history: History<T>,
  { after, limit }: wire.PageValue,
  write: (id: bigint, record: T) => object,
): object {
  const { items, nextAfter } = history.page(after[0], limit[0] ?? PAGE_LENGTH_MAX);
  return {
    [name]: items.map(({ id, record }) => write(id, record)),
    next: nextAfter === undefined ? [] : [nextAfter],
    oldest: history.oldestId,
  };
}
