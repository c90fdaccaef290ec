import { IDL, keepTypes, Principal, skim } from "./idl.js";

/** A Candid type together with the TypeScript type of its values. */
export type Typed<T> = {
  readonly type: IDL.Type;
  /** The type as a list of one, as a message has it. */
  readonly types: IDL.Type[];
  /** What the type leaves out of a reply is measured and not checked. */
  readonly isSkimmed?: boolean;
  readonly __values?: T;
};

/** The values of a typed Candid type. */
export type ValuesOf<V> = V extends Typed<infer T> ? T : never;

/** Names the values of a Candid type; the pairing is checked by the tests of each interface. */
export function typed<T>(type: IDL.Type): Typed<T> {
  return { type, types: keepTypes([type]) };
}

/**
 * Like `typed`, for views of long replies of which little is read, many times a cycle: a quarter of
 * the price. Not for replies that end something.
 */
export function skimmed<T>(type: IDL.Type): Typed<T> {
  return { type, types: keepTypes([type]), isSkimmed: true };
}

/** Encodes arguments. */
export function encodeArgs(types: IDL.Type[], values: unknown[]): Uint8Array {
  return IDL.encode(types, values);
}

/**
 * Decodes a reply of one value.
 *
 * @throws {Error} when the bytes are no Candid, or of another type: whoever asks a foreign canister
 * catches it where the reply comes in.
 */
export function decodeReply<T>(view: Typed<T>, bytes: Uint8Array): T {
  const { types } = view;
  return (view.isSkimmed === true ? skim(types, bytes) : IDL.decode(types, bytes))[0] as T;
}

/** The text of a raw principal. Expensive in a canister (0.4 M instructions): keep the result. */
export function principalText(bytes: Uint8Array): string {
  return Principal.fromUint8Array(bytes).toText();
}

/** A principal of raw bytes, as Candid values want it. */
export function toPrincipal(bytes: Uint8Array): Principal {
  return Principal.fromUint8Array(bytes);
}
