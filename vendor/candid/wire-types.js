// The header of a message: its table of types and the types of its arguments.

import { decodeUtf8, toByteText } from "@sinonjs/text-encoding/utf8";

import { bytes, end } from "./cursor.js";
import { beginHeader, takeTypes } from "./header-quota.js";
import * as Opcode from "./opcodes.js";
import { endsEarly, malformed } from "./refusals.js";
import { wireShape } from "./shapes.js";

/** @typedef {import("./shapes.js").Shape<number>} WireType */

/**
 * @typedef {object} WireHeader
 * @property {readonly WireType[]} table
 * @property {readonly number[]} args
 * @property {number} length in bytes.
 */

const MAGIC = [0x44, 0x49, 0x44, 0x4c];

/** @type {readonly never[]} */
const NO_LABELS = [];

/** Longest LEB128 of a number in the header that is accepted; 5 bytes can be needed. */
const NUMBER_BYTES_MAX = 10;

/** What counts as more than one type, since it costs more. */
const ENTRY_COST = 2;
const METHOD_COST = 3;

/** The byte of `empty`; those from here to 0x7f are primitive types. */
const LOWEST_BYTE = 0x80 + Opcode.EMPTY;

let at = 0;
let tableLength = 0;
let hasService = false;

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
  hasService = false;
  tableLength = readTypeCount(ENTRY_COST);
  const table = [];
  for (let i = 0; i < tableLength; i++) table[i] = readEntry();
  if (hasService) checkMethods(table);

  const args = readRefs();
  if (at > end) throw endsEarly();
  return { table, args, length: at };
}

/**
 * How many of something follow; each of them is at least a byte.
 *
 * @param {number} cost of each, in types.
 */
function readTypeCount(cost) {
  const count = readLeb();
  if (count > end - at) throw endsEarly();
  takeTypes(count * cost);
  return count;
}

/** @returns {WireType} */
function readEntry() {
  const opcode = readSleb();
  switch (opcode) {
    case Opcode.OPT:
    case Opcode.VEC:
      return wireShape(opcode, [readRef()], NO_LABELS);
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
  const count = readTypeCount(1);
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
  const count = readTypeCount(1);
  for (let i = 0; i < count; i++) {
    modes[i] = Opcode.MODES[readLeb() - 1] ?? malformed("type table: unknown annotation");
  }
  return { ...wireShape(Opcode.FUNC, parts, NO_LABELS), results, modes };
}

function readMethods() {
  hasService = true;
  const labels = [];
  const parts = [];
  const count = readTypeCount(METHOD_COST);
  let previous = "";
  for (let i = 0; i < count; i++) {
    const name = readName();
    // In the order of the bytes, which is not that of JavaScript's strings.
    const byteText = toByteText(name);
    const isSorted = i === 0 || previous < byteText;
    if (!isSorted) malformed("type table: method names not sorted");
    previous = byteText;
    labels[i] = decodeUtf8(name, "refuse") ?? malformed("type table: name not UTF-8");
    parts[i] = readRef();
  }
  return wireShape(Opcode.SERVICE, parts, labels);
}

/** The bytes of a method's name. */
function readName() {
  const length = readLeb();
  if (length > end - at) throw endsEarly();
  at += length;
  return bytes.subarray(at - length, at);
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
  return wireShape(opcode, [], NO_LABELS);
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
  const count = readTypeCount(1);
  for (let i = 0; i < count; i++) refs[i] = readRef();
  return refs;
}

/** A type by its opcode or by its index in the table. */
function readRef() {
  const byte = bytes[at];
  if (byte < 0x40 ? byte < tableLength : byte >= LOWEST_BYTE && byte < 0x80) {
    at++;
    return byte < 0x40 ? byte : byte - 0x80;
  }
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
