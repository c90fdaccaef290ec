// What the codec needs to know of an IDL type, in the form the header of a message has it.

import { IDL as Stock } from "candid-stock";

import { idlLabelToId } from "./labels.js";
import { OPCODE } from "./opcodes.js";

/**
 * @template T how parts are referred to: as types, or as they stand on the wire.
 * @typedef {object} Shape
 * @property {number} opcode
 * @property {readonly T[]} parts the element, the payload, the fields, the cases, the methods, or
 * the arguments of a function.
 * @property {readonly (number | string)[]} labels in step with `parts`: the ids of fields and
 * cases, or the names of methods.
 * @property {readonly T[]} results of a function.
 * @property {readonly string[]} modes the annotations of a function.
 */

/**
 * @typedef {Shape<Stock.Type> & { keys: readonly string[], isTuple: boolean }} TypeShape
 * `keys` are the properties of the value, in step with `parts`; a tuple has none.
 */

/** `Unknown` is no type of the wire: it takes whatever comes. */
export const OPCODE_UNKNOWN = 0;

/** @type {WeakMap<Stock.Type, TypeShape>} */
const shapes = new WeakMap();

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
  const made = isUnknown ? typeShape(OPCODE_UNKNOWN) : type.accept(new Shaper(), undefined);
  shapes.set(type, made);
  return made;
}

/**
 * @template T
 * @param {number} opcode
 * @param {readonly T[]} parts
 * @param {readonly (number | string)[]} labels
 * @returns {Shape<T>}
 */
export function shape(opcode, parts = [], labels = []) {
  return { opcode, parts, labels, results: [], modes: [] };
}

/**
 * @param {number} opcode
 * @param {readonly Stock.Type[]} parts
 * @returns {TypeShape}
 */
function typeShape(opcode, parts = []) {
  return { ...shape(opcode, parts), keys: [], isTuple: false };
}

/**
 * @param {number} opcode
 * @param {readonly [string, Stock.Type][]} fields
 * @returns {TypeShape}
 */
function labelled(opcode, fields) {
  const keys = fields.map(([key]) => key);
  const parts = fields.map(([, type]) => type);
  const labels = keys.map(idlLabelToId);
  for (let i = 1; i < labels.length; i++) {
    if (labels[i] === labels[i - 1]) {
      throw new Error(`The labels ${keys[i - 1]} and ${keys[i]} are the same on the wire`);
    }
  }
  return { ...shape(opcode, parts, labels), keys, isTuple: false };
}

/** @extends {Stock.Visitor<undefined, TypeShape>} */
class Shaper extends Stock.Visitor {
  /**
   * @param {Stock.Type} type
   * @returns {TypeShape}
   * @override
   */
  visitType(type) {
    // Safe: only primitive types come here, and their names are those of the opcodes.
    return typeShape(OPCODE[/** @type {keyof typeof OPCODE} */ (type.name)]);
  }

  /**
   * @param {unknown} _
   * @param {Stock.Type} element
   * @override
   */
  visitVec(_, element) {
    return typeShape(OPCODE.vec, [element]);
  }

  /**
   * @param {unknown} _
   * @param {Stock.Type} payload
   * @override
   */
  visitOpt(_, payload) {
    return typeShape(OPCODE.opt, [payload]);
  }

  /**
   * @param {unknown} _
   * @param {[string, Stock.Type][]} fields
   * @override
   */
  visitRecord(_, fields) {
    return labelled(OPCODE.record, fields);
  }

  /**
   * @param {unknown} _
   * @param {Stock.Type[]} components
   * @override
   */
  visitTuple(_, components) {
    return {
      ...shape(OPCODE.record, components, [...components.keys()]),
      keys: [],
      isTuple: true,
    };
  }

  /**
   * @param {unknown} _
   * @param {[string, Stock.Type][]} fields
   * @override
   */
  visitVariant(_, fields) {
    return labelled(OPCODE.variant, fields);
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
    return {
      ...typeShape(OPCODE.func, argTypes),
      results: retTypes,
      modes: annotations,
    };
  }

  /**
   * @param {Stock.ServiceClass} type
   * @override
   */
  visitService({ _fields }) {
    return {
      ...typeShape(
        OPCODE.service,
        _fields.map(([, type]) => type),
      ),
      labels: _fields.map(([name]) => name),
    };
  }
}
