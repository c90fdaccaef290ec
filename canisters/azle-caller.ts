import type { CallOutcome, CanisterCaller } from "../src/adapters/canister-caller.js";
import { callDirectly } from "./azle-direct.js";

/**
 * What Azle throws; its exported types call it a plain object, it is an Error with these fields.
 */
type AzleCallError = {
  readonly type?: string;
  readonly rejectCode?: number;
  readonly rejectMessage?: string;
};

/** Proof that the callee did not run: transient system errors and an invalid destination. */
const CODES_UNDELIVERED: readonly number[] = [2, 3];

/** Calls other canisters through Azle: raw bytes out, raw bytes back, every reject a value. */
export const azleCaller: CanisterCaller = {
  call: (canisterId, method, args) =>
    callDirectly(canisterId, method, args).then(toReply, toOutcome),
};

function toReply(bytes: Uint8Array): CallOutcome {
  return { type: "replied", bytes };
}

/**
 * Translates a rejected call once for all.
 *
 * Warning: `CleanupCallback` means that our own code trapped after this call was answered. It is
 * thrown on, or the lock of whoever awaits would be rolled back with the cleanup (decision 0004).
 */
function toOutcome(error: AzleCallError): CallOutcome {
  switch (error.type) {
    case "CallRejected": {
      const code = error.rejectCode ?? 0;
      const message = error.rejectMessage ?? "";
      return CODES_UNDELIVERED.includes(code)
        ? { type: "undelivered", code, message }
        : { type: "unknown", code, message };
    }
    case "CallPerformFailed":
      return { type: "undelivered", code: 0, message: "the call could not be performed" };
    case "InsufficientLiquidCycleBalance":
      return { type: "undelivered", code: 0, message: "not enough cycles to make the call" };
    default:
      throw error;
  }
}
