/** Bytes of a page of heap or stable memory: the unit of rollback, and of what a write is charged. */
export const PAGE_BYTES = 4096;

/** A page, or nothing where every byte is zero. */
export type Page = Uint8Array | undefined;

/** Pages of a moment that is kept. Nobody writes to them any more. */
export type FrozenPages = readonly Page[];

/** What a missing page holds. */
export const ZERO_PAGE: Uint8Array = new Uint8Array(PAGE_BYTES);

/**
 * Page buffers that nobody refers to any more, for the next one who needs some: allocating and
 * clearing a buffer costs several times what filling it does.
 */
const spare: Uint8Array[] = [];

/** A page with unknown content. */
export function takePage(): Uint8Array {
  return spare.pop() ?? new Uint8Array(PAGE_BYTES);
}

/** Gives a page back that nothing refers to. */
export function givePage(page: Uint8Array): void {
  spare.push(page);
}

/**
 * The pages of a memory. `freeze` shares them with a saved state in the time that it takes to copy
 * references; from then on a page is written to only after it was replaced by a copy.
 */
export class PageTable {
  #pages: Page[] = [];
  /** One where no saved state shares the page. */
  #owned = new Uint8Array(1024);

  get(index: number): Page {
    return this.#pages[index];
  }

  isOwned(index: number): boolean {
    return this.#owned[index] === 1;
  }

  /** Puts a page that belongs to this table alone. */
  put(index: number, page: Uint8Array): void {
    this.#ensure(index);
    this.#pages[index] = page;
    this.#owned[index] = 1;
  }

  /** Puts back what {@link get} and {@link isOwned} told before. */
  putBack(index: number, page: Page, owned: boolean): void {
    this.#pages[index] = page;
    this.#owned[index] = owned ? 1 : 0;
  }

  /** A page of this table alone that is about to be overwritten from end to end. */
  overwritable(index: number): Uint8Array {
    const page = this.#pages[index];
    if (page !== undefined && this.#owned[index] === 1) return page;
    const fresh = takePage();
    this.put(index, fresh);
    return fresh;
  }

  get length(): number {
    return this.#pages.length;
  }

  freeze(): FrozenPages {
    this.#owned.fill(0);
    return this.#pages.slice();
  }

  /**
   * Takes over frozen pages.
   *
   * @param onChange is told each page that is not the one this table held.
   */
  adopt(frozen: FrozenPages, onChange: (index: number, page: Page) => void): void {
    const length = Math.max(this.#pages.length, frozen.length);
    for (let i = 0; i < length; i++) {
      const before = this.#pages[i];
      const after = frozen[i];
      if (before === after) continue;
      onChange(i, after);
      if (before !== undefined && this.#owned[i] === 1) givePage(before);
    }
    this.#pages = frozen.slice();
    this.#ensure(this.#pages.length);
    this.#owned.fill(0);
  }

  /** Gives every page up. */
  clear(): void {
    for (const [index, page] of this.#pages.entries())
      if (page !== undefined && this.#owned[index] === 1) givePage(page);
    this.#pages = [];
    this.#owned.fill(0);
  }

  #ensure(index: number): void {
    while (this.#pages.length <= index) this.#pages.push(undefined);
    if (index < this.#owned.length) return;
    const owned = new Uint8Array(Math.max(index + 1, this.#owned.length * 2));
    owned.set(this.#owned);
    this.#owned = owned;
  }
}
