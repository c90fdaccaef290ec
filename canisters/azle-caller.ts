import type { CallFailure, CallReceiver, CanisterCaller } from "../src/adapters/canister-caller.js";
import { host } from "./azle-direct.js";
import { currentContext, enterContext } from "./call-contexts.js";

/**
 * What Azle rejects with; its exported types call it a plain object, it is an Error with these
 * fields.
 */
type AzleCallError = {
  readonly type?: string;
  readonly rejectCode?: number;
  readonly rejectMessage?: string;
};

/**
 * A pair of callbacks under names of its own, used for one call after the other. Azle's way is to
 * make both anew for each call, with a promise, and to delete them behind it: 60,000 instructions
 * more a call.
 */
type Slot = {
  readonly resolveId: string;
  readonly rejectId: string;
  receiver: CallReceiver | undefined;
  place: number;
  /** Whose call it is made for. */
  context: number;
};

/** Proof that the callee did not run: transient system errors and an invalid destination. */
const CODES_UNDELIVERED: readonly number[] = [2, 3];

const freeSlots: Slot[] = [];
const slotIds = new Set<string>();

/**
 * Calls other canisters through the host function that Azle's `call` ends in: raw bytes out, raw
 * bytes back, every reject a value. A slot is free again when its call has ended; a reply that
 * comes after an upgrade finds nobody, as with Azle.
 */
export const azleCaller: CanisterCaller = {
  call(target, args, receiver, place) {
    const { canisterId, method } = target;
    const slot = freeSlots.pop() ?? newSlot();
    slot.receiver = receiver;
    slot.place = place;
    slot.context = currentContext();
    host().callRaw(slot.resolveId, slot.rejectId, canisterId, method, args, "0");
  },
};

function newSlot(): Slot {
  const resolvers = globalThis._azleResolveCallbacks;
  const rejecters = globalThis._azleRejectCallbacks;
  if (resolvers === undefined || rejecters === undefined)
    throw new Error("Azle keeps no callbacks");
  if (slotIds.size === 0) keepSlots();
  const number = slotIds.size / 2;
  const slot: Slot = {
    resolveId: `_resolve_${number}`,
    rejectId: `_reject_${number}`,
    receiver: undefined,
    place: 0,
    context: 0,
  };
  slotIds.add(slot.resolveId).add(slot.rejectId);
  resolvers[slot.resolveId] = (bytes) => {
    enterContext(slot.context);
    endCall(slot)?.replied(slot.place, toBytes(bytes));
  };
  rejecters[slot.rejectId] = (error) => reject(slot, error);
  return slot;
}

function toBytes(bytes: Uint8Array | ArrayBuffer): Uint8Array {
  return bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
}

function endCall(slot: Slot): CallReceiver | undefined {
  const { receiver } = slot;
  slot.receiver = undefined;
  freeSlots.push(slot);
  return receiver;
}

/** Keeps Azle from deleting the callbacks of a slot when one of its calls has ended. */
function keepSlots(): void {
  const dispatch = globalThis._azleDispatch;
  globalThis._azleDispatch = (action) => {
    const payload: unknown = action.payload;
    if (typeof payload !== "string" || !slotIds.has(payload)) dispatch?.(action);
  };
}

/**
 * Tells of a rejected call.
 *
 * Warning: `CleanupCallback` means that our own code trapped after this call was answered. It is
 * told apart, or the lock of whoever awaits would be rolled back with the cleanup (decision 0004).
 */
function reject(slot: Slot, error: AzleCallError): void {
  if (error.type === "CleanupCallback") {
    // Nobody can be answered from here.
    endCall(slot)?.undone(error);
    return;
  }
  enterContext(slot.context);
  endCall(slot)?.failed(slot.place, toFailure(error));
}

function toFailure(error: AzleCallError): CallFailure {
  switch (error.type) {
    case "CallPerformFailed":
      return { type: "undelivered", code: 0, message: "the call could not be performed" };
    case "InsufficientLiquidCycleBalance":
      return { type: "undelivered", code: 0, message: "not enough cycles to make the call" };
    case "CallRejected": {
      const code = error.rejectCode ?? 0;
      const message = error.rejectMessage ?? "";
      return CODES_UNDELIVERED.includes(code)
        ? { type: "undelivered", code, message }
        : { type: "unknown", code, message };
    }
    default:
      return { type: "unknown", code: 0, message: `an error of kind ${error.type ?? "none"}` };
  }
}
