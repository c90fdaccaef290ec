import { Principal } from "@dfinity/principal";

import { bytesKey } from "../kernel/bytes.js";

/** A principal as its raw bytes. */
export type PrincipalBytes = Uint8Array;

/** The management canister, `aaaaa-aa`. */
export const MANAGEMENT_CANISTER: PrincipalBytes = new Uint8Array(0);

/** The caller who did not sign, `2vxsx-fae`. */
export const ANONYMOUS: PrincipalBytes = Uint8Array.of(4);

/** The cycles-minting canister, which tools ask where a canister can be created. */
export const CYCLES_MINTING: PrincipalBytes = principalFromText("rkp4c-7iaaa-aaaaa-aaaca-cai");

/** The cycles ledger, which tools have canisters created by. */
export const CYCLES_LEDGER: PrincipalBytes = principalFromText("um5iw-rqaaa-aaaaq-qaaba-cai");

/** Reads the textual form of a principal. */
export function principalFromText(text: string): PrincipalBytes {
  return Principal.fromText(text).toUint8Array();
}

/** The textual form of a principal. */
export function principalToText(bytes: PrincipalBytes): string {
  return Principal.fromUint8Array(bytes).toText();
}

/** A principal for a test actor: the same for the same name, and no canister's. */
export function actor(name: string): PrincipalBytes {
  const bytes = new Uint8Array(29);
  new TextEncoder().encodeInto(name, bytes);
  bytes[28] = SELF_AUTHENTICATING;
  return bytes;
}

/** The id of the n-th canister that the network creates by itself. */
export function canisterIdAt(index: number): PrincipalBytes {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(index));
  bytes.set([1, 1], 8);
  return bytes;
}

/** A key for maps. */
export function principalKey(bytes: PrincipalBytes): string {
  return bytesKey(bytes);
}

/** Last byte of a principal that belongs to a public key. */
const SELF_AUTHENTICATING = 2;
