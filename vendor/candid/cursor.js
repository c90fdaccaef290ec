// The message that is being decoded, and where. Position and quota are variables of this file, the
// cheapest state there is for an interpreter: no object, no property, no argument. That is why the
// readers of numbers live here too.
//
// The message is copied into a buffer of ours, which has views on it already. Behind the message lie
// older bytes; a reader of few bytes does not look where the message ends, it reads those, and
// `finish` refuses whatever ran over the end. Lengths and counts are checked at once: they could
// cause work.

import { decodingQuota } from "./quota.js";

/** A longer message gets a buffer for itself. */
const LENGTH_KEPT = 65_536;

/** Longest LEB128 of a length, a count or an index that is accepted; 5 bytes can be needed. */
const COUNT_BYTES_MAX = 10;

const BUFFER_KEPT = new ArrayBuffer(LENGTH_KEPT);
const BYTES_KEPT = new Uint8Array(BUFFER_KEPT);

export let bytes = BYTES_KEPT;
export let end = 0;
let view = new DataView(BUFFER_KEPT);
let words = new Uint16Array(BUFFER_KEPT);
let at = 0;
let stepsLeft = 0;
let depth = 0;

/**
 * Takes up a message, from its beginning and with a fresh quota.
 *
 * @param {Uint8Array} message
 */
export function begin(message) {
  end = message.length;
  if (end > LENGTH_KEPT) useBuffer(new ArrayBuffer(end + (end & 1)));
  else if (bytes !== BYTES_KEPT) useBuffer(BUFFER_KEPT);
  bytes.set(message);
  at = 0;
  depth = 0;
  stepsLeft = decodingQuota.stepsBase + end * decodingQuota.stepsPerByte;
}

/** Checks that the message ends where its last value ended. */
export function finish() {
  if (at < end) throw new Error(`${end - at} bytes are left over`);
  if (at > end) throw endsEarly();
}

/** @param {ArrayBuffer} buffer */
function useBuffer(buffer) {
  bytes = buffer === BUFFER_KEPT ? BYTES_KEPT : new Uint8Array(buffer);
  view = new DataView(buffer);
  words = new Uint16Array(buffer);
}

function endsEarly() {
  return new Error("the message ends early");
}

/**
 * @param {string} what
 * @returns {never}
 */
export function malformed(what) {
  throw new Error(`malformed ${what}`);
}

// Headers

/** @typedef {{ readonly length: number, readonly lastByte: number, readonly key: string }} Header */

/**
 * What `startsWith` needs to know of the first bytes of this message.
 *
 * @param {number} length
 * @returns {Header}
 */
export function headerOf(length) {
  return { length, lastByte: bytes[length - 1], key: wordsKey(length >> 1) };
}

/**
 * Whether the message begins with a header that was seen before; if so, moves behind it.
 * Two bytes become one character: nothing compares bytes as cheaply as one string another.
 *
 * @param {Header} header
 */
export function startsWith(header) {
  const { length } = header;
  if (length > end || bytes[length - 1] !== header.lastByte) return false;
  if (wordsKey(length >> 1) !== header.key) return false;
  at = length;
  return true;
}

/** @param {number} length */
function wordsKey(length) {
  // @ts-expect-error - `apply` takes any array-like; its type knows arrays only.
  return String.fromCharCode.apply(null, words.subarray(0, length));
}

// Position and quota

export function position() {
  return at;
}

export function nesting() {
  return depth;
}

/**
 * Goes back, or forth. Going back has to be paid for: `charge` first.
 *
 * @param {number} to
 * @param {number} [nestedAt]
 */
export function moveTo(to, nestedAt = depth) {
  at = to;
  depth = nestedAt;
}

/** @param {number} count of steps, taken off the quota of the message. */
export function charge(count) {
  stepsLeft -= count;
  if (stepsLeft < 0) throw new Error("the message takes more work than its length allows");
}

/** @param {number} levels by which what follows is nested at most before it descends again. */
export function descend(levels) {
  depth += levels;
  if (depth > decodingQuota.depthMax) throw new Error("the message is nested too deeply");
}

/** @param {number} levels */
export function ascend(levels) {
  depth -= levels;
}

// Bytes, lengths and counts

export function readByte() {
  return bytes[at++];
}

/** A count or an index: at most 2^70, which no caller lets pass. */
export function readCount() {
  const byte = bytes[at++];
  if (byte < 0x80) return byte;

  const limit = at + COUNT_BYTES_MAX - 1;
  let count = byte & 0x7f;
  for (let weight = 0x80; at < limit; weight *= 0x80) {
    const next = bytes[at++];
    count += (next & 0x7f) * weight;
    if (next < 0x80) return count;
  }
  return malformed("length: too long");
}

/**
 * The number of elements that follow. The message must have room for them, and its quota too.
 *
 * @param {number} elementBytesMin
 * @param {number} elementSteps
 */
