import {
  icpswapMarketPool,
  kongMarketPool,
  type MarketPool,
  type MarketToken,
} from "../sim/market/pools.js";
import type { OutsidePrices } from "../sim/market/prices.js";
import { planSwaps, type TraderSwap } from "../sim/market/trader.js";
import type { SwapReply } from "../treasury/ports.js";
import { tokenOf, type World } from "./open-world.js";
import { swapAtKong } from "./simulated-kongswap.js";
import type { SimulatedToken } from "./simulated-ledgers.js";
import type { SimulatedPool } from "./simulated-pool.js";
import type { Party } from "./token-ledger.js";

/** What a minute of the market did. */
export type MarketMove = {
  readonly swapCount: number;
  /** What venues said to swaps that they did not make. */
  readonly refusals: readonly string[];
};

/** A pool as the trader sees it, and how they swap there. */
type TradedPool = {
  readonly view: () => MarketPool;
  readonly spender: Party;
  readonly swap: (order: Pick<TraderSwap, "payPlace" | "payAtoms">) => SwapReply;
};

/** More than anybody ever has: an approval for good. */
const APPROVED_ATOMS = 10n ** 33n;

/**
 * The outside market in memory: the same trader as on the demo network, with money of their own,
 * at the same pools in the same order.
 */
export class OutsideTrader {
  readonly #world: World;
  readonly #pools: readonly TradedPool[];
  readonly #approved = new Set<string>();

  constructor(world: World) {
    this.#world = world;
    this.#pools = [
      ...world.kongswap.book.pools().map(({ poolId }) => kongPool(world, poolId)),
      ...world.pools.map((pool) => icpswapPool(world, pool)),
    ];
  }

  /** Takes every pool to where nobody earns by it any more. */
  push(prices: OutsidePrices): MarketMove {
    const { tokens, trader } = this.#world;
    const views = this.#pools.map(({ view }) => view());
    const purse = (symbol: string) => tokenOf(tokens, symbol).ledger.balanceOf(trader);
    const swaps = planSwaps(views, prices, purse);
    const refusals = swaps.flatMap((swap) => {
      const [pool, view] = [this.#pools[swap.poolIndex], views[swap.poolIndex]];
      return pool === undefined || view === undefined ? [] : this.#trade(pool, view, swap);
    });
    return { swapCount: swaps.length - refusals.length, refusals };
  }

  /** Makes one swap; answers what the venue said when it did not. */
  #trade(pool: TradedPool, { token0, token1 }: MarketPool, swap: TraderSwap): string[] {
    const [pay, receive] = swap.payPlace === 0 ? [token0, token1] : [token1, token0];
    this.#allow(tokenOf(this.#world.tokens, pay.symbol), pool.spender);
    const reply = pool.swap(swap);
    return reply.type === "accepted"
      ? []
      : [`${pay.symbol} for ${receive.symbol}: ${reply.reason}`];
  }

  /** Each venue may pull from the trader once they first trade there. */
  #allow({ ledger, facts }: SimulatedToken, spender: Party): void {
    const grant = `${facts.symbol} ${spender.name}`;
    if (this.#approved.has(grant)) return;
    this.#approved.add(grant);
    const terms = { amountAtoms: APPROVED_ATOMS, feeAtoms: ledger.feeAtoms };
    ledger.approve(this.#world.trader, spender, { ...terms, createdAtNs: 0n, operationId: 0n });
  }
}

function kongPool({ kongswap, trader }: World, poolId: number): TradedPool {
  const { book, party } = kongswap;
  // Its tokens and its fee never change.
  const opened = kongMarketPool(book, book.pool(poolId));
  return {
    view() {
      const { balance0Atoms, lpFee0Atoms, balance1Atoms, lpFee1Atoms } = book.pool(poolId);
      const reserve0Atoms = balance0Atoms + lpFee0Atoms;
      return { ...opened, reserve0Atoms, reserve1Atoms: balance1Atoms + lpFee1Atoms };
    },
    spender: party,
    swap({ payPlace, payAtoms }) {
      const { tokenId0, tokenId1 } = book.pool(poolId);
      const [payId, receiveId] = payPlace === 0 ? [tokenId0, tokenId1] : [tokenId1, tokenId0];
      return swapAtKong(kongswap, { payId, receiveId, payAtoms, receiveAtomsMin: 0n }, trader);
    },
  };
}

function icpswapPool({ trader }: World, pool: SimulatedPool): TradedPool {
  const [token0, token1] = pool.tokens;
  const [first, second] = [marketToken(token0), marketToken(token1)];
  return {
    view: () => icpswapMarketPool(pool.pool, first, second),
    spender: pool.party,
    swap: ({ payPlace, payAtoms }) => pool.swap(trader, { payPlace, payAtoms, outAtomsMin: 0n }),
  };
}

function marketToken({ facts: { symbol, decimals, feeAtoms } }: SimulatedToken): MarketToken {
  return { symbol, decimals, feeAtoms };
}
