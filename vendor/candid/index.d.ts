import type { IDL, JsonValue } from "candid-stock";

export * from "candid-stock";

/**
 * How much work a message may cause before it is refused.
 *
 * @see docs/components/candid-codec.md for what the figures mean in instructions.
 */
export type DecodingQuota = {
  /** Steps that every message may take: one for a value, three for one with parts. */
  readonly stepsBase: number;
  /** Steps more for each byte of the message. */
  readonly stepsPerByte: number;
  /** Types and fields of the header; an entry of the table counts 2, a plan to read one 6. */
  readonly typesMax: number;
  /** How deep calls may be nested: 2 for an opt in an opt, 3 for a list in a list. */
  readonly depthMax: number;
  /** Longest `nat` or `int`, in bytes of LEB128, each of which has 7 bits. */
  readonly numberBytesMax: number;
};

/** Steps 1,000 and 4 a byte, 500 types, depth 600, numbers of 128 bytes. */
export declare const DEFAULT_DECODING_QUOTA: DecodingQuota;

/** Changes the quota of every decoding from now on; what is left out of it is the default. */
export declare function setDecodingQuota(quota?: Partial<DecodingQuota>): void;

/** `IDL.decode` with another quota than the one set; what is left out of it is the default. */
export declare function decodeWithQuota(
  types: readonly IDL.Type[],
  message: Uint8Array,
  quota: Partial<DecodingQuota>,
): JsonValue[];

/**
 * `IDL.decode`, but what the types do not ask for is measured and not checked, and behind the last
 * value that they do ask for not looked at. A quarter of the price where one field of a long reply
 * is read.
 */
export declare function skim(types: readonly IDL.Type[], message: Uint8Array): JsonValue[];

/** Freezes a list of types that is used again and again: what is known of it is found faster. */
export declare function keepTypes<T extends IDL.Type[]>(types: T): T;

/**
 * Encodes one value by a writer of the caller's instead of the one of its type: what is kept in
 * another form than the type's needs not be brought into it first.
 *
 * @param write - Calls the writers below, and others of its kind, in the order of the wire: fields
 * by the hashes of their labels. It may run twice, when the first buffer was too small.
 * @throws {Error} when a value does not fit.
 */
export declare function encodeBy<T>(
  types: readonly [IDL.Type],
  write: (value: T) => void,
  value: T,
): Uint8Array<ArrayBuffer>;

/** The writer that the codec uses for values of a type. */
export declare function writerOf(type: IDL.Type): (value: unknown) => void;

/** A count, the index of a case, or whether there is a value: as many bytes as it takes. */
export declare function writeLeb(value: number): void;
export declare function writeByte(byte: number): void;
export declare function writeBool(value: boolean): void;
export declare function writeNat(value: bigint): void;
export declare function writeNat8(value: number): void;
export declare function writeNat64(value: bigint): void;
export declare function writeInt64(value: bigint): void;
export declare function writeText(value: string): void;
/** A principal of its raw bytes. */
export declare function writePrincipalBytes(bytes: Uint8Array): void;
