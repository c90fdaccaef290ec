// What the codec needs to know of an IDL type, in the form the header of a message has it.

import { IDL as Stock } from "candid-stock";

import { idlLabelToId } from "./labels.js";
import * as Opcode from "./opcodes.js";

/**
 * @template T how parts are referred to: as types, or by number as on the wire.
 * @typedef {object} Shape
 * @property {number} opcode
 * @property {readonly T[]} parts the element, the payload, the fields, the cases, the methods, or
 * the arguments of a function.
 * @property {readonly (number | string)[]} labels in step with `parts`: the ids of fields and
 * cases, or the names of methods.
 * @property {readonly T[]} [results] of a function.
 * @property {readonly string[]} [modes] the annotations of a function.
 * @property {Run} [run] of a record that was skipped.
 * @property {boolean} [isFlat] a record of numbers and texts alone; known once it was skimmed.
 */

/**
 * Length and steps of the fields of a record, when both are always the same.
 *
 * @typedef {{ length: number, steps: number }} Run
 */

/**
 * @typedef {object} TypeShape
 * @property {number} id a number of its own.
 * @property {number} opcode
 * @property {readonly Stock.Type[]} parts
 * @property {readonly (number | string)[]} labels
 * @property {readonly string[]} keys the properties of the value, in step with `parts`; a tuple has
 * none.
 * @property {boolean} isTuple
 * @property {readonly Stock.Type[]} [results]
 * @property {readonly string[]} [modes]
 */

/** @type {readonly never[]} */
const NONE = [];

/** @type {WeakMap<Stock.Type, TypeShape>} */
const shapes = new WeakMap();

let idNext = 0;

/**
 * The shape of a type; that of a recursive type is the one it was filled with.
 *
 * @param {Stock.Type} type
 * @returns {TypeShape}
 */
export function shapeOf(type) {
  const known = shapes.get(type);
  if (known !== undefined) return known;

  const isUnknown = type instanceof Stock.UnknownClass;
  const shape = isUnknown ? typeShape(Opcode.UNKNOWN, NONE) : type.accept(shaper, undefined);
  shapes.set(type, shape);
  return shape;
}

/**
 * @param {number} opcode
 * @param {readonly number[]} parts
 * @param {readonly (number | string)[]} labels
 * @returns {Shape<number>}
 */
export function wireShape(opcode, parts, labels) {
  return { opcode, parts, labels };
}

/**
 * @param {number} opcode
 * @param {readonly Stock.Type[]} parts
 * @param {readonly (number | string)[]} labels
 * @param {readonly string[]} keys
 * @returns {TypeShape}
 */
function typeShape(opcode, parts, labels = NONE, keys = NONE) {
  const id = idNext++;
  return { id, opcode, parts, labels, keys, isTuple: false };
}

/**
 * @param {number} opcode
 * @param {readonly [string, Stock.Type][]} fields sorted by id.
 */
function labelled(opcode, fields) {
  const parts = [];
  const labels = [];
  const keys = [];
  for (let i = 0; i < fields.length; i++) {
    const field = fields[i];
    keys[i] = field[0];
    parts[i] = field[1];
    labels[i] = idlLabelToId(field[0]);
    if (i > 0 && labels[i] === labels[i - 1]) {
      throw new Error(`The labels ${keys[i - 1]} and ${keys[i]} are the same on the wire`);
    }
  }
  return typeShape(opcode, parts, labels, keys);
}

/** @extends {Stock.Visitor<undefined, TypeShape>} */
class Shaper extends Stock.Visitor {
  /**
   * @param {Stock.Type} type
   * @override
   */
  visitType(type) {
    // Only primitive types come here: the others have visits of their own.
    return typeShape(Opcode.opcodeOf(type.name), NONE);
  }

  /**
   * @param {unknown} _
   * @param {Stock.Type} element
   * @override
   */
  visitVec(_, element) {
    return typeShape(Opcode.VEC, [element]);
  }

  /**
   * @param {unknown} _
   * @param {Stock.Type} payload
   * @override
   */
  visitOpt(_, payload) {
    return typeShape(Opcode.OPT, [payload]);
  }

  /**
   * @param {unknown} _
   * @param {[string, Stock.Type][]} fields
   * @override
   */
  visitRecord(_, fields) {
    return labelled(Opcode.RECORD, fields);
  }

  /**
   * @param {unknown} _
   * @param {Stock.Type[]} components
   * @override
   */
  visitTuple(_, components) {
    const shape = typeShape(Opcode.RECORD, components, [...components.keys()]);
    shape.isTuple = true;
    return shape;
  }

  /**
   * @param {unknown} _
   * @param {[string, Stock.Type][]} fields
   * @override
   */
  visitVariant(_, fields) {
    return labelled(Opcode.VARIANT, fields);
  }

  /**
   * @param {unknown} _
   * @param {Stock.Type} type
   * @override
   */
  visitRec(_, type) {
    return shapeOf(type);
  }

  /**
   * @param {Stock.FuncClass} type
   * @override
   */
  visitFunc({ argTypes, retTypes, annotations }) {
    return { ...typeShape(Opcode.FUNC, argTypes), results: retTypes, modes: annotations };
  }

  /**
   * @param {Stock.ServiceClass} type
   * @override
   */
  visitService({ _fields }) {
    const names = _fields.map(([name]) => name);
    return typeShape(
      Opcode.SERVICE,
      _fields.map(([, type]) => type),
      names,
    );
  }
}

const shaper = new Shaper();
