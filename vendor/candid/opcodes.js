/**
 * The opcodes of types, by the names of the primitive ones. Composite types stand only in the
 * table of types, every other one only where a type is referred to.
 */
export const OPCODE = Object.freeze({
  null: -1,
  bool: -2,
  nat: -3,
  int: -4,
  nat8: -5,
  nat16: -6,
  nat32: -7,
  nat64: -8,
  int8: -9,
  int16: -10,
  int32: -11,
  int64: -12,
  float32: -13,
  float64: -14,
  text: -15,
  reserved: -16,
  empty: -17,
  opt: -18,
  vec: -19,
  record: -20,
  variant: -21,
  func: -22,
  service: -23,
  principal: -24,
});

/** The annotations of a function, each the one before it plus one on the wire, from 1. */
export const MODES = Object.freeze(["query", "oneway", "composite_query"]);

/** @type {Map<number, string>} */
const NAMES = new Map(Object.entries(OPCODE).map(([name, opcode]) => [opcode, name]));

/**
 * @param {number} opcode
 * @returns {boolean} whether a type may be referred to by its opcode.
 */
export function isPrimitive(opcode) {
  return (opcode < 0 && opcode >= OPCODE.empty) || opcode === OPCODE.principal;
}

/**
 * What to call a type in an error.
 *
 * @param {number} opcode
 */
export function nameOf(opcode) {
  return NAMES.get(opcode) ?? "a type from the future";
}
