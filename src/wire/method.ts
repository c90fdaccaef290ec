import { IDL } from "./idl.js";

/** The Candid of one method: what Azle prints into the interface, and how its bytes are read. */
export type Method<Args extends unknown[], Answer> = {
  readonly params: IDL.Type[];
  readonly result: IDL.Type;
  /** @throws {Error} when the bytes are no such arguments. */
  decode(bytes: Uint8Array): Args;
  encode(answer: Answer): Uint8Array;
  /** What a caller sends. */
  encodeArgs(args: Args): Uint8Array;
  /** @throws {Error} when a callee answered something else. */
  decodeAnswer(bytes: Uint8Array): Answer;
};

/**
 * Describes a method. That `Args` and `Answer` are the values of its types is the file's promise.
 */
export function method<Args extends unknown[], Answer>(
  params: IDL.Type[],
  result: IDL.Type,
): Method<Args, Answer> {
  const results = [result];
  const decode = (bytes: Uint8Array) => IDL.decode(params, bytes) as unknown as Args;
  return {
    params,
    result,
    decode,
    encode: (answer) => IDL.encode(results, [answer]),
    encodeArgs: (args) => IDL.encode(params, args),
    decodeAnswer: (bytes) => IDL.decode(results, bytes)[0] as unknown as Answer,
  };
}
