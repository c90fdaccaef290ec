import { err, ok, type Result } from "../kernel/result.js";
import type { Context } from "./context.js";
import type { Right, TreasuryError } from "./errors.js";
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
