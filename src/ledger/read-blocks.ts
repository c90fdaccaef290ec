import { hashBlock } from "./block-hash.js";
import type { BlockLog } from "./block-log.js";
import type { PageBlock } from "./block-page.js";
import { decodeBlock } from "./block-record.js";
import { toBlockValue } from "./block-value.js";
import type { LedgerState } from "./state.js";
import type { Value } from "./value.js";

/** Most blocks one answer holds, over all ranges asked for. */
export const BLOCKS_LENGTH_MAX = 500;

/** Most ranges one question may have; further ones are ignored. */
const RANGES_MAX = 100;

/**
 * Most blocks whose hash a query computes itself, because the settlement has not come to them yet.
 * An answer ends before the next one: ICRC-3 lets a ledger return fewer blocks than asked for.
 */
const UNHASHED_LENGTH_MAX = 128;

/** A range of blocks as it was asked for: any natural numbers. */
export type BlockRange = { readonly startIndex: bigint; readonly blockCount: bigint };

/** A block of an answer. */
export type NumberedBlock = { readonly index: number; readonly block: Value };

/** Reads blocks as ICRC-3 shows them. Ranges beyond the end are cut, not refused. */
export function readBlocks({ log }: LedgerState, ranges: readonly BlockRange[]): NumberedBlock[] {
  const readableLength = Math.min(log.length, log.hashedCount + UNHASHED_LENGTH_MAX);
  const parents = new ParentHashes(log);
  const blocks: NumberedBlock[] = [];

  for (const range of ranges.slice(0, RANGES_MAX)) {
    const { start, count } = clip(range, readableLength);
    const length = Math.min(count, BLOCKS_LENGTH_MAX - blocks.length);
    if (length === 0) continue;

    for (const [i, stored] of log.read(start, length).entries()) {
      const index = start + i;
      const block = toBlockValue(decodeBlock(stored.record), parents.of(index, stored));
      blocks.push({ index, block });
    }
  }
  return blocks;
}

/** The part of a range that exists, as numbers that are safe to count with. */
export function clip(
  { startIndex, blockCount }: BlockRange,
  logLength: number,
): { readonly start: number; readonly count: number } {
  if (startIndex >= BigInt(logLength)) return { start: logLength, count: 0 };

  const start = Number(startIndex);
  const rest = logLength - start;
  return { start, count: blockCount >= BigInt(rest) ? rest : Number(blockCount) };
}

/** Hashes of parents, computed on the way where the settlement has not come yet; each once. */
class ParentHashes {
  readonly #log: BlockLog;
  readonly #computed: Uint8Array[] = [];

  constructor(log: BlockLog) {
    this.#log = log;
  }

  of(index: number, { parentHash }: PageBlock): Uint8Array | undefined {
    if (index === 0) return undefined;
    if (parentHash !== undefined) return parentHash;

    const { hashedCount, tipHash } = this.#log;
    while (hashedCount + this.#computed.length < index) {
      const record = this.#log.record(hashedCount + this.#computed.length);
      this.#computed.push(hashBlock(record, this.#computed.at(-1) ?? tipHash));
    }
    return this.#computed[index - 1 - hashedCount];
  }
}
