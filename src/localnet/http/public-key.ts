import { createHash, createPublicKey, type KeyObject, verify } from "node:crypto";

import type { PrincipalBytes } from "../principals.js";
import { RequestProblem } from "./request-problem.js";

/** The principal that belongs to a public key in DER. */
export function selfAuthenticating(derKey: Uint8Array): PrincipalBytes {
  const principal = new Uint8Array(29);
  principal.set(createHash("sha224").update(derKey).digest());
  principal[28] = 2;
  return principal;
}

/**
 * Whether a signature is right. Keys are Ed25519, or ECDSA over P-256 or secp256k1 with SHA-256.
 *
 * @throws {RequestProblem} when the key is of no such kind.
 */
export function isSignedBy(
  derKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = parseKey(derKey);
  if (key.asymmetricKeyType === "ed25519") return verify(null, message, key, signature);
  const isCurveKnown = ECDSA_CURVES.has(key.asymmetricKeyDetails?.namedCurve ?? "");
  if (!isCurveKnown) throw unknownKey();
  return verify("sha256", message, { key, dsaEncoding: "ieee-p1363" }, signature);
}

function parseKey(derKey: Uint8Array): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(derKey), format: "der", type: "spki" });
  } catch {
    throw unknownKey();
  }
}

function unknownKey(): RequestProblem {
  const kinds = "Ed25519, ECDSA P-256 or ECDSA secp256k1";
  return new RequestProblem(400, `A public key must be one of ${kinds}, in DER.`);
}

const ECDSA_CURVES: ReadonlySet<string> = new Set(["prime256v1", "secp256k1"]);
