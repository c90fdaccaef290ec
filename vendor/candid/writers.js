// Writers put one value into the buffer. They share its cursor as variables of this file, which is
// the cheapest state there is for an interpreter: no object, no property, no argument.
//
// No writer looks whether there is room. Past its end a typed array ignores a write and a DataView
// throws, so `produce` notices afterwards and starts again in a larger buffer.

import { encodeUtf8 } from "@sinonjs/text-encoding/utf8";

const LENGTH_START = 4096;

/** A buffer longer than this is given back after the message that needed it. */
const LENGTH_KEPT_MAX = 65_536;

/** No single write through the DataView is longer. */
const VIEW_WRITE_MAX = 8;

/** Texts up to this length are remembered, so many at most. */
const MEMORY_TEXT_MAX = 32;
const MEMORY_SIZE_MAX = 256;

const SAFE_MAX = Number.MAX_SAFE_INTEGER;
const NAT64_MAX = (1n << 64n) - 1n;
const INT64_MIN = -(1n << 63n);
const INT64_MAX = (1n << 63n) - 1n;

/** What writers throw; `encode` finds out the reason. Made once: the stack costs. */
export const REFUSED = new Error("the value does not fit its type");

/** Thrown to begin again in a larger buffer. Made once: the stack costs. */
const NO_ROOM = new Error("out of room");

/** @type {Map<string, Uint8Array>} */
const memory = new Map();

let buffer = new Uint8Array(LENGTH_START);
let view = new DataView(buffer.buffer);
let length = LENGTH_START;
let at = 0;

/**
 * Runs the writers over the values, one for each, and returns what they wrote after `prefix`.
 * Runs them again, in a larger buffer, when they ran out of room.
 *
 * @param {Uint8Array} prefix
 * @param {readonly Writer[]} writers
 * @param {readonly unknown[]} values
 * @returns {Uint8Array<ArrayBuffer>} a copy, the caller's own.
 */
export function produce(prefix, writers, values) {
  // Not zero if a getter of a value encodes something itself; that must not hide an overrun.
  const start = at;
  if (start > length) throw NO_ROOM;
  for (;;) {
    try {
      writeBytes(prefix);
      for (let i = 0; i < writers.length; i++) writers[i](values[i]);
      if (at <= length) return takeFrom(start);
    } catch (error) {
      const isView = error instanceof RangeError && at + VIEW_WRITE_MAX > length;
      if (error !== NO_ROOM && !isView) {
        at = start;
        throw error;
      }
    }
    useBuffer(Math.max(2 * length, at));
    at = start;
  }
}

/** @param {number} start */
function takeFrom(start) {
  const bytes = buffer.slice(start, at);
  at = start;
  if (length > LENGTH_KEPT_MAX && start === 0) useBuffer(LENGTH_START);
  return bytes;
}

/** @param {number} newLength shorter only when what the buffer holds is needed no more. */
function useBuffer(newLength) {
  const old = buffer;
  length = newLength;
  buffer = new Uint8Array(length);
  view = new DataView(buffer.buffer);
  if (length > old.length) buffer.set(old);
}

/** @param {Uint8Array} bytes */
export function writeBytes(bytes) {
  const start = at;
  at += bytes.length;
  // The buffer cannot grow here: what was written past its end before is lost.
  if (at > length) throw NO_ROOM;
  buffer.set(bytes, start);
}

/** @param {Uint8Array} bytes written after their number. */
export function writeBlob(bytes) {
  const byteCount = bytes.length;
  if (byteCount > 0x7f) writeLeb(byteCount);
  else buffer[at++] = byteCount;
  const start = at;
  at += byteCount;
  if (at > length) throw NO_ROOM;
  buffer.set(bytes, start);
}

/** @returns {never} */
export function refuse() {
  throw REFUSED;
}

/** @param {unknown} value */
export function writeNull(value) {
  if (value !== null) refuse();
}

/** Any value will do, and nothing is written. */
export function writeReserved() {}

/** There is no value of this type. */
export function writeEmpty() {
  refuse();
}

/** @param {unknown} value */
export function writeBool(value) {
  if (value === true) buffer[at++] = 1;
  else if (value === false) buffer[at++] = 0;
  else refuse();
}

/** @param {unknown} value */
export function writeNat(value) {
  // As a float even a bigint that is too large for one keeps its sign, and is too large.
  let number = Number.NaN;
  if (typeof value === "bigint") number = Number(value);
  else if (typeof value === "number" && Number.isInteger(value)) number = value;

  if (number <= 0x7f && number >= 0) buffer[at++] = number;
  else if (number <= SAFE_MAX && number > 0) writeLeb(number);
  else if (number > 0) writeLongNat(toBigInt(value));
  else refuse();
}

/**
 * A natural number as LEB128, by groups of 28 bits: those are small integers to the engine.
 *
 * @param {number} value at most 2^53 − 1.
 */
export function writeLeb(value) {
  let rest = value;
  while (rest > 0xfffffff) {
    // The lowest 32 bits of a float that is an integer are those of the integer.
    const low = rest & 0xfffffff;
    writeContinued(low);
    rest = (rest - low) / 0x10000000;
  }
  while (rest > 0x7f) {
    buffer[at++] = (rest & 0x7f) | 0x80;
    rest >>= 7;
  }
  buffer[at++] = rest;
}

