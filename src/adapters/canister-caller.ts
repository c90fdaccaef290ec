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

/**
 * The one way out of a canister. Resolves, never rejects; the call leaves when the message ends.
 * `canisterId` and `args` are raw bytes, so that nothing is converted on the way.
 */
export interface CanisterCaller {
  call(canisterId: Uint8Array, method: string, args: Uint8Array): Promise<CallOutcome>;
}
