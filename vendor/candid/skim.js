// Passing by what nobody asked for without a look at it: only where it ends. One loop that keeps the
// place in a variable of its own; a call for each value would cost more than the rest.

import * as cursor from "./cursor.js";
import * as Opcode from "./opcodes.js";
import { LENGTHS, skipAll } from "./skip.js";

/** @typedef {import("./wire-types.js").WireType} WireType */

/** @type {ReadonlySet<WireType>} */
export const NO_RECORDS = new Set();

/**
 * The records that end a message: its last argument, or a case of it. Only such as stand nowhere
 * else, where something would come behind them.
 *
 * @param {readonly WireType[]} table
 * @param {readonly number[]} args
 * @returns {ReadonlySet<WireType>}
 */
export function lastRecordsOf(table, args) {
  const last = args[args.length - 1];
  const top = last === undefined ? undefined : table[last];
  const ends = top?.opcode === Opcode.VARIANT ? top.parts : [last];
  const refs = table.flatMap((type) => [...type.parts, ...(type.results ?? [])]).concat(args);
  const once = ends.filter((ref) => refs.indexOf(ref) === refs.lastIndexOf(ref));
  const isTopOnce = refs.indexOf(last) === refs.lastIndexOf(last);
  const records = isTopOnce ? once.map((ref) => table[ref]) : [];
  return new Set(records.filter((type) => type?.opcode === Opcode.RECORD));
}

/**
 * Passes by values of these types, one after the other. What is neither text nor number nor a list
 * of records of them is passed by as `skipAll` does it.
 *
 * @param {readonly WireType[]} table
 * @param {readonly number[]} refs
 * @param {number} depth
 */
export function skimAll(table, refs, depth) {
  let next = 0;
  for (let i = 0; i < refs.length; i++) {
    const ref = refs[i];
    if (isPlain(ref)) continue;
    skimRow(refs, next, i);
    next = i + 1;
    const row = rowOf(table, ref);
    if (row === undefined) skipAll(table, [ref], depth);
    else skimRows(row, depth);
  }
  skimRow(refs, next, refs.length);
}

/** @param {number} ref */
function isPlain(ref) {
  if (ref >= 0) return false;
  return ref === Opcode.TEXT || ref === Opcode.NAT || ref === Opcode.INT || LENGTHS[-ref] > 0;
}

/**
 * @param {readonly WireType[]} table
 * @param {number} ref
 * @returns {readonly number[] | undefined} the fields of the records that this is a list of.
 */
function rowOf(table, ref) {
  const type = table[ref];
  if (type?.opcode !== Opcode.VEC) return undefined;
  const element = table[type.parts[0]];
  if (element?.opcode !== Opcode.RECORD) return undefined;
  element.isFlat ??= element.parts.every(isPlain);
  return element.isFlat ? element.parts : undefined;
}

/**
 * @param {readonly number[]} row
 * @param {number} depth
 */
function skimRows(row, depth) {
  cursor.skipInto(depth);
  const count = cursor.readSkippedCount();
  cursor.charge(count * cursor.COMPOSITE_STEPS);
  for (let i = 0; i < count; i++) skimRow(row, 0, row.length);
}

/**
 * @param {readonly number[]} refs plain ones from `start` on.
 * @param {number} start
 * @param {number} stop
 */
function skimRow(refs, start, stop) {
  cursor.charge(stop - start);
  const { bytes } = cursor;
  let at = cursor.position();
  for (let i = start; i < stop; i++) {
    const ref = refs[i];
    if (ref === Opcode.TEXT) {
      const length = bytes[at];
      at = length < 0x80 ? at + 1 + length : afterLongText(at);
    } else if (ref === Opcode.NAT || ref === Opcode.INT) {
      while (bytes[at++] >= 0x80);
    } else {
      at += LENGTHS[-ref];
    }
  }
  cursor.moveTo(at);
}

/** @param {number} at where the length is. */
function afterLongText(at) {
  cursor.moveTo(at);
  cursor.passLength();
  return cursor.position();
}
