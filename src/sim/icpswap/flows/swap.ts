import { err, ok, type Result } from "../../../kernel/result.js";
import { motokoNat, motokoString } from "../../ledger-refusals.js";
import {
  ASSERTION_FAILED,
  type IcpswapError,
  internalError,
  showInternalError,
} from "../errors.js";
import { requireAccess, requireAvailable, requireCachedFee } from "../gate.js";
import type { PoolStore } from "../pool-store.js";
import { computeSwap, quoteSwap, type SwapOrder, swapExactIn } from "../swap.js";
import { type Incoming, moveFromSubaccount, pullByAllowance } from "./deposit.js";
import type { PoolDeps } from "./deps.js";
import { queueRefund, queueWithdrawal } from "./payouts.js";

/** What somebody wants to swap; amounts are decimal text. */
export type SwapRequest = {
  readonly zeroForOne: boolean;
  readonly amountIn: string;
  readonly amountOutMin: string;
};

/** A swap with payment and payout in one call; fees are those that the pool has cached. */
export type OneStepRequest = SwapRequest & {
  readonly feeInAtoms: bigint;
  readonly feeOutAtoms: bigint;
};

/** `quote`: what a swap would pay, before the fee of its payout. */
export function quote(store: PoolStore, request: SwapRequest): Result<bigint, IcpswapError> {
  const parsed = parseRequest(store, request);
  if (!parsed.ok) return parsed;
  const quoted = quoteSwap(store.pool, parsed.value.order);
  return quoted.ok ? quoted : err(internalError(preswap(quoted.error)));
}

/** `quoteForAll`: as `quote`, and refuses what pays nothing or more than the pool takes. */
export function quoteForAll(store: PoolStore, request: SwapRequest): Result<bigint, IcpswapError> {
  const parsed = parseRequest(store, request);
  if (!parsed.ok) return parsed;
  const { order } = parsed.value;
  const computed = computeSwap(store.pool, order);
  if (!computed.ok) return err(internalError(preswap(computed.error)));

  const { amountInAtoms, amountOutAtoms } = computed.value;
  if (amountOutAtoms === 0n) return err(internalError("The amount of input token is too small."));
  if (amountInAtoms < order.amountInAtoms && amountInAtoms > 0n) {
    const most = `The maximum amount of input tokens is ${motokoNat(amountInAtoms)}`;
    return err(internalError(most));
  }
  return ok(amountOutAtoms);
}

/** `swap`: swaps what is credited to the caller; the output is credited too. */
export function swap(
  { store }: PoolDeps,
  caller: Uint8Array,
  request: SwapRequest,
): Result<bigint, IcpswapError> {
  const access = requireAccess(store, caller);
  if (!access.ok) return access;
  const parsed = parseRequest(store, request);
  if (!parsed.ok) return parsed;
  const { order, amountOutAtomsMin } = parsed.value;

  if (amountOutAtomsMin > 0n) {
    const quoted = quoteSwap(store.pool, order);
    if (!quoted.ok) {
      const reason = showInternalError(preswap(quoted.error));
      return err(internalError(`Slippage check failed: ${reason}`));
    }
    if (quoted.value < amountOutAtomsMin) {
      const slipped = "Slippage is over range, please withdraw your unused token";
      return err(internalError(slipped));
    }
  }
  const swapped = swapCredited(store, caller, order);
  if (swapped.ok) return swapped;
  return err({ type: "Trap", message: `swap failed: swap ${motokoString(swapped.error)}` });
}

/** `depositFromAndSwap`: pulls by allowance, swaps, and queues the payout. */
export function depositFromAndSwap(
  deps: PoolDeps,
  caller: Uint8Array,
  request: OneStepRequest,
): Promise<Result<bigint, IcpswapError>> {
  return swapInOneStep(deps, caller, request, async (incoming) => {
    const pulled = await pullByAllowance(deps, incoming);
    return pulled.ok ? pulled : err(internalError(pulled.error));
  });
}

/** `depositAndSwap`: takes from the caller's sub-account, swaps, and queues the payout. */
export function depositAndSwap(
  deps: PoolDeps,
  caller: Uint8Array,
  request: OneStepRequest,
): Promise<Result<bigint, IcpswapError>> {
  return swapInOneStep(deps, caller, request, async (incoming) => {
    const moved = await moveFromSubaccount(deps, incoming);
    if (moved.ok) return moved;
    return err(internalError(`Swap failed: ${showInternalError(moved.error)}`));
  });
}

