import { putUleb128, ULEB128_BYTES_MAX } from "../kernel/leb128.js";
import { IDL } from "./idl.js";
import type { Method } from "./method.js";

/*
 * Messages so plain that they need no codec. They carry one number behind bytes that are always the
 * same; written this way they cost a third of what the codec takes. What these functions answer is
 * what the codec would answer, to the byte.
 */

/** Prepares replies of a type that differ in one natural number, which ends them. */
export function plainReply(type: IDL.Type, valueOfZero: unknown): (value: bigint) => Uint8Array {
  const zero = IDL.encode([type], [valueOfZero]);
  const start = zero.length - 1;
  const buffer = new Uint8Array(start + ULEB128_BYTES_MAX);
  buffer.set(zero);

  return (value) => buffer.slice(0, putUleb128(buffer, start, value));
}

/** The method with a reply of which one form is written plainly, and every other by the codec. */
export function withPlainOk<Args extends unknown[], Err>(
  method: Method<Args, { Ok: bigint } | { Err: Err }>,
): Method<Args, { Ok: bigint } | { Err: Err }> {
  const reply = plainReply(method.result, { Ok: 0n });
  return {
    ...method,
    encode: (answer) => ("Ok" in answer ? reply(answer.Ok) : method.encode(answer)),
  };
}
