import { mulDivUp } from "../../kernel/fixed-point.js";
import {
  amount0Down,
  amount0Up,
  amount1Down,
  amount1Up,
  Q96_BITS,
} from "../icpswap/sqrt-price-math.js";
import { isqrtDown } from "../isqrt.js";
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
  return usdE8s === undefined ? undefined : { usdE8s, divisor: 10n ** BigInt(decimals) };
}

function pushInto(pool: MarketPool, payPlace: 0 | 1, values: Values): Push | undefined {
  const push =
    pool.type === "product"
      ? pushProduct(pool, payPlace, values)
      : pushConcentrated(pool, payPlace, values);
  if (push.payAtoms <= 0n || push.receiveAtoms <= 0n) return undefined;
  return isWorthwhile(pool, push, values) ? push : undefined;
}

/** The output of one more atom, its fee taken off, falls to its price outside at the new reserve. */
function pushProduct(pool: ProductPool, payPlace: 0 | 1, { pay, receive }: Values): Push {
  const { reserve0Atoms, reserve1Atoms, feeBp } = pool;
  const reservePay = payPlace === 0 ? reserve0Atoms : reserve1Atoms;
  const reserveReceive = payPlace === 0 ? reserve1Atoms : reserve0Atoms;
  const dividend = reserve0Atoms * reserve1Atoms * (BP_ONE - feeBp) * receive.usdE8s * pay.divisor;
  const reservePayAfter = isqrtDown(dividend / (BP_ONE * pay.usdE8s * receive.divisor));
  const payAtoms = reservePayAfter - reservePay;
  if (payAtoms <= 0n) return { payPlace, payAtoms: 0n, receiveAtoms: 0n };

  const grossAtoms = (reserveReceive * payAtoms) / reservePayAfter;
  return { payPlace, payAtoms, receiveAtoms: (grossAtoms * (BP_ONE - feeBp)) / BP_ONE };
}

/** The same, in terms of the price: where the pool's price less its fee is the one outside. */
function pushConcentrated(
  { sqrtPriceX96, liquidity, feePips }: ConcentratedPool,
  payPlace: 0 | 1,
  { pay, receive }: Values,
): Push {
  const isDown = payPlace === 0;
  const [dividend, divisor] = isDown
    ? [pay.usdE8s * receive.divisor * PIPS_ONE, receive.usdE8s * pay.divisor * (PIPS_ONE - feePips)]
    : [
        receive.usdE8s * pay.divisor * (PIPS_ONE - feePips),
        pay.usdE8s * receive.divisor * PIPS_ONE,
      ];
  const sqrtTargetX96 = isqrtDown((dividend << (2n * Q96_BITS)) / divisor);
  const isInside = isDown ? sqrtTargetX96 >= sqrtPriceX96 : sqrtTargetX96 <= sqrtPriceX96;
  if (isInside || sqrtTargetX96 === 0n) return { payPlace, payAtoms: 0n, receiveAtoms: 0n };

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
