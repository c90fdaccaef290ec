// Writers put one value into the buffer. They share its cursor as variables of this file, which is
// the cheapest state there is for an interpreter: no object, no property, no argument.
//
// No writer looks whether there is room. Past its end a typed array ignores a write and a DataView
// throws, so `produce` notices afterwards and starts again in a larger buffer.

import { encodeUtf8 } from "@sinonjs/text-encoding/utf8";

import { refuse, toBigInt, toFloat, toSmallNumber } from "./conversions.js";

const LENGTH_START = 4096;

/** A buffer longer than this is given back after the message that needed it. */
const LENGTH_KEPT_MAX = 65_536;

/** No single write through the DataView is longer. */
const VIEW_WRITE_MAX = 8;

/** Texts up to this length are remembered, so many at most. */
const MEMORY_TEXT_MAX = 32;
const MEMORY_SIZE_MAX = 256;

const TWO_TO_27 = 0x8000000;
const TWO_TO_28 = 0x10000000;
const TWO_TO_59 = 2 ** 59;
const SAFE_MAX = Number.MAX_SAFE_INTEGER;
const NAT64_MAX = (1n << 64n) - 1n;
const INT64_MIN = -(1n << 63n);
const INT64_MAX = (1n << 63n) - 1n;

/** Thrown to begin again in a larger buffer. Made once: the stack costs. */
const NO_ROOM = new Error("out of room");

/** @type {Map<string, Uint8Array>} */
const memory = new Map();

/** A word and its halves, the low one first: every machine this runs on is little-endian. */
const word = new BigUint64Array(1);
const halves = new Int32Array(word.buffer);

// Found faster than a global name, or a property of one.
const toNumber = Number;
const { isArray } = Array;

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
  if (typeof value === "bigint") number = toNumber(value);
  else if (typeof value === "number" && Number.isInteger(value)) number = value;

  if (number < TWO_TO_28) {
    if (number < 0x80 && number >= 0) buffer[at++] = number;
    else if (number > 0) writeLastBits(number | 0);
    else refuse();
  } else if (number <= SAFE_MAX) {
    // The lowest 32 bits of a float that is an integer are those of the integer.
    const low = number & 0xfffffff;
    writeContinued(low);
    const rest = (number - low) / TWO_TO_28;
    if (rest < 0x80) buffer[at++] = rest;
    else writeLastBits(rest | 0);
  } else if (number > 0) writeLongNat(toBigInt(value));
  else refuse();
}

/** @param {number} value a count, as LEB128. */
export function writeLeb(value) {
  if (value < 0x80) buffer[at++] = value;
  else writeNat(value);
}

// The last bytes of a LEB128 are written two or four at once. What is written behind the last one
// is written over by what follows.

/** @param {number} bits up to 28 of them, which are a small integer to the engine. */
function writeLastBits(bits) {
  if (bits < 0x4000) {
    if (bits < 0x80) {
      buffer[at++] = bits;
    } else {
      view.setUint16(at, (bits & 0x7f) | ((bits & 0x3f80) << 1) | 0x80, true);
      at += 2;
    }
    return;
  }
  const spread =
    (bits & 0x7f) | ((bits & 0x3f80) << 1) | ((bits & 0x1fc000) << 2) | ((bits & 0xfe00000) << 3);
  if (bits < 0x200000) {
    view.setUint32(at, spread | 0x8080, true);
    at += 3;
  } else {
    view.setUint32(at, spread | 0x808080, true);
    at += 4;
  }
}

/**
 * Four bytes of a LEB128 at once, each marked as not the last.
 *
 * @param {number} bits 28 of them.
 */
function writeContinued(bits) {
  const spread =
    (bits & 0x7f) | ((bits & 0x3f80) << 1) | ((bits & 0x1fc000) << 2) | ((bits & 0xfe00000) << 3);
  view.setUint32(at, spread | 0x80808080, true);
  at += 4;
}

