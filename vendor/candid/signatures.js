/**
 * What is known of a list of types: the codec's work for it is done once.
 *
 * @typedef {object} Signature
 * @property {readonly import("candid-stock").IDL.Type[]} types
 * @property {import("./encode.js").Encoding} [encoding]
 * @property {import("./decode.js").Decoding[]} decodings the latest used first.
 * @property {import("./decode.js").Decoding[]} [skimmings] the same for `skim`.
 */

/**
 * @typedef {object} Node
 * @property {Signature} [signature] of the types up to here.
 * @property {WeakMap<object, Node>} [next]
 */

/** @type {Node} */
const root = {};

/**
 * The signature of these types, by what they are and not by the array they come in: Azle makes a
 * new one for every call.
 *
 * @param {readonly import("candid-stock").IDL.Type[]} types
 * @returns {Signature}
 */
export function signatureOf(types) {
  const known = signatures.get(types);
  if (known !== undefined) return known;
  let node = root;
  for (let i = 0; i < types.length; i++) node = node.next?.get(types[i]) ?? addNode(node, types[i]);
  node.signature ??= { types: [...types], decodings: [] };
  return node.signature;
}

/**
 * Signatures by the array itself, for those who keep a frozen one: half the price of a look at each
 * type.
 *
 * @type {WeakMap<readonly import("candid-stock").IDL.Type[], Signature>}
 */
const signatures = new WeakMap();

/**
 * Freezes a list of types and remembers its signature with it.
 *
 * @template {readonly import("candid-stock").IDL.Type[]} T
 * @param {T} types
 * @returns {T}
 */
export function keepTypes(types) {
  const signature = signatureOf(types);
  signatures.set(Object.freeze(types), signature);
  return types;
}

/**
 * @param {Node} node
 * @param {import("candid-stock").IDL.Type} type
 * @returns {Node}
 */
function addNode(node, type) {
  const added = {};
  node.next ??= new WeakMap();
  node.next.set(type, added);
  return added;
}
