import type { StableMap } from "../environment/environment.js";
import type { RecordCodec } from "../environment/stable-cell.js";
import { KeptEntries } from "./kept-entries.js";

/** How many records stay decoded on the heap, besides those that wait to be settled. */
const RECORDS_KEPT = 1_024;

/** A record's key in stable memory, and the same as a string for the heap. */
export type RecordKey = { readonly id: string; readonly key: Uint8Array };

/** A change as it is settled. */
export type SettledChange<T> = {
  readonly key: Uint8Array;
  readonly value: T | undefined;
  /** The record that stable memory held before, if there was one. */
  readonly before: Uint8Array | undefined;
};

/**
 * Records of one kind: stable memory as of the last settlement, and on the heap what came since.
 * Blocks change them on the heap; after an upgrade the same blocks change them again.
 */
export class BufferedRecords<T> {
  readonly #records: StableMap;
  readonly #codec: RecordCodec<T>;
  readonly #kept = new KeptEntries<T>(RECORDS_KEPT);
  readonly #unsettled = new Map<
    string,
    { readonly key: Uint8Array; readonly value: T | undefined }
  >();

  constructor(records: StableMap, codec: RecordCodec<T>) {
    this.#records = records;
    this.#codec = codec;
  }

  get({ id, key }: RecordKey): T | undefined {
    const unsettled = this.#unsettled.get(id);
    if (unsettled !== undefined) return unsettled.value;
    const kept = this.#kept.get(id);
    if (kept !== undefined) return kept;

    const record = this.#records.get(key);
    if (record === undefined) return undefined;

    const value = this.#codec.decode(record);
    this.#kept.set(id, value);
    return value;
  }

  /** Replaces a record; `undefined` removes it. */
  set({ id, key }: RecordKey, value: T | undefined): void {
    this.#unsettled.set(id, { key, value });
  }

  /** Whether there was never a record, so that nobody has to look. */
  isEmpty(): boolean {
    return this.#unsettled.size === 0 && this.#records.count() === 0;
  }

  /** How many records are in stable memory. */
  settledCount(): number {
    return this.#records.count();
  }

  /** Writes what changed since the last time, and tells of each change. */
  settle(onChange: (change: SettledChange<T>) => void): void {
    for (const [id, { key, value }] of this.#unsettled) {
      const before =
        value === undefined
          ? this.#records.remove(key)
          : this.#records.insert(key, this.#codec.encode(value));
      if (value === undefined) this.#kept.delete(id);
      else this.#kept.set(id, value);
      onChange({ key, value, before });
    }
    this.#unsettled.clear();
  }
}
