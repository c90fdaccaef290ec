// How to read a value of a wire type as one of an expected type, worked out once for each pair.
// These are the rules of subtyping. What does not match becomes a reader that says so: it may never
// be reached, or an `opt` around it may turn it into null.

import * as cursor from "./cursor.js";
import { enterPlan, leavePlan } from "./header-quota.js";
import * as Opcode from "./opcodes.js";
import { addPart, choose, leaf, makeMismatch, PRIMITIVE_PLANS, readerOf } from "./plan.js";
import * as r from "./readers.js";
import { recordReader } from "./record-reader.js";
import { shapeOf } from "./shapes.js";
import { isOmittable, isSubtype } from "./subtype.js";

/**
 * @typedef {import("./plan.js").ReadPlan} ReadPlan
 * @typedef {import("./readers.js").Reader} Reader
 * @typedef {import("./shapes.js").TypeShape} TypeShape
 * @typedef {import("./wire-types.js").WireType} WireType
 */

/** Thrown for a type that only the stock package can decode. */
export const UNKNOWN_EXPECTED = new Error("Unknown is expected");

/** More than there are references to types: opcodes are above −32, indexes below 2^24. */
const REFS_MAX = 2 ** 24;

/**
 * The arrays of the integers whose vecs are typed arrays.
 *
 * @type {Map<number, import("./readers.js").IntegerArray>}
 */
const INTEGER_ARRAYS = new Map(
  /** @type {[number, import("./readers.js").IntegerArray][]} */ ([
    [Opcode.NAT8, Uint8Array],
    [Opcode.NAT16, Uint16Array],
    [Opcode.NAT32, Uint32Array],
    [Opcode.NAT64, BigUint64Array],
    [Opcode.INT8, Int8Array],
    [Opcode.INT16, Int16Array],
    [Opcode.INT32, Int32Array],
    [Opcode.INT64, BigInt64Array],
  ]),
);

const NULL = leaf(r.readNull, 0);
const NONE = leaf(r.readNone, 0);

/** @type {readonly WireType[]} */
let table = [];

/** @type {Map<number, ReadPlan>} */
let plans = new Map();

/**
 * How values that are not expected are passed by.
 *
 * @type {typeof import("./skip.js").skipAll}
 */
let passBy;

/**
 * Records behind whose fields nothing comes that anybody asked for.
 *
 * @type {ReadonlySet<WireType>}
 */
let lastRecords = new Set();

/**
 * @param {readonly WireType[]} newTable of the header that is planned from now on.
 * @param {typeof passBy} newPassBy
 * @param {typeof lastRecords} newLastRecords that are read up to the last field that is expected.
 */
export function beginPlans(newTable, newPassBy, newLastRecords) {
  table = newTable;
  passBy = newPassBy;
  lastRecords = newLastRecords;
  plans = new Map();
}

/**
 * @param {number} ref the type on the wire.
 * @param {TypeShape} expected
 * @returns {ReadPlan}
 */
export function readPlanOf(ref, expected) {
  if (ref === expected.opcode) {
    const primitive = PRIMITIVE_PLANS.get(ref);
    if (primitive !== undefined) return primitive;
  }
  const key = expected.id * REFS_MAX + ref + 32;
  const known = plans.get(key);
  if (known !== undefined) return known;

  enterPlan();
  const plan = leaf(undefined, 0);
  plan.steps = cursor.COMPOSITE_STEPS;
  // For those who meet the pair again while its plan is being made.
  if (!isOmittable(expected)) plan.matches = "maybe";
  plans.set(key, plan);
  make(plan, ref, expected);
  leavePlan();
  return plan;
}

/**
 * @param {ReadPlan} plan
 * @param {number} ref
 * @param {TypeShape} expected
 */
function make(plan, ref, expected) {
  const wire = table[ref];
  const opcode = wire === undefined ? ref : wire.opcode;
  switch (expected.opcode) {
    case Opcode.OPT:
      makeOpt(plan, ref, shapeOf(expected.parts[0]));
      return;
    case Opcode.RESERVED:
      makeSkipping(plan, ref, r.readNull);
      return;
    case Opcode.UNKNOWN:
      throw UNKNOWN_EXPECTED;
  }
  if (opcode === Opcode.NAT && expected.opcode === Opcode.INT) {
    Object.assign(plan, PRIMITIVE_PLANS.get(Opcode.NAT));
  } else if (wire === undefined || opcode !== expected.opcode) {
    makeMismatch(
      plan,
      () => `${Opcode.nameOf(opcode)} came, not ${Opcode.nameOf(expected.opcode)}`,
    );
  } else {
    makeComposite(plan, wire, expected);
  }
}

/**
 * @param {ReadPlan} plan
 * @param {WireType} wire
 * @param {TypeShape} expected of the same opcode.
 */
function makeComposite(plan, wire, expected) {
  switch (wire.opcode) {
    case Opcode.RECORD:
      makeRecord(plan, wire, expected);
      return;
    case Opcode.VEC:
      makeVec(plan, wire.parts[0], shapeOf(expected.parts[0]));
      return;
    case Opcode.VARIANT:
      makeVariant(plan, wire, expected);
      return;
    default: {
      if (isSubtype(wire, expected, table)) makeReference(plan, wire.opcode);
      else makeMismatch(plan, () => "a reference of another type came");
    }
  }
}

/**
 * @param {ReadPlan} plan
 * @param {number} ref
 * @param {TypeShape} payload
 */
