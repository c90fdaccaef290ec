import { BP_ONE } from "../../kernel/fixed-point.js";
import type { TokenPrice } from "./model.js";
import { wholeAtoms } from "./value.js";

/** A filled leg, as far as prices learn from it. */
export type PriceFill = {
  readonly soldAtoms: bigint;
  /** Out before ledger fees. */
  readonly boughtAtoms: bigint;
  /** Slippage of the quote the leg was planned from: taken back out of the price, below 10,000. */
  readonly slippageBp: bigint;
  readonly filledAtNs: bigint;
};

/** One of the two tokens of a fill. */
export type FilledToken = {
  readonly decimals: number;
  readonly price: TokenPrice;
  /** Whether it is ICP, whose price never changes. */
  readonly role: "icp" | "token";
};

/** What a fill teaches: the new price of one of its tokens. */
export type FillPrice = { readonly side: "sell" | "buy"; readonly price: TokenPrice };

/**
 * Learns a price from a filled leg. Deterministic: the token that is not ICP, or of two such
 * the one whose price is older, the seller on a tie. Bounded: at most `fillPriceChangeBpMax` away
 * from the stored price. The quote's slippage is taken back out, so that selling by itself does not
 * talk the price down.
 *
 * @returns `undefined` when fills move no prices, both tokens are ICP, the token is barred, or the
 * fill says nothing: a jump is confirmed by sources, never by our own trade.
 */
export function priceFromFill(
  fill: PriceFill,
  sell: FilledToken,
  buy: FilledToken,
  fillPriceChangeBpMax: bigint,
): FillPrice | undefined {
  const side = sideToLearn(sell, buy);
  if (side === undefined || fillPriceChangeBpMax === 0n || fill.slippageBp >= BP_ONE)
    return undefined;
  const { price } = side === "sell" ? sell : buy;
  if (price.isBarred) return undefined;

  // What the leg would have brought without slippage, and what went in: their values are equal.
  const idealAtoms = (fill.boughtAtoms * BP_ONE) / (BP_ONE - fill.slippageBp);
  const impliedE8s =
    side === "sell"
      ? impliedPriceDown(idealAtoms, buy, fill.soldAtoms, sell.decimals)
      : impliedPriceDown(fill.soldAtoms, sell, idealAtoms, buy.decimals);
  if (impliedE8s === 0n) return undefined;

  const stepE8s = (price.priceE8s * fillPriceChangeBpMax) / BP_ONE;
  const priceE8s = within(impliedE8s, price.priceE8s - stepE8s, price.priceE8s + stepE8s);
  return { side, price: { priceE8s, atNs: fill.filledAtNs, isBarred: false } };
}

function sideToLearn(sell: FilledToken, buy: FilledToken): "sell" | "buy" | undefined {
  if (sell.role === "icp") return buy.role === "icp" ? undefined : "buy";
  if (buy.role === "icp") return "sell";
  return sell.price.atNs <= buy.price.atNs ? "sell" : "buy";
}

/** Price of the token of which `atoms` are worth as much as `otherAtoms` of the other. */
function impliedPriceDown(
  otherAtoms: bigint,
  other: FilledToken,
  atoms: bigint,
  decimals: number,
): bigint {
  if (atoms === 0n) return 0n;
  return (
    (otherAtoms * other.price.priceE8s * wholeAtoms(decimals)) /
    (wholeAtoms(other.decimals) * atoms)
  );
}

function within(x: bigint, low: bigint, high: bigint): bigint {
  if (x < low) return low;
  return x > high ? high : x;
}
