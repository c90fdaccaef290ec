import { motokoString } from "../ledger-refusals.js";

/** Why a pool or its factory refuses; the venue's own cases and words. */
export type IcpswapError =
  | { readonly type: "CommonError" }
  | { readonly type: "InternalError"; readonly message: string }
  | { readonly type: "UnsupportedToken"; readonly address: string }
  | { readonly type: "InsufficientFunds" }
  /** No answer at all: the venue traps, and what the message changed is undone. */
  | { readonly type: "Trap"; readonly message: string };

/** A refusal in the venue's words. */
export function internalError(message: string): IcpswapError {
  return { type: "InternalError", message };
}

/** What Motoko shows of a refusal inside another one. */
export function showInternalError(message: string): string {
  return `#InternalError(${motokoString(message)})`;
}

/** What Motoko's assertions say. */
export const ASSERTION_FAILED: IcpswapError = { type: "Trap", message: "assertion failed" };
