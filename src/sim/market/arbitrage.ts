import { mulDivUp } from "../../kernel/fixed-point.js";
import {
  amount0Down,
  amount0Up,
  amount1Down,
  amount1Up,
  Q96_BITS,
} from "../icpswap/sqrt-price-math.js";
import { isqrtDown } from "../isqrt.js";
import { scaleOf } from "../kongswap/tokens.js";
import type { ConcentratedPool, MarketPool, MarketToken, ProductPool } from "./pools.js";
import type { OutsidePrices } from "./prices.js";

/** A swap that pays as long as a pool's price differs from the one outside by more than its fee. */
export type Push = {
  /** Which of the pool's tokens is paid. */
  readonly payPlace: 0 | 1;
  readonly payAtoms: bigint;
  /** What the pool gives for it, fees of the pool taken off, in favour of the pool. */
  readonly receiveAtoms: bigint;
};

/** What an atom is worth outside, as a fraction: dollars and their divisor. */
type AtomValue = { readonly usdE8s: bigint; readonly divisor: bigint };

type Values = { readonly pay: AtomValue; readonly receive: AtomValue };

const BP_ONE = 10_000n;
const PIPS_ONE = 1_000_000n;
/** Bits of a price behind its point: twice those of its root. */
const PRICE_BITS = 2n * Q96_BITS;

/**
 * Finds the swap after which nobody earns by trading between the pool and the outside: it takes the
 * pool to the border of the band that its fee leaves around the outside price.
 *
 * @returns `undefined` inside the band, when the gain would not pay the ledgers' fees (approval and
 * payment of one token, payout of the other), or when the path does not know a token.
 */
export function findPush(pool: MarketPool, prices: OutsidePrices): Push | undefined {
  const value0 = atomValue(pool.token0, prices);
  const value1 = atomValue(pool.token1, prices);
  if (value0 === undefined || value1 === undefined) return undefined;

  const forward = pushInto(pool, 0, { pay: value0, receive: value1 });
  return forward ?? pushInto(pool, 1, { pay: value1, receive: value0 });
}

function atomValue(
  { symbol, decimals }: MarketToken,
  prices: OutsidePrices,
): AtomValue | undefined {
  const usdE8s = prices.get(symbol);
  return usdE8s === undefined ? undefined : { usdE8s, divisor: scaleOf(decimals, 0) };
}

function pushInto(pool: MarketPool, payPlace: 0 | 1, values: Values): Push | undefined {
  const push =
    pool.type === "product"
      ? pushProduct(pool, payPlace, values)
      : pushConcentrated(pool, payPlace, values);
  if (push === undefined || push.payAtoms <= 0n) return undefined;
  return isWorthwhile(pool, push, values) ? push : undefined;
}

/**
 * The output of one more atom, its fee taken off, falls to its price outside at the new reserve.
 */
function pushProduct(
  pool: ProductPool,
  payPlace: 0 | 1,
  { pay, receive }: Values,
): Push | undefined {
  const { reserve0Atoms, reserve1Atoms, feeBp } = pool;
  const reservePay = payPlace === 0 ? reserve0Atoms : reserve1Atoms;
  const reserveReceive = payPlace === 0 ? reserve1Atoms : reserve0Atoms;
  const dividend = reserveReceive * (BP_ONE - feeBp) * receive.usdE8s * pay.divisor;
  const divisor = BP_ONE * pay.usdE8s * receive.divisor;
  // Most pools are inside the band; this tells without a root.
  if (dividend <= divisor * reservePay) return undefined;

  const reservePayAfter = isqrtDown((dividend * reservePay) / divisor, reservePay);
  const payAtoms = reservePayAfter - reservePay;
  const grossAtoms = (reserveReceive * payAtoms) / reservePayAfter;
  return { payPlace, payAtoms, receiveAtoms: (grossAtoms * (BP_ONE - feeBp)) / BP_ONE };
}

/** The same, in terms of the price: where the pool's price less its fee is the one outside. */
function pushConcentrated(
  { sqrtPriceX96, liquidity, feePips }: ConcentratedPool,
  payPlace: 0 | 1,
  { pay, receive }: Values,
): Push | undefined {
  const isDown = payPlace === 0;
  const outside = pay.usdE8s * receive.divisor;
  const other = receive.usdE8s * pay.divisor;
  const [dividend, divisor] = isDown
    ? [outside * PIPS_ONE, other * (PIPS_ONE - feePips)]
    : [other * (PIPS_ONE - feePips), outside * PIPS_ONE];
  const wanted = dividend << PRICE_BITS;
  const found = sqrtPriceX96 * sqrtPriceX96 * divisor;
  if (isDown ? wanted >= found : wanted <= found) return undefined;

  const sqrtTargetX96 = isqrtDown(wanted / divisor, sqrtPriceX96);
  if (sqrtTargetX96 === 0n) return undefined;
  const netAtoms = isDown
    ? amount0Up(sqrtTargetX96, sqrtPriceX96, liquidity)
    : amount1Up(sqrtPriceX96, sqrtTargetX96, liquidity);
  return {
    payPlace,
    payAtoms: mulDivUp(netAtoms, PIPS_ONE, PIPS_ONE - feePips),
    receiveAtoms: isDown
      ? amount1Down(sqrtTargetX96, sqrtPriceX96, liquidity)
      : amount0Down(sqrtPriceX96, sqrtTargetX96, liquidity),
  };
}

/** Whether what is received is worth more than what is paid and all ledgers' fees. */
function isWorthwhile(pool: MarketPool, push: Push, { pay, receive }: Values): boolean {
  const { token0, token1 } = pool;
  const [payToken, receiveToken] = push.payPlace === 0 ? [token0, token1] : [token1, token0];
  const spentAtoms = push.payAtoms + 2n * payToken.feeAtoms;
  const keptAtoms = push.receiveAtoms - receiveToken.feeAtoms;
  return keptAtoms * receive.usdE8s * pay.divisor > spentAtoms * pay.usdE8s * receive.divisor;
}
