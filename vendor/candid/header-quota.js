// What the header of a message may cost. Planning how to read a type is dearer than reading its
// description, so it takes more of the same quota.

import { decodingQuota } from "./quota.js";

/** What a plan takes; a described type or field takes one. */
const PLAN_COST = 6;

/** Most types inside each other: planning goes down as deep, with several calls for each. */
const NESTING_MAX = 200;

let typesLeft = 0;
let nesting = 0;

export function beginHeader() {
  typesLeft = decodingQuota.typesMax;
  nesting = 0;
}

/** @param {number} count */
export function takeTypes(count) {
  typesLeft -= count;
  if (typesLeft < 0) throw new Error("the message has too many types");
}

/** Called before each plan is made, and `leavePlan` after. */
export function enterPlan() {
  takeTypes(PLAN_COST);
  if (++nesting > NESTING_MAX) throw new Error("the types are nested too deeply");
}

export function leavePlan() {
  nesting--;
}
