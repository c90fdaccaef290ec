import type { Invariants } from "../kernel/invariants.js";
import { worthOf } from "./icpswap/mint.js";
import type { IcpswapPool } from "./icpswap/pool.js";
import type { QueuedPayout } from "./icpswap/pool-records.js";
import { sqrtPriceAtTick } from "./icpswap/tick-math.js";
import type { KongBook } from "./kongswap/book.js";
import type { KongClaim } from "./kongswap/requests.js";

/** What the invariants of KongSwap look at. */
export type KongPicture = {
  readonly book: KongBook;
  readonly claims: readonly KongClaim[];
  /** What the ledger of a token has for the venue. */
  readonly heldAtoms: (tokenId: number) => bigint;
};

/** What the invariants of one of ICPSwap's pools look at. Places are those of its tokens. */
export type PoolPicture = {
  readonly pool: IcpswapPool;
  readonly queue: readonly QueuedPayout[];
  /** What is credited to all users together. */
  readonly creditedAtoms: (place: 0 | 1) => bigint;
  /** What the ledger has for the pool. */
  readonly heldAtoms: (place: 0 | 1) => bigint;
};

const PLACES = [0, 1] as const;

/** What holds of KongSwap's stand-in after every message, unless a test made it misbehave. */
export const kongInvariants: Invariants<KongPicture> = {
  KONG_1: {
    says: "the venue holds what its pools and its open claims are worth",
    holds: ({ book, claims, heldAtoms }) =>
      book.tokens().every(({ tokenId, type }) => {
        if (type === "LP") return true;
        return heldAtoms(tokenId) >= pooledAtoms(book, tokenId) + claimedAtoms(claims, tokenId);
      }),
  },
  KONG_2: {
    says: "no reserve and no accrued fee is below zero",
    holds: ({ book }) =>
      book.pools().every((pool) => {
        const { balance0Atoms, lpFee0Atoms, balance1Atoms, lpFee1Atoms } = pool;
        return [balance0Atoms, lpFee0Atoms, balance1Atoms, lpFee1Atoms].every((it) => it >= 0n);
      }),
  },
  KONG_3: {
    says: "the second token of every pool is ckUSDT or ICP",
    holds: ({ book }) =>
      book
        .pools()
        .every(({ tokenId1 }) => [book.ckusdtTokenId, book.icpTokenId].includes(tokenId1)),
  },
};

/** What holds of a pool's stand-in after every message, unless a test made it misbehave. */
export const poolInvariants: Invariants<PoolPicture> = {
  POOL_1: {
    says: "the pool holds what its positions, its users and its refunds are worth",
    holds: ({ pool, queue, creditedAtoms, heldAtoms }) =>
      PLACES.every((place) => {
        const owedAtoms = positionsAtoms(pool, place) + creditedAtoms(place);
        return heldAtoms(place) >= owedAtoms + refundsAtoms(queue, place);
      }),
  },
  POOL_2: {
    says: "liquidity is that of the positions around the price",
    holds: ({ pool }) => {
      let liquidity = 0n;
      for (const position of pool.positions.values()) {
        const isAround = pool.tick >= position.tickLower && pool.tick < position.tickUpper;
        if (isAround) liquidity += position.liquidity;
      }
      return liquidity === pool.liquidity;
    },
  },
  POOL_3: {
    says: "what begins at the ticks also ends at them",
    holds: ({ pool }) => {
      let net = 0n;
      for (const { liquidityNet } of pool.ticks.values()) net += liquidityNet;
      return net === 0n;
    },
  },
  POOL_4: {
    says: "the price is at its tick or above it, and not above the next",
    holds: ({ pool }) =>
      sqrtPriceAtTick(pool.tick) <= pool.sqrtPriceX96 &&
      pool.sqrtPriceX96 <= sqrtPriceAtTick(pool.tick + 1),
  },
};

function pooledAtoms(book: KongBook, tokenId: number): bigint {
  let atoms = 0n;
  for (const pool of book.pools()) {
    if (pool.tokenId0 === tokenId) atoms += pool.balance0Atoms + pool.lpFee0Atoms;
    if (pool.tokenId1 === tokenId) atoms += pool.balance1Atoms + pool.lpFee1Atoms;
  }
  return atoms;
}

function claimedAtoms(claims: readonly KongClaim[], tokenId: number): bigint {
  let atoms = 0n;
  for (const claim of claims) {
    if (claim.tokenId === tokenId && claim.status !== "Claimed") atoms += claim.amountAtoms;
  }
  return atoms;
}

function positionsAtoms(pool: IcpswapPool, place: 0 | 1): bigint {
  let atoms = 0n;
  for (const position of pool.positions.values()) {
    const { amount0Atoms, amount1Atoms } = worthOf(pool, position);
    atoms += place === 0 ? amount0Atoms : amount1Atoms;
  }
  return atoms;
}

/** Withdrawals are still credited; refunds are not. */
function refundsAtoms(queue: readonly QueuedPayout[], place: 0 | 1): bigint {
  let atoms = 0n;
  for (const payout of queue) {
    if (payout.kind === "refund" && payout.place === place) atoms += payout.amountAtoms;
  }
  return atoms;
}
