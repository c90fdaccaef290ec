import { putU128, takeU128 } from "./record-buffer.js";

/** How many blocks a page holds at most. The last page may hold fewer. */
export const BLOCKS_A_PAGE = 16;

/** Length of a SHA-256. */
export const HASH_BYTES = 32;

/** What stood before the first block of a page. */
export type PageHead = {
  /** When the first block of the page was accepted. */
  readonly atNs: bigint;
  /** Everything ever minted before the page. */
  readonly mintedAtoms: bigint;
  /** Everything ever burnt before the page, fees included. */
  readonly burntAtoms: bigint;
};

/** A block of a page. */
export type PageBlock = {
  readonly record: Uint8Array;
  /** Hash of the block before; zeros in the first block of all. */
  readonly parentHash: Uint8Array | undefined;
};

/*
 * The record: accepted at u64, minted u128, burnt u128, the end of each block (u32, from the end of
 * this table; 0 while there is none), then for each block the hash of the one before it and its
 * record.
 */
const ENDS_AT = 40;
const BLOCKS_AT = ENDS_AT + 4 * BLOCKS_A_PAGE;
const NO_HASH = new Uint8Array(HASH_BYTES);

/** Begins a page without blocks. */
export function newPage({ atNs, mintedAtoms, burntAtoms }: PageHead): Uint8Array {
  const page = new Uint8Array(BLOCKS_AT);
  const view = new DataView(page.buffer);
  view.setBigUint64(0, atNs);
  putU128(view, 8, mintedAtoms);
  putU128(view, 24, burntAtoms);
  return page;
}

/** Writes a page anew with further blocks, the first of which takes `place`. */
export function extendPage(
  page: Uint8Array,
  place: number,
  blocks: readonly PageBlock[],
): Uint8Array {
  let length = page.length;
  for (const { record } of blocks) length += HASH_BYTES + record.length;

  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  bytes.set(page);
  let at = page.length;
  let next = ENDS_AT + 4 * place;
  for (const { record, parentHash } of blocks) {
    bytes.set(parentHash ?? NO_HASH, at);
    bytes.set(record, at + HASH_BYTES);
    at += HASH_BYTES + record.length;
    view.setUint32(next, at - BLOCKS_AT);
    next += 4;
  }
  return bytes;
}

/** Reads what stood before a page. */
export function readPageHead(page: Uint8Array): PageHead {
  const view = new DataView(page.buffer, page.byteOffset, ENDS_AT);
  return {
    atNs: view.getBigUint64(0),
    mintedAtoms: takeU128(view, 8),
    burntAtoms: takeU128(view, 24),
  };
}

/** Reads one block of a page. */
export function pageBlock(page: Uint8Array, place: number): PageBlock {
  const view = new DataView(page.buffer, page.byteOffset, BLOCKS_AT);
  const start = BLOCKS_AT + (place === 0 ? 0 : view.getUint32(ENDS_AT + 4 * (place - 1)));
  const end = BLOCKS_AT + view.getUint32(ENDS_AT + 4 * place);

  return {
    parentHash: page.slice(start, start + HASH_BYTES),
    record: page.slice(start + HASH_BYTES, end),
  };
}
