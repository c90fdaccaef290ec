import { assert } from "../kernel/assert.js";
import { type Account, accountFromRaw, rawLengthAt } from "./account.js";
import {
  AMOUNT_ATOMS_MAX,
  type Block,
  type PrivilegedTransaction,
  type Terms,
  type TokenTransaction,
  type Transaction,
} from "./model.js";
import { isPrivileged, readPrivileged, writePrivileged } from "./privileged-record.js";
import { isWide, putU128, recordBytes, recordView, takeU128 } from "./record-buffer.js";

/*
 * A record of a token transaction:
 *
 *   0  kind           u8   0 mint, 1 burn, 2 transfer, 3 approve
 *   1  flags          u8   which of the optional fields follow
 *   2  accepted at    u64
 *  10  fee            u64  what was charged
 *  18  amount         u64, or u128 with WIDE
 *      created at     u64, expected allowance u128, expires at u64, memo (u8 length, bytes)
 *      accounts       as written: to | from | from, to | from, spender; then the spender
 *
 * Everything from byte 18 on, the kind, the flags and a given fee are the payload: two transactions
 * are duplicates exactly when their payloads are equal.
 */
const CREATED = 1;
const FEE_GIVEN = 2;
const MEMO = 4;
const WIDE = 8;
const SPENDER = 16;
const EXPECTED = 32;
const EXPIRES = 64;
/** The fee went to the collector, not out of the supply. No part of the payload. */
const FEE_COLLECTED = 128;

const TOKEN_KINDS = ["mint", "burn", "transfer", "approve"] as const;
const PAYLOAD_AT = 18;

/** What a block did to the supply. */
export type SupplyChange = {
  readonly mintedAtoms: bigint;
  /** Burnt fees included. */
  readonly burntAtoms: bigint;
};

/** Largest fee a record can hold. The configuration refuses a larger one. */
export const FEE_ATOMS_MAX = (1n << 64n) - 1n;

/** Whether a record can hold the transaction. What does not fit was never accepted. */
export function fitsRecord(tx: Transaction): boolean {
  if ("amountAtoms" in tx && tx.amountAtoms > AMOUNT_ATOMS_MAX) return false;
  return tx.type !== "approve" || (tx.expectedAllowanceAtoms ?? 0n) <= AMOUNT_ATOMS_MAX;
}

/** Writes a block as a record of its own. */
export function encodeBlock(tx: Transaction, atNs: bigint): Uint8Array {
  const length = isPrivileged(tx) ? writePrivileged(tx, atNs) : writeToken(tx, atNs);
  return recordBytes.slice(0, length);
}

/** Reads a record. */
export function decodeBlock(record: Uint8Array): Block {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const atNs = view.getBigUint64(2);
  const kind = TOKEN_KINDS[view.getUint8(0)];
  return { atNs, tx: kind === undefined ? readPrivileged(record) : readToken(kind, record, view) };
}

/** When the block was accepted, without reading the rest. */
export function acceptedAtNs(record: Uint8Array): bigint {
  return new DataView(record.buffer, record.byteOffset, 10).getBigUint64(2);
}

/**
 * All that makes a transaction the same as another (ICRC-1, "Deduplication"), as a string of one
 * character a byte. The times of acceptance and the fee nobody named are left out.
 */
export function payloadOf(record: Uint8Array): string {
  const kind = record[0] ?? 0;
  const isToken = kind < TOKEN_KINDS.length;
  const flags = record[1] ?? 0;
  const from = !isToken ? 10 : flags & FEE_GIVEN ? 10 : PAYLOAD_AT;
  const head = String.fromCharCode(kind, flags & ~FEE_COLLECTED);
  const rest: string = Reflect.apply(String.fromCharCode, undefined, record.subarray(from));
  return head + rest;
}

/** What a block did to the supply, read from its record without decoding the rest. */
export function supplyChangeOf(record: Uint8Array): SupplyChange {
  const kind = TOKEN_KINDS[record[0] ?? 0];
  if (kind === undefined) return privilegedSupplyChange(readPrivileged(record));

  const view = new DataView(record.buffer, record.byteOffset, record.byteLength);
  const flags = view.getUint8(1);
  if (kind === "transfer" || kind === "approve") {
    return { mintedAtoms: 0n, burntAtoms: flags & FEE_COLLECTED ? 0n : view.getBigUint64(10) };
  }

  const amountAtoms = flags & WIDE ? takeU128(view, PAYLOAD_AT) : view.getBigUint64(PAYLOAD_AT);
  return kind === "mint"
    ? { mintedAtoms: amountAtoms, burntAtoms: 0n }
    : { mintedAtoms: 0n, burntAtoms: amountAtoms };
}

