import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { type PublicKey, type Signature, SignIdentity } from "@dfinity/agent";

import { ClientProblem } from "./problem.js";

/** Curves of keys that the Internet Computer knows, and the order of the one that needs it. */
const CURVES = ["prime256v1", "secp256k1"];
const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

const ADVICE =
  "Give a file as `icp identity export` or `dfx identity export` writes it: " +
  "an Ed25519, secp256k1 or P-256 key in PEM.";

/**
 * Reads the identity of a PEM file: PKCS #8 or SEC 1, of Ed25519, secp256k1 or P-256.
 *
 * @throws {ClientProblem} when there is no such file, or no such key in it.
 */
export function readIdentity(path: string): SignIdentity {
  return identityFromPem(readPem(path), path);
}

function readPem(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new ClientProblem("bad_input", `There is no identity at ${path}.`, ADVICE, error);
  }
}

/**
 * The identity of a key in PEM.
 *
 * @param from where the text comes from, for the sentence that says what is wrong with it.
 * @throws {ClientProblem} when there is no such key in the text.
 */
export function identityFromPem(pem: string, from = "the text"): SignIdentity {
  const key = readKey(pem, from);
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (key.asymmetricKeyType === "ed25519") return new KeyIdentity(key);
  if (curve !== undefined && CURVES.includes(curve)) return new KeyIdentity(key);
  const kind = curve ?? key.asymmetricKeyType ?? "unknown";
  throw new ClientProblem(
    "bad_input",
    `The key of ${from} is of a kind (${kind}) that the Internet Computer does not know.`,
    ADVICE,
  );
}

function readKey(pem: string, from: string): KeyObject {
  const block = /-----BEGIN ((?:EC |ENCRYPTED )?PRIVATE KEY)-----([\s\S]*?)-----END \1-----/.exec(
    pem,
  );
  const [text, label, body = ""] = block ?? [];
  if (text === undefined) {
    throw new ClientProblem("bad_input", `There is no private key in ${from}.`, ADVICE);
  }
  if (label === "ENCRYPTED PRIVATE KEY" || /ENCRYPTED/.test(body)) {
    throw new ClientProblem(
      "bad_input",
      `The key of ${from} is encrypted.`,
      "Export it without a password.",
    );
  }
  try {
    const der = Buffer.from(body, "base64");
    if (label === "EC PRIVATE KEY")
      return createPrivateKey({ key: der, format: "der", type: "sec1" });
    return createPrivateKey({ key: ed25519OfV2(der) ?? der, format: "der", type: "pkcs8" });
  } catch (error) {
    throw new ClientProblem("bad_input", `The key of ${from} cannot be read.`, ADVICE, error);
  }
}

/** Ed25519 in PKCS #8: what comes before the 32 bytes of the key (RFC 8410). */
const ED25519_V1 = Buffer.from("302e020100300506032b657004220420", "hex");
const ED25519_V2_BODY = Buffer.from("020101300506032b657004220420", "hex");

/**
 * Tools in Rust export Ed25519 in version 2 of PKCS #8 (RFC 5958), with the public key beside the
 * private one, which OpenSSL does not read: the same key in version 1.
 */
function ed25519OfV2(der: Buffer): Buffer | undefined {
  const at = der.indexOf(ED25519_V2_BODY);
  if (at < 0 || at > 4) return undefined;
  const seed = der.subarray(at + ED25519_V2_BODY.length, at + ED25519_V2_BODY.length + 32);
  return Buffer.concat([ED25519_V1, seed]);
}

/** An identity that signs with a key of Node. */
class KeyIdentity extends SignIdentity {
  readonly #key: KeyObject;
  readonly #publicKey: PublicKey;

  constructor(key: KeyObject) {
    super();
    this.#key = key;
    const derKey = new Uint8Array(createPublicKey(key).export({ type: "spki", format: "der" }));
    this.#publicKey = { derKey, toDer: () => derKey };
  }

  override getPublicKey(): PublicKey {
    return this.#publicKey;
  }

  override async sign(blob: Uint8Array): Promise<Signature> {
    const { asymmetricKeyType, asymmetricKeyDetails } = this.#key;
    const algorithm = asymmetricKeyType === "ed25519" ? null : "sha256";
    const raw = sign(algorithm, blob, { key: this.#key, dsaEncoding: "ieee-p1363" });
    const isKoblitz = asymmetricKeyDetails?.namedCurve === "secp256k1";
    const signature = new Uint8Array(isKoblitz ? withLowS(raw) : raw);
    return Object.assign(signature, { __signature__: undefined });
  }
}

/** Of the two signatures that are valid, the one that every verifier accepts. */
function withLowS(signature: Buffer): Buffer {
  const s = BigInt(`0x${signature.subarray(32).toString("hex")}`);
  if (s <= SECP256K1_ORDER / 2n) return signature;
  const low = (SECP256K1_ORDER - s).toString(16).padStart(64, "0");
  return Buffer.concat([signature.subarray(0, 32), Buffer.from(low, "hex")]);
}
