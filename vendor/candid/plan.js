// What a plan consists of: a reader, and what one must know of it to put it into others.

import * as cursor from "./cursor.js";
import * as Opcode from "./opcodes.js";
import * as r from "./readers.js";

/** @typedef {import("./readers.js").Reader} Reader */

/**
 * @typedef {object} ReadPlan
 * @property {Reader | undefined} read `undefined` while the plan is being made.
 * @property {"always" | "maybe" | "never"} matches whether the values are of the expected type.
 * @property {number} lengthMin in bytes.
 * @property {number} steps of one value and of each part that is always there.
 * @property {number} height how deep calls nest, up to where the type recurs.
 */

/** A part of more steps that may be absent is charged when it is there, not in advance. */
const STEPS_IN_ADVANCE_MAX = 3;

/** @type {ReadonlyMap<number, ReadPlan>} */
export const PRIMITIVE_PLANS = new Map([
  [Opcode.NULL, leaf(r.readNull, 0)],
  [Opcode.BOOL, leaf(cursor.readBool, 1)],
  [Opcode.NAT, leaf(cursor.readNat, 1)],
  [Opcode.INT, leaf(cursor.readInt, 1)],
  [Opcode.NAT8, leaf(cursor.readNat8, 1)],
  [Opcode.NAT16, leaf(cursor.readNat16, 2)],
  [Opcode.NAT32, leaf(cursor.readNat32, 4)],
  [Opcode.NAT64, leaf(cursor.readNat64, 8)],
  [Opcode.INT8, leaf(cursor.readInt8, 1)],
  [Opcode.INT16, leaf(cursor.readInt16, 2)],
  [Opcode.INT32, leaf(cursor.readInt32, 4)],
  [Opcode.INT64, leaf(cursor.readInt64, 8)],
  [Opcode.FLOAT32, leaf(cursor.readFloat32, 4)],
  [Opcode.FLOAT64, leaf(cursor.readFloat64, 8)],
  [Opcode.TEXT, leaf(r.readText, 1)],
  [Opcode.PRINCIPAL, leaf(r.readPrincipal, 2)],
]);

/**
 * @param {Reader | undefined} read
 * @param {number} lengthMin
 * @returns {ReadPlan}
 */
export function leaf(read, lengthMin) {
  return { read, matches: "always", lengthMin, steps: 1, height: 1 };
}

/**
 * @param {ReadPlan} plan
 * @returns {Reader} one that looks later, while the plan is still being made.
 */
export function readerOf(plan) {
  return plan.read ?? r.recursiveReader(plan);
}

/**
 * Adds to a plan what a part costs that is always there.
 *
 * @param {ReadPlan} plan
 * @param {ReadPlan} part
 */
export function addPart(plan, part) {
  plan.lengthMin += part.lengthMin;
  plan.steps += part.steps;
  if (plan.height <= part.height) plan.height = part.height + 1;
}

/**
 * Adds to a plan what a part costs that may be there.
 *
 * @param {ReadPlan} plan
 * @param {ReadPlan} part
 * @returns {Reader} of the part; it charges what is not in the plan.
 */
export function choose(plan, part) {
  const read = readerOf(part);
  if (plan.height <= part.height) plan.height = part.height + 1;
  if (part.steps > STEPS_IN_ADVANCE_MAX) return r.chargedReader(read, part.steps);
  plan.steps = Math.max(plan.steps, cursor.COMPOSITE_STEPS + part.steps);
  return read;
}

/**
 * @param {ReadPlan} plan
 * @param {() => string} describe
 */
export function makeMismatch(plan, describe) {
  plan.read = r.mismatchReader(describe);
  plan.matches = "never";
}
