// How to pass by a value of a wire type, worked out once for each type of a header.

import { readBool, skipNumber } from "./cursor.js";
import { OPCODE } from "./opcodes.js";
import * as s from "./skippers.js";

/**
 * @typedef {import("./plan-limits.js").PlanLimits} PlanLimits
 * @typedef {import("./skippers.js").Skipper} Skipper
 * @typedef {import("./wire-types.js").WireType} WireType
 */

/**
 * @typedef {object} SkipPlan
 * @property {Skipper} skip
 * @property {number} length in bytes; −1 if it depends on the value.
 * @property {number} lengthMin in bytes.
 * @property {number} steps one for the value and for each part that is always there.
 * @property {number} height how deep calls nest, up to where the type recurs.
 */

/** A part of more steps that may be absent is charged when it is there, not in advance. */
export const STEPS_IN_ADVANCE_MAX = 4;

/** @type {ReadonlyMap<number, SkipPlan>} */
const PRIMITIVES = new Map([
  [OPCODE.null, fixed(0, 1)],
  [OPCODE.reserved, fixed(0, 1)],
  [OPCODE.nat8, fixed(1, 1)],
  [OPCODE.nat16, fixed(2, 1)],
  [OPCODE.nat32, fixed(4, 1)],
  [OPCODE.nat64, fixed(8, 1)],
  [OPCODE.int8, fixed(1, 1)],
  [OPCODE.int16, fixed(2, 1)],
  [OPCODE.int32, fixed(4, 1)],
  [OPCODE.int64, fixed(8, 1)],
  [OPCODE.float32, fixed(4, 1)],
  [OPCODE.float64, fixed(8, 1)],
  [OPCODE.bool, leaf(readBool, 1)],
  [OPCODE.nat, leaf(skipNumber, 1)],
  [OPCODE.int, leaf(skipNumber, 1)],
  [OPCODE.text, leaf(s.skipText, 1)],
  [OPCODE.empty, leaf(s.skipEmpty, 0)],
  [OPCODE.principal, leaf(s.skipPrincipal, 2)],
]);

/**
 * @param {number} length
 * @param {number} steps
 * @returns {SkipPlan}
 */
function fixed(length, steps) {
  const skip = length === 0 ? s.skipNothing : s.bytesSkipper(length);
  return { skip, length, lengthMin: length, steps, height: 1 };
}

/**
 * @param {Skipper} skip
 * @param {number} lengthMin
 * @returns {SkipPlan}
 */
function leaf(skip, lengthMin) {
  return { skip, length: -1, lengthMin, steps: 1, height: 1 };
}

/** The skip plans of one header, each made when it is first asked for. */
export class SkipPlans {
  #table;
  #limits;
  /** @type {Map<number, SkipPlan>} */
  #plans = new Map();

  /**
   * @param {readonly WireType[]} table
   * @param {PlanLimits} limits
   */
  constructor(table, limits) {
    this.#table = table;
    this.#limits = limits;
  }

  /**
   * @param {number} ref
   * @returns {SkipPlan}
   */
  of(ref) {
    const known = PRIMITIVES.get(ref) ?? this.#plans.get(ref);
    if (known !== undefined) return known;

    this.#limits.enter();
    // Until the plan is made, whoever meets the type again gets one that looks it up later.
    const plan = leaf(s.skipNothing, 0);
    this.#plans.set(ref, { ...leaf(s.recursiveSkipper(plan), 0) });
    Object.assign(plan, this.#make(this.#table[ref]));
    this.#plans.set(ref, plan);
    this.#limits.leave();
    return plan;
  }

  /**
   * @param {WireType} type
   * @returns {SkipPlan}
   */
  #make(type) {
    switch (type.opcode) {
      case OPCODE.opt:
        return this.#makeOpt(this.of(type.parts[0]));
      case OPCODE.vec:
        return this.#makeVec(this.of(type.parts[0]));
      case OPCODE.record:
        return inSequence(type.parts.map((ref) => this.of(ref)));
      case OPCODE.variant:
        return this.#makeVariant(type.parts.map((ref) => this.of(ref)));
      case OPCODE.func:
        return leaf(s.skipFunc, 4);
      case OPCODE.service:
        return leaf(s.skipPrincipal, 2);
      default:
        return leaf(s.skipFuture, 2);
    }
  }

  /** @param {SkipPlan} payload */
  #makeOpt(payload) {
    return { ...leaf(s.optSkipper(maybe(payload)), 1), ...choice([payload]) };
  }

  /** @param {SkipPlan} element */
  #makeVec({ skip, length, lengthMin, steps, height }) {
    const skipElements =
      length >= 0 ? s.fixedVecSkipper(length, steps) : s.vecSkipper(skip, lengthMin, steps);
    return { ...leaf(skipElements, 1), height: height + 1 };
  }

  /** @param {readonly SkipPlan[]} cases */
  #makeVariant(cases) {
    return { ...leaf(s.variantSkipper(cases.map(maybe)), 1), ...choice(cases) };
  }
}

/**
 * Passes several values by, as one move where their lengths are fixed.
 *
 * @param {readonly SkipPlan[]} plans
 * @returns {SkipPlan}
 */
export function inSequence(plans) {
  /** @type {Skipper[]} */
  const skippers = [];
  let run = 0;
  const endRun = () => {
    if (run > 0) skippers.push(s.bytesSkipper(run));
    run = 0;
  };
  for (const plan of plans) {
    if (plan.length >= 0) {
      run += plan.length;
    } else {
      endRun();
      skippers.push(plan.skip);
    }
  }
  const isFixed = skippers.length === 0;
  const length = isFixed ? run : -1;
  endRun();

  const [first = s.skipNothing] = skippers;
  return {
    skip: skippers.length > 1 ? s.sequenceSkipper(skippers) : first,
    length,
    lengthMin: sum(plans.map((plan) => plan.lengthMin)),
    steps: 1 + sum(plans.map((plan) => plan.steps)),
    height: 1 + Math.max(0, ...plans.map((plan) => plan.height)),
  };
}

/**
 * The skipper of a part that may be absent.
 *
 * @param {SkipPlan} plan
 */
function maybe({ skip, steps }) {
  return steps > STEPS_IN_ADVANCE_MAX ? s.chargedSkipper(skip, steps) : skip;
}

/**
 * Steps and height of a choice between parts.
 *
 * @param {readonly { readonly steps: number, readonly height: number }[]} parts
 */
export function choice(parts) {
  const cheap = parts.map((part) => part.steps).filter((steps) => steps <= STEPS_IN_ADVANCE_MAX);
  return {
    steps: 1 + Math.max(0, ...cheap),
    height: 1 + Math.max(0, ...parts.map((part) => part.height)),
  };
}

/** @param {readonly number[]} numbers */
export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
