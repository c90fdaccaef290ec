/** Writes the binary format of WebAssembly into a buffer that grows. */
export class WasmWriter {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity);
  }

  u8(value: number): this {
    if (this.length === this.bytes.length) this.#reserve(1);
    this.bytes[this.length++] = value;
    return this;
  }

  /** Several bytes, such as opcodes with short operands. */
  ops(...values: readonly number[]): this {
    for (const value of values) this.u8(value);
    return this;
  }

  /** An unsigned LEB128 number of up to 32 bits. */
  u32(value: number): this {
    let rest = value;
    while (rest >= 0x80) {
      this.u8((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    return this.u8(rest);
  }

  /** A signed LEB128 number between -2^31 and 2^32 - 1, as constants have them. */
  signed(value: number): this {
    let rest = value;
    for (;;) {
      const byte = ((rest % 0x80) + 0x80) % 0x80;
      rest = Math.floor(rest / 0x80);
      if ((rest === 0 && byte < 0x40) || (rest === -1 && byte >= 0x40)) return this.u8(byte);
      this.u8(byte | 0x80);
    }
  }

  raw(bytes: Uint8Array): this {
    this.#reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  /** The bytes of `source` from `start` to `end`. */
  copy(source: Uint8Array, start: number, end: number): this {
    const byteCount = end - start;
    this.#reserve(byteCount);
    if (byteCount < COPY_BYTEWISE_MAX) {
      for (let i = start; i < end; i++) this.bytes[this.length++] = source[i] ?? 0;
      return this;
    }
    this.bytes.set(source.subarray(start, end), this.length);
    this.length += byteCount;
    return this;
  }

  name(text: string): this {
    const bytes = encoder.encode(text);
    return this.u32(bytes.length).raw(bytes);
  }

  /** What another writer holds, after its length in bytes. */
  sized(content: WasmWriter): this {
    return this.u32(content.length).copy(content.bytes, 0, content.length);
  }

  clear(): this {
    this.length = 0;
    return this;
  }

  /** What was written, as a copy of its own. */
  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  #reserve(byteCount: number): void {
    const needed = this.length + byteCount;
    if (needed <= this.bytes.length) return;
    const bytes = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    bytes.set(this.bytes.subarray(0, this.length));
    this.bytes = bytes;
  }
}

/** Below this a loop is quicker than a view and a block copy. */
const COPY_BYTEWISE_MAX = 48;

const encoder = new TextEncoder();
