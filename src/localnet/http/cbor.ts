import { decode, encodeWithSelfDescribedTag } from "@dfinity/cbor";

import { RequestProblem } from "./request-problem.js";

/** A value that CBOR can hold, as far as the interface specification uses it. */
export type CborValue =
  | bigint
  | number
  | string
  | Uint8Array
  | readonly CborValue[]
  | { readonly [name: string]: CborValue };

/** Encodes a value, with the tag that says that it is CBOR. */
export function encodeCbor(value: CborValue): Uint8Array {
  return encodeWithSelfDescribedTag(value);
}

/**
 * Decodes what came from outside.
 *
 * @throws {RequestProblem} when it is no CBOR.
 */
export function decodeCbor(bytes: Uint8Array): unknown {
  try {
    return decode(bytes);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RequestProblem(400, `The body is not CBOR: ${reason}.`);
  }
}

/** The fields of a CBOR map from outside, read with their types checked. */
export class CborFields {
  readonly values: ReadonlyMap<string, unknown>;
  readonly #what: string;

  /**
   * @param what - what the map is, for complaints: "the envelope".
   * @throws {RequestProblem} when the value is no map.
   */
  constructor(value: unknown, what: string) {
    this.#what = what;
    if (!isMap(value)) throw new RequestProblem(400, `In CBOR, ${what} must be a map.`);
    this.values = new Map(Object.entries(value));
  }

  has(name: string): boolean {
    return this.values.get(name) !== undefined;
  }

  bytes(name: string): Uint8Array {
    const value = this.values.get(name);
    return value instanceof Uint8Array ? value : this.#complain(name, "bytes");
  }

  /** Bytes, of which there may not be more. */
  bytesUpTo(name: string, byteCountMax: number): Uint8Array {
    const value = this.bytes(name);
    return value.length <= byteCountMax
      ? value
      : this.#complain(name, `at most ${byteCountMax} bytes long`);
  }

  text(name: string): string {
    const value = this.values.get(name);
    return typeof value === "string" ? value : this.#complain(name, "a text");
  }

  nat(name: string): bigint {
    const value = this.values.get(name);
    const isNumber = typeof value === "bigint" || typeof value === "number";
    return isNumber && value >= 0 ? BigInt(value) : this.#complain(name, "a natural number");
  }

  list(name: string): readonly unknown[] {
    const value: unknown = this.values.get(name);
    return Array.isArray(value) ? value : this.#complain(name, "a list");
  }

  #complain(name: string, kind: string): never {
    throw new RequestProblem(400, `The field '${name}' of ${this.#what} must be ${kind}.`);
  }
}

/** Whether a decoded value is a map. */
export function isMap(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return !Array.isArray(value) && !(value instanceof Uint8Array);
}
