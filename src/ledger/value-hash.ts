import { unreachable } from "../kernel/assert.js";
import { compareBytes, concatBytes } from "../kernel/bytes.js";
import { sleb128, uleb128 } from "../kernel/leb128.js";
import { sha256 } from "../kernel/sha256.js";
import type { Value } from "./value.js";

const encoder = new TextEncoder();

/**
 * Representation-independent hash of a value (ICRC-3, "Value"): what is the same hashes the same,
 * whatever the order of a map's entries.
 */
export function hashValue(value: Value): Uint8Array {
  if ("Blob" in value) return sha256(value.Blob);
  if ("Text" in value) return sha256(encoder.encode(value.Text));
  if ("Nat" in value) return sha256(uleb128(value.Nat));
  if ("Int" in value) return sha256(sleb128(value.Int));
  if ("Array" in value) return sha256(concatBytes(...value.Array.map(hashValue)));
  if ("Map" in value) {
    const pairs = value.Map.map(([key, entry]) =>
      concatBytes(sha256(encoder.encode(key)), hashValue(entry)),
    );
    return sha256(concatBytes(...pairs.sort(compareBytes)));
  }
  return unreachable(value);
}
