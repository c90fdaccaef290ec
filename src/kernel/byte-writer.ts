import { AssertionError } from "./assert.js";

const U64_MAX = (1n << 64n) - 1n;
const U128_MAX = (1n << 128n) - 1n;

/** Added to the width of a number below zero; the reader knows it too. */
export const NEGATIVE = 0x80;

/** Longer than nearly all records. */
const CAPACITY_START = 4_096;

/** Constant texts come again and again: names of events, venues, states. */
const KNOWN_TEXTS_MAX = 512;
const KNOWN_TEXT_LENGTH_MAX = 40;

const encoder = new TextEncoder();
const knownTexts = new Map<string, Uint8Array>();

/**
 * Writes a binary record: fixed-width big-endian numbers, and byte strings that carry their length.
 * The reading side is `ByteReader`; both walk the fields in the same order.
 *
 * Each method throws an `AssertionError` when the value does not fit.
 */
export type ByteWriter = {
  u8(value: number): ByteWriter;
  u16(value: number): ByteWriter;
  u32(value: number): ByteWriter;
  u64(value: bigint): ByteWriter;
  i64(value: bigint): ByteWriter;
  u128(value: bigint): ByteWriter;
  /** A signed number of up to 128 bits: its sign, then its distance from zero. */
  i128(value: bigint): ByteWriter;
  /** A natural number of up to 128 bits in 1, 9 or 17 bytes: zero is frequent, 64 bits usual. */
  nat(value: bigint): ByteWriter;
  /** A signed number, as short as `nat`. */
  int(value: bigint): ByteWriter;
  bool(value: boolean): ByteWriter;
  /** Up to 65,535 bytes, after their length. */
  bytes(value: Uint8Array): ByteWriter;
  /** Bytes without a length: the reader knows how many. */
  raw(value: Uint8Array): ByteWriter;
  /** A short text, in UTF-8 after its length in bytes. */
  text(value: string): ByteWriter;
  /** A value that may be missing. */
  opt<T>(value: T | undefined, write: (value: T) => void): ByteWriter;
  /** Up to 65,535 values, after their number. */
  list<T>(values: readonly T[], write: (value: T) => void): ByteWriter;
  /** The record, as a copy of its own. */
  done(): Uint8Array;
};

/**
 * Begins a record with the one writer there is. What it gives lasts until it is asked for again, so
 * that a record is begun and done in one go.
 */
export function sharedWriter(): ByteWriter {
  buffer.fill(0, 0, length);
  length = 0;
  return writer;
}

// A canister pays for each step: a cycle writes 800 fields. Variables of this file are read three
// times as fast as fields of an object, a call that is not made costs nothing, and no message is
// put together before it is needed.

let capacity = CAPACITY_START;
let buffer = new Uint8Array(capacity);
let view = new DataView(buffer.buffer);
let length = 0;

const writer: ByteWriter = {
  u8(value) {
    if ((value & 0xff) !== value) refuse("u8", value);
    if (length === capacity) grow(1);
    buffer[length++] = value;
    return writer;
  },

  u16(value) {
    if ((value & 0xffff) !== value) refuse("u16", value);
    if (length + 2 > capacity) grow(2);
    view.setUint16(length, value);
    length += 2;
    return writer;
  },

  u32(value) {
    if (value < 0 || value > 0xffff_ffff) refuse("u32", value);
    if (length + 4 > capacity) grow(4);
    view.setUint32(length, value);
    length += 4;
    return writer;
  },

  u64(value) {
    if (value < 0n || value > U64_MAX) refuse("u64", value);
    if (length + 8 > capacity) grow(8);
    view.setBigUint64(length, value);
    length += 8;
    return writer;
  },

  i64(value) {
    if (BigInt.asIntN(64, value) !== value) refuse("i64", value);
    if (length + 8 > capacity) grow(8);
    view.setBigInt64(length, value);
    length += 8;
    return writer;
  },

  u128(value) {
    if (length + 16 > capacity) grow(16);
    // Most amounts fit into the lower half; what was not written yet is zero.
    if (value > U64_MAX) {
      if (value > U128_MAX) refuse("u128", value);
      view.setBigUint64(length, value >> 64n);
    } else if (value < 0n) refuse("u128", value);
    view.setBigUint64(length + 8, value);
    length += 16;
    return writer;
  },

  i128(value) {
    return value < 0n ? writer.u8(1).u128(-value) : writer.u8(0).u128(value);
  },

  nat(value) {
    // What is usual comes first and takes no further call.
    if (value > 0n && value <= U64_MAX && length + 9 <= capacity) {
      buffer[length] = 8;
      view.setBigUint64(length + 1, value);
      length += 9;
      return writer;
    }
    if (value < 0n) refuse("nat", value);
    writeSized(value, 0);
    return writer;
  },

  int(value) {
    if (value >= 0n) return writer.nat(value);
    writeSized(-value, NEGATIVE);
    return writer;
  },

  bool(value) {
    if (length === capacity) grow(1);
    buffer[length++] = value ? 1 : 0;
    return writer;
  },

  bytes(value) {
    const byteCount = value.length;
    if (byteCount > 0xffff) refuse("bytes", byteCount);
    if (length + 2 + byteCount > capacity) grow(2 + byteCount);
    view.setUint16(length, byteCount);
    buffer.set(value, length + 2);
    length += 2 + byteCount;
    return writer;
  },

  raw(value) {
    const end = length + value.length;
    if (end > capacity) grow(value.length);
    buffer.set(value, length);
    length = end;
    return writer;
  },

  text(value) {
    return writer.bytes(knownTexts.get(value) ?? encodeText(value));
  },

  opt(value, write) {
    if (value === undefined) return writer.u8(0);
    writer.u8(1);
    write(value);
    return writer;
  },

  list(values, write) {
    writer.u16(values.length);
    for (const value of values) write(value);
    return writer;
  },

  done() {
    return buffer.slice(0, length);
  },
};

function writeSized(distance: bigint, sign: number): void {
  if (length + 17 > capacity) grow(17);
  if (distance === 0n) {
    // What was not written yet is zero.
    length += 1;
  } else if (distance <= U64_MAX) {
    buffer[length] = 8 + sign;
    view.setBigUint64(length + 1, distance);
    length += 9;
  } else {
    if (distance > U128_MAX) refuse("nat", distance);
    buffer[length] = 16 + sign;
    view.setBigUint64(length + 1, distance >> 64n);
    view.setBigUint64(length + 9, distance);
    length += 17;
  }
}

function grow(byteCount: number): void {
  capacity = Math.max(length + byteCount, capacity * 2);
  const old = buffer;
  buffer = new Uint8Array(capacity);
  buffer.set(old);
  view = new DataView(buffer.buffer);
}

function encodeText(value: string): Uint8Array {
  const bytes = encoder.encode(value);
  if (value.length <= KNOWN_TEXT_LENGTH_MAX && knownTexts.size < KNOWN_TEXTS_MAX) {
    knownTexts.set(value, bytes);
  }
  return bytes;
}

function refuse(type: string, value: number | bigint): never {
  throw new AssertionError(`${type}: ${value} does not fit`);
}
