import { assert } from "./assert.js";

const U64_MAX = (1n << 64n) - 1n;
const U128_MAX = (1n << 128n) - 1n;

/**
 * Writes a binary record: fixed-width big-endian numbers, and byte strings that carry their length.
 * The reading side is `ByteReader`; both walk the fields in the same order.
 */
export class ByteWriter {
  #bytes: Uint8Array;
  #view: DataView;
  #length = 0;

  constructor(capacity = 128) {
    this.#bytes = new Uint8Array(capacity);
    this.#view = new DataView(this.#bytes.buffer);
  }

  u8(value: number): this {
    assert(value >= 0 && value <= 0xff, `u8: ${value} does not fit`);
    const at = this.#grow(1);
    this.#bytes[at] = value;
    return this;
  }

  u16(value: number): this {
    assert(value >= 0 && value <= 0xffff, `u16: ${value} does not fit`);
    const at = this.#grow(2);
    this.#view.setUint16(at, value);
    return this;
  }

  u32(value: number): this {
    assert(value >= 0 && value <= 0xffff_ffff, `u32: ${value} does not fit`);
    const at = this.#grow(4);
    this.#view.setUint32(at, value);
    return this;
  }

  u64(value: bigint): this {
    assert(value >= 0n && value <= U64_MAX, `u64: ${value} does not fit`);
    const at = this.#grow(8);
    this.#view.setBigUint64(at, value);
    return this;
  }

  i64(value: bigint): this {
    const at = this.#grow(8);
    this.#view.setBigInt64(at, value);
    assert(this.#view.getBigInt64(at) === value, `i64: ${value} does not fit`);
    return this;
  }

  u128(value: bigint): this {
    assert(value >= 0n && value <= U128_MAX, `u128: ${value} does not fit`);
    const at = this.#grow(16);
    this.#view.setBigUint64(at, value >> 64n);
    this.#view.setBigUint64(at + 8, value & U64_MAX);
    return this;
  }

  /** A signed number of up to 127 bits: its sign, then its distance from zero. */
  i128(value: bigint): this {
    return this.bool(value < 0n).u128(value < 0n ? -value : value);
  }

  bool(value: boolean): this {
    return this.u8(value ? 1 : 0);
  }

  /** Up to 65,535 bytes, after their length. */
  bytes(value: Uint8Array): this {
    this.u16(value.length);
    return this.raw(value);
  }

  /** Bytes without a length: the reader knows how many. */
  raw(value: Uint8Array): this {
    const at = this.#grow(value.length);
    this.#bytes.set(value, at);
    return this;
  }

  /** A short text of ASCII or other UTF-8, after its length in bytes. */
  text(value: string): this {
    return this.bytes(encoder.encode(value));
  }

  /** A value that may be missing. */
  opt<T>(value: T | undefined, write: (value: T) => void): this {
    this.bool(value !== undefined);
    if (value !== undefined) write(value);
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
    return this.#bytes.slice(0, this.#length);
  }

  #grow(byteCount: number): number {
    const at = this.#length;
    this.#length += byteCount;
    if (this.#length > this.#bytes.length) {
      const bytes = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2));
      bytes.set(this.#bytes);
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer);
    }
    return at;
  }
}

const encoder = new TextEncoder();
