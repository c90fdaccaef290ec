// Passing by what nobody asked for. Nothing is made of it, but it is checked as if it were read, and
// each value takes a step of the quota, whether it has bytes or none.

import * as cursor from "./cursor.js";
import * as Opcode from "./opcodes.js";
import { decodingQuota } from "./quota.js";

/** @typedef {import("./wire-types.js").WireType} WireType */

/**
 * How long the values of primitive types are, by the opcode without its sign; −1 where they differ:
 * null, bool, nat, int, nat8 to nat64, int8 to int64, float32, float64, text, reserved.
 */
const LENGTHS = [-1, 0, -1, -1, -1, 1, 2, 4, 8, 1, 2, 4, 8, 4, 8, -1, 0];

/**
 * Passes by values of these types, one after the other.
 *
 * @param {readonly WireType[]} table
 * @param {readonly number[]} refs
 * @param {number} depth
 */
export function skipAll(table, refs, depth) {
  for (let i = 0; i < refs.length; i++) skipOne(table, refs[i], depth);
}

/**
 * @param {readonly WireType[]} table
 * @param {number} ref the type of the value.
 * @param {number} depth
 */
function skipOne(table, ref, depth) {
  if (ref >= 0) {
    cursor.skipFixed(0);
    skipComposite(table, table[ref], depth + 1);
    return;
  }
  switch (ref) {
    case Opcode.TEXT:
      cursor.skipText();
      return;
    case Opcode.NAT:
    case Opcode.INT:
      cursor.skipNumber();
      return;
    case Opcode.PRINCIPAL:
      cursor.skipReference();
      return;
    case Opcode.BOOL:
      cursor.skipFixed(0);
      cursor.readBool();
      return;
    case Opcode.EMPTY:
      cursor.malformed("value: there is none of type empty");
  }
  cursor.skipFixed(LENGTHS[-ref]);
}

/**
 * @param {readonly WireType[]} table
 * @param {WireType} type
 * @param {number} depth
 */
function skipComposite(table, type, depth) {
  if (depth > decodingQuota.depthMax) throw new Error("the message is nested too deeply");

  const { parts } = type;
  switch (type.opcode) {
    case Opcode.RECORD:
      skipAll(table, parts, depth);
      return;
    case Opcode.VARIANT: {
      const index = cursor.readCount();
      if (index >= parts.length) cursor.malformed("variant");
      skipOne(table, parts[index], depth);
      return;
    }
    case Opcode.OPT: {
      const tag = cursor.readByte();
      if (tag === 1) skipOne(table, parts[0], depth);
      else if (tag !== 0) cursor.malformed("opt");
      return;
    }
    case Opcode.VEC:
      skipVec(table, parts[0], depth);
      return;
    case Opcode.FUNC:
      if (cursor.readByte() !== 1) cursor.malformed("function reference");
      cursor.skipReference();
      cursor.skipText();
      return;
    case Opcode.SERVICE:
      cursor.skipReference();
      return;
    default:
      skipFuture();
  }
}

/**
 * @param {readonly WireType[]} table
 * @param {number} ref of the element.
 * @param {number} depth
 */
function skipVec(table, ref, depth) {
  const length = lengthOf(ref);
  if (length < 0) {
    const count = cursor.readCount();
    for (let i = 0; i < count; i++) skipOne(table, ref, depth);
  } else {
    // Elements without bytes are paid for one by one, others have to be there.
    cursor.skipBytes(length * cursor.readElementCount(length, length === 0 ? 1 : 0));
  }
}

/**
 * @param {number} ref
 * @returns {number} −1 if it depends on the value.
 */
function lengthOf(ref) {
  return ref < 0 ? (LENGTHS[-ref] ?? -1) : -1;
}

/** A value of a type from the future: its length, the number of references with it, its bytes. */
function skipFuture() {
  const length = cursor.readCount();
  cursor.readCount();
  if (length > cursor.end - cursor.position()) throw cursor.endsEarly();
  cursor.skipBytes(length);
}
