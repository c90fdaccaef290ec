import { IDL as Stock } from "candid-stock";

import { decode } from "./decode.js";
import { encode } from "./encode.js";
import { sortById } from "./labels.js";

/**
 * The stock `IDL` with a codec of our own. Types are the stock package's; records, variants and
 * tuples are filled here, since its constructors hash two labels at every comparison of a sort.
 *
 * A plain object, because in a bundle each name of a namespace would be a getter.
 *
 * @type {typeof Stock}
 */
export const IDL = Object.freeze({ ...Stock, decode, encode, Record, Tuple, Variant });

/** @param {Record<string, Stock.Type>} fields */
function Record(fields) {
  return Object.assign(new Stock.RecordClass({}), { _fields: sortById(fields) });
}

/** @param {Record<string, Stock.Type>} fields */
function Variant(fields) {
  return Object.assign(new Stock.VariantClass({}), { _fields: sortById(fields) });
}

/**
 * @template {any[]} T
 * @param {T} components
 * @returns {Stock.TupleClass<T>}
 */
function Tuple(...components) {
  /** @type {Stock.TupleClass<T>} */
  const tuple = new Stock.TupleClass([]);
  const _fields = components.map((type, i) => [`_${i}_`, type]);
  return Object.assign(tuple, { _fields, _components: components });
}
