import { Cbor, type HashTree, NodeType } from "@dfinity/agent";

import { compareBytes } from "../../src/kernel/bytes.js";

/** What a certificate says of a path. */
export type Lookup = Uint8Array | "absent" | "unknown";

/** The tree of a certificate. */
export function treeOfCertificate(certificate: unknown): HashTree {
  if (!(certificate instanceof Uint8Array)) throw new Error("no certificate");
  return Cbor.decode<{ tree: HashTree }>(certificate).tree;
}

/** A label of a path. */
export function toLabel(label: Uint8Array | string): Uint8Array {
  return typeof label === "string" ? new TextEncoder().encode(label) : label;
}

/**
 * Looks a path up as the interface specification says. Ours, because the agent of JavaScript does
 * not order labels as bytes and so takes some missing ones for unknown.
 */
export function lookUp(tree: HashTree, path: readonly (Uint8Array | string)[]): Lookup {
  const [label, ...rest] = path;
  if (label === undefined) return leafOf(tree);
  const trees = flattened(tree);
  const wanted = toLabel(label);
  for (const [i, one] of trees.entries()) {
    if (one[0] !== NodeType.Labeled) continue;
    const order = compareBytes(wanted, one[1]);
    if (order === 0) return lookUp(one[2], rest);
    const before = trees[i - 1];
    if (order < 0) return before === undefined || isLabeled(before) ? "absent" : "unknown";
  }
  const last = trees.at(-1);
  return last === undefined || isLabeled(last) ? "absent" : "unknown";
}

function leafOf(tree: HashTree): Lookup {
  if (tree[0] === NodeType.Leaf) return tree[1];
  return tree[0] === NodeType.Empty ? "absent" : "unknown";
}

function flattened(tree: HashTree): HashTree[] {
  if (tree[0] === NodeType.Empty) return [];
  return tree[0] === NodeType.Fork ? [...flattened(tree[1]), ...flattened(tree[2])] : [tree];
}

function isLabeled(tree: HashTree): boolean {
  return tree[0] === NodeType.Labeled;
}
