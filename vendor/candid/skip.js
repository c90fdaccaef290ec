// Passing by what nobody asked for. Nothing is made of it, but it is checked as if it were read, and
// each value takes a step of the quota, whether it has bytes or none.

import * as cursor from "./cursor.js";
import * as Opcode from "./opcodes.js";

/** @typedef {import("./wire-types.js").WireType} WireType */

/**
 * How to skip a value of a primitive type, by the opcode without its sign.
 *
 * @type {(() => void)[]}
 */
const SKIPPERS = Array(1 - Opcode.PRINCIPAL).fill(() => cursor.malformed("value of type empty"));
SKIPPERS[-Opcode.NULL] = cursor.skip0;
SKIPPERS[-Opcode.BOOL] = cursor.skipBool;
SKIPPERS[-Opcode.NAT] = cursor.skipNumber;
SKIPPERS[-Opcode.INT] = cursor.skipNumber;
SKIPPERS[-Opcode.NAT8] = cursor.skip1;
SKIPPERS[-Opcode.NAT16] = cursor.skip2;
SKIPPERS[-Opcode.NAT32] = cursor.skip4;
SKIPPERS[-Opcode.NAT64] = cursor.skip8;
SKIPPERS[-Opcode.INT8] = cursor.skip1;
SKIPPERS[-Opcode.INT16] = cursor.skip2;
SKIPPERS[-Opcode.INT32] = cursor.skip4;
SKIPPERS[-Opcode.INT64] = cursor.skip8;
SKIPPERS[-Opcode.FLOAT32] = cursor.skip4;
SKIPPERS[-Opcode.FLOAT64] = cursor.skip8;
SKIPPERS[-Opcode.TEXT] = cursor.skipText;
SKIPPERS[-Opcode.RESERVED] = cursor.skip0;
SKIPPERS[-Opcode.PRINCIPAL] = cursor.skipReference;

/** The lengths of the elements that are skipped all at once. */
const LENGTHS = new Map([
  [cursor.skip0, 0],
  [cursor.skip1, 1],
  [cursor.skip2, 2],
  [cursor.skip4, 4],
  [cursor.skip8, 8],
]);

/**
 * Passes by values of these types, one after the other.
 *
 * @param {readonly WireType[]} table
 * @param {readonly number[]} refs
 * @param {number} depth
 */
export function skipAll(table, refs, depth) {
  for (let i = 0; i < refs.length; i++) {
    const ref = refs[i];
    if (ref < 0) SKIPPERS[-ref]();
    else skipOne(table, ref, depth);
  }
}

/**
 * @param {readonly WireType[]} table
 * @param {number} ref the type of the value.
 * @param {number} depth
 */
function skipOne(table, ref, depth) {
  if (ref < 0) {
    SKIPPERS[-ref]();
    return;
  }
  cursor.skipInto(depth);
  const type = table[ref];
  switch (type.opcode) {
    case Opcode.RECORD:
      skipAll(table, type.parts, depth + 1);
      return;
    case Opcode.OPT: {
      const tag = cursor.readByte();
      if (tag === 1) skipOne(table, type.parts[0], depth + 1);
      else if (tag !== 0) cursor.malformed("opt");
      return;
    }
    case Opcode.VARIANT: {
      const index = cursor.readCount();
      if (index >= type.parts.length) cursor.malformed("variant");
      skipOne(table, type.parts[index], depth + 1);
      return;
    }
    case Opcode.VEC:
      skipVec(table, type.parts[0], depth + 1);
      return;
    default:
      skipOther(type.opcode);
  }
}

/**
 * @param {readonly WireType[]} table
 * @param {number} ref of the element.
 * @param {number} depth
 */
function skipVec(table, ref, depth) {
  const skip = ref < 0 ? SKIPPERS[-ref] : undefined;
  const length = skip && LENGTHS.get(skip);
  if (length !== undefined) {
    // Elements without bytes are paid for one by one, others have to be there.
    cursor.skipBytes(length * cursor.readElementCount(length, length === 0 ? 1 : 0));
    return;
  }
  const count = cursor.readSkippedCount();
  if (skip === undefined) for (let i = 0; i < count; i++) skipOne(table, ref, depth);
  else for (let i = 0; i < count; i++) skip();
}

/** @param {number} opcode of a reference, or of a type from the future. */
function skipOther(opcode) {
  switch (opcode) {
    case Opcode.FUNC:
      if (cursor.readByte() !== 1) cursor.malformed("function reference");
      cursor.skipReference();
      cursor.skipText();
      return;
    case Opcode.SERVICE:
      cursor.skipReference();
      return;
    default: {
      // Its length, the number of references with it, its bytes.
      const length = cursor.readCount();
      cursor.readCount();
      if (length > cursor.end - cursor.position()) throw cursor.endsEarly();
      cursor.skipBytes(length);
    }
  }
}
