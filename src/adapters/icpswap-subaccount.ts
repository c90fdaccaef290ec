import { assert } from "../kernel/assert.js";

/**
 * The sub-account of an ICPSwap pool that deposits of one user go to: the length of the principal,
 * its bytes, zeros up to 32.
 *
 * @see trading.md §7; vectors `icpswap_subaccount`.
 */
export function depositSubaccount(principalBytes: Uint8Array): Uint8Array {
  assert(principalBytes.length <= 29, `a principal of ${principalBytes.length} bytes`);
  const subaccount = new Uint8Array(32);
  subaccount[0] = principalBytes.length;
  subaccount.set(principalBytes, 1);
  return subaccount;
}
