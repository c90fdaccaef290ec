// How to read a value of a wire type as one of an expected type, worked out once for each pair.
// These are the rules of subtyping. What does not match becomes a reader that says so: it may never
// be reached, or an `opt` around it may turn it into null.

import * as cursor from "./cursor.js";
import { nameOf, OPCODE } from "./opcodes.js";
import * as r from "./readers.js";
import { recordReader } from "./record-reader.js";
import { OPCODE_UNKNOWN, shapeOf } from "./shapes.js";
import { choice, inSequence, SkipPlans, STEPS_IN_ADVANCE_MAX, sum } from "./skip-plans.js";
import { isOmittable, isSubtype } from "./subtype.js";

/**
 * @typedef {import("candid-stock").IDL.Type} Type
 * @typedef {import("./plan-limits.js").PlanLimits} PlanLimits
 * @typedef {import("./readers.js").Reader} Reader
 * @typedef {import("./shapes.js").TypeShape} TypeShape
 * @typedef {import("./skip-plans.js").SkipPlan} SkipPlan
 * @typedef {import("./wire-types.js").WireType} WireType
 */

/**
 * @typedef {object} ReadPlan
 * @property {Reader} read
 * @property {"always" | "maybe" | "never"} matches whether the values are of the expected type.
 * @property {number} lengthMin in bytes.
 * @property {number} steps one for the value and for each part that is always there.
 * @property {number} height how deep calls nest, up to where the type recurs.
 */

/** Thrown for a type that only the stock package can decode. */
export const UNKNOWN_EXPECTED = new Error("Unknown is expected");

/** @type {ReadonlyMap<number, ReadPlan>} */
const PRIMITIVES = new Map([
  [OPCODE.null, leaf(r.readNull, 0)],
  [OPCODE.bool, leaf(cursor.readBool, 1)],
  [OPCODE.nat, leaf(cursor.readNat, 1)],
  [OPCODE.int, leaf(cursor.readInt, 1)],
  [OPCODE.nat8, leaf(cursor.readNat8, 1)],
  [OPCODE.nat16, leaf(cursor.readNat16, 2)],
  [OPCODE.nat32, leaf(cursor.readNat32, 4)],
  [OPCODE.nat64, leaf(cursor.readNat64, 8)],
  [OPCODE.int8, leaf(cursor.readInt8, 1)],
  [OPCODE.int16, leaf(cursor.readInt16, 2)],
  [OPCODE.int32, leaf(cursor.readInt32, 4)],
  [OPCODE.int64, leaf(cursor.readInt64, 8)],
  [OPCODE.float32, leaf(cursor.readFloat32, 4)],
  [OPCODE.float64, leaf(cursor.readFloat64, 8)],
  [OPCODE.text, leaf(r.readText, 1)],
  [OPCODE.principal, leaf(r.readPrincipal, 2)],
]);

/** @type {ReadonlyMap<number, Reader>} */
const VEC_READERS = new Map([
  [OPCODE.nat8, cursor.readBlob],
  [OPCODE.nat16, r.integersReader(Uint16Array, 2)],
  [OPCODE.nat32, r.integersReader(Uint32Array, 4)],
  [OPCODE.nat64, r.integersReader(BigUint64Array, 8)],
  [OPCODE.int8, r.integersReader(Int8Array, 1)],
  [OPCODE.int16, r.integersReader(Int16Array, 2)],
  [OPCODE.int32, r.integersReader(Int32Array, 4)],
  [OPCODE.int64, r.integersReader(BigInt64Array, 8)],
]);

/**
 * @param {Reader} read
 * @param {number} lengthMin
 * @returns {ReadPlan}
 */
function leaf(read, lengthMin) {
  return { read, matches: "always", lengthMin, steps: 1, height: 1 };
}

/**
 * @param {string} text
 * @returns {ReadPlan}
 */
function mismatch(text) {
  return { ...leaf(r.mismatchReader(text), 0), matches: "never" };
}

/** The read plans of one header. */
export class ReadPlans {
  #table;
  #limits;
  #skipPlans;
  /** @type {Map<TypeShape, Map<number, ReadPlan>>} */
  #plans = new Map();

  /**
   * @param {readonly WireType[]} table
   * @param {PlanLimits} limits
   */
  constructor(table, limits) {
    this.#table = table;
    this.#limits = limits;
    this.#skipPlans = new SkipPlans(table, limits);
  }