/**
 * Four bytes of a LEB128 at once, each marked as not the last.
 *
 * @param {number} low 28 bits.
 */
function writeContinued(low) {
  const spread =
    (low & 0x7f) | ((low & 0x3f80) << 1) | ((low & 0x1fc000) << 2) | ((low & 0xfe00000) << 3);
  view.setUint32(at, spread | 0x80808080, true);
  at += 4;
}

/** @param {bigint} value */
function writeLongNat(value) {
  let rest = value;
  while (rest > 0xfffffffn) {
    writeContinued(Number(rest & 0xfffffffn));
    rest >>= 28n;
  }
  writeLeb(Number(rest));
}

/** @param {unknown} value */
export function writeInt(value) {
  let rest;
  if (typeof value === "bigint") rest = value;
  else if (typeof value === "number" && Number.isInteger(value)) rest = BigInt(value);
  else refuse();

  while (rest < -0x8000000n || rest > 0x7ffffffn) {
    writeContinued(Number(rest & 0xfffffffn));
    rest >>= 28n;
  }
  let low = Number(rest);
  // The last byte repeats the sign in its second highest bit.
  while (low < -0x40 || low > 0x3f) {
    buffer[at++] = (low & 0x7f) | 0x80;
    low >>= 7;
  }
  buffer[at++] = low & 0x7f;
}

// A number is an integer of the width when cutting it to that width changes nothing.

/** @param {unknown} value */
export function writeNat8(value) {
  const number = toSmallNumber(value);
  if ((number & 0xff) !== number) refuse();
  buffer[at++] = number;
}

/** @param {unknown} value */
export function writeInt8(value) {
  const number = toSmallNumber(value);
  if ((number << 24) >> 24 !== number) refuse();
  buffer[at++] = number;
}

/** @param {unknown} value */
export function writeNat16(value) {
  const number = toSmallNumber(value);
  if ((number & 0xffff) !== number) refuse();
  buffer[at++] = number;
  buffer[at++] = number >> 8;
}

/** @param {unknown} value */
export function writeInt16(value) {
  const number = toSmallNumber(value);
  if ((number << 16) >> 16 !== number) refuse();
  buffer[at++] = number;
  buffer[at++] = number >> 8;
}

/** @param {unknown} value */
export function writeNat32(value) {
  const number = toSmallNumber(value);
  if (number >>> 0 !== number) refuse();
  view.setUint32(at, number, true);
  at += 4;
}

/** @param {unknown} value */
export function writeInt32(value) {
  const number = toSmallNumber(value);
  if ((number | 0) !== number) refuse();
  view.setInt32(at, number, true);
  at += 4;
}

/**
 * @param {unknown} value
 * @returns {number} NaN, which fits no width, for what is no number.
 */
function toSmallNumber(value) {
  if (typeof value === "number") return value;
  // A huge one becomes a float, which fits no width either.
  return typeof value === "bigint" ? Number(value) : Number.NaN;
}

/** @param {unknown} value */
export function writeNat64(value) {
  const number = toBigInt(value);
  if (number < 0n || number > NAT64_MAX) refuse();
  view.setBigUint64(at, number, true);
  at += 8;
}

/** @param {unknown} value */
export function writeInt64(value) {
  const number = toBigInt(value);
  if (number < INT64_MIN || number > INT64_MAX) refuse();
  view.setBigInt64(at, number, true);
  at += 8;
}

/** @param {unknown} value */
function toBigInt(value) {
  if (typeof value === "bigint") return value;
  if (typeof value !== "number" || !Number.isInteger(value)) refuse();
  return BigInt(value);
}

/** @param {unknown} value */
export function writeFloat32(value) {
  view.setFloat32(at, toFloat(value), true);
  at += 4;
}

/** @param {unknown} value */
export function writeFloat64(value) {
  view.setFloat64(at, toFloat(value), true);
  at += 8;
}

/** @param {unknown} value */
function toFloat(value) {
  if (typeof value === "number") return value;
  return value instanceof Number ? Number(value) : refuse();
}

/** @param {unknown} value */
export function writeText(value) {
  if (typeof value !== "string") refuse();
  writeBlob(value.length <= MEMORY_TEXT_MAX ? remembered(value) : encodeUtf8(value));
}

/**
 * The bytes of a short text. Symbols, names of cases and addresses come again and again, and to
 * encode one costs ten times as much as to find it here.
 *
 * @param {string} text
 */
function remembered(text) {
  const known = memory.get(text);
  if (known !== undefined) return known;

  const bytes = encodeUtf8(text);
  if (memory.size >= MEMORY_SIZE_MAX) memory.clear();
  memory.set(text, bytes);
  return bytes;
}

/** @param {any} value */
export function writePrincipal(value) {
  if (!value?._isPrincipal) refuse();
  const bytes = value.toUint8Array();
  buffer[at++] = 1;
  writeBlob(bytes);
}

/** @param {unknown} value */
export function writeFunc(value) {
  if (!Array.isArray(value) || value.length !== 2) refuse();
  buffer[at++] = 1;
  writePrincipal(value[0]);
  writeText(value[1]);
}

/** @param {number} byte */
export function writeByte(byte) {
  buffer[at++] = byte;
}

/** @typedef {(value: any) => void} Writer */
