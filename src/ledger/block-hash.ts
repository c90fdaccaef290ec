import { decodeBlock } from "./block-record.js";
import { toBlockValue } from "./block-value.js";
import { hashValue } from "./value-hash.js";

/** Hash of a block (ICRC-3), given the hash of the one before it; `undefined` for the first. */
export function hashBlock(record: Uint8Array, parentHash: Uint8Array | undefined): Uint8Array {
  return hashValue(toBlockValue(decodeBlock(record), parentHash));
}
