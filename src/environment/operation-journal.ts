import { AssertionError, assert } from "../kernel/assert.js";
import { nat64FromKey, sharedKey } from "../kernel/key-codec.js";
import type { StableMap } from "./environment.js";
import type { RecordCodec } from "./stable-cell.js";
import { PAGE_LENGTH_MAX, type Page } from "./stable-log.js";

/** Sorts behind every id of 8 bytes that will ever be given. */
const NEXT_ID_KEY = new Uint8Array([0xff]);

/**
 * How many operations that closed last stay decoded on the heap: those that are asked for again.
 */
const RECENT_COUNT = 64;

/** Most open operations a boot reads back: far more than callers may leave open. */
const OPEN_COUNT_MAX = 1_000;

/** How an operation is told apart, and when nothing more is to be done for it. */
export type OperationTraits<T> = RecordCodec<T> & {
  idOf(operation: T): bigint;
  isFinal(operation: T): boolean;
};

/** Where stable memory still has an operation that is to be written, if anywhere. */
type Place = "nowhere" | "open" | "closed";

/** An operation that is to be written behind others. */
type Unwritten<T> = { readonly operation: T; readonly place: Place };

/**
 * The journal of operations that outlast a message: intents that are written before anything leaves
 * the canister, and closed when the outcome is proven.
 *
 * Open operations are few and change often: they live in a small map of their own and on the heap.
 * A final one moves to the history; there it stays, unless something comes after all.
 */
export class OperationJournal<T> {
  readonly #open: StableMap;
  readonly #closed: StableMap;
  readonly #traits: OperationTraits<T>;
  readonly #capacity: number;
  #cached: Map<bigint, T> | undefined;
  readonly #recent = new Map<bigint, T>();
  #nextId: bigint | undefined;
  /** What `together` still has to write. */
  #unwritten: Map<bigint, Unwritten<T>> | undefined;

  constructor(
    maps: { readonly open: StableMap; readonly closed: StableMap },
    traits: OperationTraits<T>,
    capacity: number,
  ) {
    this.#open = maps.open;
    this.#closed = maps.closed;
    this.#traits = traits;
    this.#capacity = capacity;
  }

  /** Id of the next operation: dense over open and closed ones together, never repeated. */
  get nextId(): bigint {
    if (this.#nextId === undefined) {
      const bytes = this.#open.get(NEXT_ID_KEY);
      this.#nextId = bytes === undefined ? 0n : nat64FromKey(bytes);
    }
    return this.#nextId;
  }

