import { writerOf } from "./encoders.js";
import { signatureOf } from "./signatures.js";
import { encodeHeader } from "./type-table.js";
import { produce } from "./writers.js";

/**
 * @typedef {import("candid-stock").IDL.Type} Type
 * @typedef {import("./writers.js").Writer} Writer
 */

/**
 * What messages of these types begin with, and the writer of each.
 *
 * @typedef {{ readonly header: Uint8Array<ArrayBuffer>, readonly writers: readonly Writer[] }} Encoding
 */

/**
 * Encodes arguments or results as a Candid message.
 *
 * @param {readonly Type[]} types
 * @param {readonly unknown[]} values one for each type.
 * @returns {Uint8Array<ArrayBuffer>} the caller's own.
 * @throws {Error} when a value is none of its type, with the stock package's explanation.
 */
export function encode(types, values) {
  if (values.length !== types.length) throw new Error("Wrong number of message arguments");

  const signature = signatureOf(types);
  signature.encoding ??= prepare(signature.types);
  const { header, writers } = signature.encoding;
  if (writers.length === 0) return header.slice();
  try {
    return produce(header, writers, values);
  } catch (error) {
    throw explain(types, values) ?? error;
  }
}

/**
 * Encodes one value as the type wants it, by a writer that knows how to get there from another
 * form of it.
 *
 * @template T
 * @param {readonly [Type]} types
 * @param {(value: T) => void} write may run twice; writes what the writer of the type would.
 * @param {T} value
 * @returns {Uint8Array<ArrayBuffer>} the caller's own.
 */
export function encodeBy(types, write, value) {
  const signature = signatureOf(types);
  signature.encoding ??= prepare(signature.types);
  return produce(signature.encoding.header, [write], [value]);
}

/**
 * @param {readonly Type[]} types
 * @returns {Encoding}
 */
function prepare(types) {
  return { writers: types.map((type) => writerOf(type)), header: encodeHeader(types) };
}

/**
 * What the stock package has to say of the first value it refuses.
 *
 * @param {readonly Type[]} types
 * @param {readonly unknown[]} values
 */
function explain(types, values) {
  for (const [i, type] of types.entries()) {
    try {
      type.covariant(values[i]);
    } catch (error) {
      // It trips over null where it expects an object, which explains nothing.
      const isText = error instanceof Error && !(error instanceof TypeError);
      return new Error(isText ? error.message : `Invalid ${type.display()} argument`);
    }
  }
  return undefined;
}
