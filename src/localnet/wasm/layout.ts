/**
 * How a rewritten module lays out its memory. Below the canister's own heap lies a map with one
 * byte for each page of it that was written: every address of the canister is shifted up by the
 * size of the map, in the constant offset of each load and store, which costs nothing at run time.
 */
export const HEAP_BASE = 1 << 20;

/** Bytes of a WebAssembly page. */
export const WASM_PAGE_BYTES = 65_536;

/** Shift from an address to its page in the map; these pages are the unit of rollback. */
export const DIRTY_PAGE_SHIFT = 12;

/** Bytes of a page in the map. */
export const DIRTY_PAGE_BYTES = 1 << DIRTY_PAGE_SHIFT;

/** WebAssembly pages below the heap. */
export const HEAP_BASE_PAGES = HEAP_BASE / WASM_PAGE_BYTES;

/** WebAssembly pages that a canister's heap may have: 4 GiB, less what lies below it. */
export const HEAP_PAGES_MAX = 65_536 - HEAP_BASE_PAGES;

/** Names under which a rewritten module exports what was hidden. */
export const EXPORT = {
  memory: "localnet memory",
  table: "localnet table",
  /** Takes an index into the table and the argument of the entry there. */
  callback: "localnet callback",
  start: "localnet start",
  /** Followed by a number from zero on: the counters of instructions. */
  counter: "localnet counter ",
  heapPages: "localnet heap pages",
  /** Followed by the index of the global. */
  global: "localnet global ",
} as const;

/** Custom section of a rewritten module: JSON of {@link RewriteFacts}. */
export const FACTS_SECTION = "localnet";

/** What the host must know about a rewritten module. */
export type RewriteFacts = {
  /** Indices of the canister's own mutable globals. */
  readonly mutableGlobals: readonly number[];
  /** Whether any instruction can change the function table. */
  readonly changesTable: boolean;
  readonly hasMemory: boolean;
};
