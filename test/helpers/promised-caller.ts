import type { CallOutcome, CanisterCaller } from "../../src/adapters/canister-caller.js";

/** A call as a function of its parts. */
export type PromisedCall = (
  canisterId: Uint8Array,
  method: string,
  args: Uint8Array,
) => Promise<CallOutcome>;

/** A caller whose outcomes are promised. */
export function promisedCaller(call: PromisedCall): CanisterCaller {
  return {
    call({ canisterId, method }, args, receiver, place) {
      call(canisterId, method, args).then((outcome) => {
        if (outcome.type === "replied") receiver.replied(place, outcome.bytes);
        else receiver.failed(place, outcome);
      }, receiver.undone.bind(receiver));
    },
  };
}

/** Makes one call and promises what comes of it. */
export function callOnce(
  caller: CanisterCaller,
  ...[canisterId, method, args]: Parameters<PromisedCall>
): Promise<CallOutcome> {
  return new Promise((resolve, reject) => {
    const receiver = {
      replied: (_place: number, bytes: Uint8Array) => resolve({ type: "replied", bytes }),
      failed: (_place: number, failure: CallOutcome) => resolve(failure),
      undone: reject,
    };
    caller.call({ canisterId, method }, args, receiver, 0);
  });
}
