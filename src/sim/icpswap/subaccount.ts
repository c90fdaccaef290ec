import { assert } from "../../kernel/assert.js";

/**
 * The sub-account of a pool that is somebody's to pay into: the length of their principal, its
 * bytes, zeros.
 */
export function depositSubaccount(principal: Uint8Array): Uint8Array {
  assert(principal.length <= 29, `depositSubaccount: principal of ${principal.length} bytes`);
  const subaccount = new Uint8Array(32);
  subaccount[0] = principal.length;
  subaccount.set(principal, 1);
  return subaccount;
}
