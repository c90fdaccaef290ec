import type { StableMap } from "../environment/environment.js";
import { bytesKey, compareBytes } from "../kernel/bytes.js";

/** Names a key within the map: dense ids of eight bytes by their number, which is quicker. */
type EntryId = number | string;

/**
 * Stable memory of a simulation: a sorted map of bytes that is quick where histories are written,
 * at the end and in order. Values are kept as they are given and given as they are kept: whoever
 * changes one afterwards changes what is stored.
 */
export class OrderedMap implements StableMap {
  #values = new Map<EntryId, Uint8Array>();
  /** Whether the values stand in the order of their keys. */
  #isInOrder = true;
  #largestKey: Uint8Array | undefined;

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#values.get(idOf(key));
  }

  insert(key: Uint8Array, value: Uint8Array): Uint8Array | undefined {
    const id = idOf(key);
    const previous = this.#values.get(id);
    this.#values.set(id, value);
    if (previous === undefined) this.#noteOrder(key);
    return previous;
  }

  remove(key: Uint8Array): Uint8Array | undefined {
    const id = idOf(key);
    const previous = this.#values.get(id);
    this.#values.delete(id);
    return previous;
  }

  containsKey(key: Uint8Array): boolean {
    return this.#values.has(idOf(key));
  }

  count(): number {
    return this.#values.size;
  }

  keys(start: number, length: number): Uint8Array[] {
    if (!this.#isInOrder) this.#sort();
    const keys: Uint8Array[] = [];
    let place = 0;
    for (const id of this.#values.keys()) {
      if (keys.length === length) break;
      if (place >= start) keys.push(keyOf(id));
      place += 1;
    }
    return keys;
  }

  #noteOrder(key: Uint8Array): void {
    const isLargest = this.#largestKey === undefined || compareBytes(key, this.#largestKey) > 0;
    if (isLargest) this.#largestKey = key;
    else this.#isInOrder = false;
  }

  #sort(): void {
    const sorted = [...this.#values].sort(([a], [b]) => compareBytes(keyOf(a), keyOf(b)));
    const last = sorted[sorted.length - 1];
    this.#values = new Map(sorted);
    this.#largestKey = last && keyOf(last[0]);
    this.#isInOrder = true;
  }
}

/** Ids beyond this are named by their bytes: nobody counts so far. */
const HIGH_HALF_MAX = 0x1f_ffff;

const TWO_TO_32 = 0x1_0000_0000;

function idOf(key: Uint8Array): EntryId {
  if (key.length !== 8) return bytesKey(key);
  const high = halfAt(key, 0);
  return high > HIGH_HALF_MAX ? bytesKey(key) : high * TWO_TO_32 + halfAt(key, 4);
}

function halfAt(key: Uint8Array, at: number): number {
  const upper = (key[at] ?? 0) * 0x100 + (key[at + 1] ?? 0);
  return upper * 0x1_0000 + (key[at + 2] ?? 0) * 0x100 + (key[at + 3] ?? 0);
}

function keyOf(id: EntryId): Uint8Array {
  if (typeof id === "string") return Uint8Array.from(id, (character) => character.charCodeAt(0));
  const key = new Uint8Array(8);
  const view = new DataView(key.buffer);
  view.setUint32(0, Math.floor(id / TWO_TO_32));
  view.setUint32(4, id % TWO_TO_32);
  return key;
}
