import type { KongBook } from "./book.js";
import type { KongHop, KongPool } from "./model.js";

/**
 * Moves the pools of a swap that was quoted against the book as it is: what is paid comes in, what
 * is received goes out before fees, and the fee goes to the pool's accrued fees. The gas fee goes
 * out with the payout.
 *
 * @returns The pools as they are afterwards, in the order of the hops.
 */
export function applySwap(book: KongBook, hops: readonly KongHop[]): KongPool[] {
  const moved: KongPool[] = [];
  for (const hop of hops) {
    const pool = afterHop(book.pool(hop.poolId), hop);
    book.putPool(pool);
    moved.push(pool);
  }
  return moved;
}

function afterHop(pool: KongPool, hop: KongHop): KongPool {
  if (hop.receiveTokenId === pool.tokenId1) {
    return {
      ...pool,
      balance0Atoms: pool.balance0Atoms + hop.payAtoms,
      balance1Atoms: notNegative(pool.balance1Atoms - hop.grossAtoms),
      lpFee1Atoms: pool.lpFee1Atoms + hop.lpFeeAtoms,
    };
  }
  return {
    ...pool,
    balance0Atoms: notNegative(pool.balance0Atoms - hop.grossAtoms),
    lpFee0Atoms: pool.lpFee0Atoms + hop.lpFeeAtoms,
    balance1Atoms: pool.balance1Atoms + hop.payAtoms,
  };
}

/** The venue cuts off at zero, where accrued fees would have to pay. */
function notNegative(amountAtoms: bigint): bigint {
  return amountAtoms > 0n ? amountAtoms : 0n;
}