export function readElementCount(elementBytesMin, elementSteps) {
  const count = readCount();
  if (count * elementBytesMin > end - at) throw endsEarly();
  charge(count * elementSteps);
  return count;
}

/** A length and as many bytes: a copy of them. */
export function readBlob() {
  const start = skipBlob();
  return bytes.slice(start, at);
}

/** A length and as many bytes: a view of them, good until the next message. */
export function viewBlob() {
  const start = skipBlob();
  return bytes.subarray(start, at);
}

/** @returns {number} where the bytes begin; they end at the cursor. */
export function skipBlob() {
  const length = readCount();
  if (length > end - at) throw endsEarly();
  at += length;
  return at - length;
}

/** @param {number} length */
export function skipBytes(length) {
  at += length;
}

// Numbers

export function readNat() {
  let byte = bytes[at++];
  if (byte < 0x80) return BigInt(byte);
  let low = byte & 0x7f;
  byte = bytes[at++];
  low |= (byte & 0x7f) << 7;
  if (byte < 0x80) return BigInt(low);
  byte = bytes[at++];
  low |= (byte & 0x7f) << 14;
  if (byte < 0x80) return BigInt(low);
  byte = bytes[at++];
  low |= (byte & 0x7f) << 21;
  if (byte < 0x80) return BigInt(low);

  // 28 bits are read. Up to 49 a float holds them exactly, which is cheaper than adding bigints.
  byte = bytes[at++];
  let high = byte & 0x7f;
  if (byte < 0x80) return BigInt(high * 0x10000000 + low);
  byte = bytes[at++];
  high |= (byte & 0x7f) << 7;
  if (byte < 0x80) return BigInt(high * 0x10000000 + low);
  byte = bytes[at++];
  high |= (byte & 0x7f) << 14;
  const value = BigInt(high * 0x10000000 + low);
  return byte < 0x80 ? value : value + readLongTail(7, "unsigned");
}

export function readInt() {
  // Shifting left and right again repeats the sign, which is the highest bit that was read.
  let byte = bytes[at++];
  if (byte < 0x80) return BigInt((byte << 25) >> 25);
  let low = byte & 0x7f;
  byte = bytes[at++];
  low |= (byte & 0x7f) << 7;
  if (byte < 0x80) return BigInt((low << 18) >> 18);
  byte = bytes[at++];
  low |= (byte & 0x7f) << 14;
  if (byte < 0x80) return BigInt((low << 11) >> 11);
  byte = bytes[at++];
  low |= (byte & 0x7f) << 21;
  if (byte < 0x80) return BigInt((low << 4) >> 4);
  return BigInt(low) + readLongTail(4, "signed");
}

/**
 * The rest of a long LEB128, four bytes at a time, in its place.
 *
 * @param {number} bytesRead
 * @param {"signed" | "unsigned"} sign
 */
function readLongTail(bytesRead, sign) {
  const limit = at + decodingQuota.numberBytesMax - bytesRead;
  let value = 0n;
  let place = BigInt(7 * bytesRead);
  let group = 0;
  let bits = 0;
  while (at < limit) {
    const byte = bytes[at++];
    group |= (byte & 0x7f) << bits;
    bits += 7;
    if (byte < 0x80) {
      const last = sign === "signed" ? (group << (32 - bits)) >> (32 - bits) : group;
      return value + (BigInt(last) << place);
    }
    if (bits === 28) {
      value += BigInt(group) << place;
      place += 28n;
      group = 0;
      bits = 0;
    }
  }
  return malformed("number: too long");
}

export function skipNumber() {
  const limit = at + decodingQuota.numberBytesMax;
  while (bytes[at++] >= 0x80) if (at >= limit) malformed("number: too long");
}

export function readBool() {
  const byte = bytes[at++];
  if (byte === 1) return true;
  return byte === 0 ? false : malformed("bool");
}

export function readNat8() {
  return bytes[at++];
}

export function readInt8() {
  return (bytes[at++] << 24) >> 24;
}

export function readNat16() {
  at += 2;
  return bytes[at - 2] | (bytes[at - 1] << 8);
}

export function readInt16() {
  at += 2;
  return ((bytes[at - 2] | (bytes[at - 1] << 8)) << 16) >> 16;
}

export function readNat32() {
  at += 4;
  return view.getUint32(at - 4, true);
}

export function readInt32() {
  at += 4;
  return view.getInt32(at - 4, true);
}

export function readNat64() {
  at += 8;
  return view.getBigUint64(at - 8, true);
}

export function readInt64() {
  at += 8;
  return view.getBigInt64(at - 8, true);
}

export function readFloat32() {
  at += 4;
  return view.getFloat32(at - 4, true);
}

export function readFloat64() {
  at += 8;
  return view.getFloat64(at - 8, true);
}