function makeOpt(plan, ref, payload) {
  const wire = table[ref];
  if (ref === Opcode.NULL || ref === Opcode.RESERVED) {
    plan.read = r.readNone;
  } else if (wire !== undefined && wire.opcode === Opcode.OPT) {
    makeOptOfOpt(plan, wire.parts[0], payload);
  } else if (isOmittable(payload)) {
    // Anything may come where an opt is expected. If null could be the payload, it is null.
    makeSkipping(plan, ref, r.readNone);
  } else {
    makeSome(plan, ref, payload);
  }
}

/**
 * @param {ReadPlan} plan
 * @param {number} ref of the payload.
 * @param {TypeShape} payload
 */
function makeOptOfOpt(plan, ref, payload) {
  const part = readPlanOf(ref, payload);
  if (part.matches === "always") {
    plan.read = r.optReader(choose(plan, part));
  } else {
    const some = leaf(undefined, 0);
    makeSome(some, ref, payload);
    plan.read = r.lenientOptReader(choose(plan, some));
  }
  plan.lengthMin = 1;
}

/**
 * A value as an opt of itself.
 *
 * @param {ReadPlan} plan
 * @param {number} ref
 * @param {TypeShape} payload
 */
function makeSome(plan, ref, payload) {
  const part = readPlanOf(ref, payload);
  if (part.matches === "never") {
    makeSkipping(plan, ref, r.readNone);
    return;
  }
  addPart(plan, part);
  const read = readerOf(part);
  plan.read =
    part.matches === "always" ? r.someReader(read) : r.someOrNoneReader(read, skipper([ref]));
}

/**
 * Passes the value by and answers another.
 *
 * @param {ReadPlan} plan
 * @param {number} ref
 * @param {Reader} read
 */
function makeSkipping(plan, ref, read) {
  plan.read = r.skipThenRead(skipper([ref]), read);
}

/**
 * Passes several values by.
 *
 * @param {readonly number[]} refs
 */
export function skipper(refs) {
  const skippedTable = table;
  const pass = passBy;
  return () => pass(skippedTable, refs, 0);
}

/**
 * @param {ReadPlan} plan
 * @param {number} ref of the element.
 * @param {TypeShape} element
 */
function makeVec(plan, ref, element) {
  const array = INTEGER_ARRAYS.get(element.opcode);
  const part = readPlanOf(ref, element);
  const read = readerOf(part);
  if (part.matches === "never") {
    plan.read = r.emptyVecReader(array ?? Array, read);
    plan.matches = "maybe";
  } else {
    plan.read =
      array === undefined ? r.vecReader(read, part.lengthMin, part.steps) : r.integersReader(array);
    plan.matches = part.matches;
  }
  plan.lengthMin = 1;
  plan.height = part.height + 1;
}

/**
 * @param {ReadPlan} plan
 * @param {WireType} wire
 * @param {TypeShape} expected
 */
function makeVariant(plan, wire, expected) {
  const keys = [];
  const readers = [];
  plan.matches = "always";
  for (let i = 0; i < wire.parts.length; i++) {
    const index = expected.labels.indexOf(wire.labels[i]);
    const part =
      index < 0
        ? noCase(wire.labels[i])
        : readPlanOf(wire.parts[i], shapeOf(expected.parts[index]));
    if (part.matches !== "always") plan.matches = "maybe";
    keys[i] = expected.keys[index] ?? "";
    readers[i] = choose(plan, part);
  }
  plan.read = r.variantReader(keys, readers);
  plan.lengthMin = 1;
}

/**
 * Fields that are not expected are passed by together with the next one that is.
 *
 * @param {ReadPlan} plan
 * @param {WireType} wire
 * @param {TypeShape} expected
 */
function makeRecord(plan, wire, expected) {
  const readers = [];
  plan.matches = "always";
  let next = 0;
  for (let i = 0; i < expected.parts.length; i++) {
    const label = expected.labels[i];
    const first = next;
    while (wire.labels[next] < label) next++;
    const skippedEnd = next;

    const shape = shapeOf(expected.parts[i]);
    const isThere = wire.labels[next] === label;
    const part = isThere
      ? readPlanOf(wire.parts[next++], shape)
      : missingPlan(shape, expected.keys[i] ?? label);
    addPart(plan, part);
    if (part.matches !== "always" && plan.matches !== "never") plan.matches = part.matches;
    const read = readerOf(part);
    readers[i] =
      first === skippedEnd
        ? read
        : r.skipThenRead(skipper(wire.parts.slice(first, skippedEnd)), read);
  }

  const read = expected.isTuple ? r.tupleReader(readers) : recordReader(expected.keys, readers);
  const isWhole = next === wire.parts.length || lastRecords.has(wire);
  plan.read = isWhole ? read : r.readThenSkip(read, skipper(wire.parts.slice(next)));
}

/**
 * What a missing field or argument is read as.
 *
 * @param {TypeShape} expected
 * @param {number | string} name
 * @returns {ReadPlan}
 */
export function missingPlan(expected, name) {
  if (isOmittable(expected)) return expected.opcode === Opcode.OPT ? NONE : NULL;

  const plan = leaf(undefined, 0);
  makeMismatch(plan, () => `${name} is missing`);
  return plan;
}

/**
 * @param {number | string} label
 * @returns {ReadPlan}
 */
function noCase(label) {
  const plan = leaf(undefined, 0);
  makeMismatch(plan, () => `no case of the expected variant has the id ${label}`);
  return plan;
}

/**
 * @param {ReadPlan} plan
 * @param {number} opcode
 */
function makeReference(plan, opcode) {
  plan.read = opcode === Opcode.FUNC ? r.readFunc : r.readPrincipal;
  plan.matches = "always";
  plan.lengthMin = 2;
}
