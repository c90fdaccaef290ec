import {
  type FrozenPages,
  givePage,
  PAGE_BYTES,
  type Page,
  PageTable,
  takePage,
  ZERO_PAGE,
} from "./page-table.js";

/** WebAssembly pages of the largest stable memory: 500 GiB. */
export const STABLE_PAGES_MAX = 500 * 16_384;

const WASM_PAGE_BYTES = 65_536;

/** A saved stable memory. */
export type FrozenStableMemory = { readonly wasmPages: number; readonly pages: FrozenPages };

/** Pages that a message in progress has written, kept while another runs in its place. */
export type StableOverlay = {
  readonly wasmPages: number;
  readonly pages: readonly (readonly [index: number, content: Uint8Array])[];
};

/**
 * The stable memory of a canister: sparse, with an undo log of the pages that the message in
 * progress has written. Offsets and lengths are integers below 2^53; callers check the bounds.
 */
export class StableMemory {
  #wasmPages = 0;
  readonly #table = new PageTable();
  /** Pages written since {@link begin}, with what they were. */
  readonly #undoIndices: number[] = [];
  readonly #undoPages: Page[] = [];
  readonly #undoOwned: boolean[] = [];
  #wasmPagesBefore = 0;
  /** Number of the message that wrote each page last. */
  #writtenBy = new Uint32Array(1024);
  #message = 1;

  /** Size in WebAssembly pages of 64 KiB. */
  get wasmPages(): number {
    return this.#wasmPages;
  }

  get byteLength(): number {
    return this.#wasmPages * WASM_PAGE_BYTES;
  }

  /** Grows by so many WebAssembly pages; answers the size before, or -1 when that is too much. */
  grow(additionalPages: number): number {
    const before = this.#wasmPages;
    if (before + additionalPages > STABLE_PAGES_MAX) return -1;
    this.#wasmPages = before + additionalPages;
    return before;
  }

  /** Copies bytes out, from `offset` of this memory to `at` of the target. */
  read(offset: number, target: Uint8Array, at: number, byteCount: number): void {
    let from = offset;
    let to = at;
    let left = byteCount;
    while (left > 0) {
      const start = from % PAGE_BYTES;
      const count = Math.min(left, PAGE_BYTES - start);
      const page = this.#table.get((from - start) / PAGE_BYTES) ?? ZERO_PAGE;
      if (count > COPY_BYTEWISE_MAX) target.set(page.subarray(start, start + count), to);
      else for (let i = 0; i < count; i++) target[to + i] = page[start + i] ?? 0;
      from += count;
      to += count;
      left -= count;
    }
  }

  /**
   * Copies bytes in, from `at` of the source to `offset` of this memory.
   *
   * @returns how many pages this message had not written before.
   */
  write(offset: number, source: Uint8Array, at: number, byteCount: number): number {
    let to = offset;
    let from = at;
    let left = byteCount;
    let newlyWritten = 0;
    while (left > 0) {
      const start = to % PAGE_BYTES;
      const index = (to - start) / PAGE_BYTES;
      const count = Math.min(left, PAGE_BYTES - start);
      if (this.#writtenBy[index] !== this.#message) {
        this.#beginPage(index);
        newlyWritten += 1;
      }
      const page = this.#table.get(index) ?? ZERO_PAGE;
      if (count > COPY_BYTEWISE_MAX) page.set(source.subarray(from, from + count), start);
      else for (let i = 0; i < count; i++) page[start + i] = source[from + i] ?? 0;
      to += count;
      from += count;
      left -= count;
    }
    return newlyWritten;
  }

  /** Starts a message: what is written from now on can be rolled back. */
  begin(): void {
    this.#message += 1;
    this.#wasmPagesBefore = this.#wasmPages;
  }

  /** Counts pages anew, as for a second message, within what is committed or rolled back as one. */
  nextPhase(): void {
    this.#message += 1;
  }

  /** Keeps what the message wrote. */
  commit(): void {
    for (let i = 0; i < this.#undoIndices.length; i++) {
      const page = this.#undoPages[i];
      if (page !== undefined && this.#undoOwned[i] === true) givePage(page);
    }
    this.#forgetUndo();
  }

  /** Undoes what the message wrote. */
  rollback(): void {
    for (let i = this.#undoIndices.length - 1; i >= 0; i--) {
      const index = this.#undoIndices[i] ?? 0;
      const written = this.#table.get(index);
      if (written !== undefined) givePage(written);
      this.#table.putBack(index, this.#undoPages[i], this.#undoOwned[i] === true);
    }
    this.#wasmPages = this.#wasmPagesBefore;
    this.#forgetUndo();
  }

  /** What was written since {@link begin}; afterwards that is undone. */
  takeOverlay(): StableOverlay {
    const pages = [...new Set(this.#undoIndices)].map((index): readonly [number, Uint8Array] => [
      index,
      (this.#table.get(index) ?? ZERO_PAGE).slice(),
    ]);
    const overlay = { wasmPages: this.#wasmPages, pages };
    this.rollback();
    return overlay;
  }

  /** Writes again what {@link takeOverlay} took. */
  putOverlay({ wasmPages, pages }: StableOverlay): void {
    this.#wasmPages = wasmPages;
    for (const [index, content] of pages) this.write(index * PAGE_BYTES, content, 0, PAGE_BYTES);
  }

  freeze(): FrozenStableMemory {
    return { wasmPages: this.#wasmPages, pages: this.#table.freeze() };
  }

  adopt(frozen: FrozenStableMemory): void {
    this.#wasmPages = frozen.wasmPages;
    this.#table.adopt(frozen.pages, () => undefined);
  }

  /** Makes it empty, as an uninstalled canister's is. */
  clear(): void {
    this.#wasmPages = 0;
    this.#table.clear();
  }

  #beginPage(index: number): void {
    if (index >= this.#writtenBy.length) this.#growWrittenBy(index);
    this.#writtenBy[index] = this.#message;
    const before = this.#table.get(index);
    this.#undoIndices.push(index);
    this.#undoPages.push(before);
    this.#undoOwned.push(this.#table.isOwned(index));
    const page = takePage();
    page.set(before ?? ZERO_PAGE);
    this.#table.put(index, page);
  }

  #growWrittenBy(index: number): void {
    const writtenBy = new Uint32Array(Math.max(index + 1, this.#writtenBy.length * 2));
    writtenBy.set(this.#writtenBy);
    this.#writtenBy = writtenBy;
  }

  #forgetUndo(): void {
    this.#undoIndices.length = 0;
    this.#undoPages.length = 0;
    this.#undoOwned.length = 0;
    this.#message += 1;
  }
}

/** Below this a loop is quicker than a view and a block copy. */
const COPY_BYTEWISE_MAX = 32;
