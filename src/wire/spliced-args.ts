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
export function withNat({ before, after }: SplicedArgs, value: bigint): Uint8Array {
  const bytes = new Uint8Array(before.length + ULEB128_BYTES_MAX + after.length);
  bytes.set(before);
  const end = putUleb128(bytes, before.length, value);
  bytes.set(after, end);
  return bytes.slice(0, end + after.length);
}

/** Puts a text of fewer than 128 ASCII characters in its place. */
export function withAscii({ before, after }: SplicedArgs, text: string): Uint8Array {
  const bytes = new Uint8Array(before.length + 1 + text.length + after.length);
  bytes.set(before);
  bytes[before.length] = text.length;
  for (let i = 0; i < text.length; i++) bytes[before.length + 1 + i] = text.charCodeAt(i);
  bytes.set(after, before.length + 1 + text.length);
  return bytes;
}
