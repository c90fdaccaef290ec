import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { bls12_381 } from "@noble/curves/bls12-381";

import { concatBytes, parseHex, toHex } from "../../kernel/bytes.js";
import type { PrincipalBytes } from "../principals.js";
import { selfAuthenticating } from "./public-key.js";
import { sha256 } from "./sha256.js";

/** The keys of a network, made from its seed: the key of its certificates, and that of its node. */
export class NetworkKeys {
  /** The key that certificates are verified with, in DER. */
  readonly rootKey: Uint8Array;
  readonly subnetId: PrincipalBytes;
  /** The key that replies to queries are verified with, in DER. */
  readonly nodeKey: Uint8Array;
  readonly nodeId: PrincipalBytes;
  readonly #rootSecret: Uint8Array;
  readonly #nodeSecret: KeyObject;

  constructor(seed: number) {
    this.#rootSecret = rootSecret(seed);
    const point = bls12_381.shortSignatures.getPublicKey(this.#rootSecret);
    this.rootKey = concatBytes(BLS_DER_PREFIX, point.toBytes());
    this.subnetId = selfAuthenticating(this.rootKey);
    this.#nodeSecret = ed25519Secret(sha256(`ballast localnet node ${seed}`));
    this.nodeKey = new Uint8Array(
      createPublicKey(this.#nodeSecret).export({ format: "der", type: "spki" }),
    );
    this.nodeId = selfAuthenticating(this.nodeKey);
  }

  /** Signs the root hash of a state tree. Takes about ten milliseconds. */
  signRootHash(rootHash: Uint8Array): Uint8Array {
    const { hash, sign: signPoint, Signature } = bls12_381.shortSignatures;
    const message = hash(concatBytes(STATE_ROOT, rootHash), BLS_DOMAIN);
    return Signature.toBytes(signPoint(message, this.#rootSecret));
  }

  /** Signs the hash of a reply to a query. */
  signResponse(responseHash: Uint8Array): Uint8Array {
    return new Uint8Array(sign(null, concatBytes(RESPONSE, responseHash), this.#nodeSecret));
  }
}

/** A number below the order of the group, from 512 random bits, so that none is likelier. */
function rootSecret(seed: number): Uint8Array {
  const wide = concatBytes(
    sha256(`ballast localnet root 0 ${seed}`),
    sha256(`ballast localnet root 1 ${seed}`),
  );
  const { Fr } = bls12_381.fields;
  return Fr.toBytes(Fr.create(BigInt(`0x${toHex(wide)}`)));
}

function ed25519Secret(secret: Uint8Array): KeyObject {
  const der = Buffer.from(concatBytes(ED25519_PRIVATE_DER_PREFIX, secret));
  return createPrivateKey({ key: der, format: "der", type: "pkcs8" });
}

function hex(text: string): Uint8Array {
  return parseHex(text) ?? new Uint8Array(0);
}

const STATE_ROOT = new TextEncoder().encode("\x0Dic-state-root");

const RESPONSE = new TextEncoder().encode("\x0Bic-response");

/** Names the algorithm and the curve in front of a BLS key of 96 bytes. */
const BLS_DER_PREFIX = hex(
  "308182301d060d2b0601040182dc7c0503010201060c2b0601040182dc7c05030201036100",
);

/** Signatures are points of G1, hashed to as the ciphersuite of the Internet Computer says. */
const BLS_DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";

const ED25519_PRIVATE_DER_PREFIX = hex("302e020100300506032b657004220420");
