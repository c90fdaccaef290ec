import { generateKeyPairSync, sign } from "node:crypto";
import { Cbor, requestIdOf } from "@dfinity/agent";
import { Principal } from "@dfinity/principal";

import { concatBytes } from "../../src/kernel/bytes.js";
import type { ServedNetwork } from "../../src/localnet/http/serve-network.js";
import { toLabel } from "./certificate-tree.js";

/** Somebody with a key. */
export type Signer = {
  readonly derKey: Uint8Array;
  readonly principal: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
};

/** Kinds of keys that requests are signed with. */
export const KEY_KINDS = ["Ed25519", "P-256", "secp256k1"] as const;

/** A signer with a new key. */
export function newSigner(kind: (typeof KEY_KINDS)[number] = "Ed25519"): Signer {
  const { publicKey, privateKey } =
    kind === "Ed25519"
      ? generateKeyPairSync("ed25519")
      : generateKeyPairSync("ec", { namedCurve: kind });
  const derKey = new Uint8Array(publicKey.export({ format: "der", type: "spki" }));
  const algorithm = kind === "Ed25519" ? null : "sha256";
  return {
    derKey,
    principal: Principal.selfAuthenticating(derKey).toUint8Array(),
    sign: (message) =>
      new Uint8Array(sign(algorithm, message, { key: privateKey, dsaEncoding: "ieee-p1363" })),
  };
}

/** The content of a request, as it stands in CBOR. */
export type Content = Record<string, unknown>;

const FIVE_MINUTES_NS = 300_000_000_000n;

/** Now, by the clock on the wall. */
export function nowNs(): bigint {
  return BigInt(Date.now()) * 1_000_000n;
}

let nonceCount = 0;

/** A request to call or query a method; `changes` replace or remove fields. */
export function methodContent(
  type: "call" | "query",
  canister: Uint8Array,
  method: string,
  changes: Content = {},
): Content {
  nonceCount += 1;
  return {
    request_type: type,
    sender: Principal.anonymous().toUint8Array(),
    nonce: new TextEncoder().encode(`nonce ${nonceCount}`),
    ingress_expiry: nowNs() + FIVE_MINUTES_NS,
    canister_id: canister,
    method_name: method,
    arg: new Uint8Array(0),
    ...changes,
  };
}

/** A request for parts of the state tree; labels are bytes or text. */
export function readStateContent(
  paths: readonly (readonly (Uint8Array | string)[])[],
  changes: Content = {},
): Content {
  return {
    request_type: "read_state",
    sender: Principal.anonymous().toUint8Array(),
    ingress_expiry: nowNs() + FIVE_MINUTES_NS,
    paths: paths.map((path) => path.map(toLabel)),
    ...changes,
  };
}

/** The id of a request. */
export function requestIdOfContent(content: Content): Uint8Array {
  return requestIdOf(content);
}

/** A delegation from one key to another. */
export function delegate(
  from: Signer,
  to: Signer,
  changes: { expiration?: bigint; targets?: Uint8Array[] } = {},
): Content {
  const delegation = { pubkey: to.derKey, expiration: nowNs() + FIVE_MINUTES_NS, ...changes };
  const domain = new TextEncoder().encode("\x1Aic-request-auth-delegation");
  return { delegation, signature: from.sign(concatBytes(domain, requestIdOf(delegation))) };
}

/** An envelope without signature. */
export function anonymous(content: Content): Uint8Array {
  return Cbor.encode({ content });
}

/** An envelope with the key of `signer`, signed by it or by the last key it delegated to. */
export function signed(
  content: Content,
  signer: Signer,
  delegated?: { readonly by: Signer; readonly delegations: readonly Content[] },
): Uint8Array {
  const domain = new TextEncoder().encode("\x0Aic-request");
  const message = concatBytes(domain, requestIdOf(content));
  return Cbor.encode({
    content,
    sender_pubkey: signer.derKey,
    sender_sig: (delegated?.by ?? signer).sign(message),
    ...(delegated === undefined ? {} : { sender_delegation: delegated.delegations }),
  });
}

/** What came back: status, the sentence of a refusal, or decoded CBOR. */
export type Answer = { readonly status: number; readonly text: string; readonly cbor: Content };

/** Sends a body in CBOR to an address below `/api/`. */
export async function post(
  { url }: Pick<ServedNetwork, "url">,
  path: string,
  body: Uint8Array,
  contentType = "application/cbor",
): Promise<Answer> {
  const response = await fetch(`${url}/api/${path}`, {
    method: "POST",
    headers: { "content-type": contentType },
    body: new Uint8Array(body),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isCbor = response.headers.get("content-type") === "application/cbor";
  return {
    status: response.status,
    text: isCbor ? "" : new TextDecoder().decode(bytes),
    cbor: isCbor ? Cbor.decode(bytes) : {},
  };
}

/** `canister/<id>` in an address. */
export function at(version: string, canister: Uint8Array, verb: string): string {
  return `${version}/canister/${Principal.fromUint8Array(canister).toText()}/${verb}`;
}
