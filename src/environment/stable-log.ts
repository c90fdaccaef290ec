import { assert } from "../kernel/assert.js";
import { nat64FromKey, sharedKey } from "../kernel/key-codec.js";
import type { StableMap } from "./environment.js";
import type { RecordCodec } from "./stable-cell.js";

/** Most records one page returns, so that a query stays under its instruction limit. */
export const PAGE_LENGTH_MAX = 100;

/** One page of a history: the records, and the id to ask after for the next page. */
export type Page<T> = {
  readonly items: readonly { readonly id: bigint; readonly record: T }[];
  readonly nextAfter?: bigint;
};

/**
 * A history in stable memory: records under dense ids from 0, of which the newest `capacity` are
 * kept. Ids never repeat; a record that was dropped is gone for good.
 */
export class StableLog<T> {
  readonly #map: StableMap;
  readonly #codec: RecordCodec<T>;
  readonly #capacity: bigint;
  /** The newest record, decoded: histories are read back where they were just written. */
  #last: { readonly id: bigint; readonly record: T } | undefined;
  #bounds: { oldestId: bigint; nextId: bigint } | undefined;

  constructor(map: StableMap, codec: RecordCodec<T>, capacity: number) {
    assert(capacity > 0, () => `a log of capacity ${capacity}`);
    this.#map = map;
    this.#codec = codec;
    this.#capacity = BigInt(capacity);
  }

  /** Id of the oldest record that is kept; equals `nextId` while there is none. */
  get oldestId(): bigint {
    return this.#known().oldestId;
  }

  /** Id the next record will have. */
  get nextId(): bigint {
    return this.#known().nextId;
  }

  /** Appends a record, drops what no longer fits, and returns the new id. */
  append(record: T): bigint {
    const bounds = this.#known();
    const id = bounds.nextId;
    this.#map.insert(sharedKey(id), this.#codec.encode(record));
    bounds.nextId = id + 1n;
    this.#last = { id, record };
    while (bounds.nextId - bounds.oldestId > this.#capacity) {
      this.#map.remove(sharedKey(bounds.oldestId));
      bounds.oldestId += 1n;
    }
    return id;
  }

  /** The record, or `undefined` when it never was or was dropped. */
  get(id: bigint): T | undefined {
    if (id === this.#last?.id) return this.#last.record;
    if (id < this.oldestId || id >= this.nextId) return undefined;
    const bytes = this.#map.get(sharedKey(id));
    assert(bytes !== undefined, () => `record ${id} is missing from its log`);
    return this.#codec.decode(bytes);
  }

  /**
   * Id of the first record of which something is true that is true of all after it, `nextId` when
   * it is of none. Looks at few: halves what is left each time.
   */
  firstIdWhere(isTrue: (record: T) => boolean): bigint {
    let { oldestId: low, nextId: high } = this.#known();
    while (low < high) {
      const middle = (low + high) / 2n;
      const record = this.get(middle);
      if (record !== undefined && isTrue(record)) high = middle;
      else low = middle + 1n;
    }
    return low;
  }

  /** Replaces a record that is still kept; one that was dropped meanwhile stays dropped. */
  update(id: bigint, record: T): void {
    assert(id < this.nextId, () => `record ${id} was never appended`);
    if (id < this.oldestId) return;
    if (id === this.#last?.id) this.#last = { id, record };
    this.#map.insert(sharedKey(id), this.#codec.encode(record));
  }

  /**
   * Up to `limit` records with ids above `after`, oldest first; from the oldest on without `after`.
   */
  page(after: bigint | undefined, limit: number): Page<T> {
    const { oldestId, nextId } = this.#known();
    const start = after === undefined || after + 1n < oldestId ? oldestId : after + 1n;
    const length = BigInt(Math.max(1, Math.min(limit, PAGE_LENGTH_MAX)));
    const end = start + length < nextId ? start + length : nextId;

    const items: { id: bigint; record: T }[] = [];
    for (let id = start; id < end; id++) {
      const record = this.get(id);
      if (record !== undefined) items.push({ id, record });
    }
    return end < nextId ? { items, nextAfter: end - 1n } : { items };
  }

  /**
   * Reads the bounds from the map once: ids are dense, so the first key and the count tell both.
   */
  #known(): { oldestId: bigint; nextId: bigint } {
    if (this.#bounds === undefined) {
      const [first] = this.#map.keys(0, 1);
      const oldestId = first === undefined ? 0n : nat64FromKey(first);
      this.#bounds = { oldestId, nextId: oldestId + BigInt(this.#map.count()) };
    }
    return this.#bounds;
  }
}
