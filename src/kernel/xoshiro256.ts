import { assert } from "./assert.js";

const MASK_64 = (1n << 64n) - 1n;

/** How many bytes seed a generator. */
export const SEED_BYTE_COUNT = 32;

/**
 * The xoshiro256** generator of Blackman and Vigna: the same 32 bytes give the same draws on every
 * machine, so a decision that used it can be replayed from its recorded seed (`B-62`).
 *
 * Warning: not for secrets. Whoever sees four draws knows all that follow.
 *
 * @see https://prng.di.unimi.it/xoshiro256starstar.c
 */
export class Xoshiro256 {
  #s0: bigint;
  #s1: bigint;
  #s2: bigint;
  #s3: bigint;

  /**
   * @param seed - 32 bytes: four little-endian words of state. The all-zero state would only draw
   * zeros; it is replaced by `expandSeed(0n)`.
   * @throws {AssertionError} when the seed has another length.
   */
  constructor(seed: Uint8Array) {
    assert(seed.length === SEED_BYTE_COUNT, `Xoshiro256: seed of ${seed.length} bytes`);
    const bytes = seed.some((byte) => byte !== 0) ? seed : expandSeed(0n);
    const view = new DataView(bytes.buffer, bytes.byteOffset, SEED_BYTE_COUNT);

    this.#s0 = view.getBigUint64(0, true);
    this.#s1 = view.getBigUint64(8, true);
    this.#s2 = view.getBigUint64(16, true);
    this.#s3 = view.getBigUint64(24, true);
  }

  /** Draws 64 bits. */
  nextU64(): bigint {
    const s1 = this.#s1;
    const drawn = (rotateLeft((s1 * 5n) & MASK_64, 7n) * 9n) & MASK_64;

    this.#s2 ^= this.#s0;
    this.#s3 ^= s1;
    this.#s1 = s1 ^ this.#s2;
    this.#s0 ^= this.#s3;
    this.#s2 ^= (s1 << 17n) & MASK_64;
    this.#s3 = rotateLeft(this.#s3, 45n);

    return drawn;
  }

  /**
   * Draws a number from 0 up to but excluding `boundExclusive`, each equally likely: draws that
   * would favour the low numbers are rejected and drawn again. Any size of bound; fewer than two
   * attempts on average.
   *
   * @throws {AssertionError} when there is nothing to draw from.
   */
  nextBelow(boundExclusive: bigint): bigint {
    assert(boundExclusive > 0n, `Xoshiro256: nothing below ${boundExclusive}`);
    let range = 1n << 64n;
    let wordCount = 1;
    for (; range < boundExclusive; range <<= 64n) wordCount++;

    const accepted = range - (range % boundExclusive);
    for (;;) {
      let drawn = this.nextU64();
      for (let i = 1; i < wordCount; i++) drawn = (drawn << 64n) | this.nextU64();
      if (drawn < accepted) return drawn % boundExclusive;
    }
  }
}

/**
 * Makes the 32 bytes of a seed from one number, as people type it, by SplitMix64: the way the
 * authors of xoshiro recommend. Only the low 64 bits count.
 */
export function expandSeed(seed: bigint): Uint8Array {
  const bytes = new Uint8Array(SEED_BYTE_COUNT);
  const view = new DataView(bytes.buffer);
  let state = seed & MASK_64;

  for (let offset = 0; offset < SEED_BYTE_COUNT; offset += 8) {
    state = (state + 0x9e3779b97f4a7c15n) & MASK_64;
    let word = ((state ^ (state >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK_64;
    word = ((word ^ (word >> 27n)) * 0x94d049bb133111ebn) & MASK_64;
    view.setBigUint64(offset, word ^ (word >> 31n), true);
  }
  return bytes;
}

function rotateLeft(word: bigint, bitCount: bigint): bigint {
  return ((word << bitCount) | (word >> (64n - bitCount))) & MASK_64;
}
