import type { StableMap } from "./environment.js";

/** How a record becomes bytes and back. */
export interface RecordCodec<T> {
  encode(record: T): Uint8Array;
  decode(bytes: Uint8Array): T;
}

const ONLY_KEY = new Uint8Array(1);

/** One record in stable memory, kept decoded on the heap. */
export class StableCell<T> {
  readonly #map: StableMap;
  readonly #codec: RecordCodec<T>;
  #cached: T | undefined;

  constructor(map: StableMap, codec: RecordCodec<T>) {
    this.#map = map;
    this.#codec = codec;
  }

  /** The record, or `undefined` when none was ever set. */
  get(): T | undefined {
    if (this.#cached === undefined) {
      const bytes = this.#map.get(ONLY_KEY);
      if (bytes !== undefined) this.#cached = this.#codec.decode(bytes);
    }
    return this.#cached;
  }

  set(record: T): void {
    this.#map.insert(ONLY_KEY, this.#codec.encode(record));
    this.#cached = record;
  }
}
