import type { Account } from "./account.js";
import type { AccountBook } from "./account-book.js";
import {
  type AccountHead,
  POINT_BYTES,
  POINTS_A_PAGE,
  type Point,
  pointAt,
} from "./account-head.js";

/**
 * Every block that concerned one account, oldest first, with the balance after it. Any place is
 * found at once: the newest lie on the heap, then come the head's, the rest is in pages.
 */
export class AccountPoints {
  readonly #book: AccountBook;
  readonly #head: AccountHead;
  readonly #pagedCount: number;
  readonly #settledCount: number;
  #page: { readonly number: number; readonly points: Uint8Array } | undefined;

  constructor(book: AccountBook, account: Account) {
    this.#book = book;
    this.#head = book.head(account);
    this.#settledCount = this.#head.pointCount - this.#head.pendingIndexes.length;
    this.#pagedCount = this.#settledCount - this.#head.settledPoints.length / POINT_BYTES;
  }

  /** How many blocks concerned the account. */
  get count(): number {
    return this.#head.pointCount;
  }

  /** The `place`-th point, counted from 0. */
  at(place: number): Point {
    const { settledPoints, pendingIndexes, pendingBalances } = this.#head;
    if (place >= this.#settledCount) {
      const pending = place - this.#settledCount;
      const blockIndex = pendingIndexes[pending] ?? 0;
      return { blockIndex, balanceAtoms: pendingBalances[pending] ?? 0n };
    }
    if (place >= this.#pagedCount) return pointAt(settledPoints, place - this.#pagedCount);

    return pointAt(this.#pageOf(place), place % POINTS_A_PAGE);
  }

  /** How many points lie before a block. Reads O(log n) pages. */
  countBefore(blockIndex: number): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (this.at(middle).blockIndex < blockIndex) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #pageOf(place: number): Uint8Array {
    const number = Math.floor(place / POINTS_A_PAGE);
    if (this.#page?.number !== number) {
      this.#page = { number, points: this.#book.pointPage(this.#head.key, number) };
    }
    return this.#page.points;
  }
}
