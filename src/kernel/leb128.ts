import { AssertionError } from "./assert.js";

/** Most bytes that `putUleb128` writes for a value of up to 128 bits. */
export const ULEB128_BYTES_MAX = 19;

const CHUNK_BITS = 28n;
const CHUNK = 1n << CHUNK_BITS;

const FLOAT_EXACT_MAX = 9_007_199_254_740_991n;

/** Writes a natural number as LEB128: seven bits a byte, the lowest first. */
export function uleb128(value: bigint): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(value.toString(2).length / 7));
  putUleb128(bytes, 0, value);
  return bytes;
}

/**
 * Writes a natural number as LEB128 into bytes that have room for it, and answers where it ends.
 * What a float holds exactly is taken apart as floats, and larger numbers four bytes at a time:
 * bigints cost many times more.
 */
export function putUleb128(bytes: Uint8Array, at: number, value: bigint): number {
  if (value < 0n) throw new AssertionError(`uleb128: ${value} is negative`);
  let next = at;
  let wide = value;
  if (value <= FLOAT_EXACT_MAX) {
    let left = Number(value);
    while (left > 0x0fff_ffff) {
      const low = left % 0x80;
      left = (left - low) / 0x80;
      bytes[next] = low + 0x80;
      next += 1;
    }
    return putSmall(bytes, next, left);
  }
  while (wide >= CHUNK) {
    const low = Number(BigInt.asUintN(28, wide));
    wide >>= CHUNK_BITS;
    bytes[next] = (low & 0x7f) | 0x80;
    bytes[next + 1] = ((low >>> 7) & 0x7f) | 0x80;
    bytes[next + 2] = ((low >>> 14) & 0x7f) | 0x80;
    bytes[next + 3] = (low >>> 21) | 0x80;
    next += 4;
  }

  return putSmall(bytes, next, Number(wide));
}

/** Writes what fits into 32 bits. */
function putSmall(bytes: Uint8Array, at: number, value: number): number {
  let next = at;
  let rest = value;
  while (rest > 0x7f) {
    bytes[next] = (rest & 0x7f) | 0x80;
    next += 1;
    rest >>>= 7;
  }
  bytes[next] = rest;
  return next + 1;
}

/** Writes an integer as signed LEB128. */
export function sleb128(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  for (;;) {
    const low = Number(BigInt.asUintN(7, rest));
    rest >>= 7n;
    const isLast = (rest === 0n && low < 0x40) || (rest === -1n && low >= 0x40);
    bytes.push(isLast ? low : low | 0x80);
    if (isLast) return Uint8Array.from(bytes);
  }
}
