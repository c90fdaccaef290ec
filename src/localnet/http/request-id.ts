import { compareBytes, concatBytes } from "../../kernel/bytes.js";
import { uleb128 } from "../../kernel/leb128.js";
import { isMap } from "./cbor.js";
import { RequestProblem } from "./request-problem.js";
import { sha256 } from "./sha256.js";

/**
 * Hashes a map as the interface specification does, independently of how it was encoded. The hash
 * of the content of a request is its id.
 *
 * @throws {RequestProblem} when a value is neither bytes, text, a natural number, a list nor a map.
 */
export function hashOfMap(fields: ReadonlyMap<string, unknown>): Uint8Array {
  const hashes = [...fields]
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => concatBytes(sha256(name), hashOf(value)));
  return sha256(...hashes.sort(compareBytes));
}

function hashOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array || typeof value === "string") return sha256(value);
  if (isNatural(value)) return sha256(uleb128(BigInt(value)));
  if (Array.isArray(value)) return sha256(...value.map(hashOf));
  if (isMap(value)) return hashOfMap(new Map(Object.entries(value)));
  throw new RequestProblem(400, "A field of the content has a type that requests do not have.");
}

function isNatural(value: unknown): value is bigint | number {
  return (typeof value === "bigint" || typeof value === "number") && value >= 0;
}
