import type { StableMap } from "../environment/environment.js";
import type { RecordCodec } from "../environment/stable-cell.js";

/** One record among the few of a map: cells share a region of memory instead of taking one each. */
export class RecordCell<T> {
  readonly #map: StableMap;
  readonly #key: Uint8Array;
  readonly #codec: RecordCodec<T>;

  constructor(map: StableMap, key: number, codec: RecordCodec<T>) {
    this.#map = map;
    this.#key = Uint8Array.of(key);
    this.#codec = codec;
  }

  /** Reads the record; `undefined` when none was ever written. */
  read(): T | undefined {
    const bytes = this.#map.get(this.#key);
    return bytes === undefined ? undefined : this.#codec.decode(bytes);
  }

  write(record: T): void {
    this.#map.insert(this.#key, this.#codec.encode(record));
  }
}
