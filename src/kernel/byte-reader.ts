import { assert } from "./assert.js";

/** Reads what `ByteWriter` wrote, field by field. A record that is too short is a broken record. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.#view.getUint8(this.#skip(1));
  }

  u16(): number {
    return this.#view.getUint16(this.#skip(2));
  }

  u32(): number {
    return this.#view.getUint32(this.#skip(4));
  }

  u64(): bigint {
    return this.#view.getBigUint64(this.#skip(8));
  }

  i64(): bigint {
    return this.#view.getBigInt64(this.#skip(8));
  }

  u128(): bigint {
    const high = this.u64();
    return (high << 64n) | this.u64();
  }

  i128(): bigint {
    const negative = this.bool();
    const distance = this.u128();
    return negative ? -distance : distance;
  }

  bool(): boolean {
    return this.u8() !== 0;
  }

  bytes(): Uint8Array {
    return this.raw(this.u16());
  }

  raw(byteCount: number): Uint8Array {
    const at = this.#skip(byteCount);
    return this.#bytes.slice(at, at + byteCount);
  }

  text(): string {
    return decoder.decode(this.bytes());
  }

  opt<T>(read: () => T): T | undefined {
    return this.bool() ? read() : undefined;
  }

  list<T>(read: () => T): T[] {
    const count = this.u16();
    const values: T[] = [];
    for (let i = 0; i < count; i++) values.push(read());
    return values;
  }

  /** Whether every byte was read. */
  isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  #skip(byteCount: number): number {
    const at = this.#at;
    this.#at += byteCount;
    assert(this.#at <= this.#bytes.length, `record of ${this.#bytes.length} bytes is too short`);
    return at;
  }
}

const decoder = new TextDecoder();