  /**
   * @param {number} ref the type on the wire.
   * @param {TypeShape} expected
   * @returns {ReadPlan}
   */
  of(ref, expected) {
    if (ref === expected.opcode) {
      const primitive = PRIMITIVES.get(ref);
      if (primitive !== undefined) return primitive;
    }
    const plans = this.#plans.get(expected) ?? new Map();
    this.#plans.set(expected, plans);
    const known = plans.get(ref);
    if (known !== undefined) return known;

    this.#limits.enter();
    // Until the plan is made, whoever meets the pair again gets one that looks it up later.
    /** @type {ReadPlan} */
    const plan = { ...leaf(r.readNull, 0), matches: isOmittable(expected) ? "always" : "maybe" };
    plans.set(ref, { ...plan, read: r.recursiveReader(plan) });
    Object.assign(plan, this.#make(ref, expected));
    plans.set(ref, plan);
    this.#limits.leave();
    return plan;
  }

  /**
   * @param {number} ref
   * @param {TypeShape} expected
   * @returns {ReadPlan}
   */
  #make(ref, expected) {
    switch (expected.opcode) {
      case OPCODE.opt:
        return this.#makeOpt(ref, shapeOf(expected.parts[0]));
      case OPCODE.reserved:
        return this.#makeSkipping(ref, r.readNull);
      case OPCODE.int:
        if (ref === OPCODE.nat) return leaf(cursor.readNat, 1);
        break;
      case OPCODE_UNKNOWN:
        throw UNKNOWN_EXPECTED;
    }
    const wire = this.#table[ref];
    const opcode = wire?.opcode ?? ref;
    if (wire === undefined || opcode !== expected.opcode) {
      return mismatch(`${nameOf(opcode)} came where ${nameOf(expected.opcode)} is expected`);
    }
    return this.#makeComposite(wire, expected);
  }

  /**
   * @param {WireType} wire
   * @param {TypeShape} expected of the same opcode.
   * @returns {ReadPlan}
   */
  #makeComposite(wire, expected) {
    switch (wire.opcode) {
      case OPCODE.vec:
        return this.#makeVec(wire.parts[0], shapeOf(expected.parts[0]));
      case OPCODE.record:
        return this.#makeRecord(wire, expected);
      case OPCODE.variant:
        return this.#makeVariant(wire, expected);
      default: {
        const header = { table: this.#table, limits: this.#limits };
        if (!isSubtype(wire, expected, header)) return mismatch("a reference came of another type");
        const isFunc = wire.opcode === OPCODE.func;
        return isFunc ? leaf(r.readFunc, 4) : leaf(r.readPrincipal, 2);
      }
    }
  }

  /**
   * @param {number} ref
   * @param {TypeShape} payload
   * @returns {ReadPlan}
   */
  #makeOpt(ref, payload) {
    if (ref === OPCODE.null || ref === OPCODE.reserved) return leaf(r.readNone, 0);

