// The message that is being decoded, and where. Position and quota are variables of this file, the
// cheapest state there is for an interpreter: no object, no property, no argument. That is why the
// readers of numbers live here too.
//
// The message is copied into a buffer of ours, which has views on it already. Behind the message
// lie older bytes; a reader of few bytes does not look where the message ends, it reads those, and
// `finish` refuses whatever ran over the end. Lengths and counts are checked at once: they could
// cause work.

import { decodeUtf8, isUtf8 } from "@sinonjs/text-encoding/utf8";

import { decodingQuota } from "./quota.js";
import { endsEarly, exceeded, malformed, tooDeep } from "./refusals.js";

/** A longer message gets a buffer for itself. */
const LENGTH_KEPT = 65_536;

/** A value with parts takes more steps than its parts alone. */
export const COMPOSITE_STEPS = 3;

/** Longest LEB128 of a length, a count or an index that is accepted; 5 bytes can be needed. */
const COUNT_BYTES_MAX = 10;

const PRINCIPAL_LENGTH_MAX = 29;

/** Up to here it is cheaper to look at the bytes of a text than to have a built-in look at them. */
const SHORT_TEXT_MAX = 12;

const BUFFER_KEPT = new ArrayBuffer(LENGTH_KEPT);
const BYTES_KEPT = new Uint8Array(BUFFER_KEPT);
export const WORDS_KEPT = new Uint16Array(BUFFER_KEPT);

export let bytes = BYTES_KEPT;
export let end = 0;
let view = new DataView(BUFFER_KEPT);
export let words = WORDS_KEPT;
let at = 0;
let stepsLeft = 0;
let depth = 0;
let depthMax = 0;
let numberBytesMax = 0;

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
  depthMax = decodingQuota.depthMax;
  numberBytesMax = decodingQuota.numberBytesMax;
  stepsLeft = decodingQuota.stepsBase + end * decodingQuota.stepsPerByte;
}

/** Checks that the message ends where its last value ended. */
export function finish() {
  if (at < end) throw new Error(`${end - at} bytes are left over`);
  if (at > end) throw endsEarly();
}

/** Checks that the last value that was read was still in the message. */
export function finishEarly() {
  if (at > end) throw endsEarly();
}

/** @param {ArrayBuffer} buffer */
function useBuffer(buffer) {
  const isKept = buffer === BUFFER_KEPT;
  bytes = isKept ? BYTES_KEPT : new Uint8Array(buffer);
  words = isKept ? WORDS_KEPT : new Uint16Array(buffer);
  view = new DataView(buffer);
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
  if (stepsLeft < 0) throw exceeded();
}

/** @param {number} levels by which what follows is nested at most before it descends again. */
export function descend(levels) {
  depth += levels;
  if (depth > depthMax) throw tooDeep();
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

/** The length of what follows, which must be there; moves behind it. */
export function passLength() {
  const byte = bytes[at];
  let length = byte;
  if (byte < 0x80) at++;
  else length = readCount();
  if (length > end - at) throw endsEarly();
  at += length;
  return length;
}

/** The number of values that follow, each of which takes at least a step. */
export function readSkippedCount() {
  const count = readCount();
  if (count > stepsLeft) throw exceeded();
  return count;
}

/** A length and as many bytes: a copy of them. */
export function readBlob() {
  const length = passLength();
  return bytes.slice(at - length, at);
}

/**
 * What was passed by last: a view of it, good until the next message.
 *
 * @param {number} length
 */
export function viewPassed(length) {
  return bytes.subarray(at - length, at);
}

/**
 * What was passed by last: a copy of it.
 *
 * @param {number} length
 */
export function copyPassed(length) {
  return bytes.slice(at - length, at);
}

/** The bytes of a principal. */
export function readReference() {
  const length = passReference();
  return bytes.slice(at - length, at);
}

/** @returns {number} the length of what was passed by. */
function passReference() {
  if (bytes[at++] !== 1) malformed("reference");
  const length = passLength();
  return length <= PRINCIPAL_LENGTH_MAX ? length : malformed(`principal: ${length} bytes`);
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
  return byte < 0x80 ? value : value + readTail(7, "unsigned");
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
  return BigInt(low) + readTail(4, "signed");
}

/**
 * The rest of a long LEB128, four bytes at a time, in its place.
 *
 * @param {number} bytesRead
 * @param {"signed" | "unsigned"} sign
 */
function readTail(bytesRead, sign) {
  const limit = at + numberBytesMax - bytesRead;
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

// Values nobody asked for: each takes a step

/** @param {number} level of a composite value whose parts are skipped next. */
export function skipInto(level) {
  stepsLeft -= COMPOSITE_STEPS;
  if (stepsLeft < 0) throw exceeded();
  if (level > depthMax) throw tooDeep();
}

/** @param {{ readonly length: number, readonly steps: number }} run */
export function skipRun(run) {
  stepsLeft -= run.steps;
  if (stepsLeft < 0) throw exceeded();
  at += run.length;
}

/**
 * @param {number} length
 * @returns {() => void}
 */
export function fixedSkipper(length) {
  return () => {
    if (--stepsLeft < 0) throw exceeded();
    at += length;
  };
}

export function skipNumber() {
  if (--stepsLeft < 0) throw exceeded();
  const limit = at + numberBytesMax;
  while (bytes[at++] >= 0x80) if (at >= limit) malformed("number: too long");
}

export function skipBool() {
  if (--stepsLeft < 0) throw exceeded();
  if (bytes[at++] > 1) malformed("bool");
}

export function skipText() {
  if (--stepsLeft < 0) throw exceeded();
  const length = passLength();
  const isShort = length <= SHORT_TEXT_MAX;
  if (isShort && passedAscii(length)) return;
  const text = viewPassed(length);
  const isText = isShort ? decodeUtf8(text, "refuse") !== undefined : isUtf8(text);
  if (!isText) malformed("text: not UTF-8");
}

/** @param {number} length of what was passed by last; is it ASCII? */
function passedAscii(length) {
  let seen = 0;
  let i = at - length;
  for (; i <= at - 4; i += 4) seen |= view.getInt32(i);
  for (; i < at; i++) seen |= bytes[i];
  return (seen & 0x80808080) === 0;
}

export function skipReference() {
  if (--stepsLeft < 0) throw exceeded();
  passReference();
}
