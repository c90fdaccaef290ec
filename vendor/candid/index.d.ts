import type { IDL } from "candid-stock";

export * from "candid-stock";

/**
 * How much work a message may cause before it is refused. A step is one value that is read or
 * skipped, whether it takes a byte or none.
 */
export type DecodingQuota = {
  /** Steps that every message may take. */
  readonly stepsBase: number;
  /** Steps more for each byte of the message. */
  readonly stepsPerByte: number;
  /** Most types, fields, cases, methods and arguments in the header. */
  readonly typesMax: number;
  /** How deep values may be nested. */
  readonly depthMax: number;
  /** Longest `nat` or `int`, in bytes of LEB128, each of which has 7 bits. */
  readonly numberBytesMax: number;
};

export declare const DEFAULT_DECODING_QUOTA: DecodingQuota;

/** Changes the quota of every decoding from now on; what is left out of it is the default. */
export declare function setDecodingQuota(quota?: Partial<DecodingQuota>): void;

/** `IDL.decode` with another quota than the one set; what is left out of it is the default. */
export declare function decodeWithQuota(
  types: readonly IDL.Type[],
  message: Uint8Array,
  quota: Partial<DecodingQuota>,
  // biome-ignore lint/suspicious/noExplicitAny: what it is depends on the types.
): any[];
