/** Reject codes of the interface specification. */
export const REJECT = {
  sysFatal: 1,
  sysTransient: 2,
  destinationInvalid: 3,
  canisterReject: 4,
  canisterError: 5,
  sysUnknown: 6,
} as const;

/** A reject code between 1 and 6. */
export type RejectCode = (typeof REJECT)[keyof typeof REJECT];

/** What answered a call. */
export type Response =
  | { readonly type: "replied"; readonly bytes: Uint8Array }
  | { readonly type: "rejected"; readonly code: number; readonly message: string };

/** What became of a call: its response, or nothing yet, when the network is quiet without one. */
export type CallOutcome = Response | { readonly type: "unanswered" };

/** A reply. */
export function replied(bytes: Uint8Array): Response {
  return { type: "replied", bytes };
}

/** A reject. */
export function rejected(code: RejectCode, message: string): Response {
  return { type: "rejected", code, message };
}
