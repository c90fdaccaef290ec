import { AssertionError } from "./assert.js";

/** Largest nat64. */
export const NAT64_MAX = (1n << 64n) - 1n;

/** Writes a nat64 as 8 big-endian bytes, so that the order of bytes is the order of numbers. */
export function nat64ToKey(value: bigint): Uint8Array {
  if (value < 0n || value > NAT64_MAX)
    throw new AssertionError(`nat64ToKey: ${value} does not fit`);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}

const shared = new Uint8Array(8);
const sharedView = new DataView(shared.buffer);

/**
 * Like `nat64ToKey`, into bytes that the next call writes anew: for looking up and inserting, which
 * copy their key. To make new bytes each time costs a canister four times as much.
 */
export function sharedKey(value: bigint): Uint8Array {
  if (value < 0n || value > NAT64_MAX) throw new AssertionError(`sharedKey: ${value} does not fit`);
  sharedView.setBigUint64(0, value);
  return shared;
}

/** Reads what `nat64ToKey` wrote. */
export function nat64FromKey(bytes: Uint8Array): bigint {
  if (bytes.length !== 8) throw new AssertionError(`nat64FromKey: ${bytes.length} bytes`);
  return new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0);
}
