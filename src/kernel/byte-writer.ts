import { AssertionError } from "./assert.js";

const U64_MAX = (1n << 64n) - 1n;
const U128_MAX = (1n << 128n) - 1n;

/** Added to the width of a number below zero; the reader knows it too. */
export const NEGATIVE = 0x80;

/** Constant texts come again and again: names of events, venues, states. */
const KNOWN_TEXTS_MAX = 512;
const KNOWN_TEXT_LENGTH_MAX = 40;

const encoder = new TextEncoder();
const knownTexts = new Map<string, Uint8Array>();

/**
 * Writes a binary record: fixed-width big-endian numbers, and byte strings that carry their length.
 * The reading side is `ByteReader`; both walk the fields in the same order.
 *
 * Lean, because a canister pays for each step of it: no message is put together before it is
 * needed, and the fields are plain ones, which the interpreter reads faster than private ones.
 *
 * @throws {AssertionError} from any method when the value does not fit.
 */
export class ByteWriter {
  private buffer: Uint8Array;
  private view: DataView;
  private capacity: number;
  private length = 0;

  constructor(capacity = 128) {
    this.buffer = new Uint8Array(capacity);
    this.view = new DataView(this.buffer.buffer);
    this.capacity = capacity;
  }

  /** Forgets what was written. */
  clear(): this {
    this.buffer.fill(0, 0, this.length);
    this.length = 0;
    return this;
  }

  u8(value: number): this {
    if ((value & 0xff) !== value) refuse("u8", value);
    const at = this.length;
    if (at === this.capacity) this.grow(1);
    this.buffer[at] = value;
    this.length = at + 1;
    return this;
  }

  u16(value: number): this {
    if ((value & 0xffff) !== value) refuse("u16", value);
    const at = this.length;
    if (at + 2 > this.capacity) this.grow(2);
    this.view.setUint16(at, value);
    this.length = at + 2;
    return this;
  }

  u32(value: number): this {
    if (value < 0 || value > 0xffff_ffff) refuse("u32", value);
    const at = this.length;
    if (at + 4 > this.capacity) this.grow(4);
    this.view.setUint32(at, value);
    this.length = at + 4;
    return this;
  }

  u64(value: bigint): this {
    if (value < 0n || value > U64_MAX) refuse("u64", value);
    const at = this.length;
    if (at + 8 > this.capacity) this.grow(8);
    this.view.setBigUint64(at, value);
    this.length = at + 8;
    return this;
  }

  i64(value: bigint): this {
    if (BigInt.asIntN(64, value) !== value) refuse("i64", value);
    const at = this.length;
    if (at + 8 > this.capacity) this.grow(8);
    this.view.setBigInt64(at, value);
    this.length = at + 8;
    return this;
  }

  u128(value: bigint): this {
    const at = this.length;
    if (at + 16 > this.capacity) this.grow(16);
    // Most amounts fit into the lower half; what was not written yet is zero.
    if (value > U64_MAX) {
      if (value > U128_MAX) refuse("u128", value);
      this.view.setBigUint64(at, value >> 64n);
    } else if (value < 0n) refuse("u128", value);
    this.view.setBigUint64(at + 8, value);
    this.length = at + 16;
    return this;
  }

  /** A signed number of up to 128 bits: its sign, then its distance from zero. */
  i128(value: bigint): this {
    return value < 0n ? this.u8(1).u128(-value) : this.u8(0).u128(value);
  }

  /** A natural number of up to 128 bits in 1, 9 or 17 bytes: zero is frequent, 64 bits usual. */
  nat(value: bigint): this {
    const at = this.length;
    // What is usual comes first and takes no further call: records hold some 200 a cycle.
    if (value > 0n && value <= U64_MAX && at + 9 <= this.capacity) {
      this.buffer[at] = 8;
      this.view.setBigUint64(at + 1, value);
      this.length = at + 9;
      return this;
    }
    if (value < 0n) refuse("nat", value);
    return this.sized(value, 0);
  }

  /** A signed number, as short as `nat`. */
  int(value: bigint): this {
    return value < 0n ? this.sized(-value, NEGATIVE) : this.nat(value);
  }

  bool(value: boolean): this {
    return this.u8(value ? 1 : 0);
  }

  /** Up to 65,535 bytes, after their length. */
  bytes(value: Uint8Array): this {
    const byteCount = value.length;
    if (byteCount > 0xffff) refuse("bytes", byteCount);
    const at = this.length;
    if (at + 2 + byteCount > this.capacity) this.grow(2 + byteCount);
    this.view.setUint16(at, byteCount);
    this.buffer.set(value, at + 2);
    this.length = at + 2 + byteCount;
    return this;
  }

  /** Bytes without a length: the reader knows how many. */
  raw(value: Uint8Array): this {
    const at = this.length;
    const end = at + value.length;
    if (end > this.capacity) this.grow(value.length);
    this.buffer.set(value, at);
    this.length = end;
    return this;
  }

  /** A short text, in UTF-8 after its length in bytes. */
  text(value: string): this {
    return this.bytes(knownTexts.get(value) ?? encodeText(value));
  }

  /** A value that may be missing. */
  opt<T>(value: T | undefined, write: (value: T) => void): this {
    if (value === undefined) return this.u8(0);
    this.u8(1);
    write(value);
    return this;
  }

  /** Up to 65,535 values, after their number. */
  list<T>(values: readonly T[], write: (value: T) => void): this {
    this.u16(values.length);
    for (const value of values) write(value);
    return this;
  }

  /** The record, as a copy of its own. */
  done(): Uint8Array {
    return this.buffer.slice(0, this.length);
  }

  private sized(distance: bigint, sign: number): this {
    const at = this.length;
    if (at + 17 > this.capacity) this.grow(17);
    if (distance === 0n) {
      this.length = at + 1;
    } else if (distance <= U64_MAX) {
      this.buffer[at] = 8 + sign;
      this.view.setBigUint64(at + 1, distance);
      this.length = at + 9;
    } else {
      if (distance > U128_MAX) refuse("nat", distance);
      this.buffer[at] = 16 + sign;
      this.view.setBigUint64(at + 1, distance >> 64n);
      this.view.setBigUint64(at + 9, distance);
      this.length = at + 17;
    }
    return this;
  }

  private grow(byteCount: number): void {
    const capacity = Math.max(this.length + byteCount, this.capacity * 2);
    const buffer = new Uint8Array(capacity);
    buffer.set(this.buffer);
    this.buffer = buffer;
    this.view = new DataView(buffer.buffer);
    this.capacity = capacity;
  }
}

const shared = new ByteWriter(4_096);

/**
 * One writer for all records: to make a new one costs a canister as much as to write four fields.
 * What it gives lasts until it is asked for again, so that a record is begun and done in one go.
 */
export function sharedWriter(): ByteWriter {
  return shared.clear();
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
