import type { StableMap } from "../environment/environment.js";
import { assert } from "../kernel/assert.js";
import {
  BLOCKS_A_PAGE,
  extendPage,
  HASH_BYTES,
  newPage,
  type PageBlock,
  type PageHead,
  pageBlock,
  readPageHead,
} from "./block-page.js";
import { acceptedAtNs, type SupplyChange, supplyChangeOf } from "./block-record.js";

/** What of a log lies neither in its tail nor in its pages. */
export type LogProgress = {
  /** How many blocks lie in pages. */
  readonly packedCount: number;
  /** Everything minted and burnt by those blocks. */
  readonly packedSupply: SupplyChange;
  /** Hash of the last of them, if any, and of every hashed block after it. */
  readonly hashes: readonly Uint8Array[];
};

/**
 * The append-only log of blocks.
 *
 * The newest blocks lie one by one in a small tree of their own, the tail: an append costs the same
 * at the first block and at the millionth. Once they are hashed and what they did is settled, they
 * move to pages of up to `BLOCKS_A_PAGE` blocks in the large tree.
 */
export class BlockLog {
  readonly #tail: StableMap;
  readonly #pages: StableMap;
  #packedCount: number;
  #packedSupply: SupplyChange;
  #hashes: Uint8Array[];
  #length: number;

  constructor(tail: StableMap, pages: StableMap, progress: LogProgress) {
    this.#tail = tail;
    this.#pages = pages;
    this.#packedCount = progress.packedCount;
    this.#packedSupply = progress.packedSupply;
    this.#hashes = [...progress.hashes];
    this.#length = this.#packedCount + tail.count();
  }

  /** How many blocks there are: the index of the next one. */
  get length(): number {
    return this.#length;
  }

  /** How many blocks lie in pages. */
  get packedCount(): number {
    return this.#packedCount;
  }

  /** How many blocks have a hash. */
  get hashedCount(): number {
    return this.#firstHashed + this.#hashes.length;
  }

  /** Hash of the last hashed block. */
  get tipHash(): Uint8Array | undefined {
    return this.#hashes.at(-1);
  }

  /** Hash of a block, where the settlement has come to it. The block after it names it. */
  hashOf(index: number): Uint8Array | undefined {
    if (index >= this.hashedCount) return undefined;
    const place = index - this.#firstHashed;
    return place >= 0 ? this.#hashes[place] : this.read(index + 1, 1)[0]?.parentHash;
  }

  /** What of the log lies neither in its tail nor in its pages. */
  get progress(): LogProgress {
    const packedCount = this.#packedCount;
    return { packedCount, packedSupply: this.#packedSupply, hashes: this.#hashes };
  }

  /** Appends a record and answers its index. */
  append(record: Uint8Array): number {
    const index = this.#length;
    this.#tail.insert(numberKey(index), record);
    this.#length = index + 1;
    return index;
  }

  /** The record of a block that exists. */
  record(index: number): Uint8Array {
    assert(index >= 0 && index < this.#length, `no block ${index}`);
    if (index < this.#packedCount)
      return pageBlock(this.#page(index), index % BLOCKS_A_PAGE).record;

    const record = this.#tail.get(numberKey(index));
    assert(record !== undefined, `block ${index} is missing`);
    return record;
  }

  /** Up to `count` blocks from an index on; each page is read once. */
  read(start: number, count: number): PageBlock[] {
    const blocks: PageBlock[] = [];
    const end = Math.min(start + count, this.#length);
    const packedEnd = Math.min(end, this.#packedCount);
    let index = start;
    while (index < packedEnd) {
      const page = this.#page(index);
      const pageEnd = Math.min(packedEnd, index - (index % BLOCKS_A_PAGE) + BLOCKS_A_PAGE);
      for (; index < pageEnd; index++) blocks.push(pageBlock(page, index % BLOCKS_A_PAGE));
    }
    for (; index < end; index++) {
      const parentHash = this.#hashes[index - 1 - this.#firstHashed];
      blocks.push({ record: this.record(index), parentHash });
    }
    return blocks;
  }

  /** Adds the hash of the next block that has none. */
  addHash(hash: Uint8Array): void {
    assert(hash.length === HASH_BYTES && this.hashedCount < this.#length, "a hash without a block");
    this.#hashes.push(hash);
  }

  /** The number of the last page; a tail without a page of its own counts as one. */
  get lastPage(): number {
    const isTailAlone = this.#packedCount % BLOCKS_A_PAGE === 0 && this.#packedCount < this.#length;
    const last = isTailAlone ? this.#packedCount : Math.max(0, this.#packedCount - 1);
    return Math.floor(last / BLOCKS_A_PAGE);
  }

  /** What stood before a page: time and supply. */
  pageHead(page: number): PageHead {
    const start = page * BLOCKS_A_PAGE;
    if (start < this.#packedCount) return readPageHead(this.#page(start));

    assert(start === this.#packedCount && start < this.#length, `no page ${page}`);
    return { atNs: acceptedAtNs(this.record(start)), ...this.#packedSupply };
  }

  /**
   * Moves up to a page of hashed blocks out of the tail; what they did must be settled.
   *
   * @returns their records.
   */
  pack(): Uint8Array[] {
    const start = this.#packedCount;
    const place = start % BLOCKS_A_PAGE;
    const count = Math.min(BLOCKS_A_PAGE - place, this.hashedCount - start);
    if (count === 0) return [];

    const blocks = this.read(start, count);
    const page = place === 0 ? newPage(this.pageHead(start / BLOCKS_A_PAGE)) : this.#page(start);
    this.#pages.insert(pageKey(start), extendPage(page, place, blocks));
    for (let index = start; index < start + count; index++) this.#tail.remove(numberKey(index));

    this.#hashes = this.#hashes.slice(start + count - 1 - this.#firstHashed);
    this.#packedSupply = blocks.reduce(addSupplyChange, this.#packedSupply);
    this.#packedCount = start + count;
    return blocks.map(({ record }) => record);
  }

  /** The block whose hash is the first of `#hashes`. */
  get #firstHashed(): number {
    return this.#packedCount > 0 ? this.#packedCount - 1 : 0;
  }

  #page(index: number): Uint8Array {
    const page = this.#pages.get(pageKey(index));
    assert(page !== undefined, `the page of block ${index} is missing`);
    return page;
  }
}

/** Adds what a block did to the supply. */
export function addSupplyChange(
  { mintedAtoms, burntAtoms }: SupplyChange,
  { record }: PageBlock,
): SupplyChange {
  const change = supplyChangeOf(record);
  return {
    mintedAtoms: mintedAtoms + change.mintedAtoms,
    burntAtoms: burntAtoms + change.burntAtoms,
  };
}

const keyBytes = new Uint8Array(8);
const keyView = new DataView(keyBytes.buffer);

/** One buffer for all keys: a key is copied by whoever keeps it. */
function numberKey(index: number): Uint8Array {
  keyView.setUint32(0, Math.floor(index / 0x1_0000_0000));
  keyView.setUint32(4, index % 0x1_0000_0000);
  return keyBytes;
}

function pageKey(index: number): Uint8Array {
  return numberKey(Math.floor(index / BLOCKS_A_PAGE));
}
