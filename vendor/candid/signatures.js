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
  let node = root;
  for (let i = 0; i < types.length; i++) node = node.next?.get(types[i]) ?? addNode(node, types[i]);
  node.signature ??= { types: [...types], decodings: [] };
  return node.signature;
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
