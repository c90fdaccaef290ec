// Passing by what nobody asked for. Nothing is made of it, but it is checked as if it were read,
// and each value takes a step of the quota, whether it has bytes or none.

import * as cursor from "./cursor.js";
import * as Opcode from "./opcodes.js";
import { endsEarly, malformed } from "./refusals.js";

/** @typedef {import("./wire-types.js").WireType} WireType */

/** What a value whose length is not always the same has instead of it. */
const VARIES = -1;

/** Lengths of primitive values, by the opcode without its sign: those of null and what follows. */
export const LENGTHS = [VARIES, 0, VARIES, VARIES, VARIES, 1, 2, 4, 8, 1, 2, 4, 8, 4, 8, VARIES, 0];

/**
 * How to skip a value of a primitive type, by the opcode without its sign.
 *
 * @type {(() => void)[]}
 */
const SKIPPERS = LENGTHS.map((length) => cursor.fixedSkipper(length));
SKIPPERS[-Opcode.BOOL] = cursor.skipBool;
SKIPPERS[-Opcode.NAT] = cursor.skipNumber;
SKIPPERS[-Opcode.INT] = cursor.skipNumber;
SKIPPERS[-Opcode.TEXT] = cursor.skipText;
for (let i = SKIPPERS.length; i < -Opcode.PRINCIPAL; i++) {
  LENGTHS.push(VARIES);
  SKIPPERS.push(() => malformed("value: there is none of type empty"));
}
LENGTHS.push(VARIES);
SKIPPERS.push(cursor.skipReference);

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
    case Opcode.RECORD: {
      const run = type.run ?? measureRun(table, type);
      if (run.length !== VARIES) cursor.skipRun(run);
      else skipAll(table, type.parts, depth + 1);
      return;
    }
    case Opcode.OPT: {
      const tag = cursor.readByte();
      if (tag === 1) skipOne(table, type.parts[0], depth + 1);
      else if (tag !== 0) malformed("opt");
      return;
    }
    case Opcode.VARIANT: {
      const index = cursor.readCount();
      if (index >= type.parts.length) malformed("variant");
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
 * A record whose fields have fixed lengths is passed by in one move. That also is what stops
 * records of records of nulls: the steps of a million of them are known without looking at one.
 *
 * @param {readonly WireType[]} table
 * @param {WireType} type a record.
 * @returns {import("./shapes.js").Run} of its fields.
 */
function measureRun(table, type) {
  const run = { length: VARIES, steps: 0 };
  // Until it is measured it varies: a record inside itself has no end.
  type.run = run;
  let length = 0;
  for (let i = 0; i < type.parts.length; i++) {
    const ref = type.parts[i];
    const part = ref < 0 ? undefined : table[ref];
    if (part?.opcode === Opcode.RECORD) {
      const inner = part.run ?? measureRun(table, part);
      if (inner.length === VARIES) return run;
      length += inner.length;
      run.steps += inner.steps + cursor.COMPOSITE_STEPS;
    } else {
      if (part !== undefined || LENGTHS[-ref] === VARIES) return run;
      length += LENGTHS[-ref];
      run.steps++;
    }
  }
  run.length = length;
  return run;
}

/**
 * @param {readonly WireType[]} table
 * @param {number} ref of the element.
 * @param {number} depth
 */
function skipVec(table, ref, depth) {
  const length = ref < 0 ? LENGTHS[-ref] : VARIES;
  if (length !== VARIES) {
    // Elements without bytes are paid for one by one, others have to be there.
    cursor.skipBytes(length * cursor.readElementCount(length, length === 0 ? 1 : 0));
    return;
  }
  const count = cursor.readSkippedCount();
  const skip = ref < 0 ? SKIPPERS[-ref] : () => skipOne(table, ref, depth);
  for (let i = 0; i < count; i++) skip();
}

/** @param {number} opcode of a reference, or of a type from the future. */
function skipOther(opcode) {
  switch (opcode) {
    case Opcode.FUNC:
      if (cursor.readByte() !== 1) malformed("function reference");
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
      if (length > cursor.end - cursor.position()) throw endsEarly();
      cursor.skipBytes(length);
    }
  }
}
