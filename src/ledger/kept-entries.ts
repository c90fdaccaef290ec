/**
 * A bounded cache. Two generations: what is asked for moves to the younger one, and when that is
 * full, the older one is dropped whole. No clock, no links, and no growth that a collector would
 * have to walk.
 */
export class KeptEntries<T> {
  readonly #countMax: number;
  #young = new Map<string, T>();
  #old = new Map<string, T>();

  /** Keeps at least the last `countMax` entries asked for, and at most twice as many. */
  constructor(countMax: number) {
    this.#countMax = countMax;
  }

  get(id: string): T | undefined {
    const young = this.#young.get(id);
    if (young !== undefined) return young;

    const old = this.#old.get(id);
    if (old !== undefined) this.set(id, old);
    return old;
  }

  set(id: string, entry: T): void {
    this.#young.set(id, entry);
    if (this.#young.size < this.#countMax) return;

    this.#old = this.#young;
    this.#young = new Map();
  }

  delete(id: string): void {
    this.#young.delete(id);
    this.#old.delete(id);
  }
}
