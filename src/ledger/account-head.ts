import { assert } from "../kernel/assert.js";
import { putU128, recordBytes, recordView, takeU128 } from "./record-buffer.js";

/** How many points make a page. A head carries fewer; the rest lies in pages of exactly so many. */
export const POINTS_A_PAGE = 16;

/** Bytes of one point: the block's index (u64) and the balance after it (u128). */
export const POINT_BYTES = 24;

/** A balance as of a block. */
export type Point = { readonly blockIndex: number; readonly balanceAtoms: bigint };

/**
 * What is known of one account. Mutable: it is the heap's copy of a record, changed block by block
 * and written when the ledger settles.
 */
export type AccountHead = {
  readonly key: Uint8Array;
  balanceAtoms: bigint;
  /** Sum of the account's locks as of the last change of them; 0 when there are none. */
  lockedAtoms: bigint;
  /** Whether the balance was above zero when it was last settled. */
  wasHolder: boolean;
  /** How many blocks ever concerned this account, pending ones included. */
  pointCount: number;
  /** The latest settled points, as they lie in the record. */
  settledPoints: Uint8Array;
  /** Blocks since the last settlement, and the balance after each. */
  readonly pendingIndexes: number[];
  readonly pendingBalances: bigint[];
};

/*
 * The record: flags u8 (none yet), point count u32, balance u128, locked u128, then the latest
 * points.
 */
const FIXED_BYTES = 37;

const NO_POINTS = new Uint8Array(0);

/** The head of an account that no block concerned yet. */
export function newHead(key: Uint8Array): AccountHead {
  return {
    key,
    balanceAtoms: 0n,
    lockedAtoms: 0n,
    wasHolder: false,
    pointCount: 0,
    settledPoints: NO_POINTS,
    pendingIndexes: [],
    pendingBalances: [],
  };
}

/** Reads a record. The points stay bytes: few who read a balance want them. */
export function decodeHead(key: Uint8Array, record: Uint8Array): AccountHead {
  assert(record.length >= FIXED_BYTES, "an account record that is too short");
  const view = new DataView(record.buffer, record.byteOffset, FIXED_BYTES);
  const balanceAtoms = takeU128(view, 5);
  return {
    key,
    balanceAtoms,
    lockedAtoms: takeU128(view, 21),
    wasHolder: balanceAtoms > 0n,
    pointCount: view.getUint32(1),
    settledPoints: record.subarray(FIXED_BYTES),
    pendingIndexes: [],
    pendingBalances: [],
  };
}

/** Reads the balance alone from a record. */
export function balanceOfHead(record: Uint8Array): bigint {
  return takeU128(new DataView(record.buffer, record.byteOffset, FIXED_BYTES), 5);
}

/** Writes a record. Every pending point must have been moved to `settledPoints`. */
export function encodeHead(head: AccountHead): Uint8Array {
  assert(head.pendingIndexes.length === 0, "a head with pending points");
  recordBytes[0] = 0;
  recordView.setUint32(1, head.pointCount);
  putU128(recordView, 5, head.balanceAtoms);
  putU128(recordView, 21, head.lockedAtoms);
  recordBytes.set(head.settledPoints, FIXED_BYTES);
  return recordBytes.slice(0, FIXED_BYTES + head.settledPoints.length);
}

/** Moves the pending points behind the settled ones, as bytes. */
export function settlePoints(head: AccountHead): void {
  const { settledPoints, pendingIndexes, pendingBalances } = head;
  const points = new Uint8Array(settledPoints.length + pendingIndexes.length * POINT_BYTES);
  const view = new DataView(points.buffer);
  points.set(settledPoints);

  let at = settledPoints.length;
  for (const [i, blockIndex] of pendingIndexes.entries()) {
    view.setBigUint64(at, BigInt(blockIndex));
    putU128(view, at + 8, pendingBalances[i] ?? 0n);
    at += POINT_BYTES;
  }
  head.settledPoints = points;
  pendingIndexes.length = 0;
  pendingBalances.length = 0;
}

/** The `place`-th point of a run of points. */
export function pointAt(points: Uint8Array, place: number): Point {
  const at = place * POINT_BYTES;
  const view = new DataView(points.buffer, points.byteOffset + at, POINT_BYTES);
  return { blockIndex: Number(view.getBigUint64(0)), balanceAtoms: takeU128(view, 8) };
}

/** Key of a page of points: the account's key, then the number of the page. */
export function pointPageKey(key: Uint8Array, page: number): Uint8Array {
  const bytes = new Uint8Array(key.length + 4);
  bytes.set(key);
  new DataView(bytes.buffer).setUint32(key.length, page);
  return bytes;
}
