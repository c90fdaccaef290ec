/**
 * What came of a call to another canister.
 *
 * - `replied`: it ran and answered these bytes. Nothing is said of what they mean.
 * - `undelivered`: it is proven that the callee did not run it (reject codes 2 and 3, or the call
 *   could not be performed). The same call may be made again.
 * - `unknown`: it may have run. Never repeated blindly.
 */
export type CallOutcome =
  | { readonly type: "replied"; readonly bytes: Uint8Array }
  | { readonly type: "undelivered"; readonly code: number; readonly message: string }
  | { readonly type: "unknown"; readonly code: number; readonly message: string };

/** Why a call was not answered. */
export type CallFailure = Exclude<CallOutcome, { readonly type: "replied" }>;

/** Which method of which canister; the id is raw bytes, so that nothing is converted on the way. */
export type CallTarget = { readonly canisterId: Uint8Array; readonly method: string };

/**
 * Whom the outcome of a call is told. One of these is called, once, in a message of its own.
 *
 * No promise: a cycle makes some 34 calls, and two promises a call cost 50,000 instructions each
 * time. Whoever makes several calls receives them all and makes one promise of them.
 */
export interface CallReceiver {
  /** @param place - What the call was named when it was made. */
  replied(place: number, bytes: Uint8Array): void;
  failed(place: number, failure: CallFailure): void;
  /** Our own code trapped after the answer: what waits must end, and let this through. */
  undone(error: unknown): void;
}

/** The one way out of a canister. Never throws; the call leaves when the message ends. */
export interface CanisterCaller {
  call(target: CallTarget, args: Uint8Array, receiver: CallReceiver, place: number): void;
}
