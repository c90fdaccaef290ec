import { err, ok, type Result } from "../kernel/result.js";
import { type Context, emit } from "./context.js";
import type { Right, TreasuryError } from "./errors.js";
import { type EventValue, text } from "./events.js";
import { hasRight } from "./settings.js";
import { requireSettings } from "./state.js";

/** Longest reason an administrative call may carry. */
const REASON_LENGTH_MAX = 500;

/** Who asks, as raw bytes to compare and as text to show. */
export type Caller = { readonly bytes: Uint8Array; readonly text: string };

/** Checks a right and a reason: the first line of every administrative call (rule 8). */
export function authorize(
  context: Context,
  caller: Caller,
  needed: Right,
  reason: string,
): Result<undefined, TreasuryError> {
  const { roles } = requireSettings(context.state);
  if (!hasRight(roles, caller.bytes, needed)) {
    return err({ type: "not_authorized", caller: caller.text, needed });
  }
  if (reason.length === 0 || reason.length > REASON_LENGTH_MAX) {
    return err({ type: "reason_missing", length: reason.length, lengthMax: REASON_LENGTH_MAX });
  }
  return ok(undefined);
}

/** What somebody with a right did, as a sentence with figures, and why. */
export type Act = { readonly what: string; readonly reason: string };

/** Puts an administrative act on record: who did what, and why (rule 8). */
export function recordAct(
  context: Context,
  caller: Caller,
  { what, reason }: Act,
  more: readonly (readonly [string, EventValue])[] = [],
): void {
  emit(context, "ADMINISTERED", { subject: caller.text }, [
    ["what", text(what)],
    ["reason", text(reason)],
    ...more,
  ]);
}
