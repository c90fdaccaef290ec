import { decodingQuota } from "./quota.js";

/** Most types inside each other: planning goes down as deep, with several calls for each of them. */
const NESTING_MAX = 200;

/** Bounds the work of planning for one header. A plan costs more than the type it is made for. */
export class PlanLimits {
  #plansLeft = 2 * decodingQuota.typesMax;
  #nesting = 0;

  /** Called before each plan is made, and `leave` after. */
  enter() {
    if (--this.#plansLeft < 0) throw new Error("the message has too many types");
    if (++this.#nesting > NESTING_MAX) throw new Error("the message has types nested too deeply");
  }

  leave() {
    this.#nesting--;
  }
}
