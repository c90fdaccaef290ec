import { Principal } from "@dfinity/principal";
// The published codec, not the one that canisters are built with: what they send is checked by
// another implementation than the one that wrote it.
import { IDL } from "candid-stock";

/** A Candid type together with the TypeScript type of its values. */
export type Typed<T> = { readonly type: IDL.Type; readonly __value?: T };

/** Names the values of a Candid type. */
export function typed<T>(type: IDL.Type): Typed<T> {
  return { type };
}

/**
 * Decodes a single argument.
 *
 * @throws {Error} when the bytes are no Candid, or of another type.
 */
export function decodeOne<T>({ type }: Typed<T>, bytes: Uint8Array): T {
  // Safe: the decoder gives values of the type it is asked for, and `typed` paired it with T.
  return IDL.decode([type], bytes)[0] as T;
}

/** Encodes a single result. */
export function encodeOne(type: IDL.Type, value: unknown): Uint8Array {
  return IDL.encode([type], [value]);
}

/** A principal of raw bytes, as Candid values want it. */
export function toPrincipal(bytes: Uint8Array): Principal {
  return Principal.fromUint8Array(bytes);
}