function privilegedSupplyChange(tx: PrivilegedTransaction): SupplyChange {
  switch (tx.type) {
    case "authorizedMint":
      return { mintedAtoms: tx.amountAtoms, burntAtoms: 0n };
    case "authorizedBurn":
    case "burnLocked":
      return { mintedAtoms: 0n, burntAtoms: tx.amountAtoms };
    default:
      return { mintedAtoms: 0n, burntAtoms: 0n };
  }
}

function writeToken(tx: TokenTransaction, atNs: bigint): number {
  const bytes = recordBytes;
  const view = recordView;
  let flags = 0;
  let at = PAYLOAD_AT;

  view.setBigUint64(2, atNs);
  view.setBigUint64(10, tx.feeAtoms);
  if (tx.isFeeGiven) flags |= FEE_GIVEN;
  if (tx.isFeeCollected) flags |= FEE_COLLECTED;
  if (isWide(tx.amountAtoms)) {
    flags |= WIDE;
    putU128(view, at, tx.amountAtoms);
    at += 16;
  } else {
    view.setBigUint64(at, tx.amountAtoms);
    at += 8;
  }
  if (tx.createdAtNs !== undefined) {
    flags |= CREATED;
    view.setBigUint64(at, tx.createdAtNs);
    at += 8;
  }
  if (tx.type === "approve") {
    if (tx.expectedAllowanceAtoms !== undefined) {
      flags |= EXPECTED;
      putU128(view, at, tx.expectedAllowanceAtoms);
      at += 16;
    }
    if (tx.expiresAtNs !== undefined) {
      flags |= EXPIRES;
      view.setBigUint64(at, tx.expiresAtNs);
      at += 8;
    }
  }
  if (tx.memo !== undefined) {
    flags |= MEMO;
    bytes[at] = tx.memo.length;
    bytes.set(tx.memo, at + 1);
    at += 1 + tx.memo.length;
  }
  if (tx.type !== "approve" && tx.type !== "mint" && tx.spender !== undefined) flags |= SPENDER;
  bytes[1] = flags;
  return writeParties(tx, at);
}

function writeParties(tx: TokenTransaction, at: number): number {
  switch (tx.type) {
    case "mint":
      recordBytes[0] = 0;
      return putRaw(tx.to, at);
    case "burn": {
      recordBytes[0] = 1;
      const end = putRaw(tx.from, at);
      return tx.spender === undefined ? end : putRaw(tx.spender, end);
    }
    case "transfer": {
      recordBytes[0] = 2;
      const end = putRaw(tx.to, putRaw(tx.from, at));
      return tx.spender === undefined ? end : putRaw(tx.spender, end);
    }
    case "approve":
      recordBytes[0] = 3;
      return putRaw(tx.spender, putRaw(tx.from, at));
  }
}

function putRaw({ raw }: Account, at: number): number {
  recordBytes.set(raw, at);
  return at + raw.length;
}

function readToken(
  type: (typeof TOKEN_KINDS)[number],
  record: Uint8Array,
  view: DataView,
): TokenTransaction {
  const flags = view.getUint8(1);
  let at = PAYLOAD_AT;

  const amountAtoms = flags & WIDE ? takeU128(view, at) : view.getBigUint64(at);
  at += flags & WIDE ? 16 : 8;
  const createdAtNs = flags & CREATED ? view.getBigUint64(at) : undefined;
  if (flags & CREATED) at += 8;
  const expectedAllowanceAtoms = flags & EXPECTED ? takeU128(view, at) : undefined;
  if (flags & EXPECTED) at += 16;
  const expiresAtNs = flags & EXPIRES ? view.getBigUint64(at) : undefined;
  if (flags & EXPIRES) at += 8;
  const memo = flags & MEMO ? record.slice(at + 1, at + 1 + view.getUint8(at)) : undefined;
  if (memo !== undefined) at += 1 + memo.length;

  const [first, second, third] = readParties(record, at);
  const terms: Terms = {
    feeAtoms: view.getBigUint64(10),
    isFeeGiven: (flags & FEE_GIVEN) !== 0,
    isFeeCollected: (flags & FEE_COLLECTED) !== 0,
    memo,
    createdAtNs,
  };
  assert(first !== undefined, "a record without an account");
  if (type === "mint") return { type, to: first, amountAtoms, ...terms };
  if (type === "burn") return { type, from: first, spender: second, amountAtoms, ...terms };
  assert(second !== undefined, `a ${type} with one account`);
  if (type === "transfer") {
    return { type, from: first, to: second, spender: third, amountAtoms, ...terms };
  }
  return {
    type,
    from: first,
    spender: second,
    amountAtoms,
    expectedAllowanceAtoms,
    expiresAtNs,
    ...terms,
  };
}

/** The accounts that end a record: one to three. */
function readParties(record: Uint8Array, at: number): Account[] {
  const parties: Account[] = [];
  let from = at;
  while (from < record.length) {
    const end = from + rawLengthAt(record, from);
    assert(end <= record.length, "an account beyond its record");
    parties.push(accountFromRaw(record.slice(from, end)));
    from = end;
  }
  return parties;
}