async function swapInOneStep(
  deps: PoolDeps,
  caller: Uint8Array,
  request: OneStepRequest,
  take: (incoming: Incoming) => Promise<Result<undefined, IcpswapError>>,
): Promise<Result<bigint, IcpswapError>> {
  const { store } = deps;
  const access = requireAccess(store, caller);
  if (!access.ok) return access;
  const [placeIn, placeOut] = request.zeroForOne ? ([0, 1] as const) : ([1, 0] as const);
  const feeIn = requireCachedFee(store, placeIn, request.feeInAtoms);
  if (!feeIn.ok) return feeIn;
  const feeOut = requireCachedFee(store, placeOut, request.feeOutAtoms);
  if (!feeOut.ok) return feeOut;
  const parsed = parseRequest(store, request);
  if (!parsed.ok) return parsed;
  const { order, amountOutAtomsMin } = parsed.value;

  const { amountInAtoms } = order;
  const taken = await take({ caller, place: placeIn, amountAtoms: amountInAtoms });
  if (!taken.ok) return taken;

  // Against the pool as it is now: it may have moved while the ledger was asked.
  const refused = slippageRefusal(store, order, amountOutAtomsMin);
  const swapped = refused === undefined ? swapCredited(store, caller, order) : err(refused);
  if (!swapped.ok) {
    queueRefund(deps, { owner: caller, place: placeIn, amountAtoms: amountInAtoms });
    return err(internalError(swapped.error));
  }
  queueWithdrawal(deps, { owner: caller, place: placeOut, amountAtoms: swapped.value });
  return swapped;
}

function slippageRefusal(
  store: PoolStore,
  order: SwapOrder,
  amountOutAtomsMin: bigint,
): string | undefined {
  if (amountOutAtomsMin <= 0n) return undefined;
  const quoted = quoteSwap(store.pool, order);
  if (!quoted.ok) return `Slippage check failed: ${showInternalError(preswap(quoted.error))}`;
  if (quoted.value >= amountOutAtomsMin) return undefined;
  return (
    "Slippage check failed: minimum amount requirement not met: " +
    `expected minimum ${amountOutAtomsMin}, available amount ${quoted.value}`
  );
}

/** Swaps what is credited. What the pool does not take stays credited. */
function swapCredited(
  store: PoolStore,
  caller: Uint8Array,
  order: SwapOrder,
): Result<bigint, string> {
  const [placeIn, placeOut] = order.zeroForOne ? ([0, 1] as const) : ([1, 0] as const);
  if (order.amountInAtoms <= 0n) return err("Illegal amountIn");
  if (store.amountOf(caller, placeIn) < order.amountInAtoms) {
    return err("Illegal deposit balance in pool");
  }
  const swapped = swapExactIn(store.pool, order);
  if (!swapped.ok) return swapped;
  const { amountInAtoms, amountOutAtoms, crossed } = swapped.value;
  store.savePool(crossed.keys());
  // The venue books nothing when nothing comes out, though the price has moved.
  if (amountOutAtoms > 0n) {
    store.debit(caller, placeIn, amountInAtoms);
    store.credit(caller, placeOut, amountOutAtoms);
  }
  return ok(amountOutAtoms);
}

type Parsed = { readonly order: SwapOrder; readonly amountOutAtomsMin: bigint };

/** Text that is no number is an assertion of the venue's. */
function parseRequest(store: PoolStore, request: SwapRequest): Result<Parsed, IcpswapError> {
  const available = requireAvailable(store);
  if (!available.ok) return available;
  const amountInAtoms = parseInteger(request.amountIn);
  const amountOutAtomsMin = parseInteger(request.amountOutMin);
  if (amountInAtoms === undefined || amountOutAtomsMin === undefined) return err(ASSERTION_FAILED);
  return ok({ order: { zeroForOne: request.zeroForOne, amountInAtoms }, amountOutAtomsMin });
}

function parseInteger(text: string): bigint | undefined {
  try {
    return BigInt(text);
  } catch {
    return undefined;
  }
}

function preswap(reason: string): string {
  return `preswap ${motokoString(reason)}`;
}
