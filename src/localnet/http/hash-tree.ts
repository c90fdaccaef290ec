import { bytesKey } from "../../kernel/bytes.js";
import type { CborValue } from "./cbor.js";
import { sha256 } from "./sha256.js";

/** A label, and what is below it. */
export type LabeledTree = {
  readonly type: "labeled";
  readonly label: Uint8Array;
  /** The label as a string that sorts as its bytes do. */
  readonly key: string;
  readonly subtree: HashTree;
  readonly hash: Uint8Array;
};

/** Labels side by side: each one of `left` comes before each one of `right`. */
export type ForkTree = {
  readonly type: "fork";
  readonly left: Labels;
  readonly right: Labels;
  readonly hash: Uint8Array;
  readonly firstKey: string;
  readonly lastKey: string;
};

/** One label or more. */
export type Labels = ForkTree | LabeledTree;

/** A Merkle tree as certificates of the Internet Computer have it. */
export type HashTree =
  | { readonly type: "empty"; readonly hash: Uint8Array }
  | { readonly type: "leaf"; readonly bytes: Uint8Array; readonly hash: Uint8Array }
  | Labels;

/** What of a tree is to be shown: all of it, or parts of some of its labels, by their keys. */
export type Selection = "all" | ReadonlyMap<string, Selection>;

/** A tree without labels. */
export const EMPTY_TREE: HashTree = { type: "empty", hash: sha256("\x11ic-hashtree-empty") };

/** A value. */
export function leafTree(value: Uint8Array | string): HashTree {
  const bytes = typeof value === "string" ? encoder.encode(value) : value;
  return { type: "leaf", bytes, hash: sha256("\x10ic-hashtree-leaf", bytes) };
}

/** A label, and what is below it. */
export function labeledTree(name: Uint8Array | string, subtree: HashTree): LabeledTree {
  const label = typeof name === "string" ? encoder.encode(name) : name;
  const hash = sha256("\x13ic-hashtree-labeled", label, subtree.hash);
  return { type: "labeled", label, key: bytesKey(label), subtree, hash };
}

/** Labels side by side; those on the left come first. */
export function forkTree(left: Labels, right: Labels): ForkTree {
  const hash = sha256("\x10ic-hashtree-fork", left.hash, right.hash);
  return { type: "fork", left, right, hash, firstKey: firstKey(left), lastKey: lastKey(right) };
}

/** The first label of some. */
function firstKey(labels: Labels): string {
  return labels.type === "fork" ? labels.firstKey : labels.key;
}

/** The last label of some. */
function lastKey(labels: Labels): string {
  return labels.type === "fork" ? labels.lastKey : labels.key;
}

/** A balanced tree of labels, in any order; no two may be equal. */
export function treeOf(children: readonly LabeledTree[]): HashTree {
  return balanced(children.toSorted((a, b) => (a.key < b.key ? -1 : 1))) ?? EMPTY_TREE;
}

function balanced(children: readonly LabeledTree[]): Labels | undefined {
  const middle = children.length >> 1;
  if (middle === 0) return children[0];
  const left = balanced(children.slice(0, middle));
  const right = balanced(children.slice(middle));
  return left === undefined || right === undefined ? undefined : forkTree(left, right);
}

/**
 * The tree in the encoding of certificates, with hashes in place of everything that is not
 * selected. Where a selected label is missing its neighbours are shown, which proves that it is.
 */
export function witness(tree: HashTree, selection: Selection): CborValue {
  const isPruned = selection !== "all" && selection.size === 0 && tree.type !== "empty";
  if (isPruned) return [4, tree.hash];
  switch (tree.type) {
    case "empty":
      return [0];
    case "leaf":
      return [3, tree.bytes];
    case "labeled":
      return [2, tree.label, witness(tree.subtree, below(tree, selection))];
    case "fork":
      return forkWitness(tree, selection);
  }
}

function below({ key }: LabeledTree, selection: Selection): Selection {
  return selection === "all" ? selection : (selection.get(key) ?? NOTHING);
}

function forkWitness({ left, right }: ForkTree, selection: Selection): CborValue {
  if (selection === "all") return [1, witness(left, "all"), witness(right, "all")];
  const [before, after] = [lastKey(left), firstKey(right)];
  const toLeft = new Map<string, Selection>();
  const toRight = new Map<string, Selection>();
  for (const [key, selected] of selection) {
    // A key between the two goes both ways, and is found on neither side.
    if (key < after) toLeft.set(key, selected);
    if (key > before) toRight.set(key, selected);
  }
  return [1, witness(left, toLeft), witness(right, toRight)];
}

const NOTHING: Selection = new Map();

const encoder = new TextEncoder();
