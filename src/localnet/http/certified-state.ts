import { bytesKey } from "../../kernel/bytes.js";
import { encodeCbor } from "./cbor.js";
import { type HashTree, type Selection, witness } from "./hash-tree.js";
import type { NetworkKeys } from "./network-keys.js";

/** A path in the state tree: its labels, as bytes or as text. */
export type StatePath = readonly (Uint8Array | string)[];

/** The state of the network at one moment, signed when the first certificate of it is asked for. */
export class CertifiedState {
  readonly #tree: HashTree;
  readonly #keys: NetworkKeys;
  #signature: Uint8Array | undefined;

  constructor(tree: HashTree, keys: NetworkKeys) {
    this.#tree = tree;
    this.#keys = keys;
  }

  /** A certificate that shows what is below the paths, and the time. */
  certificate(paths: readonly StatePath[]): Uint8Array {
    this.#signature ??= this.#keys.signRootHash(this.#tree.hash);
    const tree = witness(this.#tree, selectionOf([...paths, ["time"]]));
    return encodeCbor({ tree, signature: this.#signature });
  }
}

type Branches = Map<string, "all" | Branches>;

function selectionOf(paths: readonly StatePath[]): Selection {
  const root: Branches = new Map();
  for (const path of paths) {
    if (path.length === 0) return "all";
    addPath(root, path.map(keyOf));
  }
  return root;
}

function addPath(root: Branches, keys: readonly string[]): void {
  let branches = root;
  for (const [depth, key] of keys.entries()) {
    const known = branches.get(key);
    if (known === "all") return;
    const next: Branches = known ?? new Map();
    branches.set(key, depth === keys.length - 1 ? "all" : next);
    branches = next;
  }
}

function keyOf(label: Uint8Array | string): string {
  return bytesKey(typeof label === "string" ? encoder.encode(label) : label);
}

const encoder = new TextEncoder();