    const wire = this.#table[ref];
    if (wire?.opcode === OPCODE.opt) {
      const plan = this.of(wire.parts[0], payload);
      if (plan.matches === "always") return opt(r.optReader(maybe(plan)), plan);
      const some = this.#makeSome(wire.parts[0], payload);
      return opt(r.lenientOptReader(maybe(some)), some);
    }
    // Anything may come where an opt is expected. If null could be the payload, it is null.
    return isOmittable(payload)
      ? this.#makeSkipping(ref, r.readNone)
      : this.#makeSome(ref, payload);
  }

  /**
   * A value as an opt of itself.
   *
   * @param {number} ref
   * @param {TypeShape} payload
   * @returns {ReadPlan}
   */
  #makeSome(ref, payload) {
    const plan = this.of(ref, payload);
    switch (plan.matches) {
      case "always":
        return { ...plan, read: r.someReader(plan.read) };
      case "never":
        return this.#makeSkipping(ref, r.readNone);
      default: {
        const { skip, height } = this.#skipPlans.of(ref);
        const read = r.someOrNoneReader(plan.read, skip);
        return { ...plan, read, matches: "always", height: 1 + Math.max(plan.height, height) };
      }
    }
  }

  /**
   * Passes the value by and answers another.
   *
   * @param {number} ref
   * @param {Reader} read
   * @returns {ReadPlan}
   */
  #makeSkipping(ref, read) {
    const { skip, length, lengthMin, steps, height } = this.#skipPlans.of(ref);
    const plan = { ...leaf(read, lengthMin), steps, height };
    return length === 0 ? plan : { ...plan, read: r.skipThenRead(skip, read) };
  }

  /**
   * @param {number} ref of the element.
   * @param {TypeShape} element
   * @returns {ReadPlan}
   */
  #makeVec(ref, element) {
    const readIntegers = VEC_READERS.get(element.opcode);
    const { read, matches, lengthMin, steps, height } = this.of(ref, element);
    if (matches === "never") {
      // A vec without elements is of every type.
      const readEmpty = r.emptyVecReader(readIntegers ?? r.tupleReader([]), read);
      return { ...leaf(readEmpty, 1), matches: "maybe" };
    }
    const readVec = readIntegers ?? r.vecReader(read, lengthMin, steps);
    return { ...leaf(readVec, 1), matches, height: height + 1 };
  }

  /**
   * @param {WireType} wire
   * @param {TypeShape} expected
   * @returns {ReadPlan}
   */
  #makeVariant(wire, expected) {
    const indexes = wire.labels.map((label) => expected.labels.indexOf(label));
    const plans = indexes.map((index, i) =>
      index < 0
        ? mismatch(`no case of the expected variant has the id ${wire.labels[i]}`)
        : this.of(wire.parts[i], shapeOf(expected.parts[index])),
    );
    const keys = indexes.map((index) => expected.keys[index] ?? "");
    const matches = plans.every((plan) => plan.matches === "always") ? "always" : "maybe";
    return { ...leaf(r.variantReader(keys, plans.map(maybe)), 1), ...choice(plans), matches };
  }

  /**
   * Fields that are not expected are passed by together with the next one that is.
   *
   * @param {WireType} wire
   * @param {TypeShape} expected
   * @returns {ReadPlan}
   */
  #makeRecord(wire, expected) {
    /** @type {ReadPlan[]} */
    const plans = [];
    let next = 0;
    for (const [i, part] of expected.parts.entries()) {
      const label = expected.labels[i];
      const first = next;
      while (wire.labels[next] < label) next++;
      const skipped = this.#skip(wire.parts.slice(first, next));

      const type = shapeOf(part);
      const isThere = wire.labels[next] === label;
      const plan = isThere
        ? this.of(wire.parts[next++], type)
        : missingPlan(type, expected.keys[i] ?? label);
      if (plan.matches === "never") return plan;
      plans.push(skipped === undefined ? plan : after(skipped, plan));
    }

    const readers = plans.map((plan) => plan.read);
    const read = expected.isTuple ? r.tupleReader(readers) : recordReader(expected.keys, readers);
    const rest = this.#skip(wire.parts.slice(next));
    return record(plans, read, rest);
  }

  /**
   * @param {readonly number[]} refs
   * @returns {SkipPlan | undefined} `undefined` where there is nothing to skip.
   */
  #skip(refs) {
    return refs.length === 0 ? undefined : inSequence(refs.map((ref) => this.#skipPlans.of(ref)));
  }
}

/**
 * What a missing field or argument is read as.
 *
 * @param {TypeShape} expected
 * @param {number | string} name
 * @returns {ReadPlan}
 */
export function missingPlan(expected, name) {
  if (!isOmittable(expected)) return mismatch(`${name} is missing`);
  return { ...leaf(expected.opcode === OPCODE.opt ? r.readNone : r.readNull, 0), steps: 0.5 };
}

/**
 * @param {SkipPlan} skipped
 * @param {ReadPlan} plan
 * @returns {ReadPlan}
 */
function after(skipped, plan) {
  return {
    read: r.skipThenRead(skipped.skip, plan.read),
    matches: plan.matches,
    lengthMin: skipped.lengthMin + plan.lengthMin,
    steps: skipped.steps + plan.steps,
    height: 1 + Math.max(skipped.height, plan.height),
  };
}

/**
 * @param {readonly ReadPlan[]} plans of the fields.
 * @param {Reader} read of all fields.
 * @param {SkipPlan | undefined} rest what comes after them.
 * @returns {ReadPlan}
 */
function record(plans, read, rest) {
  const parts = rest === undefined ? plans : [...plans, rest];
  return {
    read: rest === undefined ? read : r.readThenSkip(read, rest.skip),
    matches: plans.every((plan) => plan.matches === "always") ? "always" : "maybe",
    lengthMin: sum(parts.map((part) => part.lengthMin)),
    steps: 1 + sum(parts.map((part) => part.steps)),
    height: 2 + Math.max(0, ...parts.map((part) => part.height)),
  };
}

/**
 * @param {Reader} read
 * @param {ReadPlan} payload
 * @returns {ReadPlan}
 */
function opt(read, payload) {
  return { ...leaf(read, 1), ...choice([payload]) };
}

/**
 * The reader of a part that may be absent.
 *
 * @param {ReadPlan} plan
 */
function maybe({ read, steps }) {
  return steps > STEPS_IN_ADVANCE_MAX ? r.chargedReader(read, steps) : read;
}
