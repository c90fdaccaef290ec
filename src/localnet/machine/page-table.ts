/** Bytes of a page of heap or stable memory: the unit of rollback and of charged writes. */
export const PAGE_BYTES = 4096;

/** A page, or nothing where every byte is zero. */
export type Page = Uint8Array | undefined;

/** Pages of a moment that is kept. Nobody writes to them any more. */
export type FrozenPages = readonly (Chunk | undefined)[];

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

/** Pages of a chunk: 2 MiB, so that a sparse memory is a short list of them. */
const CHUNK_PAGES = 512;

/** Neighbouring pages. */
class Chunk {
  readonly pages: Page[];
  /** One where no saved state shares the page. */
  readonly owned = new Uint8Array(CHUNK_PAGES);
  /** Whether a saved state holds this chunk: then it is replaced before it changes. */
  isShared = false;

  constructor(pages: Page[]) {
    this.pages = pages;
  }
}

/**
 * The pages of a memory. `freeze` shares them with a saved state in the time that it takes to copy
 * a few references; from then on a chunk, and a page, is written to only after it was replaced.
 */
export class PageTable {
  #chunks: (Chunk | undefined)[] = [];

  get(index: number): Page {
    return this.#chunks[Math.floor(index / CHUNK_PAGES)]?.pages[index % CHUNK_PAGES];
  }

  isOwned(index: number): boolean {
    const chunk = this.#chunks[Math.floor(index / CHUNK_PAGES)];
    return chunk !== undefined && !chunk.isShared && chunk.owned[index % CHUNK_PAGES] === 1;
  }

  /** Puts a page that belongs to this table alone. */
  put(index: number, page: Uint8Array): void {
    this.putBack(index, page, true);
  }

  /** Puts back what {@link get} and {@link isOwned} told before. */
  putBack(index: number, page: Page, owned: boolean): void {
    const chunk = this.#writableChunk(Math.floor(index / CHUNK_PAGES));
    chunk.pages[index % CHUNK_PAGES] = page;
    chunk.owned[index % CHUNK_PAGES] = owned ? 1 : 0;
  }

  /** A page of this table alone that is about to be overwritten from end to end. */
  overwritable(index: number): Uint8Array {
    const page = this.get(index);
    if (page !== undefined && this.isOwned(index)) return page;
    const fresh = takePage();
    this.put(index, fresh);
    return fresh;
  }

  freeze(): FrozenPages {
    for (const chunk of this.#chunks) if (chunk !== undefined) chunk.isShared = true;
    return this.#chunks.slice();
  }

  /**
   * Takes over frozen pages.
   *
   * @param onChange is told each page that is not the one this table held.
   */
  adopt(frozen: FrozenPages, onChange: (index: number, page: Page) => void): void {
    const length = Math.max(this.#chunks.length, frozen.length);
    for (let i = 0; i < length; i++) this.#replaceChunk(i, frozen[i], onChange);
    this.#chunks = frozen.slice();
  }

  /** Gives every page up. */
  clear(): void {
    this.adopt([], () => undefined);
  }

  #replaceChunk(
    chunkIndex: number,
    after: Chunk | undefined,
    onChange: (index: number, page: Page) => void,
  ): void {
    const before = this.#chunks[chunkIndex];
    if (before === after) return;
    for (let i = 0; i < CHUNK_PAGES; i++) {
      const page = before?.pages[i];
      if (page === after?.pages[i]) continue;
      onChange(chunkIndex * CHUNK_PAGES + i, after?.pages[i]);
      if (page !== undefined && before?.isShared === false && before.owned[i] === 1) givePage(page);
    }
  }

  #writableChunk(chunkIndex: number): Chunk {
    const chunk = this.#chunks[chunkIndex];
    if (chunk !== undefined && !chunk.isShared) return chunk;
    const pages = chunk?.pages.slice() ?? new Array<Page>(CHUNK_PAGES).fill(undefined);
    const fresh = new Chunk(pages);
    while (this.#chunks.length <= chunkIndex) this.#chunks.push(undefined);
    this.#chunks[chunkIndex] = fresh;
    return fresh;
  }
}
