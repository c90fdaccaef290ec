import type { StableMap } from "../environment/environment.js";
import { assert } from "../kernel/assert.js";
import {
  BLOCKS_A_PAGE,
  encodePage,
  HASH_BYTES,
  type PageHead,
  pageBlock,
  readPageHead,
} from "./block-page.js";
import { acceptedAtNs, type SupplyChange, supplyChangeOf } from "./block-record.js";

/** A block as it lies in the log. */
export type StoredBlock = {
  readonly record: Uint8Array;
  /** Hash of the block before; `undefined` for the first block, and while it is not computed yet. */
  readonly parentHash: Uint8Array | undefined;
};

/** What of a log lies neither in its tail nor in its pages. */
export type LogProgress = {
  /** Hashes of the last packed block, if any, and of every hashed block after it. */
  readonly hashes: readonly Uint8Array[];
  /** Everything minted and burnt by packed blocks. */
  readonly packedSupply: SupplyChange;
};

/**
 * The append-only log of blocks.
 *
 * The newest blocks lie one by one in a small tree of their own, the tail: an append costs the same
 * at the first block and at the millionth. Every `BLOCKS_A_PAGE` blocks become one record of the
 * large tree, once they are hashed and what they did is settled.
 */
export class BlockLog {
  readonly #tail: StableMap;
  readonly #pages: StableMap;
  #packedCount: number;
  #length: number;
  /** Hashes from the last packed block on, as far as they are computed. */
  #hashes: Uint8Array[];
  #packedSupply: SupplyChange;

  constructor(tail: StableMap, pages: StableMap, { hashes, packedSupply }: LogProgress) {
    this.#tail = tail;
    this.#pages = pages;
    this.#packedCount = pages.count() * BLOCKS_A_PAGE;
    this.#length = this.#packedCount + tail.count();
    this.#hashes = [...hashes];
    this.#packedSupply = packedSupply;
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
    return this.#packedCount + this.#hashes.length - (this.#packedCount > 0 ? 1 : 0);
  }

  /** What of the log lies neither in its tail nor in its pages. */
  get progress(): LogProgress {
    return { hashes: this.#hashes, packedSupply: this.#packedSupply };
  }

  /** Appends a record and answers its index. */
  append(record: Uint8Array): number {
    const index = this.#length;
    this.#tail.insert(tailKey(index), record);
    this.#length = index + 1;
    return index;
  }

  /** The record of a block that exists. */
  record(index: number): Uint8Array {
    assert(index >= 0 && index < this.#length, `no block ${index}`);
    if (index < this.#packedCount)
      return pageBlock(this.#page(index), index % BLOCKS_A_PAGE).record;

    const record = this.#tail.get(tailKey(index));
    assert(record !== undefined, `block ${index} is missing`);
    return record;
  }

  /** Up to `count` blocks from an index on; each page is read once. */
  read(start: number, count: number): StoredBlock[] {
    const blocks: StoredBlock[] = [];
    const end = Math.min(start + count, this.#length);
    let index = start;
    while (index < Math.min(end, this.#packedCount)) {
      const page = this.#page(index);
      const pageEnd = Math.min(end, index - (index % BLOCKS_A_PAGE) + BLOCKS_A_PAGE);
      for (; index < pageEnd; index++) blocks.push(pageBlock(page, index % BLOCKS_A_PAGE));
    }
    for (; index < end; index++) {
      blocks.push({ record: this.record(index), parentHash: this.#hashOf(index - 1) });
    }
    return blocks;
  }

  /** Hash of a block, if it is computed and was not packed long ago. */
  hashOf(index: number): Uint8Array | undefined {
    return this.#hashOf(index);
  }

  /** Hash of the last hashed block. */
  get tipHash(): Uint8Array | undefined {
    return this.#hashes.at(-1);
  }

  /** Adds the hash of the next block that has none. */
  addHash(hash: Uint8Array): void {
    assert(hash.length === HASH_BYTES && this.hashedCount < this.#length, "a hash without a block");
    this.#hashes.push(hash);
  }

  /** What stood before a page: time and supply. The tail counts as the page after the last. */
  pageHead(page: number): PageHead {
    const start = page * BLOCKS_A_PAGE;
    if (start < this.#packedCount) return readPageHead(this.#page(start));

    assert(start === this.#packedCount && start < this.#length, `no page ${page}`);
    return { atNs: acceptedAtNs(this.record(start)), ...this.#packedSupply };
  }

  /** Moves the oldest blocks of the tail into a page. They must be hashed and settled. */
  pack(): void {
    const start = this.#packedCount;
    const end = start + BLOCKS_A_PAGE;
    assert(end <= this.hashedCount, "packing blocks that are not hashed");

    const head = this.pageHead(start / BLOCKS_A_PAGE);
    const blocks = this.read(start, BLOCKS_A_PAGE);
    this.#pages.insert(pageKey(start), encodePage(head, blocks));
    this.#packedSupply = blocks.reduce(addSupplyChange, this.#packedSupply);
    for (let index = start; index < end; index++) this.#tail.remove(tailKey(index));
    this.#hashes = this.#hashes.slice(start === 0 ? BLOCKS_A_PAGE - 1 : BLOCKS_A_PAGE);
    this.#packedCount = end;
  }

  #hashOf(index: number): Uint8Array | undefined {
    const first = this.#packedCount > 0 ? this.#packedCount - 1 : 0;
    return index < first ? undefined : this.#hashes[index - first];
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
  { record }: StoredBlock,
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
function tailKey(index: number): Uint8Array {
  keyView.setUint32(0, Math.floor(index / 0x1_0000_0000));
  keyView.setUint32(4, index % 0x1_0000_0000);
  return keyBytes;
}

function pageKey(index: number): Uint8Array {
  return tailKey(Math.floor(index / BLOCKS_A_PAGE));
}
