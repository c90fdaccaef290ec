import { putUleb128, ULEB128_BYTES_MAX } from "../kernel/leb128.js";

/**
 * Arguments of which one value varies while the rest stays: the bytes before and after it are kept,
 * and a ladder of ten questions encodes its pair once.
 */
export type SplicedArgs = { readonly before: Uint8Array; readonly after: Uint8Array };

/**
 * Cuts encoded arguments around a value that takes one byte: a nat of 0, or an empty text.
 *
 * @param afterLength - How many bytes follow that value.
 */
export function spliceArgs(bytes: Uint8Array, afterLength: number): SplicedArgs {
  const at = bytes.length - afterLength - 1;
  return { before: bytes.slice(0, at), after: bytes.slice(at + 1) };
}

/** Puts a nat of up to 128 bits in its place, as LEB128. */
export function withNat(args: SplicedArgs, value: bigint): Uint8Array {
  const { before, after } = args;
  const bytes = new Uint8Array(before.length + ULEB128_BYTES_MAX + after.length);
  bytes.set(before);
  const end = putUleb128(bytes, before.length, value);
  bytes.set(after, end);
  return bytes.slice(0, end + after.length);
}

/** 0, 1, 2 …: a built-in asks for the character at each of them, cheaper than a loop does. */
const PLACES = Uint8Array.from({ length: 128 }, (_, place) => place);

/** The first of them, by how many; made when a text of that length comes first. */
const placesTo: Uint8Array[] = [];

const { charCodeAt } = String.prototype;

/** Puts a text of fewer than 128 ASCII characters in its place. */
export function withAscii(args: SplicedArgs, text: string): Uint8Array {
  const { before, after } = args;
  const at = before.length;
  const { length } = text;
  const bytes = new Uint8Array(at + 1 + length + after.length);
  bytes.set(before);
  bytes[at] = length;
  placesTo[length] ??= PLACES.subarray(0, length);
  bytes.set(placesTo[length].map(charCodeAt, text), at + 1);
  bytes.set(after, at + 1 + length);
  return bytes;
}
