import { err, type Result } from "../kernel/result.js";

/** A call that the callee does not answer: rejected with a text, or trapped with one. */
export type Stop = { readonly type: "reject" | "trap"; readonly message: string };

/** What a canister's method comes to. */
export type Served<T> = Result<T, Stop>;

/** Rejects a call. Nothing is undone: this comes before anything was changed. */
export function rejected(message: string): Served<never> {
  return err({ type: "reject", message });
}

/** Traps, as the foreign code does: what the message changed is undone. */
export function trapped(message: string): Served<never> {
  return err({ type: "trap", message });
}
