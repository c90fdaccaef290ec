/** Reads the binary format of WebAssembly from front to back. */
export class WasmReader {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  isAtEnd(): boolean {
    return this.at >= this.end;
  }

  u8(): number {
    const byte = this.bytes[this.at++];
    if (byte === undefined) throw new WasmFormatError("the module ends too early");
    return byte;
  }

  /** An unsigned LEB128 number of up to 32 bits. */
  u32(): number {
    let value = 0;
    let scale = 1;
    let byte = this.u8();
    while (byte >= 0x80) {
      value += (byte & 0x7f) * scale;
      scale *= 0x80;
      byte = this.u8();
    }
    return value + byte * scale;
  }

  /** A signed LEB128 number of up to 32 bits. */
  i32(): number {
    let value = 0;
    let shift = 0;
    let byte = 0;
    do {
      byte = this.u8();
      if (shift < 32) value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte >= 0x80);
    return shift < 32 && (byte & 0x40) !== 0 ? value | (-1 << shift) : value;
  }

  /** Steps over a LEB128 number, signed or not. */
  skipLeb(): void {
    while (this.u8() >= 0x80);
  }

  skip(byteCount: number): void {
    this.at += byteCount;
    if (this.at > this.end) throw new WasmFormatError("a section ends too early");
  }

  /** A byte string after its length, as a view. */
  view(): Uint8Array {
    const byteCount = this.u32();
    const start = this.at;
    this.skip(byteCount);
    return this.bytes.subarray(start, this.at);
  }

  name(): string {
    return decoder.decode(this.view());
  }

  /** A reader of the next bytes, which this one steps over. */
  sub(byteCount: number): WasmReader {
    const start = this.at;
    this.skip(byteCount);
    return new WasmReader(this.bytes, start, this.at);
  }
}

/** The bytes are no module that the Internet Computer would accept, or use what is not modelled. */
export class WasmFormatError extends Error {
  override readonly name = "WasmFormatError";
}

const decoder = new TextDecoder();
