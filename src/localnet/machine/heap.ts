import {
  DIRTY_PAGE_BYTES,
  DIRTY_PAGE_SHIFT,
  HEAP_BASE,
  HEAP_BASE_PAGES,
  WASM_PAGE_BYTES,
} from "../wasm/layout.js";
import { type FrozenPages, type Page, PageTable, ZERO_PAGE } from "./page-table.js";
import { CanisterTrap } from "./trap.js";

/** A saved heap. */
export type FrozenHeap = { readonly wasmPages: number; readonly pages: FrozenPages };

/** Pages that differ from the committed heap, kept while another message runs in their place. */
export type HeapOverlay = {
  readonly wasmPages: number;
  readonly pages: readonly (readonly [index: number, content: Uint8Array])[];
};

const PAGES_PER_WASM_PAGE = WASM_PAGE_BYTES / DIRTY_PAGE_BYTES;

/**
 * The heap of a running module, with a copy of its committed pages beside it. The rewritten module
 * marks what it writes, so that a commit copies only those pages out and a rollback only those in.
 */
export class Heap {
  readonly #memory: WebAssembly.Memory | undefined;
  readonly #wasmPagesGlobal: WebAssembly.Global;
  readonly #committed = new PageTable();
  #committedWasmPages = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #marks: Uint8Array = new Uint8Array(0);
  #markWords: Int32Array = new Int32Array(0);
  #byteLength = 0;
  readonly #dirty: number[] = [];

  constructor(memory: WebAssembly.Memory | undefined, wasmPages: WebAssembly.Global) {
    this.#memory = memory;
    this.#wasmPagesGlobal = wasmPages;
    this.#refresh();
  }

  /** Size of the heap as the canister sees it, in WebAssembly pages. */
  get wasmPages(): number {
    return Number(this.#wasmPagesGlobal.value);
  }

  /**
   * The bytes from address zero on, valid until the module grows its memory.
   *
   * @throws {CanisterTrap} when the range is not inside the heap.
   */
  readable(address: number, byteCount: number): Uint8Array {
    if (this.#bytes.length === 0) this.#refresh();
    if (address + byteCount > this.#byteLength) this.#refresh();
    if (address + byteCount > this.#byteLength) throw outOfBounds(address, byteCount);
    return this.#bytes;
  }

  /** Like {@link readable}, and marks the pages of the range as written. */
  writable(address: number, byteCount: number): Uint8Array {
    const bytes = this.readable(address, byteCount);
    if (byteCount === 0) return bytes;
    const last = (address + byteCount - 1) >>> DIRTY_PAGE_SHIFT;
    for (let page = address >>> DIRTY_PAGE_SHIFT; page <= last; page++) this.#marks[page] = 1;
    return bytes;
  }

  /** A copy of bytes of the heap. */
  copyOut(address: number, byteCount: number): Uint8Array {
    return this.readable(address, byteCount).slice(address, address + byteCount);
  }

  /** Keeps what was written since the last commit or rollback. */
  commit(): void {
    const bytes = this.#collectDirty();
    for (const page of this.#dirty) {
      const at = page * DIRTY_PAGE_BYTES;
      this.#committed.overwritable(page).set(bytes.subarray(at, at + DIRTY_PAGE_BYTES));
      this.#marks[page] = 0;
    }
    this.#committedWasmPages = this.wasmPages;
  }

  /** Undoes what was written since the last commit or rollback, growth included. */
  rollback(): void {
    const bytes = this.#collectDirty();
    for (const page of this.#dirty) {
      bytes.set(this.#committed.get(page) ?? ZERO_PAGE, page * DIRTY_PAGE_BYTES);
      this.#marks[page] = 0;
    }
    this.#setWasmPages(this.#committedWasmPages);
  }

  /** What was written since the last commit; afterwards that is undone. */
  takeOverlay(): HeapOverlay {
    const bytes = this.#collectDirty();
    const pages = this.#dirty.map((page): readonly [number, Uint8Array] => [
      page,
      bytes.slice(page * DIRTY_PAGE_BYTES, (page + 1) * DIRTY_PAGE_BYTES),
    ]);
    const overlay = { wasmPages: this.wasmPages, pages };
    this.rollback();
    return overlay;
  }

  /** Writes again what {@link takeOverlay} took. */
  putOverlay(overlay: HeapOverlay): void {
    this.#setWasmPages(overlay.wasmPages);
    for (const [page, content] of overlay.pages) {
      const at = page * DIRTY_PAGE_BYTES;
      this.writable(at, DIRTY_PAGE_BYTES).set(content, at);
    }
  }

  freeze(): FrozenHeap {
    return { wasmPages: this.#committedWasmPages, pages: this.#committed.freeze() };
  }

  /** Becomes a saved heap; only pages that differ are copied. Nothing may be uncommitted. */
  adopt(frozen: FrozenHeap): void {
    this.#reserve(Math.max(frozen.wasmPages, this.wasmPages));
    const bytes = this.#bytes;
    this.#committed.adopt(frozen.pages, (index: number, page: Page) => {
      bytes.set(page ?? ZERO_PAGE, index * DIRTY_PAGE_BYTES);
    });
    this.#committedWasmPages = frozen.wasmPages;
    this.#setWasmPages(frozen.wasmPages);
  }

  /** Gives its pages up; the module must not run again. */
  release(): void {
    this.#committed.clear();
  }

  #reserve(wasmPages: number): void {
    if (this.#memory === undefined) return;
    const missing = wasmPages + HEAP_BASE_PAGES - this.#memory.buffer.byteLength / WASM_PAGE_BYTES;
    if (missing > 0) this.#memory.grow(missing);
    this.#refresh();
  }

  #setWasmPages(wasmPages: number): void {
    if (this.wasmPages !== wasmPages) this.#wasmPagesGlobal.value = wasmPages;
    this.#refresh();
  }

  #refresh(): void {
    this.#byteLength = this.wasmPages * WASM_PAGE_BYTES;
    if (this.#memory === undefined || this.#bytes.buffer === this.#memory.buffer) return;
    const { buffer } = this.#memory;
    this.#bytes = new Uint8Array(buffer, HEAP_BASE);
    this.#marks = new Uint8Array(buffer, 0, HEAP_BASE);
    this.#markWords = new Int32Array(buffer, 0, HEAP_BASE / 4);
  }

  /** Fills the list of marked pages; answers the current bytes. */
  #collectDirty(): Uint8Array {
    if (this.#bytes.length === 0) this.#refresh();
    this.#byteLength = this.wasmPages * WASM_PAGE_BYTES;
    this.#dirty.length = 0;
    const words = (this.#byteLength / WASM_PAGE_BYTES) * (PAGES_PER_WASM_PAGE / 4);
    const markWords = this.#markWords;
    for (let word = 0; word < words; word++) {
      if (markWords[word] === 0) continue;
      for (let page = word * 4; page < word * 4 + 4; page++)
        if (this.#marks[page] === 1) this.#dirty.push(page);
    }
    return this.#bytes;
  }
}

function outOfBounds(address: number, byteCount: number): CanisterTrap {
  return new CanisterTrap(`heap out of bounds: ${byteCount} bytes at address ${address}`);
}
