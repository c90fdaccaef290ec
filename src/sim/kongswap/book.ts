import { assert } from "../../kernel/assert.js";
import { bytesKey } from "../../kernel/bytes.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { chainOf, type KongIcToken, type KongPool, type KongToken } from "./model.js";

/** Token ids stay below this, so that a pair of them is one number. */
const PAIR_RADIX = 1_000_000;

/** A pool's place: pools are replaced as they change, their places stay. */
export type PoolSlot = { pool: KongPool };

/** One way through a pool, with all that does not change from swap to swap. */
export type RouteLeg = {
  readonly slot: PoolSlot;
  readonly paysToken0: boolean;
  /** By how much the token received is coarser than the finer of the two. */
  readonly receiveScale: bigint;
  /** The pool's fee, or its half or third when there are more hops. */
  readonly lpFeeBp: bigint;
  /** What the ledger charges for the payout; zero but for the last hop. */
  readonly gasFeeAtoms: bigint;
};

/** A way from one token to another. */
export type Route = readonly RouteLeg[];

/** The ledgers that every route of two hops goes through, as raw principals. */
export type KongHubs = { readonly ckusdt: Uint8Array; readonly icp: Uint8Array };

/**
 * All tokens and pools of the venue, on the heap. The canister writes them through to stable memory
 * and fills a new book when it boots; a simulation just keeps the book.
 */
export class KongBook {
  readonly #hubs: KongHubs;
  readonly #tokens = new Map<number, KongToken>();
  readonly #slots = new Map<number, PoolSlot>();
  readonly #slotsByPair = new Map<number, PoolSlot>();
  readonly #routesByPair = new Map<number, readonly Route[]>();
  readonly #tokenIdsByLedger = new Map<string, number>();
  /** What a user may call a token; `undefined` when two tokens answer to it. */
  readonly #tokenIdsByName = new Map<string, number | undefined>();
  #ckusdtTokenId: number | undefined;
  #icpTokenId: number | undefined;

  constructor(hubs: KongHubs) {
    this.#hubs = hubs;
  }

  /** Adds a token, or replaces the one of the same id. */
  putToken(token: KongToken): void {
    const isNew = !this.#tokens.has(token.tokenId);
    this.#tokens.set(token.tokenId, token);
    this.#routesByPair.clear();
    if (isNew) this.#index(token);
  }

  /** Adds a pool, or replaces the one of the same id. */
  putPool(pool: KongPool): void {
    const slot = this.#slots.get(pool.poolId);
    if (slot !== undefined) {
      slot.pool = pool;
      return;
    }
    const added = { pool };
    this.#slots.set(pool.poolId, added);
    this.#slotsByPair.set(pairKey(pool.tokenId0, pool.tokenId1), added);
    this.#routesByPair.clear();
  }

  /** The token of an id that somebody was given. */
  token(tokenId: number): KongToken {
    const token = this.#tokens.get(tokenId);
    assert(token !== undefined, `no token ${tokenId}`);
    return token;
  }

  /** The pool of an id that somebody was given. */
  pool(poolId: number): KongPool {
    const slot = this.#slots.get(poolId);
    assert(slot !== undefined, `no pool ${poolId}`);
    return slot.pool;
  }

  /** Tokens in the order of their ids. */
  tokens(): KongToken[] {
    return [...this.#tokens.values()].sort((a, b) => a.tokenId - b.tokenId);
  }

  /** Pools in the order of their ids. */
  pools(): KongPool[] {
    return [...this.#slots.values()].map(({ pool }) => pool).sort((a, b) => a.poolId - b.poolId);
  }

  /** The place of the pool that holds these two in this order, if there is one. */
  slotOfPair(tokenId0: number, tokenId1: number): PoolSlot | undefined {
    return this.#slotsByPair.get(pairKey(tokenId0, tokenId1));
  }

  /** The routes of a pair that were remembered since tokens or pools last were added. */
  routes(payTokenId: number, receiveTokenId: number): readonly Route[] | undefined {
    return this.#routesByPair.get(pairKey(payTokenId, receiveTokenId));
  }

  /** Remembers the routes of a pair. */
  keepRoutes(payTokenId: number, receiveTokenId: number, routes: readonly Route[]): void {
    this.#routesByPair.set(pairKey(payTokenId, receiveTokenId), routes);
  }

  /** The token of a ledger, if it is listed. */
  tokenOfLedger(ledger: Uint8Array): KongIcToken | undefined {
    const tokenId = this.#tokenIdsByLedger.get(bytesKey(ledger));
    const token = tokenId === undefined ? undefined : this.#tokens.get(tokenId);
    return token?.type === "IC" ? token : undefined;
  }

  /** The id of ckUSDT, once it is listed. */
  get ckusdtTokenId(): number | undefined {
    return this.#ckusdtTokenId;
  }

  /** The id of ICP, once it is listed. */
  get icpTokenId(): number | undefined {
    return this.#icpTokenId;
  }

  /**
   * Finds a token by symbol or address, with or without its chain in front; errors in the venue's
   * words.
   */
  findToken(name: string): Result<KongToken, string> {
    const tokenId = this.#tokenIdsByName.get(name);
    const token = tokenId === undefined ? undefined : this.#tokens.get(tokenId);
    if (token === undefined) {
      return err(`Token ${name} not found or duplicate symbols/addresses exist`);
    }
    return ok(token);
  }

  #index(token: KongToken): void {
    const chain = chainOf(token);
    for (const name of [token.symbol, token.address]) {
      const isTaken = this.#tokenIdsByName.has(name);
      this.#tokenIdsByName.set(name, isTaken ? undefined : token.tokenId);
      // With the chain in front the first one that was listed wins.
      const full = `${chain}.${name}`;
      if (!this.#tokenIdsByName.has(full)) this.#tokenIdsByName.set(full, token.tokenId);
    }
    if (token.type !== "IC") return;

    const key = bytesKey(token.ledger);
    this.#tokenIdsByLedger.set(key, token.tokenId);
    if (key === bytesKey(this.#hubs.ckusdt)) this.#ckusdtTokenId = token.tokenId;
    if (key === bytesKey(this.#hubs.icp)) this.#icpTokenId = token.tokenId;
  }
}

function pairKey(tokenIdA: number, tokenIdB: number): number {
  return tokenIdA * PAIR_RADIX + tokenIdB;
}
