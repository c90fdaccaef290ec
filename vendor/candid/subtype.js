import { isPrimitive, OPCODE } from "./opcodes.js";
import { shape, shapeOf } from "./shapes.js";

/**
 * @typedef {import("candid-stock").IDL.Type} Type
 * @typedef {import("./plan-limits.js").PlanLimits} PlanLimits
 * @typedef {import("./shapes.js").Shape<any>} AnyShape
 * @typedef {import("./shapes.js").Shape<number>} WireType
 * @typedef {(part: any) => AnyShape} Look finds the shape of a part, on one of the two sides.
 */

/** @type {ReadonlyMap<number, WireType>} */
const PRIMITIVES = new Map(
  Object.values(OPCODE)
    .filter(isPrimitive)
    .map((opcode) => [opcode, shape(opcode)]),
);

/**
 * Whether an entry of the table is a subtype of an expected type. Only references ask: any other
 * value shows by itself whether it fits; what a function takes and returns is only in its type.
 *
 * @param {WireType} wire
 * @param {AnyShape} expected
 * @param {{ readonly table: readonly WireType[], readonly limits: PlanLimits }} header
 */
export function isSubtype(wire, expected, { table, limits }) {
  /** @type {Look} */
  const lookWire = (ref) => PRIMITIVES.get(ref) ?? table[ref];
  return new Relation(limits).holds(wire, lookWire, expected, shapeOf);
}

/** Whether a missing value of this type may be taken for null. */
export function isOmittable(/** @type {AnyShape} */ { opcode }) {
  return opcode === OPCODE.opt || opcode === OPCODE.null || opcode === OPCODE.reserved;
}

class Relation {
  #limits;
  /**
   * The pairs that hold, or are being looked at: a recursive type is a subtype if nothing speaks
   * against it. A pair that does not hold ends the search, so nothing is ever taken back.
   *
   * @type {Map<AnyShape, Set<AnyShape>>}
   */
  #assumed = new Map();

  /** @param {PlanLimits} limits */
  constructor(limits) {
    this.#limits = limits;
  }

  /**
   * @param {AnyShape} a
   * @param {Look} lookA
   * @param {AnyShape} b the supertype, if it holds.
   * @param {Look} lookB
   * @returns {boolean}
   */
  holds(a, lookA, b, lookB) {
    if (b.opcode === OPCODE.reserved || b.opcode === OPCODE.opt) return true;
    if (a.opcode === OPCODE.empty) return true;
    if (a.opcode === OPCODE.nat && b.opcode === OPCODE.int) return true;
    if (a.opcode !== b.opcode) return false;
    if (isPrimitive(a.opcode)) return true;

    const assumed = this.#assumed.get(a) ?? new Set();
    this.#assumed.set(a, assumed);
    if (assumed.has(b)) return true;
    assumed.add(b);

    this.#limits.enter();
    const result = this.#compositesHold(a, lookA, b, lookB);
    this.#limits.leave();
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
      case OPCODE.vec:
        return this.holds(lookA(a.parts[0]), lookA, lookB(b.parts[0]), lookB);
      case OPCODE.record:
      case OPCODE.service:
        return b.parts.every((part, i) => {
          const index = a.labels.indexOf(b.labels[i]);
          const over = lookB(part);
          if (index < 0) return a.opcode === OPCODE.record && isOmittable(over);
          return this.holds(lookA(a.parts[index]), lookA, over, lookB);
        });
      case OPCODE.variant:
        return a.parts.every((part, i) => {
          const index = b.labels.indexOf(a.labels[i]);
          return index >= 0 && this.holds(lookA(part), lookA, lookB(b.parts[index]), lookB);
        });
      case OPCODE.func:
        return (
          sameModes(a.modes, b.modes) &&
          this.#listsHold(b.parts, lookB, a.parts, lookA) &&
          this.#listsHold(a.results, lookA, b.results, lookB)
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
