// The opcodes of types. Composite types stand only in the table of types, every other one only
// where a type is referred to. Single constants: a property would cost three times as much to read.

export const NULL = -1;
export const BOOL = -2;
export const NAT = -3;
export const INT = -4;
export const NAT8 = -5;
export const NAT16 = -6;
export const NAT32 = -7;
export const NAT64 = -8;
export const INT8 = -9;
export const INT16 = -10;
export const INT32 = -11;
export const INT64 = -12;
export const FLOAT32 = -13;
export const FLOAT64 = -14;
export const TEXT = -15;
export const RESERVED = -16;
export const EMPTY = -17;
export const OPT = -18;
export const VEC = -19;
export const RECORD = -20;
export const VARIANT = -21;
export const FUNC = -22;
export const SERVICE = -23;
export const PRINCIPAL = -24;

/** `Unknown` is no type of the wire: it takes whatever comes. */
export const UNKNOWN = 0;

/** In the order of the opcodes. A primitive type has the name of its opcode. */
const NAMES = [
  "null bool nat int nat8 nat16 nat32 nat64 int8 int16 int32 int64 float32 float64 text reserved",
  "empty opt vec record variant func service principal",
].flatMap((names) => names.split(" "));

/** The annotations of a function: the first is 1 on the wire, the next 2, and so on. */
export const MODES = Object.freeze(["query", "oneway", "composite_query"]);

/**
 * @param {number} opcode
 * @returns {boolean} whether a type may be referred to by its opcode.
 */
export function isPrimitive(opcode) {
  return (opcode < 0 && opcode >= EMPTY) || opcode === PRINCIPAL;
}

/**
 * What to call a type in an error.
 *
 * @param {number} opcode
 */
export function nameOf(opcode) {
  return NAMES[-opcode - 1] ?? "a type from the future";
}

/**
 * @param {string} name of a primitive type.
 * @returns {number}
 */
export function opcodeOf(name) {
  return -1 - NAMES.indexOf(name);
}
