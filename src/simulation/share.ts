/** A share of a whole in basis points, to the nearest; 0 of nothing. */
export function shareBp(part: bigint, whole: bigint): bigint {
  return whole === 0n ? 0n : (part * 20_000n + whole) / (2n * whole);
}
