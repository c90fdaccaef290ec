/** Longest record: a lock with the longest texts stays well below. */
const RECORD_BYTES_MAX = 4_096;

/**
 * Where records are put together. One buffer for all, because every allocation and every method
 * call costs thousands of instructions in the interpreter; a record is copied out when it is done.
 */
export const recordBytes = new Uint8Array(RECORD_BYTES_MAX);

/** The same bytes, for numbers. */
export const recordView = new DataView(recordBytes.buffer);

const NAT64_MAX = (1n << 64n) - 1n;

/** Whether an amount needs 16 bytes; most fit in 8. */
export function isWide(value: bigint): boolean {
  return value > NAT64_MAX;
}

/** Writes a nat of up to 128 bits as 16 big-endian bytes. */
export function putU128(view: DataView, at: number, value: bigint): void {
  if (value > NAT64_MAX) {
    view.setBigUint64(at, value >> 64n);
    view.setBigUint64(at + 8, value & NAT64_MAX);
  } else {
    view.setUint32(at, 0);
    view.setUint32(at + 4, 0);
    view.setBigUint64(at + 8, value);
  }
}

/** Reads what `putU128` wrote. */
export function takeU128(view: DataView, at: number): bigint {
  const high = view.getBigUint64(at);
  const low = view.getBigUint64(at + 8);
  return high === 0n ? low : (high << 64n) | low;
}