/** @param {bigint} value */
function writeLongNat(value) {
  let rest = value;
  while (rest > NAT64_MAX) {
    writeContinued(Number(rest & 0xfffffffn));
    rest >>= 28n;
  }
  // As two halves of a word, whose bits are small integers: cheaper than to shift a bigint.
  word[0] = rest;
  const low = halves[0];
  const high = halves[1];
  const middle = ((low >>> 28) | (high << 4)) & 0xfffffff;
  const top = high >>> 24;
  writeContinued(low & 0xfffffff);
  if (top === 0) {
    writeLastBits(middle);
  } else {
    writeContinued(middle);
    writeLastBits(top);
  }
}

/** @param {unknown} value */
export function writeInt(value) {
  let rest = toBigInt(value);
  let number = toNumber(rest);
  // A float of this size may be rounded, and still is as far from zero as it looks.
  while (number <= -TWO_TO_59 || number >= TWO_TO_59) {
    writeContinued(Number(rest & 0xfffffffn));
    rest >>= 28n;
    number = toNumber(rest);
  }
  if (number >= -TWO_TO_27 && number < TWO_TO_27) {
    writeLastSigned(number | 0);
  } else {
    word[0] = rest;
    const low = halves[0];
    writeContinued(low & 0xfffffff);
    writeLastSigned((low >>> 28) | (halves[1] << 4));
  }
}

/** @param {number} bits up to 32 of them with their sign, which are a small integer. */
function writeLastSigned(bits) {
  let rest = bits;
  // The last byte repeats the sign in its second highest bit.
  while (rest < -0x40 || rest > 0x3f) {
    buffer[at++] = (rest & 0x7f) | 0x80;
    rest >>= 7;
  }
  buffer[at++] = rest & 0x7f;
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

/** @param {unknown} value */
export function writeNat64(value) {
  const number = typeof value === "bigint" ? value : toBigInt(value);
  if (number < 0n || number > NAT64_MAX) refuse();
  view.setBigUint64(at, number, true);
  at += 8;
}

/** @param {unknown} value */
export function writeInt64(value) {
  const number = typeof value === "bigint" ? value : toBigInt(value);
  if (number < INT64_MIN || number > INT64_MAX) refuse();
  view.setBigInt64(at, number, true);
  at += 8;
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
export function writeText(value) {
  if (typeof value !== "string") refuse();
  if (value.length > MEMORY_TEXT_MAX) {
    writeBlob(encodeUtf8(value));
    return;
  }
  const bytes = memory.get(value) ?? remember(value);
  const start = at;
  at += bytes.length;
  if (at > length) throw NO_ROOM;
  buffer.set(bytes, start);
}

/**
 * The bytes of a short text behind their number. Symbols, names of cases and addresses come again
 * and again, and to encode one costs ten times as much as to find it.
 *
 * @param {string} text
 */
function remember(text) {
  const bytes = encodeUtf8(text);
  const blob = new Uint8Array(bytes.length + 1);
  // Up to 32 characters are fewer than 128 bytes.
  blob[0] = bytes.length;
  blob.set(bytes, 1);
  if (memory.size >= MEMORY_SIZE_MAX) memory.clear();
  memory.set(text, blob);
  return blob;
}

/** @param {any} value */
export function writePrincipal(value) {
  if (!value?._isPrincipal) refuse();
  const bytes = value.toUint8Array();
  buffer[at++] = 1;
  writeBlob(bytes);
}

/** @param {Uint8Array} bytes of a principal, at most 29. */
export function writePrincipalBytes(bytes) {
  const byteCount = bytes.length;
  if (byteCount > 0x7f) refuse();
  view.setUint16(at, 0x100 | byteCount);
  const start = at + 2;
  at = start + byteCount;
  if (at > length) throw NO_ROOM;
  buffer.set(bytes, start);
}

/** @param {unknown} value */
export function writeFunc(value) {
  if (!Array.isArray(value) || value.length !== 2) refuse();
  buffer[at++] = 1;
  writePrincipal(value[0]);
  writeText(value[1]);
}

/**
 * @param {Writer} write
 * @returns {Writer}
 */
export function optWriter(write) {
  return (value) => {
    if (!isArray(value)) refuse();
    const count = value.length;
    if (count === 1) {
      buffer[at++] = 1;
      write(value[0]);
    } else if (count === 0) {
      buffer[at++] = 0;
    } else {
      refuse();
    }
  };
}

/** @param {number} byte */
export function writeByte(byte) {
  buffer[at++] = byte;
}

/** @typedef {(value: any) => void} Writer */
