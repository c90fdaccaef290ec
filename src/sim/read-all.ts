import type { StableMap } from "../environment/environment.js";
import type { RecordCodec } from "../environment/stable-cell.js";

/** Records are read back in pages of this size. */
const PAGE_LENGTH = 256;

/**
 * Reads all records of a stable map, in the order of their keys. For booting, and for short lists.
 */
export function readAll<T>(map: StableMap, codec: RecordCodec<T>): T[] {
  const records: T[] = [];
  for (let start = 0; start < map.count(); start += PAGE_LENGTH) {
    for (const key of map.keys(start, PAGE_LENGTH)) {
      const bytes = map.get(key);
      if (bytes !== undefined) records.push(codec.decode(bytes));
    }
  }
  return records;
}
