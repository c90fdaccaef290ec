import { bytesKey, compareBytes } from "../kernel/bytes.js";
import type { StableMap } from "./environment.js";

/** Stable memory of a simulation or a unit test: the same contract, in a `Map`. */
export class MemoryStableMap implements StableMap {
  readonly #entries = new Map<string, { readonly key: Uint8Array; readonly value: Uint8Array }>();

  get(key: Uint8Array): Uint8Array | undefined {
    return this.#entries.get(bytesKey(key))?.value.slice();
  }

  insert(key: Uint8Array, value: Uint8Array): Uint8Array | undefined {
    const id = bytesKey(key);
    const previous = this.#entries.get(id)?.value;
    this.#entries.set(id, { key: key.slice(), value: value.slice() });
    return previous;
  }

  remove(key: Uint8Array): Uint8Array | undefined {
    const id = bytesKey(key);
    const previous = this.#entries.get(id)?.value;
    this.#entries.delete(id);
    return previous;
  }

  containsKey(key: Uint8Array): boolean {
    return this.#entries.has(bytesKey(key));
  }

  count(): number {
    return this.#entries.size;
  }

  keys(start: number, length: number): Uint8Array[] {
    return [...this.#entries.values()]
      .map(({ key }) => key)
      .sort(compareBytes)
      .slice(start, start + length);
  }
}
