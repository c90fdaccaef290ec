import { AssertionError } from "./assert.js";
import { NEGATIVE } from "./byte-writer.js";

const decoder = new TextDecoder();

/**
 * Reads what `ByteWriter` wrote, field by field. As lean as the writer, for the same reason.
 *
 * @throws {AssertionError} from any method when the record is too short: a broken record.
 */
export class ByteReader {
  private readonly buffer: Uint8Array;
  private readonly view: DataView;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.buffer = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    return this.view.getUint8(this.skip(1));
  }

  u16(): number {
    return this.view.getUint16(this.skip(2));
  }

  u32(): number {
    return this.view.getUint32(this.skip(4));
  }

  u64(): bigint {
    return this.view.getBigUint64(this.skip(8));
  }

  i64(): bigint {
    return this.view.getBigInt64(this.skip(8));
  }

  u128(): bigint {
    const at = this.skip(16);
    const high = this.view.getBigUint64(at);
    const low = this.view.getBigUint64(at + 8);
    return high === 0n ? low : (high << 64n) | low;
  }

  i128(): bigint {
    const isNegative = this.u8() !== 0;
    const distance = this.u128();
    return isNegative ? -distance : distance;
  }

  nat(): bigint {
    const width = this.u8();
    if (width === 0) return 0n;
    if (width === 8) return this.u64();
    if (width !== 16) throw new AssertionError(`a number of ${width} bytes`);
    return this.u128();
  }

  int(): bigint {
    const isNegative = (this.buffer[this.at] ?? 0) >= NEGATIVE;
    if (!isNegative) return this.nat();
    const width = this.u8() - NEGATIVE;
    if (width !== 8 && width !== 16) throw new AssertionError(`a number of -${width} bytes`);
    return -(width === 8 ? this.u64() : this.u128());
  }

  bool(): boolean {
    return this.u8() !== 0;
  }

  bytes(): Uint8Array {
    return this.raw(this.u16());
  }

  raw(byteCount: number): Uint8Array {
    const at = this.skip(byteCount);
    return this.buffer.slice(at, at + byteCount);
  }

  text(): string {
    return decoder.decode(this.bytes());
  }

  opt<T>(read: () => T): T | undefined {
    return this.u8() !== 0 ? read() : undefined;
  }

  list<T>(read: () => T): T[] {
    const count = this.u16();
    const values: T[] = [];
    for (let i = 0; i < count; i++) values.push(read());
    return values;
  }

  /** Whether every byte was read. */
  isAtEnd(): boolean {
    return this.at === this.buffer.length;
  }

  private skip(byteCount: number): number {
    const at = this.at;
    this.at = at + byteCount;
    if (this.at > this.buffer.length) {
      throw new AssertionError(`record of ${this.buffer.length} bytes is too short`);
    }
    return at;
  }
}
