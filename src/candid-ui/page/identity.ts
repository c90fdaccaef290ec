import { AnonymousIdentity, type Identity } from "@dfinity/agent";
import { Ed25519KeyIdentity } from "@dfinity/identity";

import { readStored, store } from "./stored.js";

/** Who calls. The key stays in the browser. */
export type Caller = {
  readonly isAnonymous: boolean;
  /** The key that is kept, in use or not. */
  readonly key: Ed25519KeyIdentity | undefined;
};

/** Who called last; nobody in particular at first. */
export function loadCaller(): Caller {
  const kept = readStored("identity", (value) =>
    typeof value === "object" && value !== null && "key" in value && "isAnonymous" in value
      ? { isAnonymous: value.isAnonymous !== false, key: keyOf(value.key) }
      : undefined,
  );
  return kept ?? { isAnonymous: true, key: undefined };
}

/** Keeps who calls. */
export function saveCaller(caller: Caller): void {
  store("identity", caller);
}

/** What the agent signs with. */
export function identityOf({ isAnonymous, key }: Caller): Identity {
  return isAnonymous || key === undefined ? new AnonymousIdentity() : key;
}

/** A key that nobody else has. */
export function newKey(): Ed25519KeyIdentity {
  return Ed25519KeyIdentity.generate();
}

/**
 * Reads a key as `icp` and dfx export it: Ed25519 in PKCS #8.
 *
 * @throws {Error} whose message says in one sentence what is wanted.
 */
export function keyFromPem(pem: string): Ed25519KeyIdentity {
  const [, label = "", body = ""] =
    /-----BEGIN ([A-Z ]+)-----([\sA-Za-z\d+/=]+)-----END/.exec(pem) ?? [];
  if (label === "") throw new Error("This is no PEM file: it begins with -----BEGIN PRIVATE KEY.");
  const der = label === "PRIVATE KEY" ? decodeBase64(body) : [];
  const seed = seedOf(der);
  if (seed === undefined)
    throw new Error(`Only Ed25519 keys can be imported, and this ${label.toLowerCase()} is none.`);
  return Ed25519KeyIdentity.fromSecretKey(seed);
}

/** The 32 bytes behind the header of an Ed25519 key (RFC 8410), with or without a public key. */
function seedOf(der: readonly number[]): Uint8Array | undefined {
  const [tag, length] = der;
  const isKey = tag === 0x30 && length === der.length - 2;
  const [version, ...rest] = der.slice(4, 4 + HEADER.length);
  const isEd25519 = version !== undefined && version <= 1 && HEADER.slice(1).every(isAt(rest));
  const seed = der.slice(4 + HEADER.length, 4 + HEADER.length + 32);
  return isKey && isEd25519 && seed.length === 32 ? Uint8Array.from(seed) : undefined;
}

function isAt(bytes: readonly number[]): (byte: number, index: number) => boolean {
  return (byte, index) => bytes[index] === byte;
}

/** The version, the algorithm, and the two lengths before the key. */
const HEADER = [0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

function decodeBase64(text: string): number[] {
  try {
    return [...atob(text.replace(/\s/g, ""))].map((character) => character.charCodeAt(0));
  } catch {
    return [];
  }
}

function keyOf(value: unknown): Ed25519KeyIdentity | undefined {
  try {
    return value === undefined ? undefined : Ed25519KeyIdentity.fromJSON(JSON.stringify(value));
  } catch {
    return undefined;
  }
}
