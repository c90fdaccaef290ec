// What writers make of a value, or refuse.

/** What writers throw; `encode` finds out the reason. Made once: the stack costs. */
const REFUSED = new Error("the value does not fit its type");

/** @returns {never} */
export function refuse() {
  throw REFUSED;
}

/**
 * @param {unknown} value
 * @returns {number} NaN, which fits no width, for what is no number.
 */
export function toSmallNumber(value) {
  if (typeof value === "number") return value;
  // A huge one becomes a float, which fits no width either.
  return typeof value === "bigint" ? Number(value) : Number.NaN;
}

/** @param {unknown} value */
export function toBigInt(value) {
  if (typeof value === "bigint") return value;
  if (typeof value !== "number" || !Number.isInteger(value)) refuse();
  return BigInt(value);
}

/** @param {unknown} value */
export function toFloat(value) {
  if (typeof value === "number") return value;
  return value instanceof Number ? Number(value) : refuse();
}
