/** What a hop is computed from. */
export type HopTerms = {
  readonly payAtoms: bigint;
  /** Balance plus accrued fee of the token paid; not zero. */
  readonly reservePayAtoms: bigint;
  /** Balance plus accrued fee of the token received. */
  readonly reserveReceiveAtoms: bigint;
  /**
   * By how much the token received is coarser than the finer of the two: 10 to the difference of
   * decimals, 1 when it is not.
   */
  readonly receiveScale: bigint;
  readonly lpFeeBp: bigint;
};

/** What comes out of a hop, before the fee of the ledger. */
export type HopOutput = { readonly grossAtoms: bigint; readonly lpFeeAtoms: bigint };

/**
 * Prices a hop through a constant-product pool. Both figures round down: the output in favour of
 * the pool, its fee in favour of the user.
 *
 * The venue computes in the finer of the two decimals and cuts off at the end, so the fee of a
 * token of few decimals may be one atom above the fee of the rounded output.
 */
export function priceHop(terms: HopTerms): HopOutput {
  const { payAtoms, reservePayAtoms, reserveReceiveAtoms, receiveScale, lpFeeBp } = terms;
  const product = payAtoms * reserveReceiveAtoms;
  const depth = reservePayAtoms + payAtoms;
  if (receiveScale === 1n) {
    const grossAtoms = product / depth;
    return { grossAtoms, lpFeeAtoms: (grossAtoms * lpFeeBp) / 10_000n };
  }

  const grossFine = (product * receiveScale) / depth;
  return {
    grossAtoms: grossFine / receiveScale,
    lpFeeAtoms: (grossFine * lpFeeBp) / 10_000n / receiveScale,
  };
}
