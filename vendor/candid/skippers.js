// Skippers pass one value of a wire type by. What they pass is checked as if it were read, but
// nothing is made of it.

import { isUtf8 } from "@sinonjs/text-encoding/utf8";

import * as cursor from "./cursor.js";

/** @typedef {() => void} Skipper */

const PRINCIPAL_LENGTH_MAX = 29;

export function skipNothing() {}

/** @returns {never} */
export function skipEmpty() {
  return cursor.malformed("value: there is none of type empty");
}

export function skipText() {
  if (!isUtf8(cursor.viewBlob())) cursor.malformed("text: not UTF-8");
}

/** @returns {number} where its bytes begin; they end at the cursor. */
export function skipPrincipal() {
  if (cursor.readByte() !== 1) cursor.malformed("reference");
  const start = cursor.skipBlob();
  const length = cursor.position() - start;
  if (length > PRINCIPAL_LENGTH_MAX) cursor.malformed(`principal: ${length} bytes`);
  return start;
}

export function skipFunc() {
  if (cursor.readByte() !== 1) cursor.malformed("function reference");
  skipPrincipal();
  skipText();
}

/** A value of a future type: its length, the number of references with it, its bytes. */
export function skipFuture() {
  const length = cursor.readCount();
  cursor.readCount();
  if (length > cursor.end - cursor.position()) cursor.malformed("value of a future type");
  cursor.skipBytes(length);
}

/**
 * @param {number} length
 * @returns {Skipper}
 */
export function bytesSkipper(length) {
  return () => cursor.skipBytes(length);
}

/**
 * @param {Skipper} skip
 * @returns {Skipper}
 */
export function optSkipper(skip) {
  return () => {
    const tag = cursor.readByte();
    if (tag === 1) skip();
    else if (tag !== 0) cursor.malformed("opt");
  };
}

/**
 * A vec of elements of a fixed length, in one move.
 *
 * @param {number} elementLength
 * @param {number} elementSteps
 * @returns {Skipper}
 */
export function fixedVecSkipper(elementLength, elementSteps) {
  return () => {
    cursor.skipBytes(elementLength * cursor.readElementCount(elementLength, elementSteps));
  };
}

/**
 * @param {Skipper} skip
 * @param {number} elementBytesMin
 * @param {number} elementSteps
 * @returns {Skipper}
 */
export function vecSkipper(skip, elementBytesMin, elementSteps) {
  return () => {
    const count = cursor.readElementCount(elementBytesMin, elementSteps);
    for (let i = 0; i < count; i++) skip();
  };
}

/**
 * @param {readonly Skipper[]} skippers
 * @returns {Skipper}
 */
export function sequenceSkipper(skippers) {
  return () => {
    for (let i = 0; i < skippers.length; i++) skippers[i]();
  };
}

/**
 * @param {readonly Skipper[]} skippers
 * @returns {Skipper}
 */
export function variantSkipper(skippers) {
  return () => {
    const index = cursor.readCount();
    if (index >= skippers.length) cursor.malformed("variant");
    skippers[index]();
  };
}

/**
 * Skips a part whose cost is not in that of the whole, because it is often absent.
 *
 * @param {Skipper} skip
 * @param {number} steps
 * @returns {Skipper}
 */
export function chargedSkipper(skip, steps) {
  return () => {
    cursor.charge(steps);
    skip();
  };
}

/**
 * Skips a type inside itself: only here can a value be deeper than its type is long.
 *
 * @param {{ readonly skip: Skipper, readonly height: number, readonly steps: number }} whole
 * @returns {Skipper}
 */
export function recursiveSkipper(whole) {
  return () => {
    cursor.charge(whole.steps);
    cursor.descend(whole.height);
    whole.skip();
    cursor.ascend(whole.height);
  };
}
