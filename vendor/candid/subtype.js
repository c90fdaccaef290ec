import { enterPlan, leavePlan } from "./header-quota.js";
import * as Opcode from "./opcodes.js";
import { shapeOf, wireShape } from "./shapes.js";

/**
 * @typedef {import("candid-stock").IDL.Type} Type
 * @typedef {import("./shapes.js").Shape<any>} AnyShape
 * @typedef {import("./shapes.js").Shape<number>} WireType
 * @typedef {(part: any) => AnyShape} Look finds the shape of a part, on one of the two sides.
 */

/** @type {Map<number, WireType>} */
const PRIMITIVES = new Map();
for (let opcode = Opcode.PRINCIPAL; opcode < 0; opcode++) {
  if (Opcode.isPrimitive(opcode)) PRIMITIVES.set(opcode, wireShape(opcode, [], []));
}

/**
 * Whether an entry of the table is a subtype of an expected type. Only references ask: any other
 * value shows by itself whether it fits; what a function takes and returns is only in its type.
 *
 * @param {WireType} wire
 * @param {AnyShape} expected
 * @param {readonly WireType[]} table
 */
export function isSubtype(wire, expected, table) {
  /** @type {Look} */
  const lookWire = (ref) => PRIMITIVES.get(ref) ?? table[ref];
  return new Relation().holds(wire, lookWire, expected, shapeOf);
}

/**
 * Whether a missing value of this type may be taken for null.
 *
 * @param {{ readonly opcode: number }} shape
 */
export function isOmittable(shape) {
  const { opcode } = shape;
  return opcode === Opcode.OPT || opcode === Opcode.NULL || opcode === Opcode.RESERVED;
}

class Relation {
  /**
   * The pairs that hold, or are being looked at: a recursive type is a subtype if nothing speaks
   * against it. A pair that does not hold ends the search, so nothing is ever taken back.
   *
   * @type {Map<AnyShape, Set<AnyShape>>}
   */
  #assumed = new Map();

  /**
   * @param {AnyShape} a
   * @param {Look} lookA
   * @param {AnyShape} b the supertype, if it holds.
   * @param {Look} lookB
   * @returns {boolean}
   */
  holds(a, lookA, b, lookB) {
    if (b.opcode === Opcode.RESERVED || b.opcode === Opcode.OPT) return true;
    if (a.opcode === Opcode.EMPTY) return true;
    if (a.opcode === Opcode.NAT && b.opcode === Opcode.INT) return true;
    if (a.opcode !== b.opcode) return false;
    if (Opcode.isPrimitive(a.opcode)) return true;

    const assumed = this.#assumed.get(a) ?? new Set();
    this.#assumed.set(a, assumed);
    if (assumed.has(b)) return true;
    assumed.add(b);

    enterPlan();
    const result = this.#compositesHold(a, lookA, b, lookB);
    leavePlan();
    return result;
  }

  /**
   * @param {AnyShape} a
   * @param {Look} lookA
   * @param {AnyShape} b of the same opcode.
   * @param {Look} lookB
   */
  #compositesHold(a, lookA, b, lookB) {
    switch (a.opcode) {
      case Opcode.VEC:
        return this.holds(lookA(a.parts[0]), lookA, lookB(b.parts[0]), lookB);
      case Opcode.RECORD:
      case Opcode.SERVICE:
        return b.parts.every((part, i) => {
          const index = a.labels.indexOf(b.labels[i]);
          const over = lookB(part);
          if (index < 0) return a.opcode === Opcode.RECORD && isOmittable(over);
          return this.holds(lookA(a.parts[index]), lookA, over, lookB);
        });
      case Opcode.VARIANT:
        return a.parts.every((part, i) => {
          const index = b.labels.indexOf(a.labels[i]);
          return index >= 0 && this.holds(lookA(part), lookA, lookB(b.parts[index]), lookB);
        });
      case Opcode.FUNC:
        return (
          sameModes(a.modes ?? [], b.modes ?? []) &&
          this.#listsHold(b.parts, lookB, a.parts, lookA) &&
          this.#listsHold(a.results ?? [], lookA, b.results ?? [], lookB)
        );
      default:
        return false;
    }
  }

  /**
   * Arguments or results: more than are expected may come, and null may stay away.
   *
   * @param {readonly any[]} a
   * @param {Look} lookA
   * @param {readonly any[]} b
   * @param {Look} lookB
   */
  #listsHold(a, lookA, b, lookB) {
    return b.every((part, i) => {
      const over = lookB(part);
      return i < a.length ? this.holds(lookA(a[i]), lookA, over, lookB) : isOmittable(over);
    });
  }
}

/**
 * @param {readonly string[]} a
 * @param {readonly string[]} b
 */
function sameModes(a, b) {
  return a.every((mode) => b.includes(mode)) && b.every((mode) => a.includes(mode));
}
