import { assert } from "./assert.js";

/**
 * The sub-account that is a principal's at somebody else: the length of the principal, its bytes,
 * zeros up to 32. Whoever pays into it needs no other agreement; ICPSwap's pools take deposits so.
 *
 * @see trading.md §7; vectors `icpswap_subaccount`.
 */
export function subaccountOf(principal: Uint8Array): Uint8Array {
  assert(principal.length <= 29, `subaccountOf: a principal of ${principal.length} bytes`);
  const subaccount = new Uint8Array(32);
  subaccount[0] = principal.length;
  subaccount.set(principal, 1);
  return subaccount;
}
