import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

import { selfAuthenticating } from "../localnet/http/public-key.js";

/** People of the demo network, by what they do. */
export type Person = "operator" | "governance" | "minter" | "provider" | "trader";

/** What comes before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const ED25519_PKCS8 = "302e020100300506032b657004220420";

/** Principals of the people: those of their keys, so that tools can act as them. */
export const people: Readonly<Record<Person, Uint8Array>> = {
  operator: principalOf("operator"),
  governance: principalOf("governance"),
  minter: principalOf("minter"),
  /** Owns the liquidity of all pools. */
  provider: principalOf("provider"),
  /** Pushes prices by real swaps. */
  trader: principalOf("trader"),
};

/**
 * A person's key in PEM, as `icp` and dfx import it. It is the same in every run and anybody can
 * make it: it guards nothing but demos.
 */
export function pemOf(person: Person): string {
  return keyOf(person).export({ type: "pkcs8", format: "pem" }).toString();
}

function principalOf(person: Person): Uint8Array {
  const derKey = createPublicKey(keyOf(person)).export({ type: "spki", format: "der" });
  return selfAuthenticating(new Uint8Array(derKey));
}

function keyOf(person: Person): KeyObject {
  const seed = createHash("sha256").update(`a person of the demo: ${person}`).digest();
  const key = Buffer.concat([Buffer.from(ED25519_PKCS8, "hex"), seed]);
  return createPrivateKey({ key, format: "der", type: "pkcs8" });
}
