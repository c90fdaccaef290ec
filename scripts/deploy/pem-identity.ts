import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type PublicKey, type Signature, SignIdentity } from "@dfinity/agent";

import { DeployProblem } from "./deploy-problem.js";

/**
 * Reads an identity as `icp identity export`, `dfx identity export` and OpenSSL write it: Ed25519,
 * secp256k1 or P-256, in PEM, without a password.
 *
 * @throws {DeployProblem} when the file cannot be read or holds something else.
 */
export function readIdentity(path: string): SignIdentity {
  if (!existsSync(path))
    throw DeployProblem.refusal(`There is no file ${path}: --identity wants a key in PEM.`);
  const pem = readFileSync(path, "utf8");
  if (/ENCRYPTED/.test(pem)) {
    throw DeployProblem.refusal(
      `The key in ${path} has a password: export it without one, as \`icp identity export\` does.`,
    );
  }
  try {
    return new PemIdentity(createPrivateKey(withoutParameters(pem)));
  } catch {
    throw DeployProblem.refusal(
      `${path} holds no key that can be used: it must be Ed25519, secp256k1 or P-256, in PEM.`,
    );
  }
}

/** The identity in a file, which is made when there is none: for networks for development only. */
export function identityOfDevelopment(path: string): SignIdentity {
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  }
  return readIdentity(path);
}

/** Older tools write the parameters of the curve in a block of their own. */
function withoutParameters(pem: string): string {
  return pem.replace(/-----BEGIN EC PARAMETERS-----[\s\S]*?-----END EC PARAMETERS-----\s*/, "");
}

class PemIdentity extends SignIdentity {
  readonly #key: KeyObject;
  readonly #curve: string;
  readonly #publicKey: PublicKey;

  constructor(key: KeyObject) {
    super();
    this.#key = key;
    this.#curve = key.asymmetricKeyDetails?.namedCurve ?? key.asymmetricKeyType ?? "";
    if (!CURVES.includes(this.#curve)) throw new Error(`unknown curve ${this.#curve}`);
    const spki = createPublicKey(key).export({ type: "spki", format: "der" });
    const derKey = Object.assign(new Uint8Array(spki), { __derEncodedPublicKey__: undefined });
    this.#publicKey = { rawKey: derKey, derKey, toRaw: () => derKey, toDer: () => derKey };
  }

  override getPublicKey(): PublicKey {
    return this.#publicKey;
  }

  override async sign(message: Uint8Array): Promise<Signature> {
    return Object.assign(this.#sign(message), { __signature__: undefined });
  }

  #sign(message: Uint8Array): Uint8Array {
    if (this.#curve === "ed25519") return new Uint8Array(sign(null, message, this.#key));
    const options = { key: this.#key, dsaEncoding: "ieee-p1363" } as const;
    const signature = new Uint8Array(sign("sha256", message, options));
    return this.#curve === "secp256k1" ? withLowS(signature) : signature;
  }
}

/** Of the two signatures that are right on secp256k1, the one that verifiers insist on. */
function withLowS(signature: Uint8Array): Uint8Array {
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).toString("hex")}`);
  if (s <= SECP256K1_ORDER / 2n) return signature;
  const low = (SECP256K1_ORDER - s).toString(16).padStart(64, "0");
  return Uint8Array.from([...signature.subarray(0, 32), ...Buffer.from(low, "hex")]);
}

const CURVES = ["ed25519", "secp256k1", "prime256v1"];

const SECP256K1_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
