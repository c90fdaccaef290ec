import { AssertionError } from "./assert.js";

const U64_MAX = (1n << 64n) - 1n;
const U128_MAX = (1n << 128n) - 1n;

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
  private length = 0;

  constructor(capacity = 128) {
    this.buffer = new Uint8Array(capacity);
    this.view = new DataView(this.buffer.buffer);
  }

  u8(value: number): this {
    if (value < 0 || value > 0xff) refuse("u8", value);
    if (this.length + 1 > this.buffer.length) this.grow(1);
    this.buffer[this.length] = value;
    this.length += 1;
    return this;
  }

  u16(value: number): this {
    if (value < 0 || value > 0xffff) refuse("u16", value);
    if (this.length + 2 > this.buffer.length) this.grow(2);
    this.view.setUint16(this.length, value);
    this.length += 2;
    return this;
  }

  u32(value: number): this {
    if (value < 0 || value > 0xffff_ffff) refuse("u32", value);
    if (this.length + 4 > this.buffer.length) this.grow(4);
    this.view.setUint32(this.length, value);
    this.length += 4;
    return this;
  }

  u64(value: bigint): this {
    if (value < 0n || value > U64_MAX) refuse("u64", value);
    if (this.length + 8 > this.buffer.length) this.grow(8);
    this.view.setBigUint64(this.length, value);
    this.length += 8;
    return this;
  }

  i64(value: bigint): this {
    if (BigInt.asIntN(64, value) !== value) refuse("i64", value);
    if (this.length + 8 > this.buffer.length) this.grow(8);
    this.view.setBigInt64(this.length, value);
    this.length += 8;
    return this;
  }

  u128(value: bigint): this {
    if (value < 0n || value > U128_MAX) refuse("u128", value);
    if (this.length + 16 > this.buffer.length) this.grow(16);
    // Most amounts fit into the lower half; the upper half of a fresh buffer is zero already.
    if (value > U64_MAX) this.view.setBigUint64(this.length, value >> 64n);
    this.view.setBigUint64(this.length + 8, value);
    this.length += 16;
    return this;
  }

  /** A signed number of up to 128 bits: its sign, then its distance from zero. */
  i128(value: bigint): this {
    return value < 0n ? this.u8(1).u128(-value) : this.u8(0).u128(value);
  }

  bool(value: boolean): this {
    return this.u8(value ? 1 : 0);
  }

  /** Up to 65,535 bytes, after their length. */
  bytes(value: Uint8Array): this {
    return this.u16(value.length).raw(value);
  }

  /** Bytes without a length: the reader knows how many. */
  raw(value: Uint8Array): this {
    if (this.length + value.length > this.buffer.length) this.grow(value.length);
    this.buffer.set(value, this.length);
    this.length += value.length;
    return this;
  }

  /** A short text, in UTF-8 after its length in bytes. */
  text(value: string): this {
    return this.bytes(encodeText(value));
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

  private grow(byteCount: number): void {
    const buffer = new Uint8Array(Math.max(this.length + byteCount, this.buffer.length * 2));
    buffer.set(this.buffer);
    this.buffer = buffer;
    this.view = new DataView(buffer.buffer);
  }
}

function encodeText(value: string): Uint8Array {
  const known = knownTexts.get(value);
  if (known !== undefined) return known;
  const bytes = encoder.encode(value);
  if (value.length <= KNOWN_TEXT_LENGTH_MAX && knownTexts.size < KNOWN_TEXTS_MAX) {
    knownTexts.set(value, bytes);
  }
  return bytes;
}

function refuse(type: string, value: number | bigint): never {
  throw new AssertionError(`${type}: ${value} does not fit`);
}
