import { addSupplyChange, type BlockLog } from "./block-log.js";
import { BLOCKS_A_PAGE } from "./block-page.js";
import { acceptedAtNs, type SupplyChange } from "./block-record.js";

/** How many blocks were accepted at or before a time. Reads O(log n) pages. */
export function countAt(log: BlockLog, atNs: bigint): number {
  if (log.length === 0) return 0;

  let low = 0;
  let high = log.lastPage;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (log.pageHead(middle).atNs <= atNs) low = middle;
    else high = middle - 1;
  }

  const start = low * BLOCKS_A_PAGE;
  return start + countInPage(log, low, atNs);
}

/** What all blocks before an index minted and burnt. Reads one page. */
export function supplyAfter(log: BlockLog, count: number): SupplyChange {
  if (count === 0) return { mintedAtoms: 0n, burntAtoms: 0n };

  const page = Math.min(Math.floor(count / BLOCKS_A_PAGE), log.lastPage);
  const { mintedAtoms, burntAtoms } = log.pageHead(page);
  const start = page * BLOCKS_A_PAGE;
  return log.read(start, count - start).reduce(addSupplyChange, { mintedAtoms, burntAtoms });
}

function countInPage(log: BlockLog, page: number, atNs: bigint): number {
  const start = page * BLOCKS_A_PAGE;
  const count = page === log.lastPage ? log.length - start : BLOCKS_A_PAGE;
  const blocks = log.read(start, count);
  const later = blocks.findIndex(({ record }) => acceptedAtNs(record) > atNs);
  return later === -1 ? count : later;
}
