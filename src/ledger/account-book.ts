import type { StableMap } from "../environment/environment.js";
import { assert } from "../kernel/assert.js";
import { type Account, type AccountId, accountId } from "./account.js";
import {
  type AccountHead,
  balanceOfHead,
  decodeHead,
  encodeHead,
  newHead,
  POINT_BYTES,
  POINTS_A_PAGE,
  pointPageKey,
  settlePoints,
} from "./account-head.js";
import { KeptEntries } from "./kept-entries.js";

/** How many accounts stay decoded on the heap, besides those that wait to be settled. */
const HEADS_KEPT = 2_048;

const PAGE_BYTES = POINTS_A_PAGE * POINT_BYTES;

/** All accounts: stable memory as of the last settlement, and on the heap what came since. */
export class AccountBook {
  readonly #heads: StableMap;
  readonly #pages: StableMap;
  readonly #kept = new KeptEntries<AccountHead>(HEADS_KEPT);
  readonly #unsettled = new Map<AccountId, AccountHead>();

  #holderCount: number;

  constructor(heads: StableMap, pages: StableMap, holderCount: number) {
    this.#heads = heads;
    this.#pages = pages;
    this.#holderCount = holderCount;
  }

  /** The head of an account; an empty one for an account that no block concerned yet. */
  head({ id, key }: Account): AccountHead {
    const known = this.#unsettled.get(id) ?? this.#kept.get(id);
    if (known !== undefined) return known;

    const record = this.#heads.get(key);
    const head = record === undefined ? newHead(key) : decodeHead(key, record);
    this.#kept.set(id, head);
    return head;
  }

  /**
   * The balance alone, by the account's key: what is asked for most. Stable memory is asked before
   * the cache, which a query would fill for nothing: reading costs less than making an id first.
   */
  balanceAtoms(key: Uint8Array): bigint {
    const unsettled = this.#unsettled.size === 0 ? undefined : this.#unsettled.get(accountId(key));
    if (unsettled !== undefined) return unsettled.balanceAtoms;

    const record = this.#heads.get(key);
    return record === undefined ? 0n : balanceOfHead(record);
  }

  /** Notes that a block changed or concerns an account, whose head holds the state after it. */
  record({ id }: Account, head: AccountHead, blockIndex: number): void {
    const { pendingIndexes, pendingBalances } = head;
    const last = pendingIndexes.length - 1;
    if (pendingIndexes[last] === blockIndex) {
      pendingBalances[last] = head.balanceAtoms;
      return;
    }

    if (last < 0) this.#unsettled.set(id, head);
    pendingIndexes.push(blockIndex);
    pendingBalances.push(head.balanceAtoms);
    head.pointCount += 1;
  }

  /** Notes that a head was changed by no block: what of it is locked has expired. */
  touch({ id }: Account, head: AccountHead): void {
    this.#unsettled.set(id, head);
  }

  /** Adds to a balance, as of a block. */
  credit(account: Account, amountAtoms: bigint, blockIndex: number): void {
    const head = this.head(account);
    head.balanceAtoms += amountAtoms;
    this.record(account, head, blockIndex);
  }

  /** Takes from a balance, as of a block. Whoever calls has checked that it suffices. */
  debit(account: Account, amountAtoms: bigint, blockIndex: number): void {
    const head = this.head(account);
    assert(head.balanceAtoms >= amountAtoms, "a debit beyond the balance");
    head.balanceAtoms -= amountAtoms;
    this.record(account, head, blockIndex);
  }

  /** How many accounts were settled so far: whoever ever appeared in a block. */
  settledCount(): number {
    return this.#heads.count();
  }

  /** How many accounts had a balance above zero when they were last settled. */
  get holderCount(): number {
    return this.#holderCount;
  }

  /** Points of a page that was moved out of its head. */
  pointPage(key: Uint8Array, page: number): Uint8Array {
    const points = this.#pages.get(pointPageKey(key, page));
    assert(points !== undefined, `page ${page} of an account is missing`);
    return points;
  }

  /** Writes every account that changed since the last time, and calls `onNew` for first ones. */
  settle(onNew: (key: Uint8Array) => void): void {
    for (const [id, head] of this.#unsettled) {
      settlePoints(head);
      this.#spill(head);
      this.#countHolder(head);
      if (this.#heads.insert(head.key, encodeHead(head)) === undefined) onNew(head.key);
      this.#kept.set(id, head);
    }
    this.#unsettled.clear();
  }

  #countHolder(head: AccountHead): void {
    const isHolder = head.balanceAtoms > 0n;
    if (isHolder !== head.wasHolder) this.#holderCount += isHolder ? 1 : -1;
    head.wasHolder = isHolder;
  }

  /** Moves full pages of points out of a head, so that heads stay short. */
  #spill(head: AccountHead): void {
    const { key, settledPoints } = head;
    let page = Math.floor((head.pointCount * POINT_BYTES - settledPoints.length) / PAGE_BYTES);
    let at = 0;
    while (settledPoints.length - at >= PAGE_BYTES) {
      this.#pages.insert(pointPageKey(key, page), settledPoints.slice(at, at + PAGE_BYTES));
      at += PAGE_BYTES;
      page += 1;
    }
    if (at > 0) head.settledPoints = settledPoints.slice(at);
  }
}
