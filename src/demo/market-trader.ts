import type { MarketPool, MarketToken } from "../sim/market/pools.js";
import type { OutsidePrices, PricePath } from "../sim/market/prices.js";
import { planSwaps, type TraderSwap } from "../sim/market/trader.js";
import * as icpswapMethods from "../wire/icpswap-methods.js";
import * as kongswapMethods from "../wire/kongswap-methods.js";
import { balanceOf, type DemoNetwork } from "./demo-network.js";
import { approve, type InstalledPool, type InstalledToken, tokenOf } from "./deployment.js";
import { people } from "./people.js";

/** Moves prices once a minute, before the treasury looks. */
export interface Market {
  /** Lets a minute pass outside. */
  push(): MarketMove;
}

/** What a minute of the market did. */
export type MarketMove = {
  /** What tokens cost outside now; nothing once the path of prices has ended. */
  readonly prices?: OutsidePrices;
  /** Swaps that the venues made. */
  readonly swapCount: number;
  /** What venues said to swaps that they did not make. */
  readonly refusals: readonly string[];
};

/** A pool of the demo as the trader sees it, and how they swap there. */
type TradedPool = MarketPool & {
  readonly spender: Uint8Array;
  swap(order: { readonly pay: InstalledToken; readonly receive: InstalledToken } & Swap): object;
};

type Swap = Pick<TraderSwap, "payPlace" | "payAtoms">;

/**
 * The outside market of a demo network: a trader with money of their own swaps at the venues'
 * canisters wherever that earns more than it costs, as others do on a real network.
 *
 * Each venue may pull from the trader once they first trade there: one approval a token and
 * spender.
 */
export function marketTrader(demo: DemoNetwork, path: PricePath): Market {
  const approved = new Set<string>();

  return {
    push() {
      const prices = path.next();
      if (prices === undefined) return { swapCount: 0, refusals: [] };
      const pools = [
        ...readKongPools(demo),
        ...demo.icpswapPools.flatMap((p) => readPool(demo, p)),
      ];
      const swaps = planSwaps(pools, prices, (symbol) =>
        balanceOf(demo, tokenOf(demo, symbol), people.trader),
      );
      const refusals = swaps.flatMap((swap) => {
        const pool = pools[swap.poolIndex];
        return pool === undefined ? [] : trade(demo, approved, { pool, swap });
      });
      return { prices, swapCount: swaps.length - refusals.length, refusals };
    },
  };
}

/** Makes one swap; answers what the venue said when it did not. */
function trade(
  demo: DemoNetwork,
  approved: Set<string>,
  { pool, swap }: { readonly pool: TradedPool; readonly swap: Swap },
): string[] {
  const { token0, token1, spender } = pool;
  const isForward = swap.payPlace === 0;
  const pay = tokenOf(demo, isForward ? token0.symbol : token1.symbol);
  const receive = tokenOf(demo, isForward ? token1.symbol : token0.symbol);
  const grant = `${pay.symbol} ${spender.join()}`;
  if (!approved.has(grant)) approve(demo.client.as(people.trader), pay, spender);
  approved.add(grant);

  const reply = pool.swap({ ...swap, pay, receive });
  if ("Ok" in reply || "ok" in reply) return [];
  const said = Object.values(reply).map((error) => JSON.stringify(error));
  return [`${pay.symbol} for ${receive.symbol}: ${said.join()}`];
}

function readKongPools(demo: DemoNetwork): TradedPool[] {
  const { client, kongswap } = demo;
  const reply = client.query(kongswap, "pools", kongswapMethods.pools, []);
  if ("Err" in reply) return [];
  const trader = client.as(people.trader);

  return reply.Ok.map((pool) => ({
    type: "product",
    token0: marketToken(demo, pool.symbol_0),
    token1: marketToken(demo, pool.symbol_1),
    reserve0Atoms: pool.balance_0 + pool.lp_fee_0,
    reserve1Atoms: pool.balance_1 + pool.lp_fee_1,
    feeBp: BigInt(pool.lp_fee_bps),
    spender: kongswap,
    swap: ({ pay, receive, payAtoms }) =>
      trader.update(kongswap, "swap", kongswapMethods.swap, {
        pay_token: `IC.${pay.text}`,
        pay_amount: payAtoms,
        pay_tx_id: [],
        receive_token: `IC.${receive.text}`,
        receive_amount: [],
        receive_address: [],
        max_slippage: [SLIPPAGE_PERCENT_OPEN],
        referred_by: [],
      }),
  }));
}

/** Whoever sets prices takes what there is. */
const SLIPPAGE_PERCENT_OPEN = 100;

/** The pool as it is, or none when it does not answer. */
function readPool(demo: DemoNetwork, { id, ...listed }: InstalledPool): TradedPool[] {
  const { client } = demo;
  const first = tokenOf(demo, listed.token0);
  const second = tokenOf(demo, listed.token1);
  const [token0, token1] = first.text < second.text ? [first, second] : [second, first];
  const reply = client.query(id, "metadata", icpswapMethods.metadata);
  if ("err" in reply) return [];
  const { sqrtPriceX96, liquidity, fee } = reply.ok;
  const trader = client.as(people.trader);

  const pool: TradedPool = {
    type: "concentrated",
    token0: marketToken(demo, token0.symbol),
    token1: marketToken(demo, token1.symbol),
    sqrtPriceX96,
    liquidity,
    feePips: fee,
    spender: id,
    swap: ({ pay, receive, payAtoms, payPlace }) =>
      trader.update(id, "depositFromAndSwap", icpswapMethods.depositAndSwap, {
        zeroForOne: payPlace === 0,
        tokenInFee: pay.feeAtoms,
        tokenOutFee: receive.feeAtoms,
        amountIn: payAtoms.toString(),
        amountOutMinimum: "0",
      }),
  };
  return [pool];
}

function marketToken(demo: DemoNetwork, symbol: string): MarketToken {
  const { decimals, feeAtoms } = tokenOf(demo, symbol);
  return { symbol, decimals, feeAtoms };
}
