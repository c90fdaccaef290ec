import { assert } from "./assert.js";

const MASK_64 = (1n << 64n) - 1n;
const TWO_TO_32 = 0x1_0000_0000;

/** How many bytes seed a generator. */
const SEED_BYTE_COUNT = 32;

/**
 * The xoshiro256** generator of Blackman and Vigna: the same 32 bytes give the same draws on every
 * machine, so a decision that used it can be replayed from its recorded seed (`B-62`).
 *
 * Warning: not for secrets. Whoever sees four draws knows all that follow.
 *
 * @see https://prng.di.unimi.it/xoshiro256starstar.c
 */
export class Xoshiro256 {
  /** Four words, each as its high and its low half: halves cost less than numbers of any size. */
  readonly #halves = new Int32Array(8);
  readonly #drawn = new DataView(new ArrayBuffer(8));

  /**
   * @param seed - 32 bytes: four little-endian words of state. The all-zero state would only draw
   * zeros; it is replaced by `expandSeed(0n)`.
   * @throws {AssertionError} when the seed has another length.
   */
  constructor(seed: Uint8Array) {
    assert(seed.length === SEED_BYTE_COUNT, `Xoshiro256: seed of ${seed.length} bytes`);
    const bytes = seed.some((byte) => byte !== 0) ? seed : expandSeed(0n);
    const view = new DataView(bytes.buffer, bytes.byteOffset, SEED_BYTE_COUNT);

    for (let word = 0; word < 4; word++) {
      this.#halves[2 * word] = view.getInt32(8 * word + 4, true);
      this.#halves[2 * word + 1] = view.getInt32(8 * word, true);
    }
  }

  /** Draws 64 bits. */
  nextU64(): bigint {
    const s = this.#halves;
    const [high0 = 0, low0 = 0, high1 = 0, low1 = 0, high2 = 0, low2 = 0, high3 = 0, low3 = 0] = s;
    this.#draw(high1, low1);

    const mixedHigh2 = high2 ^ high0;
    const mixedLow2 = low2 ^ low0;
    const mixedHigh3 = high3 ^ high1;
    const mixedLow3 = low3 ^ low1;
    s[0] = high0 ^ mixedHigh3;
    s[1] = low0 ^ mixedLow3;
    s[2] = high1 ^ mixedHigh2;
    s[3] = low1 ^ mixedLow2;
    s[4] = mixedHigh2 ^ ((high1 << 17) | (low1 >>> 15));
    s[5] = mixedLow2 ^ (low1 << 17);
    // Turned left by 45: by 32, which exchanges the halves, and by 13.
    s[6] = (mixedLow3 << 13) | (mixedHigh3 >>> 19);
    s[7] = (mixedHigh3 << 13) | (mixedLow3 >>> 19);
    return this.#drawn.getBigUint64(0);
  }

  /**
   * Draws a number from 0 up to but excluding `boundExclusive`, each equally likely: draws that
   * would favour the low numbers are rejected and drawn again. Any size of bound; fewer than two
   * attempts on average.
   *
   * @throws {AssertionError} when there is nothing to draw from.
   */
  nextBelow(boundExclusive: bigint): bigint {
    assert(boundExclusive > 0n, () => `Xoshiro256: nothing below ${boundExclusive}`);
    let range = 1n << 64n;
    let wordCount = 1;
    for (; range < boundExclusive; range <<= 64n) wordCount++;

    for (;;) {
      let drawn = this.nextU64();
      for (let i = 1; i < wordCount; i++) drawn = (drawn << 64n) | this.nextU64();
      const index = drawn % boundExclusive;
      // The last run of numbers is not whole: what falls into it is drawn again.
      if (drawn - index + boundExclusive <= range) return index;
    }
  }

  /** Five times a word, turned left by seven, nine times. */
  #draw(high: number, low: number): void {
    const low5 = (low >>> 0) * 5;
    const high5 = Math.imul(high, 5) + Math.floor(low5 / TWO_TO_32);
    const turnedHigh = (high5 << 7) | ((low5 | 0) >>> 25);
    const turnedLow = (low5 << 7) | ((high5 | 0) >>> 25);
    const low9 = (turnedLow >>> 0) * 9;
    const high9 = Math.imul(turnedHigh, 9) + Math.floor(low9 / TWO_TO_32);
    this.#drawn.setInt32(0, high9 | 0);
    this.#drawn.setInt32(4, low9 | 0);
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
