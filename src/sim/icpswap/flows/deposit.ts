import { subaccountOf } from "../../../kernel/principal-subaccount.js";
import { err, ok, type Result } from "../../../kernel/result.js";
import { toMotokoText } from "../../ledger-refusals.js";
import type { LedgerRefusal } from "../../ports.js";
import { type IcpswapError, internalError } from "../errors.js";
import { requireAccess, requireCachedFee, requirePlace } from "../gate.js";
import type { Place } from "../pool-store.js";
import type { PoolDeps } from "./deps.js";

/** What somebody wants to pay in. The fee is the ledger's, as the pool has it. */
export type DepositOrder = {
  readonly token: string;
  readonly amountAtoms: bigint;
  readonly feeAtoms: bigint;
};

/**
 * `deposit`: moves tokens from the caller's sub-account into the pool; the fee goes off the amount.
 */
export async function deposit(
  deps: PoolDeps,
  caller: Uint8Array,
  order: DepositOrder,
): Promise<Result<bigint, IcpswapError>> {
  const place = checkOrder(deps, caller, order);
  if (!place.ok) return place;
  const { amountAtoms, feeAtoms } = order;
  if (amountAtoms === 0n) return err(internalError("Input amount should be greater than 0"));
  if (amountAtoms <= feeAtoms) return err(internalError("Input amount should be greater than fee"));

  const creditAtoms = amountAtoms - feeAtoms;
  const moved = await moveFromSubaccount(deps, {
    caller,
    place: place.value,
    amountAtoms: creditAtoms,
  });
  return moved.ok ? ok(creditAtoms) : err(internalError(moved.error));
}

/** `depositFrom`: pulls tokens by the caller's allowance; the fee comes on top. */
export async function depositFrom(
  deps: PoolDeps,
  caller: Uint8Array,
  order: DepositOrder,
): Promise<Result<bigint, IcpswapError>> {
  const place = checkOrder(deps, caller, order);
  if (!place.ok) return place;
  const { amountAtoms } = order;
  const pulled = await pullByAllowance(deps, { caller, place: place.value, amountAtoms });
  return pulled.ok ? ok(amountAtoms) : err(internalError(pulled.error));
}

/** Tokens that come into the pool, and whom they are credited to. */
export type Incoming = {
  readonly caller: Uint8Array;
  readonly place: Place;
  /** What is credited. */
  readonly amountAtoms: bigint;
};

/** Moves tokens out of the caller's sub-account and credits them. Errors as Motoko shows them. */
export function moveFromSubaccount(
  deps: PoolDeps,
  { caller, place, amountAtoms }: Incoming,
): Promise<Result<undefined, string>> {
  const { store, ledgers, self } = deps;
  const { ledger } = store.token(place);
  return creditWhenMoved(deps, { caller, place, amountAtoms }, () =>
    ledgers.transfer(ledger, {
      fromSubaccount: subaccountOf(caller),
      to: { owner: self },
      amountAtoms,
      feeAtoms: store.cachedFeeAtoms(place),
    }),
  );
}

/** Pulls tokens by the caller's allowance and credits them. Errors as Motoko shows them. */
export function pullByAllowance(
  deps: PoolDeps,
  { caller, place, amountAtoms }: Incoming,
): Promise<Result<undefined, string>> {
  const { store, ledgers, self } = deps;
  const { ledger } = store.token(place);
  return creditWhenMoved(deps, { caller, place, amountAtoms }, () =>
    ledgers.transferFrom(ledger, {
      from: { owner: caller },
      to: { owner: self },
      amountAtoms,
      feeAtoms: store.cachedFeeAtoms(place),
    }),
  );
}

async function creditWhenMoved(
  { store }: PoolDeps,
  { caller, place, amountAtoms }: Incoming,
  move: () => Promise<Result<bigint, LedgerRefusal>>,
): Promise<Result<undefined, string>> {
  store.beginWaiting();
  try {
    const moved = await move();
    if (!moved.ok) return err(toMotokoText(moved.error));
    store.credit(caller, place, amountAtoms);
    return ok(undefined);
  } finally {
    store.endWaiting();
  }
}

function checkOrder(
  { store }: PoolDeps,
  caller: Uint8Array,
  { token, feeAtoms }: DepositOrder,
): Result<Place, IcpswapError> {
  const access = requireAccess(store, caller);
  if (!access.ok) return access;
  const place = requirePlace(store, token);
  if (!place.ok) return place;
  const fee = requireCachedFee(store, place.value, feeAtoms);
  return fee.ok ? place : fee;
}
