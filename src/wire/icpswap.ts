import { IDL, type Principal } from "./idl.js";

/*
 * The interfaces of ICPSwap V3: its factory, and the canister of one pool. Names are the venue's.
 * Both were checked against recorded bytes.
 */

/** Why the venue refuses. */
export const SwapError = IDL.Variant({
  CommonError: IDL.Null,
  InternalError: IDL.Text,
  UnsupportedToken: IDL.Text,
  InsufficientFunds: IDL.Null,
});
/** The values of `SwapError`. */
export type SwapError =
  | { CommonError: null }
  | { InternalError: string }
  | { UnsupportedToken: string }
  | { InsufficientFunds: null };

/** A token by the text of its ledger's id, and the standard it is spoken to in. */
export const Token = IDL.Record({ address: IDL.Text, standard: IDL.Text });
/** The values of `Token`. */
export type Token = { address: string; standard: string };

/** What most methods answer: an amount, or an id. */
export const NatResult = IDL.Variant({ ok: IDL.Nat, err: SwapError });
/** The values of `NatResult`. */
export type NatResult = { ok: bigint } | { err: SwapError };

/** The argument of the factory's `getPool`. Tokens come in either order; a fee of 3000 is 0.3 %. */
export const GetPoolArgs = IDL.Record({ token0: Token, token1: Token, fee: IDL.Nat });
/** The values of `GetPoolArgs`. */
export type GetPoolArgs = { token0: Token; token1: Token; fee: bigint };

/** A pool, as the factory knows it. Tokens are sorted by the text of their ledgers' ids. */
export const PoolData = IDL.Record({
  key: IDL.Text,
  token0: Token,
  token1: Token,
  fee: IDL.Nat,
  tickSpacing: IDL.Int,
  canisterId: IDL.Principal,
});
/** The values of `PoolData`. */
export type PoolData = {
  key: string;
  token0: Token;
  token1: Token;
  fee: bigint;
  tickSpacing: bigint;
  canisterId: Principal;
};

/** What `getPool` answers; an unknown pair is a `CommonError`. */
export const PoolResult = IDL.Variant({ ok: PoolData, err: SwapError });
/** The values of `PoolResult`. */
export type PoolResult = { ok: PoolData } | { err: SwapError };

/** What `getPools` answers. */
export const PoolsResult = IDL.Variant({ ok: IDL.Vec(PoolData), err: SwapError });
/** The values of `PoolsResult`. */
export type PoolsResult = { ok: PoolData[] } | { err: SwapError };

/** The argument of the factory's `createPool`. */
export const CreatePoolArgs = IDL.Record({
  token0: Token,
  token1: Token,
  fee: IDL.Nat,
  sqrtPriceX96: IDL.Text,
});
/** The values of `CreatePoolArgs`. */
export type CreatePoolArgs = { token0: Token; token1: Token; fee: bigint; sqrtPriceX96: string };

/**
 * What a pool says of itself. The price of token0 in token1, in atoms, is sqrtPriceX96² / 2^192.
 */
export const PoolMetadata = IDL.Record({
  key: IDL.Text,
  token0: Token,
  token1: Token,
  fee: IDL.Nat,
  tick: IDL.Int,
  liquidity: IDL.Nat,
  sqrtPriceX96: IDL.Nat,
  maxLiquidityPerTick: IDL.Nat,
  nextPositionId: IDL.Nat,
});
/** The values of `PoolMetadata`. */
export type PoolMetadata = {
  key: string;
  token0: Token;
  token1: Token;
  fee: bigint;
  tick: bigint;
  liquidity: bigint;
  sqrtPriceX96: bigint;
  maxLiquidityPerTick: bigint;
  nextPositionId: bigint;
};

/** What `metadata` answers. */
export const MetadataResult = IDL.Variant({ ok: PoolMetadata, err: SwapError });
/** The values of `MetadataResult`. */
export type MetadataResult = { ok: PoolMetadata } | { err: SwapError };

/** The argument of `quote`, `quoteForAll` and `swap`: amounts are decimal text. */
export const SwapArgs = IDL.Record({
  zeroForOne: IDL.Bool,
  amountIn: IDL.Text,
  amountOutMinimum: IDL.Text,
});
/** The values of `SwapArgs`. */
export type SwapArgs = { zeroForOne: boolean; amountIn: string; amountOutMinimum: string };

/**
 * The argument of `depositFromAndSwap` and `depositAndSwap`. The fees must equal those that the
 * pool has cached. The answer is the output before the fee of its payout, which is queued.
 */
export const DepositAndSwapArgs = IDL.Record({
  zeroForOne: IDL.Bool,
  tokenInFee: IDL.Nat,
  tokenOutFee: IDL.Nat,
  amountIn: IDL.Text,
  amountOutMinimum: IDL.Text,
});
/** The values of `DepositAndSwapArgs`. */
export type DepositAndSwapArgs = {
  zeroForOne: boolean;
  tokenInFee: bigint;
  tokenOutFee: bigint;
  amountIn: string;
  amountOutMinimum: string;
};

/** The argument of `deposit`, `depositFrom` and `withdraw`; the token by the text of its ledger. */
export const DepositArgs = IDL.Record({ token: IDL.Text, amount: IDL.Nat, fee: IDL.Nat });
/** The values of `DepositArgs`. */
export type DepositArgs = { token: string; amount: bigint; fee: bigint };

/** The argument of `mint`: a position between two ticks. */
export const MintArgs = IDL.Record({
  token0: IDL.Text,
  token1: IDL.Text,
  fee: IDL.Nat,
  tickLower: IDL.Int,
  tickUpper: IDL.Int,
  amount0Desired: IDL.Text,
  amount1Desired: IDL.Text,
});
/** The values of `MintArgs`. */
export type MintArgs = {
  token0: string;
  token1: string;
  fee: bigint;
  tickLower: bigint;
  tickUpper: bigint;
  amount0Desired: string;
  amount1Desired: string;
};

/** What `getUserUnusedBalance` answers: what is credited to somebody and not in a position. */
export const UnusedBalanceResult = IDL.Variant({
  ok: IDL.Record({ balance0: IDL.Nat, balance1: IDL.Nat }),
  err: SwapError,
});
/** The values of `UnusedBalanceResult`. */
export type UnusedBalanceResult =
  | { ok: { balance0: bigint; balance1: bigint } }
  | { err: SwapError };

/** What `getCachedTokenFee` answers. */
export const CachedTokenFee = IDL.Record({ token0Fee: IDL.Nat, token1Fee: IDL.Nat });
/** The values of `CachedTokenFee`. */
export type CachedTokenFee = { token0Fee: bigint; token1Fee: bigint };

/** The arguments of a pool's `init`: fee, tick spacing, sqrtPriceX96. */
export const InitArgs = [IDL.Nat, IDL.Int, IDL.Nat];
