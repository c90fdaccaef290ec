import { unreachable } from "../kernel/assert.js";
import type { Result } from "../kernel/result.js";
import type { IcpswapError } from "../sim/icpswap/errors.js";
import type { ListedPool } from "../sim/icpswap/factory-store.js";
import type { DepositOrder } from "../sim/icpswap/flows/deposit.js";
import type { OneStepRequest, SwapRequest } from "../sim/icpswap/flows/swap.js";
import type { MintOrder } from "../sim/icpswap/mint.js";
import type { IcpswapPool } from "../sim/icpswap/pool.js";
import { type PoolInit, type PoolSettings, poolKey } from "../sim/icpswap/settings.js";
import type * as icpswap from "./icpswap.js";
import { Principal } from "./idl.js";
import type { IcpswapPoolInitArgs } from "./stand-in.js";

/*
 * What the ICPSwap stand-ins understand and answer, between their own words and the venue's Candid.
 */

/** Wraps a result as Motoko does. A trap is no answer: whoever serves it looks before. */
export function fromResult<T, W>(
  result: Result<T, Exclude<IcpswapError, { type: "Trap" }>>,
  toWire: (value: T) => W,
): { ok: W } | { err: icpswap.SwapError } {
  return result.ok ? { ok: toWire(result.value) } : { err: fromError(result.error) };
}

function fromError(error: Exclude<IcpswapError, { type: "Trap" }>): icpswap.SwapError {
  switch (error.type) {
    case "CommonError":
      return { CommonError: null };
    case "InternalError":
      return { InternalError: error.message };
    case "UnsupportedToken":
      return { UnsupportedToken: error.address };
    case "InsufficientFunds":
      return { InsufficientFunds: null };
    default:
      return unreachable(error);
  }
}

/** Reads the argument of a pool's installation. */
export function toPoolInit([args]: IcpswapPoolInitArgs): PoolInit | undefined {
  if (args === undefined) return undefined;
  const [tokenA, tokenB] = [args.token0, args.token1].map(({ address, standard }) => ({
    ledger: Principal.fromText(address).toUint8Array(),
    address,
    standard,
  }));
  if (tokenA === undefined || tokenB === undefined) return undefined;
  return { admins: args.admins.map((admin) => admin.toUint8Array()), tokenA, tokenB };
}

/** Reads the argument of `deposit`, `depositFrom` and `withdraw`. */
export function toDepositOrder({ token, amount, fee }: icpswap.DepositArgs): DepositOrder {
  return { token, amountAtoms: amount, feeAtoms: fee };
}

/** Reads the argument of `quote` and `swap`. */
export function toSwapRequest(args: icpswap.SwapArgs): SwapRequest {
  const { zeroForOne, amountIn, amountOutMinimum } = args;
  return { zeroForOne, amountIn, amountOutMin: amountOutMinimum };
}

/** Reads the argument of `depositFromAndSwap` and `depositAndSwap`. */
export function toOneStepRequest(args: icpswap.DepositAndSwapArgs): OneStepRequest {
  return {
    ...toSwapRequest(args),
    feeInAtoms: args.tokenInFee,
    feeOutAtoms: args.tokenOutFee,
  };
}

/** Reads the argument of `mint`. */
export function toMintOrder(owner: Uint8Array, args: icpswap.MintArgs): MintOrder {
  return {
    owner,
    tickLower: Number(args.tickLower),
    tickUpper: Number(args.tickUpper),
    amount0DesiredAtoms: BigInt(args.amount0Desired),
    amount1DesiredAtoms: BigInt(args.amount1Desired),
  };
}

/** Writes what a pool says of itself. */
export function fromPool(settings: PoolSettings, pool: IcpswapPool): icpswap.PoolMetadata {
  const { token0, token1 } = settings;
  return {
    key: poolKey(token0.address, token1.address, pool.feePips),
    token0: { address: token0.address, standard: token0.standard },
    token1: { address: token1.address, standard: token1.standard },
    fee: pool.feePips,
    tick: BigInt(pool.tick),
    liquidity: pool.liquidity,
    sqrtPriceX96: pool.sqrtPriceX96,
    maxLiquidityPerTick: pool.maxLiquidityPerTick,
    nextPositionId: pool.nextPositionId,
  };
}

/** Writes a pool as the factory lists it. */
export function fromListedPool(pool: ListedPool): icpswap.PoolData {
  return {
    key: pool.key,
    token0: { ...pool.token0 },
    token1: { ...pool.token1 },
    fee: pool.feePips,
    tickSpacing: BigInt(pool.tickSpacing),
    canisterId: Principal.fromUint8Array(pool.canister),
  };
}
