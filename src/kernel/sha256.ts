import { assert } from "./assert.js";
import { compress, compressScheduled, scheduleOf, type Words } from "./sha256-compress.js";

/** A SHA-256 as eight words: what is hashed on stays words, which saves a conversion each way. */
export type HashWords = Words;

// First 32 bits of the fractional parts of the square roots of primes (FIPS 180-4).
const SHA256_START: HashWords = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];
const SHA224_START: HashWords = [
  0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
];

const BLOCK_BYTES = 64;
const END_BIT = 0x8000_0000 | 0;
/** Maps and arrays have few lengths. */
const END_SCHEDULES_MAX = 32;

const block = new Uint8Array(BLOCK_BYTES);
const blockView = new DataView(block.buffer);

/** SHA-256 of any bytes (FIPS 180-4). */
export function sha256(message: Uint8Array): Uint8Array {
  return hashBytes(sha256Words(message), 32);
}

/** SHA-224 of any bytes: what principals and account identifiers are made of. */
export function sha224(message: Uint8Array): Uint8Array {
  return hashBytes(digest(SHA224_START, message), 28);
}

/** SHA-256 of any bytes, as words. */
export function sha256Words(message: Uint8Array): HashWords {
  return digest(SHA256_START, message);
}

/**
 * SHA-256 of several hashes one after the other.
 *
 * @param begun what `beginHashes` made of the first two of them, when they are often the same.
 */
export function sha256OfHashes(hashes: readonly HashWords[], begun?: HashWords): HashWords {
  let state = begun ?? SHA256_START;
  const pairCount = hashes.length >> 1;
  for (let i = begun === undefined ? 0 : 1; i < pairCount; i++) {
    state = compress(state, hashAt(hashes, 2 * i), hashAt(hashes, 2 * i + 1));
  }

  const bitCount = hashes.length * 256;
  if (hashes.length % 2 === 0) return compressScheduled(state, endSchedule(bitCount));
  const last = hashAt(hashes, hashes.length - 1);
  return compress(state, last, [END_BIT, 0, 0, 0, 0, 0, 0, bitCount]);
}

/** The state of a hash over hashes after the first two. */
export function beginHashes(first: HashWords, second: HashWords): HashWords {
  return compress(SHA256_START, first, second);
}

const endSchedules = new Map<number, readonly Words[]>();

/** The block that ends a message of whole blocks holds nothing but its length. */
function endSchedule(bitCount: number): readonly Words[] {
  const known = endSchedules.get(bitCount);
  if (known !== undefined) return known;

  const schedule = scheduleOf([END_BIT, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, bitCount]);
  if (endSchedules.size < END_SCHEDULES_MAX) endSchedules.set(bitCount, schedule);
  return schedule;
}

function hashAt(hashes: readonly HashWords[], place: number): HashWords {
  const hash = hashes[place];
  assert(hash !== undefined, "a hash is missing");
  return hash;
}

/** The bytes of a hash. */
export function wordsToBytes(words: HashWords): Uint8Array {
  return hashBytes(words, 32);
}

function digest(start: HashWords, message: Uint8Array): HashWords {
  let state = start;
  const wholeEnd = message.length - (message.length % BLOCK_BYTES);
  for (let at = 0; at < wholeEnd; at += BLOCK_BYTES) {
    block.set(message.subarray(at, at + BLOCK_BYTES));
    state = compress(state, wordsAt(0), wordsAt(32));
  }

  const restLength = message.length - wholeEnd;
  block.fill(0);
  block.set(message.subarray(wholeEnd));
  block[restLength] = 0x80;
  if (restLength > BLOCK_BYTES - 9) {
    state = compress(state, wordsAt(0), wordsAt(32));
    block.fill(0);
  }
  blockView.setUint32(56, Math.floor(message.length / 0x2000_0000));
  blockView.setUint32(60, (message.length * 8) % 0x1_0000_0000);
  return compress(state, wordsAt(0), wordsAt(32));
}

function wordsAt(at: number): Words {
  const view = blockView;
  return [
    view.getInt32(at),
    view.getInt32(at + 4),
    view.getInt32(at + 8),
    view.getInt32(at + 12),
    view.getInt32(at + 16),
    view.getInt32(at + 20),
    view.getInt32(at + 24),
    view.getInt32(at + 28),
  ];
}

function hashBytes(words: HashWords, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, words[0]);
  view.setInt32(4, words[1]);
  view.setInt32(8, words[2]);
  view.setInt32(12, words[3]);
  view.setInt32(16, words[4]);
  view.setInt32(20, words[5]);
  view.setInt32(24, words[6]);
  if (length === 32) view.setInt32(28, words[7]);
  return bytes;
}
