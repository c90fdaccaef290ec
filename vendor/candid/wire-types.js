// The header of a message: its table of types and the types of its arguments.

import { decodeUtf8 } from "@sinonjs/text-encoding/utf8";

import { bytes, end, endsEarly, malformed } from "./cursor.js";
import { beginHeader, takeTypes } from "./header-quota.js";
import * as Opcode from "./opcodes.js";
import { wireShape } from "./shapes.js";

/** @typedef {import("./shapes.js").Shape<number>} WireType */

/**
 * @typedef {object} WireHeader
 * @property {readonly WireType[]} table
 * @property {readonly number[]} args
 * @property {number} length in bytes.
 */

const MAGIC = [0x44, 0x49, 0x44, 0x4c];

/** Longest LEB128 of a number in the header that is accepted; 5 bytes can be needed. */
const NUMBER_BYTES_MAX = 10;

let at = 0;
let tableLength = 0;

/**
 * Reads the header of the message that `begin` took up, and checks all of it.
 *
 * @returns {WireHeader}
 */
export function readHeader() {
  if (end < MAGIC.length) throw new Error("Message length smaller than magic number");
  for (let i = 0; i < MAGIC.length; i++) {
    if (bytes[i] !== MAGIC[i]) throw new Error("Wrong magic number");
  }

  beginHeader();
  at = MAGIC.length;
  tableLength = readTypeCount();
  const table = [];
  for (let i = 0; i < tableLength; i++) table[i] = readEntry();
  const args = readRefs();
  if (at > end) throw endsEarly();

  checkMethods(table);
  return { table, args, length: at };
}

/** How many of something follow: each of them is at least a byte, and counts as a type. */
function readTypeCount() {
  const count = readLeb();
  if (count > end - at) throw endsEarly();
  takeTypes(count);
  return count;
}

/** @returns {WireType} */
function readEntry() {
  const opcode = readSleb();
  switch (opcode) {
    case Opcode.OPT:
    case Opcode.VEC:
      return wireShape(opcode, [readRef()]);
    case Opcode.RECORD:
    case Opcode.VARIANT:
      return readFields(opcode);
    case Opcode.FUNC:
      return readFunction();
    case Opcode.SERVICE:
      return readMethods();
    default:
      return readFutureType(opcode);
  }
}

/** @param {number} opcode */
function readFields(opcode) {
  const labels = [];
  const parts = [];
  const count = readTypeCount();
  let previous = -1;
  for (let i = 0; i < count; i++) {
    const id = readLeb();
    if (id <= previous) malformed("type table: field ids not sorted");
    previous = id;
    labels[i] = id;
    parts[i] = readRef();
  }
  if (previous >= 2 ** 32) malformed("type table: field id out of 32-bit range");
  return wireShape(opcode, parts, labels);
}

/** @returns {WireType} */
function readFunction() {
  const parts = readRefs();
  const results = readRefs();
  const modes = [];
  const count = readTypeCount();
  for (let i = 0; i < count; i++) {
    modes[i] = Opcode.MODES[readLeb() - 1] ?? malformed("type table: unknown annotation");
  }
  return { ...wireShape(Opcode.FUNC, parts), results, modes };
}

function readMethods() {
  const labels = [];
  const parts = [];
  const count = readTypeCount();
  for (let i = 0; i < count; i++) {
    const name = readName();
    const isSorted = i === 0 || compareCodePoints(labels[i - 1], name) < 0;
    if (!isSorted) malformed("type table: method names not sorted");
    labels[i] = name;
    parts[i] = readRef();
  }
  return wireShape(Opcode.SERVICE, parts, labels);
}

function readName() {
  const length = readLeb();
  if (length > end - at) throw endsEarly();
  at += length;
  const name = decodeUtf8(bytes.subarray(at - length, at), "refuse");
  return name ?? malformed("type table: name not UTF-8");
}

/**
 * A type that a later Candid may have: what describes it has a length, so it can be passed by.
 *
 * @param {number} opcode
 */
function readFutureType(opcode) {
  if (opcode >= Opcode.PRINCIPAL) malformed(`type table: opcode ${opcode}`);
  const length = readLeb();
  if (length > end - at) throw endsEarly();
  at += length;
  return wireShape(opcode);
}

/** @param {readonly WireType[]} table */
function checkMethods(table) {
  for (let i = 0; i < table.length; i++) {
    const { opcode, parts } = table[i];
    if (opcode !== Opcode.SERVICE) continue;
    if (parts.some((ref) => table[ref]?.opcode !== Opcode.FUNC)) {
      malformed("type table: a method is no function");
    }
  }
}

function readRefs() {
  const refs = [];
  const count = readTypeCount();
  for (let i = 0; i < count; i++) refs[i] = readRef();
  return refs;
}

/** A type by its opcode or by its index in the table. */
function readRef() {
  const ref = readSleb();
  const isKnown = ref < 0 ? Opcode.isPrimitive(ref) : ref < tableLength;
  return isKnown ? ref : malformed(`type reference ${ref}`);
}

function readLeb() {
  const first = bytes[at++];
  if (first < 0x80) return first;

  const second = bytes[at++];
  let value = (first & 0x7f) | ((second & 0x7f) << 7);
  if (second < 0x80) return value;
  const third = bytes[at++];
  value |= (third & 0x7f) << 14;
  if (third < 0x80) return value;
  const fourth = bytes[at++];
  value |= (fourth & 0x7f) << 21;
  return fourth < 0x80 ? value : value + readLebTail();
}

/** What comes after four bytes of a LEB128. */
function readLebTail() {
  const limit = at + NUMBER_BYTES_MAX - 4;
  let value = 0;
  for (let weight = 2 ** 28; at < limit; weight *= 0x80) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * weight;
    if (byte < 0x80) return value;
  }
  return malformed("type table: number too long");
}

function readSleb() {
  const first = bytes[at++];
  if (first < 0x80) return (first << 25) >> 25;

  const limit = at + NUMBER_BYTES_MAX - 1;
  let value = first & 0x7f;
  for (let weight = 0x80; at < limit; weight *= 0x80) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * weight;
    if (byte < 0x80) return byte < 0x40 ? value : value - weight * 0x80;
  }
  return malformed("type table: number too long");
}

/**
 * The order of UTF-8 bytes, which is not that of JavaScript's strings.
 *
 * @param {string} a
 * @param {string} b
 */
function compareCodePoints(a, b) {
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = (left[i].codePointAt(0) ?? 0) - (right[i].codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
