import { concatBytes } from "../kernel/bytes.js";
import { uleb128 } from "../kernel/leb128.js";
import { sha256 } from "../kernel/sha256.js";

/** The last block that is hashed. */
export type Tip = { readonly index: number; readonly hash: Uint8Array };

const encoder = new TextEncoder();
const HASH_LABEL = encoder.encode("last_block_hash");
const INDEX_LABEL = encoder.encode("last_block_index");
const LEAF = domain("ic-hashtree-leaf");
const LABELED = domain("ic-hashtree-labeled");
const FORK = domain("ic-hashtree-fork");

/*
 * The tree that ICRC-3 certifies ("Certification"): a fork of two labelled leaves, in the order of
 * their labels. Hashes and encoding are those of the interface specification ("Certification").
 */

/** Root of the tree: the 32 bytes that the network certifies. */
export function tipRootHash(tip: Tip): Uint8Array {
  const hashLeaf = sha256(concatBytes(LEAF, tip.hash));
  const indexLeaf = sha256(concatBytes(LEAF, uleb128(BigInt(tip.index))));
  const left = sha256(concatBytes(LABELED, HASH_LABEL, hashLeaf));
  const right = sha256(concatBytes(LABELED, INDEX_LABEL, indexLeaf));
  return sha256(concatBytes(FORK, left, right));
}

/** The whole tree in CBOR, as clients expect it beside the certificate. */
export function tipTreeCbor(tip: Tip): Uint8Array {
  return concatBytes(
    Uint8Array.of(0xd9, 0xd9, 0xf7, 0x83, 1),
    labeled(HASH_LABEL, tip.hash),
    labeled(INDEX_LABEL, uleb128(BigInt(tip.index))),
  );
}

function labeled(label: Uint8Array, leaf: Uint8Array): Uint8Array {
  return concatBytes(
    Uint8Array.of(0x83, 2),
    cborBytes(label),
    Uint8Array.of(0x82, 3),
    cborBytes(leaf),
  );
}

/** All byte strings here are shorter than 256 bytes. */
function cborBytes(bytes: Uint8Array): Uint8Array {
  const head = bytes.length < 24 ? [0x40 | bytes.length] : [0x58, bytes.length];
  return concatBytes(Uint8Array.from(head), bytes);
}

function domain(name: string): Uint8Array {
  return concatBytes(Uint8Array.of(name.length), encoder.encode(name));
}
