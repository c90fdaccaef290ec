// Readers take one value of an expected type from the message, at the cursor.

import { Principal } from "@dfinity/principal";
import { decodeUtf8 } from "@sinonjs/text-encoding/utf8";

import * as cursor from "./cursor.js";
import { malformed } from "./refusals.js";

/**
 * @typedef {() => any} Reader
 * @typedef {new (content: ArrayBuffer | number) => any} ArrayClass
 * @typedef {ArrayClass & { readonly BYTES_PER_ELEMENT: number }} IntegerArray
 */

/**
 * Thrown when a value on the wire is none of the expected type; an `opt` around it catches it and
 * becomes null. Made once: an error's stack costs more than decoding most messages.
 */
export const MISMATCH = new Error("type mismatch");

/** What did not match when `MISMATCH` was thrown last: `() => string`, seldom asked. */
export let describeMismatch = () => "";

/**
 * @param {() => string} describe
 * @returns {Reader}
 */
export function mismatchReader(describe) {
  return () => {
    describeMismatch = describe;
    throw MISMATCH;
  };
}

export function readNull() {
  return null;
}

/** @returns {never[]} */
export function readNone() {
  return [];
}

export function readText() {
  const length = cursor.passLength();
  if (length === 0) return "";
  const view = cursor.viewPassed(length);
  return decodeUtf8(view, "refuse") ?? malformed("text: not UTF-8");
}

export function readPrincipal() {
  return Principal.fromUint8Array(cursor.readReference());
}

export function readFunc() {
  if (cursor.readByte() !== 1) malformed("function reference");
  return [readPrincipal(), readText()];
}

/**
 * A vec of integers of one width, into an array of its own.
 *
 * @param {IntegerArray} IntegerArray
 * @returns {Reader}
 */
export function integersReader(IntegerArray) {
  const width = IntegerArray.BYTES_PER_ELEMENT;
  if (IntegerArray === Uint8Array) return cursor.readBlob;

  return () => {
    const length = width * cursor.readElementCount(width, 0);
    if (length === 0) return new IntegerArray(0);
    cursor.skipBytes(length);
    // Every machine this runs on is little-endian, as the wire is.
    return new IntegerArray(cursor.copyPassed(length).buffer);
  };
}

/**
 * @param {Reader} read
 * @returns {Reader}
 */
export function optReader(read) {
  return () => {
    const tag = cursor.readByte();
    if (tag === 0) return [];
    return tag === 1 ? [read()] : malformed("opt");
  };
}

/**
 * An opt whose payload may not be of the expected type.
 *
 * @param {Reader} readAsOpt the payload, null if it does not match.
 * @returns {Reader}
 */
export function lenientOptReader(readAsOpt) {
  return () => {
    const tag = cursor.readByte();
    if (tag === 0) return [];
    return tag === 1 ? readAsOpt() : malformed("opt");
  };
}

/**
 * A value as an opt of itself.
 *
 * @param {Reader} read
 * @returns {Reader}
 */
export function someReader(read) {
  return () => [read()];
}

/**
 * A value as an opt of itself: null when it turns out not to be of the expected type.
 *
 * @param {Reader} read
 * @param {() => void} skip
 * @returns {Reader}
 */
export function someOrNoneReader(read, skip) {
  return () => {
    const start = cursor.position();
    const nesting = cursor.nesting();
    try {
      return [read()];
    } catch (error) {
      if (error !== MISMATCH) throw error;
      // What was read in vain has been paid for; passing it by is paid for again.
      cursor.moveTo(start, nesting);
      skip();
      return [];
    }
  };
}

/**
 * @param {Reader} read
 * @param {number} elementBytesMin
 * @param {number} elementSteps
 * @returns {Reader}
 */
export function vecReader(read, elementBytesMin, elementSteps) {
  return () => {
    const count = cursor.readElementCount(elementBytesMin, elementSteps);
    const values = [];
    for (let i = 0; i < count; i++) values[i] = read();
    return values;
  };
}

/**
 * A vec whose elements are not of the expected type. Without elements it is of every type.
 *
 * @param {new (length: number) => unknown} EmptyArray
 * @param {Reader} mismatch
 * @returns {Reader}
 */
export function emptyVecReader(EmptyArray, mismatch) {
  return () => (cursor.readCount() === 0 ? new EmptyArray(0) : mismatch());
}

/**
 * @param {readonly Reader[]} readers
 * @returns {Reader}
 */
export function tupleReader(readers) {
  return () => {
    const values = [];
    for (let i = 0; i < readers.length; i++) values[i] = readers[i]();
    return values;
  };
}

/**
 * @param {readonly string[]} keys in the order of the wire; any text where the reader only throws.
 * @param {readonly Reader[]} readers
 * @returns {Reader}
 */
export function variantReader(keys, readers) {
  return () => {
    const index = cursor.readCount();
    if (index >= readers.length) malformed("variant");
    return { [keys[index]]: readers[index]() };
  };
}

/**
 * Reads one value after passing others by.
 *
 * @param {() => void} skip
 * @param {Reader} read
 * @returns {Reader}
 */
export function skipThenRead(skip, read) {
  return () => {
    skip();
    return read();
  };
}

/**
 * @param {() => void} skip
 * @param {Reader} read
 * @returns {Reader}
 */
export function readThenSkip(read, skip) {
  return () => {
    const value = read();
    skip();
    return value;
  };
}

/**
 * Reads a part whose cost is not in that of the whole, because it is often absent.
 *
 * @param {Reader} read
 * @param {number} steps
 * @returns {Reader}
 */
export function chargedReader(read, steps) {
  return () => {
    cursor.charge(steps);
    return read();
  };
}

/**
 * Reads a type inside itself: only here can a value be deeper than its type is long.
 *
 * @param {import("./plan.js").ReadPlan} whole
 * @returns {Reader}
 */
export function recursiveReader(whole) {
  return () => {
    cursor.charge(whole.steps);
    cursor.descend(whole.height);
    const value = whole.read?.();
    cursor.ascend(whole.height);
    return value;
  };
}
