import type { RecordCodec } from "../environment/stable-cell.js";
import { ByteReader } from "../kernel/byte-reader.js";
import { type ByteWriter, sharedWriter } from "../kernel/byte-writer.js";

/** Pairs the two ways of a record. */
export function codecOf<T>(
  write: (writer: ByteWriter, record: T) => void,
  read: (reader: ByteReader) => T,
): RecordCodec<T> {
  return {
    encode(record) {
      const writer = sharedWriter();
      write(writer, record);
      return writer.done();
    },
    decode: (bytes) => read(new ByteReader(bytes)),
  };
}
