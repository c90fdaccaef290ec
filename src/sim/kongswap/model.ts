/** A token of the Internet Computer that the venue lists. */
export type KongIcToken = {
  readonly type: "IC";
  readonly tokenId: number;
  /** The ledger's principal, raw. */
  readonly ledger: Uint8Array;
  /** The ledger's principal as text: how users name it, behind "IC.". */
  readonly address: string;
  readonly name: string;
  readonly symbol: string;
  readonly decimals: number;
  readonly feeAtoms: bigint;
  readonly icrc1: boolean;
  readonly icrc2: boolean;
  readonly icrc3: boolean;
  readonly isRemoved: boolean;
};

/** A token that stands for shares of a pool; it lives inside the venue. */
export type KongLpToken = {
  readonly type: "LP";
  readonly tokenId: number;
  readonly address: string;
  readonly name: string;
  readonly symbol: string;
  readonly poolId: number;
  readonly totalSupplyAtoms: bigint;
};

/** Anything with a token id. */
export type KongToken = KongIcToken | KongLpToken;

/** Decimals of every pool share. */
export const LP_TOKEN_DECIMALS = 8;

/** The chain of a token, as the venue names it. */
export function chainOf(token: KongToken): string {
  return token.type;
}

/**
 * A constant-product pool. What it trades with is the balance *plus* the fees it has accrued, on
 * each side.
 */
export type KongPool = {
  readonly poolId: number;
  readonly tokenId0: number;
  readonly balance0Atoms: bigint;
  readonly lpFee0Atoms: bigint;
  /** ckUSDT or ICP: pools are never kept the other way round. */
  readonly tokenId1: number;
  readonly balance1Atoms: bigint;
  readonly lpFee1Atoms: bigint;
  readonly lpFeeBps: number;
  readonly lpTokenId: number;
};

/** One hop of a swap: what goes into a pool, and what comes out before and after fees. */
export type KongHop = {
  readonly poolId: number;
  readonly payTokenId: number;
  readonly payAtoms: bigint;
  readonly receiveTokenId: number;
  /** What leaves the reserve, before fees. */
  readonly grossAtoms: bigint;
  /** What of it stays in the pool as accrued fee. */
  readonly lpFeeAtoms: bigint;
  /** What of it pays the ledger's transfer; only the last hop has any. */
  readonly gasFeeAtoms: bigint;
};

/** What arrives of a hop: never below zero. */
export function netOf(hop: KongHop): bigint {
  const netAtoms = hop.grossAtoms - hop.lpFeeAtoms - hop.gasFeeAtoms;
  return netAtoms > 0n ? netAtoms : 0n;
}

/** A quote: the best route for an amount. No hops when both tokens are the same. */
export type KongQuote = {
  readonly payAtoms: bigint;
  /** What arrives at the user's account, exactly. */
  readonly receiveAtoms: bigint;
  readonly hops: readonly KongHop[];
};
