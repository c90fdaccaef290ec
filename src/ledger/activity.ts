import type { StableMap } from "../environment/environment.js";
import { min } from "../kernel/fixed-point.js";
import { decodeBlock } from "./block-record.js";
import type { Block } from "./model.js";
import { putU128, takeU128 } from "./record-buffer.js";

/** How finely activity is kept, and for how long (T-80). */
const ACTIVITY_SPANS = {
  hour: { lengthNs: 3_600_000_000_000n, keptCount: 336 },
  day: { lengthNs: 86_400_000_000_000n, keptCount: 732 },
} as const;

/** An hour or a day. */
export type ActivitySpan = keyof typeof ACTIVITY_SPANS;

/** What happened within one hour or one day. */
export type Activity = {
  readonly startNs: bigint;
  readonly transactionCount: number;
  readonly transferCount: number;
  /** Tokens transferred, without fees. */
  readonly volumeAtoms: bigint;
  readonly mintedAtoms: bigint;
  /** Tokens burnt on purpose, without fees. */
  readonly burntAtoms: bigint;
  readonly feesAtoms: bigint;
};

type Figures = Omit<Activity, "startNs">;

const NOTHING: Figures = {
  transactionCount: 0,
  transferCount: 0,
  volumeAtoms: 0n,
  mintedAtoms: 0n,
  burntAtoms: 0n,
  feesAtoms: 0n,
};

/** How many expired buckets one addition removes at most. */
const FORGOTTEN_COUNT = 2;

/** Transactions by the hour and by the day, as far as the settlement has come. */
export class ActivityBook {
  readonly #buckets: StableMap;

  constructor(buckets: StableMap) {
    this.#buckets = buckets;
  }

  /** Adds blocks, oldest first; each bucket is written once. */
  add(records: readonly Uint8Array[]): void {
    const blocks = records.map(decodeBlock);
    for (const span of ["hour", "day"] as const) {
      const buckets = new Map<number, Figures>();
      for (const block of blocks) {
        const number = bucketNumber(span, block.atNs);
        const before = buckets.get(number) ?? this.#read(span, number) ?? NOTHING;
        buckets.set(number, addBlock(before, block));
      }
      for (const [number, figures] of buckets) this.#write(span, number, figures);
    }
  }

  /** The last buckets up to a time, newest first; hours and days without a block are empty. */
  read(span: ActivitySpan, untilNs: bigint, count: number): Activity[] {
    const { lengthNs, keptCount } = ACTIVITY_SPANS[span];
    const last = bucketNumber(span, untilNs);
    const length = Math.min(count, keptCount, last + 1);
    return Array.from({ length }, (_, back) => ({
      startNs: BigInt(last - back) * lengthNs,
      ...(this.#read(span, last - back) ?? NOTHING),
    }));
  }

  #read(span: ActivitySpan, number: number): Figures | undefined {
    const record = this.#buckets.get(bucketKey(span, number));
    return record === undefined ? undefined : decodeFigures(record);
  }

  #write(span: ActivitySpan, number: number, figures: Figures): void {
    const isNew =
      this.#buckets.insert(bucketKey(span, number), encodeFigures(figures)) === undefined;
    if (!isNew) return;

    const { keptCount } = ACTIVITY_SPANS[span];
    for (let i = 0; i < FORGOTTEN_COUNT; i++) {
      this.#buckets.remove(bucketKey(span, number - keptCount - i));
    }
  }
}

function addBlock(before: Figures, { tx }: Block): Figures {
  const isTransfer = tx.type === "transfer" || tx.type === "transferLocked";
  const isMint = tx.type === "mint" || tx.type === "authorizedMint";
  const isBurn = tx.type === "burn" || tx.type === "authorizedBurn" || tx.type === "burnLocked";
  const feeAtoms = tx.type === "transfer" || tx.type === "approve" ? tx.feeAtoms : 0n;

  return {
    transactionCount: before.transactionCount + 1,
    transferCount: before.transferCount + (isTransfer ? 1 : 0),
    volumeAtoms: cap(before.volumeAtoms + (isTransfer ? tx.amountAtoms : 0n)),
    mintedAtoms: before.mintedAtoms + (isMint ? tx.amountAtoms : 0n),
    burntAtoms: before.burntAtoms + (isBurn ? tx.amountAtoms : 0n),
    feesAtoms: before.feesAtoms + feeAtoms,
  };
}

/** A volume can exceed every supply: the same tokens move again and again. */
function cap(volumeAtoms: bigint): bigint {
  return min(volumeAtoms, (1n << 128n) - 1n);
}

/*
 * The record: transactions u32, transfers u32, then volume, minted, burnt and fees as u128. Its
 * key: the span's first letter, then the number of the hour or day since 1970 as u32.
 */
function encodeFigures(figures: Figures): Uint8Array {
  const bytes = new Uint8Array(72);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, figures.transactionCount);
  view.setUint32(4, figures.transferCount);
  putU128(view, 8, figures.volumeAtoms);
  putU128(view, 24, cap(figures.mintedAtoms));
  putU128(view, 40, cap(figures.burntAtoms));
  putU128(view, 56, cap(figures.feesAtoms));
  return bytes;
}

function decodeFigures(bytes: Uint8Array): Figures {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    transactionCount: view.getUint32(0),
    transferCount: view.getUint32(4),
    volumeAtoms: takeU128(view, 8),
    mintedAtoms: takeU128(view, 24),
    burntAtoms: takeU128(view, 40),
    feesAtoms: takeU128(view, 56),
  };
}

function bucketNumber(span: ActivitySpan, atNs: bigint): number {
  return Number(atNs / ACTIVITY_SPANS[span].lengthNs);
}

function bucketKey(span: ActivitySpan, number: number): Uint8Array {
  const key = new Uint8Array(5);
  key[0] = span.charCodeAt(0);
  new DataView(key.buffer).setUint32(1, Math.max(0, number));
  return key;
}
