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

const NAT64_MAX = (1n << 64n) - 1n;
const INT64_MIN = -(1n << 63n);
const INT64_MAX = (1n << 63n) - 1n;

/** What writers throw: `encode` finds out the reason, with time to spare. Made once: the stack costs. */
export const REFUSED = new Error("the value does not fit its type");

let buffer = new Uint8Array(LENGTH_START);
let view = new DataView(buffer.buffer);
let at = 0;

/**
 * Runs the writers over the values, one for each, and returns what they wrote after `prefix`.
 * May run them twice, when the first buffer is too small.
 *
 * @param {Uint8Array} prefix
 * @param {readonly Writer[]} writers
 * @param {readonly unknown[]} values
 * @returns {Uint8Array<ArrayBuffer>} a copy, the caller's own.
 */
export function produce(prefix, writers, values) {
  // Not zero if a getter of a value encodes something itself.
  const start = at;
  try {
    while (!fits(prefix, writers, values)) {
      grow(at);
      at = start;
    }
    return buffer.slice(start, at);
  } finally {
    at = start;
    if (start === 0 && buffer.length > LENGTH_KEPT_MAX) {
      buffer = new Uint8Array(LENGTH_START);
      view = new DataView(buffer.buffer);
    }
  }
}

/**
 * @param {Uint8Array} prefix
 * @param {readonly Writer[]} writers
 * @param {readonly unknown[]} values
 */
function fits(prefix, writers, values) {
  writeBytes(prefix);
  try {
    for (let i = 0; i < writers.length; i++) writers[i](values[i]);
  } catch (error) {
    const hasRunOut = error instanceof RangeError && at + VIEW_WRITE_MAX > buffer.length;
    if (!hasRunOut) throw error;
    return false;
  }
  return at <= buffer.length;
}

/** @param {number} lengthMin */
function grow(lengthMin) {
  const larger = new Uint8Array(Math.max(2 * buffer.length, lengthMin));
  larger.set(buffer);
  buffer = larger;
  view = new DataView(larger.buffer);
}

/** @param {Uint8Array} bytes */
function writeBytes(bytes) {
  if (at + bytes.length > buffer.length) grow(2 * (at + bytes.length));
  buffer.set(bytes, at);
  at += bytes.length;
}

/** @returns {never} */
function refuse() {
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
  if (typeof value === "bigint") {
    if (value < 0n) refuse();
    if (value <= 0x1fffffffffffffn) writeLeb(Number(value));
    else writeLongNat(value);
  } else if (typeof value === "number" && Number.isInteger(value) && value >= 0) {
    if (value <= Number.MAX_SAFE_INTEGER) writeLeb(value);
    else writeLongNat(BigInt(value));
  } else {
    refuse();
  }
}

/**
 * A natural number as LEB128, by groups of 28 bits: those are small integers to the engine.
 *
 * @param {number} value at most 2^53 − 1.
 */
function writeLeb(value) {
  let rest = value;
  while (rest > 0xfffffff) {
    const low = rest % 0x10000000;
    writeContinued(low);
    rest = (rest - low) / 0x10000000;
  }
  while (rest > 0x7f) {
    buffer[at++] = (rest & 0x7f) | 0x80;
    rest >>= 7;
  }
  buffer[at++] = rest;
}

/** @param {number} low 28 bits that are followed by others. */
function writeContinued(low) {
  buffer[at] = low | 0x80;
  buffer[at + 1] = (low >> 7) | 0x80;
  buffer[at + 2] = (low >> 14) | 0x80;
  buffer[at + 3] = (low >> 21) | 0x80;
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
  const bytes = encodeUtf8(value);
  writeLeb(bytes.length);
  writeBytes(bytes);
}

/** @param {any} value */
export function writePrincipal(value) {
  if (!value?._isPrincipal) refuse();
  const bytes = value.toUint8Array();
  buffer[at++] = 1;
  writeLeb(bytes.length);
  writeBytes(bytes);
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
    if (value.length === 0) {
      buffer[at++] = 0;
    } else {
      if (value.length !== 1) refuse();
      buffer[at++] = 1;
      write(value[0]);
    }
  };
}

const isArray = Array.isArray;

/**
 * @param {Writer} write
 * @returns {Writer}
 */
export function vecWriter(write) {
  return (value) => {
    if (!isArray(value)) refuse();
    const length = value.length;
    writeLeb(length);
    for (let i = 0; i < length; i++) write(value[i]);
  };
}

/**
 * A vec of integers of one width, which may be a plain array or a typed array of that width.
 *
 * @param {Writer} write
 * @param {number} width in bytes.
 * @returns {Writer}
 */
export function integersWriter(write, width) {
  const writeArray = vecWriter(write);
  return (value) => {
    if (value instanceof Uint8Array && width === 1) {
      writeLeb(value.length);
      writeBytes(value);
    } else if (ArrayBuffer.isView(value)) {
      // @ts-expect-error - a DataView has none of the two; it is refused.
      const { BYTES_PER_ELEMENT, length } = value;
      if (BYTES_PER_ELEMENT !== width) refuse();
      writeLeb(length);
      // Every machine this runs on is little-endian, as the wire is.
      writeBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    } else {
      writeArray(value);
    }
  };
}

/**
 * @param {readonly string[]} keys in the order of the wire.
 * @param {readonly Writer[]} writers
 * @returns {Writer}
 */
export function recordWriter(keys, writers) {
  const length = keys.length;
  return (value) => {
    if (typeof value !== "object" || value === null) refuse();
    // A field that is missing is `undefined`, which every writer of a type with values refuses.
    for (let i = 0; i < length; i++) writers[i](value[keys[i]]);
  };
}

/**
 * @param {readonly Writer[]} writers
 * @returns {Writer}
 */
export function tupleWriter(writers) {
  const length = writers.length;
  return (value) => {
    if (!isArray(value) || value.length < length) refuse();
    for (let i = 0; i < length; i++) writers[i](value[i]);
  };
}

/**
 * @param {ReadonlyMap<string, { readonly index: number; readonly write: Writer }>} cases
 * @returns {Writer}
 */
export function variantWriter(cases) {
  return (value) => {
    if (typeof value !== "object" || value === null) refuse();
    const keys = Object.keys(value);
    if (keys.length !== 1) refuse();
    const taken = cases.get(keys[0]);
    if (taken === undefined) refuse();
    writeLeb(taken.index);
    taken.write(value[keys[0]]);
  };
}

/** @typedef {(value: any) => void} Writer */
