import { putU128, takeU128 } from "./record-buffer.js";

/** How many blocks make a page. */
export const BLOCKS_A_PAGE = 32;

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

/*
 * The record: accepted at u64, minted u128, burnt u128, the end of each block (u32, from the end of
 * this table), then for each block the hash of the one before it and its record. The first block of
 * all has zeros in place of that hash.
 */
const ENDS_AT = 40;
const BLOCKS_AT = ENDS_AT + 4 * BLOCKS_A_PAGE;
const NO_HASH = new Uint8Array(HASH_BYTES);

type PageBlock = { readonly record: Uint8Array; readonly parentHash: Uint8Array | undefined };

/** Writes a page of exactly `BLOCKS_A_PAGE` blocks. */
export function encodePage(head: PageHead, blocks: readonly PageBlock[]): Uint8Array {
  let length = BLOCKS_AT;
  for (const { record } of blocks) length += HASH_BYTES + record.length;

  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, head.atNs);
  putU128(view, 8, head.mintedAtoms);
  putU128(view, 24, head.burntAtoms);

  let at = BLOCKS_AT;
  for (const [place, { record, parentHash }] of blocks.entries()) {
    bytes.set(parentHash ?? NO_HASH, at);
    bytes.set(record, at + HASH_BYTES);
    at += HASH_BYTES + record.length;
    view.setUint32(ENDS_AT + 4 * place, at - BLOCKS_AT);
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
