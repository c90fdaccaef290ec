// The header of a message: its table of types and the types of its arguments.

import { decodeUtf8 } from "@sinonjs/text-encoding/utf8";

import { bytes, end, malformed } from "./cursor.js";
import { isPrimitive, MODES, OPCODE } from "./opcodes.js";
import { decodingQuota } from "./quota.js";
import { shape } from "./shapes.js";

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
let typesLeft = 0;

/**
 * Reads the header of the message at the cursor's buffer and checks all of it.
 *
 * @returns {WireHeader}
 */
export function readHeader() {
  if (end < MAGIC.length) throw new Error("Message length smaller than magic number");
  if (MAGIC.some((byte, index) => bytes[index] !== byte)) throw new Error("Wrong magic number");

  at = MAGIC.length;
  typesLeft = decodingQuota.typesMax;
  const table = readMany(readEntry);
  const args = readMany(readRef);
  if (at > end) throw new Error("the message ends early");

  for (const entry of table) checkEntry(entry, table);
  for (const ref of args) checkRef(ref, table);
  return { table, args, length: at };
}

/**
 * @template T
 * @param {() => T} readOne
 */
function readMany(readOne) {
  const count = readLeb();
  if (count > end - at) throw new Error("the message ends early");
  typesLeft -= count;
  if (typesLeft < 0) throw new Error("the message has too many types");

  const items = [];
  for (let i = 0; i < count; i++) items[i] = readOne();
  return items;
}

/** @returns {WireType} */
function readEntry() {
  const opcode = readRef();
  switch (opcode) {
    case OPCODE.opt:
    case OPCODE.vec:
      return shape(opcode, [readRef()]);
    case OPCODE.record:
    case OPCODE.variant:
      return readFields(opcode);
    case OPCODE.func: {
      const parts = readMany(readRef);
      const results = readMany(readRef);
      const modes = readMany(readMode);
      return { ...shape(opcode, parts), results, modes };
    }
    case OPCODE.service:
      return readMethods();
    default:
      if (opcode >= OPCODE.principal) malformed(`type table: opcode ${opcode}`);
      at += readLeb();
      return shape(opcode);
  }
}

/** @param {number} opcode */
function readFields(opcode) {
  /** @type {number[]} */
  const labels = [];
  const parts = readMany(() => {
    labels.push(readLeb());
    return readRef();
  });
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] >= 2 ** 32) malformed("type table: field id out of 32-bit range");
    if (i > 0 && labels[i] <= labels[i - 1]) malformed("type table: field ids not sorted");
  }
  return shape(opcode, parts, labels);
}

function readMethods() {
  /** @type {string[]} */
  const labels = [];
  const parts = readMany(() => {
    labels.push(readName());
    return readRef();
  });
  for (let i = 1; i < labels.length; i++) {
    const isSorted = compareCodePoints(labels[i - 1], labels[i]) < 0;
    if (!isSorted) malformed("type table: method names not sorted");
  }
  return shape(OPCODE.service, parts, labels);
}

function readName() {
  const length = readLeb();
  const start = at;
  at += length;
  if (at > end) throw new Error("the message ends early");
  return decodeUtf8(bytes.subarray(start, at), "refuse") ?? malformed("type table: name not UTF-8");
}

function readMode() {
  return MODES[readLeb() - 1] ?? malformed("type table: unknown annotation");
}

function readLeb() {
  const byte = bytes[at++];
  if (byte < 0x80) return byte;

  const limit = at + NUMBER_BYTES_MAX - 1;
  let value = byte & 0x7f;
  for (let weight = 0x80; at < limit; weight *= 0x80) {
    const next = bytes[at++];
    value += (next & 0x7f) * weight;
    if (next < 0x80) return value;
  }
  return malformed("type table: number too long");
}

/** A type by its opcode or its index: a signed LEB128. */
function readRef() {
  const byte = bytes[at++];
  if (byte < 0x80) return (byte << 25) >> 25;

  const limit = at + NUMBER_BYTES_MAX - 1;
  let value = byte & 0x7f;
  for (let weight = 0x80; at < limit; weight *= 0x80) {
    const next = bytes[at++];
    value += (next & 0x7f) * weight;
    if (next < 0x80) return next < 0x40 ? value : value - weight * 0x80;
  }
  return malformed("type table: number too long");
}

/**
 * @param {WireType} entry
 * @param {readonly WireType[]} table
 */
function checkEntry(entry, table) {
  for (const ref of entry.parts) checkRef(ref, table);
  for (const ref of entry.results) checkRef(ref, table);
  if (entry.opcode === OPCODE.service) {
    for (const ref of entry.parts) {
      if (table[ref]?.opcode !== OPCODE.func) malformed("type table: a method is no function");
    }
  }
}

/**
 * @param {number} ref
 * @param {readonly WireType[]} table
 */
function checkRef(ref, table) {
  const isEntry = ref >= 0 && ref < table.length;
  if (!isEntry && !isPrimitive(ref)) malformed(`type reference ${ref}`);
}

/**
 * @param {string} a
 * @param {string} b
 */
function compareCodePoints(a, b) {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < left.length && i < right.length; i++) {
    const difference = (left[i].codePointAt(0) ?? 0) - (right[i].codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
