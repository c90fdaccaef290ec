// The writer of a type, put together once in its life.

import * as c from "./composite-writers.js";
import * as Opcode from "./opcodes.js";
import { shapeOf } from "./shapes.js";
import * as w from "./writers.js";

/**
 * @typedef {import("./shapes.js").TypeShape} TypeShape
 * @typedef {import("./writers.js").Writer} Writer
 */

/** @type {ReadonlyMap<number, Writer>} */
const PRIMITIVES = new Map([
  [Opcode.NULL, w.writeNull],
  [Opcode.BOOL, w.writeBool],
  [Opcode.NAT, w.writeNat],
  [Opcode.INT, w.writeInt],
  [Opcode.NAT8, w.writeNat8],
  [Opcode.NAT16, w.writeNat16],
  [Opcode.NAT32, w.writeNat32],
  [Opcode.NAT64, w.writeNat64],
  [Opcode.INT8, w.writeInt8],
  [Opcode.INT16, w.writeInt16],
  [Opcode.INT32, w.writeInt32],
  [Opcode.INT64, w.writeInt64],
  [Opcode.FLOAT32, w.writeFloat32],
  [Opcode.FLOAT64, w.writeFloat64],
  [Opcode.TEXT, w.writeText],
  [Opcode.RESERVED, w.writeReserved],
  [Opcode.EMPTY, w.writeEmpty],
  [Opcode.PRINCIPAL, w.writePrincipal],
]);

/** @type {WeakMap<TypeShape, Writer>} */
const writers = new WeakMap();

/**
 * @param {import("candid-stock").IDL.Type} type
 * @returns {Writer}
 */
export function writerOf(type) {
  const shape = shapeOf(type);
  const known = PRIMITIVES.get(shape.opcode) ?? writers.get(shape);
  if (known !== undefined) return known;

  // A type that is met again inside itself gets a writer that looks its own up later.
  /** @type {Writer | undefined} */
  let write;
  writers.set(shape, (value) => write?.(value));
  write = makeWriter(shape);
  writers.set(shape, write);
  return write;
}

/**
 * @param {TypeShape} shape
 * @returns {Writer}
 */
function makeWriter(shape) {
  const { parts } = shape;
  switch (shape.opcode) {
    case Opcode.OPT:
      return w.optWriter(writerOf(parts[0]));
    case Opcode.VEC:
      return makeVecWriter(parts[0]);
    case Opcode.RECORD:
      return shape.isTuple ? c.tupleWriter(writersOf(parts)) : makeRecordWriter(shape);
    case Opcode.VARIANT:
      return makeVariantWriter(shape);
    case Opcode.FUNC:
      return w.writeFunc;
    case Opcode.SERVICE:
      return w.writePrincipal;
    default:
      throw new Error("Unknown cannot be serialized");
  }
}

/** @param {TypeShape} shape */
function makeRecordWriter(shape) {
  const { keys, parts } = shape;
  const fieldWriters = writersOf(parts);
  const write = c.recordWriter(keys, fieldWriters);
  const required = keys.filter((_, i) => fieldWriters[i] === w.writeReserved);
  return required.length === 0 ? write : c.requiringWriter(required, write);
}

/** @param {TypeShape} shape */
function makeVariantWriter(shape) {
  const { keys, parts } = shape;
  const cases = new Map();
  for (let i = 0; i < keys.length; i++) cases.set(keys[i], { index: i, write: writerOf(parts[i]) });
  return c.variantWriter(cases);
}

/** @param {readonly import("candid-stock").IDL.Type[]} types */
function writersOf(types) {
  const list = [];
  for (let i = 0; i < types.length; i++) list[i] = writerOf(types[i]);
  return list;
}

/** @param {import("candid-stock").IDL.Type} element */
function makeVecWriter(element) {
  const width = INTEGER_WIDTHS.get(shapeOf(element).opcode);
  const write = writerOf(element);
  return width === undefined ? c.vecWriter(write) : c.integersWriter(write, width);
}

/** In bytes, of the types whose vecs are typed arrays. @type {ReadonlyMap<number, number>} */
const INTEGER_WIDTHS = new Map([
  [Opcode.NAT8, 1],
  [Opcode.NAT16, 2],
  [Opcode.NAT32, 4],
  [Opcode.NAT64, 8],
  [Opcode.INT8, 1],
  [Opcode.INT16, 2],
  [Opcode.INT32, 4],
  [Opcode.INT64, 8],
]);
