/** A broken assumption of ours. Nobody catches it: in a canister it traps the message. */
export class AssertionError extends Error {
  override readonly name = "AssertionError";
}

/**
 * Asserts what must never be otherwise. Not for refusals that a caller can cause: those are values.
 *
 * A message with figures is given as a function on paths that run often: putting it together costs
 * more than the check, and it is hardly ever read.
 *
 * @throws {AssertionError} when `condition` is false.
 */
export function assert(condition: boolean, message: string | (() => string)): asserts condition {
  if (!condition) throw new AssertionError(typeof message === "string" ? message : message());
}

/** Ends an exhaustive `switch`: the compiler refuses a case that was left out. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable case: ${String(value)}`);
}
