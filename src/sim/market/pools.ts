import type { IcpswapPool } from "../icpswap/pool.js";
import type { KongBook } from "../kongswap/book.js";
import type { KongPool } from "../kongswap/model.js";
import { decimalsOf, feeOf } from "../kongswap/tokens.js";

/** A token as traders see it. */
export type MarketToken = {
  readonly symbol: string;
  readonly decimals: number;
  /** What its ledger charges for a transfer. */
  readonly feeAtoms: bigint;
};

/** A pool in which the product of both reserves stays; its fee goes off the output. */
export type ProductPool = {
  readonly type: "product";
  readonly token0: MarketToken;
  readonly token1: MarketToken;
  readonly reserve0Atoms: bigint;
  readonly reserve1Atoms: bigint;
  readonly feeBp: bigint;
};

/** A pool of concentrated liquidity, as it is around its price; its fee goes off the input. */
export type ConcentratedPool = {
  readonly type: "concentrated";
  readonly token0: MarketToken;
  readonly token1: MarketToken;
  readonly sqrtPriceX96: bigint;
  readonly liquidity: bigint;
  /** Millionths. */
  readonly feePips: bigint;
};

/** A pool that the outside market pushes. */
export type MarketPool = ProductPool | ConcentratedPool;

/** One of KongSwap's pools as traders see it. */
export function kongMarketPool(book: KongBook, pool: KongPool): ProductPool {
  return {
    type: "product",
    token0: kongMarketToken(book, pool.tokenId0),
    token1: kongMarketToken(book, pool.tokenId1),
    reserve0Atoms: pool.balance0Atoms + pool.lpFee0Atoms,
    reserve1Atoms: pool.balance1Atoms + pool.lpFee1Atoms,
    feeBp: BigInt(pool.lpFeeBps),
  };
}

/** One of ICPSwap's pools as traders see it. */
export function icpswapMarketPool(
  { sqrtPriceX96, liquidity, feePips }: IcpswapPool,
  token0: MarketToken,
  token1: MarketToken,
): ConcentratedPool {
  return { type: "concentrated", token0, token1, sqrtPriceX96, liquidity, feePips };
}

function kongMarketToken(book: KongBook, tokenId: number): MarketToken {
  const token = book.token(tokenId);
  return { symbol: token.symbol, decimals: decimalsOf(token), feeAtoms: feeOf(token) };
}
