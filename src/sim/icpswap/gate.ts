import { err, ok, type Result } from "../../kernel/result.js";
import { ASSERTION_FAILED, type IcpswapError, internalError } from "./errors.js";
import type { Place, PoolStore } from "./pool-store.js";
import { TRANSACTION_COUNT_MAX } from "./settings.js";

/**
 * Whether the pool takes calls: it has a price, is switched on, and has fewer than 2,000
 * transactions under way.
 */
export function requireAvailable(store: PoolStore): Result<undefined, IcpswapError> {
  const isOpen = store.isOpen && store.settings.isAvailable;
  return isOpen && store.transactionCount < TRANSACTION_COUNT_MAX
    ? ok(undefined)
    : err(ASSERTION_FAILED);
}

/** As `requireAvailable`, for a caller who says who they are. */
export function requireAccess(
  store: PoolStore,
  caller: Uint8Array,
): Result<undefined, IcpswapError> {
  const isAnonymous = caller.length === 1 && caller[0] === 4;
  return isAnonymous ? err(ASSERTION_FAILED) : requireAvailable(store);
}

/** Finds the place of a token by the text of its ledger's id. */
export function requirePlace(store: PoolStore, address: string): Result<Place, IcpswapError> {
  if (store.settings.token0.address === address) return ok(0);
  if (store.settings.token1.address === address) return ok(1);
  return err({ type: "UnsupportedToken", address });
}

/** A fee that a caller passes must be the one that the pool has read. */
export function requireCachedFee(
  store: PoolStore,
  place: Place,
  feeAtoms: bigint,
): Result<undefined, IcpswapError> {
  const cachedAtoms = store.cachedFeeAtoms(place);
  if (cachedAtoms === feeAtoms) return ok(undefined);
  const expected = `(expected: ${cachedAtoms}, received: ${feeAtoms})`;
  return err(internalError(`Wrong fee cache ${expected}, please try later`));
}
