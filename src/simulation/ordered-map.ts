import type { StableMap } from "../environment/environment.js";
import { bytesKey, compareBytes } from "../kernel/bytes.js";

type Entry = { readonly key: Uint8Array; value: Uint8Array };

/** Names a key within the map: dense ids of eight bytes by their number, which is quicker. */
type EntryId = number | string;

/**
 * Stable memory of a simulation: a sorted map of bytes that is quick where histories are written,
 * at the end and in order. Values are kept as they are given and given as they are kept: whoever
 * changes one afterwards changes what is stored.
 */
export class OrderedMap implements StableMap {
  #entries = new Map<EntryId, Entry>();
  /** Whether the entries stand in the order of their keys. */
  #isInOrder = true;
  #largestKey: Uint8Array | undefined;

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#entries.get(idOf(key))?.value;
  }

  insert(key: Uint8Array, value: Uint8Array): Uint8Array | undefined {
    const id = idOf(key);
    const entry = this.#entries.get(id);
    if (entry !== undefined) {
      const previous = entry.value;
      entry.value = value;
      return previous;
    }
    if (this.#largestKey === undefined || compareBytes(key, this.#largestKey) > 0) {
      this.#largestKey = key;
    } else {
      this.#isInOrder = false;
    }
    this.#entries.set(id, { key, value });
    return undefined;
  }

  remove(key: Uint8Array): Uint8Array | undefined {
    const id = idOf(key);
    const previous = this.#entries.get(id)?.value;
    this.#entries.delete(id);
    return previous;
  }

  containsKey(key: Uint8Array): boolean {
    return this.#entries.has(idOf(key));
  }

  count(): number {
    return this.#entries.size;
  }

  keys(start: number, length: number): Uint8Array[] {
    if (!this.#isInOrder) this.#sort();
    const keys: Uint8Array[] = [];
    let place = 0;
    for (const { key } of this.#entries.values()) {
      if (keys.length === length) break;
      if (place >= start) keys.push(key);
      place += 1;
    }
    return keys;
  }

  #sort(): void {
    const sorted = [...this.#entries].sort(([, a], [, b]) => compareBytes(a.key, b.key));
    this.#entries = new Map(sorted);
    this.#largestKey = sorted[sorted.length - 1]?.[1].key;
    this.#isInOrder = true;
  }
}

/** Ids beyond this are named by their bytes: nobody counts so far. */
const HIGH_HALF_MAX = 0x1f_ffff;

function idOf(key: Uint8Array): EntryId {
  if (key.length !== 8) return bytesKey(key);
  const high = halfAt(key, 0);
  return high > HIGH_HALF_MAX ? bytesKey(key) : high * 0x1_0000_0000 + halfAt(key, 4);
}

function halfAt(key: Uint8Array, at: number): number {
  const upper = (key[at] ?? 0) * 0x100 + (key[at + 1] ?? 0);
  return upper * 0x1_0000 + (key[at + 2] ?? 0) * 0x100 + (key[at + 3] ?? 0);
}