  /** All open operations, oldest first. */
  open(): T[] {
    return [...this.#openById().values()];
  }

  /** Id of the oldest operation that is kept; equals `nextId` while there is none. */
  get oldestId(): bigint {
    return this.#firstIdFrom(0n);
  }

  /** How many operations are open. */
  get openCount(): number {
    return this.#openById().size;
  }

  /** Journals a new operation, which carries the id `nextId`. */
  add(operation: T): void {
    const id = this.#traits.idOf(operation);
    assert(id === this.nextId, () => `operation ${id} is not the next one, ${this.nextId}`);
    this.#nextId = id + 1n;
    this.#open.insert(NEXT_ID_KEY, sharedKey(this.#nextId));
    this.#put(operation, "nowhere");
  }

  /**
   * Runs something that may put the same operations several times, and writes each once behind it.
   * Only what waits for nobody: all of it belongs to one message.
   */
  together(run: () => void): void {
    if (this.#unwritten !== undefined) {
      run();
      return;
    }
    const unwritten = new Map<bigint, Unwritten<T>>();
    this.#unwritten = unwritten;
    try {
      run();
    } finally {
      this.#unwritten = undefined;
    }
    for (const { operation, place } of unwritten.values()) this.#write(operation, place);
  }

  /** Writes an operation as it now stands, and moves it where it belongs. */
  put(operation: T): void {
    const id = this.#traits.idOf(operation);
    if (id >= this.nextId) throw new AssertionError(`operation ${id} was never added`);
    this.#put(operation, this.#openById().has(id) ? "open" : "closed");
  }

  #put(operation: T, place: Place): void {
    const id = this.#traits.idOf(operation);
    const open = this.#openById();
    if (this.#traits.isFinal(operation)) {
      open.delete(id);
      this.#remember(id, operation);
    } else {
      open.set(id, operation);
      this.#recent.delete(id);
    }
    if (this.#unwritten === undefined) this.#write(operation, place);
    else {
      const first = this.#unwritten.get(id);
      this.#unwritten.set(id, { operation, place: first?.place ?? place });
    }
  }

  #write(operation: T, place: Place): void {
    const bytes = this.#traits.encode(operation);
    const key = sharedKey(this.#traits.idOf(operation));
    if (!this.#traits.isFinal(operation)) {
      if (place === "closed") this.#closed.remove(key);
      this.#open.insert(key, bytes);
      return;
    }
    if (place === "open") this.#open.remove(key);
    if (this.#closed.insert(key, bytes) === undefined) this.#dropOldest();
  }

  /** The operation, or `undefined` when it never was or was dropped from the history. */
  get(id: bigint): T | undefined {
    const known = this.#openById().get(id) ?? this.#recent.get(id);
    if (known !== undefined) return known;
    const bytes = this.#closed.get(sharedKey(id));
    return bytes === undefined ? undefined : this.#traits.decode(bytes);
  }

  /** Up to `limit` of the newest operations, newest first. */
  newest(limit: number): T[] {
    const operations: T[] = [];
    const length = BigInt(limit);
    const end = this.nextId > length ? this.nextId - length : 0n;
    for (let id = this.nextId - 1n; id >= end; id--) {
      const operation = this.get(id);
      if (operation !== undefined) operations.push(operation);
    }
    return operations;
  }

  /** Up to `limit` operations with ids above `after`, oldest first. */
  page(after: bigint | undefined, limit: number): Page<T> {
    const start = this.#firstIdFrom(after === undefined ? 0n : after + 1n);
    const length = BigInt(Math.max(1, Math.min(limit, PAGE_LENGTH_MAX)));
    const end = start + length < this.nextId ? start + length : this.nextId;

    const items: { id: bigint; record: T }[] = [];
    for (let id = start; id < end; id++) {
      const record = this.get(id);
      if (record !== undefined) items.push({ id, record });
    }
    return end < this.nextId ? { items, nextAfter: end - 1n } : { items };
  }

  /**
   * Skips what was dropped from the history: nothing is kept below the oldest key of either map.
   */
  #firstIdFrom(id: bigint): bigint {
    const [first] = this.#closed.keys(0, 1);
    const oldestClosed = first === undefined ? this.nextId : nat64FromKey(first);
    const oldestOpen = this.#openById().keys().next().value ?? this.nextId;
    const oldest = oldestClosed < oldestOpen ? oldestClosed : oldestOpen;
    return id < oldest ? oldest : id;
  }

  #openById(): Map<bigint, T> {
    if (this.#cached === undefined) {
      this.#cached = new Map();
      for (const key of this.#open.keys(0, OPEN_COUNT_MAX)) {
        if (key.length === NEXT_ID_KEY.length) continue;
        const bytes = this.#open.get(key);
        assert(bytes !== undefined, "an open operation is missing");
        this.#cached.set(nat64FromKey(key), this.#traits.decode(bytes));
      }
    }
    return this.#cached;
  }

  #remember(id: bigint, operation: T): void {
    this.#recent.set(id, operation);
    if (this.#recent.size <= RECENT_COUNT) return;
    const oldest = this.#recent.keys().next().value;
    if (oldest !== undefined) this.#recent.delete(oldest);
  }

  #dropOldest(): void {
    if (this.#closed.count() <= this.#capacity) return;
    const [first] = this.#closed.keys(0, 1);
    if (first === undefined) return;
    this.#closed.remove(first);
    this.#recent.delete(nat64FromKey(first));
  }
}
