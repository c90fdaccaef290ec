// The writer of a type, put together once in its life.

import { OPCODE } from "./opcodes.js";
import { shapeOf } from "./shapes.js";
import * as w from "./writers.js";

/**
 * @typedef {import("./shapes.js").TypeShape} TypeShape
 * @typedef {import("./writers.js").Writer} Writer
 */

/** @type {ReadonlyMap<number, Writer>} */
const PRIMITIVES = new Map([
  [OPCODE.null, w.writeNull],
  [OPCODE.bool, w.writeBool],
  [OPCODE.nat, w.writeNat],
  [OPCODE.int, w.writeInt],
  [OPCODE.nat8, w.writeNat8],
  [OPCODE.nat16, w.writeNat16],
  [OPCODE.nat32, w.writeNat32],
  [OPCODE.nat64, w.writeNat64],
  [OPCODE.int8, w.writeInt8],
  [OPCODE.int16, w.writeInt16],
  [OPCODE.int32, w.writeInt32],
  [OPCODE.int64, w.writeInt64],
  [OPCODE.float32, w.writeFloat32],
  [OPCODE.float64, w.writeFloat64],
  [OPCODE.text, w.writeText],
  [OPCODE.reserved, w.writeReserved],
  [OPCODE.empty, w.writeEmpty],
  [OPCODE.principal, w.writePrincipal],
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
  const { keys, parts } = shape;
  switch (shape.opcode) {
    case OPCODE.opt:
      return w.optWriter(writerOf(parts[0]));
    case OPCODE.vec:
      return makeVecWriter(parts[0]);
    case OPCODE.record:
      return shape.isTuple
        ? w.tupleWriter(parts.map(writerOf))
        : w.recordWriter(keys, parts.map(writerOf));
    case OPCODE.variant: {
      const cases = parts.map((type, index) => ({ index, write: writerOf(type) }));
      return w.variantWriter(new Map(keys.map((key, index) => [key, cases[index]])));
    }
    case OPCODE.func:
      return w.writeFunc;
    case OPCODE.service:
      return w.writePrincipal;
    default:
      throw new Error("Unknown cannot be serialized");
  }
}

/** @param {import("candid-stock").IDL.Type} element */
function makeVecWriter(element) {
  const width = INTEGER_WIDTHS.get(shapeOf(element).opcode);
  const write = writerOf(element);
  return width === undefined ? w.vecWriter(write) : w.integersWriter(write, width);
}

/** In bytes, of the types whose vecs are typed arrays. @type {ReadonlyMap<number, number>} */
const INTEGER_WIDTHS = new Map([
  [OPCODE.nat8, 1],
  [OPCODE.nat16, 2],
  [OPCODE.nat32, 4],
  [OPCODE.nat64, 8],
  [OPCODE.int8, 1],
  [OPCODE.int16, 2],
  [OPCODE.int32, 4],
  [OPCODE.int64, 8],
]);
