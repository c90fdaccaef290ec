import { assert } from "../../kernel/assert.js";
import type { KongBook } from "./book.js";
import { type KongHop, type KongPool, type KongQuote, netOf } from "./model.js";
import { decimalsOf, scaleOf } from "./tokens.js";

/*
 * The floating-point figures of the venue's answers. They only describe: no amount is computed from
 * them, except for the bound on slippage, which the venue itself keeps in this form.
 */

/** A number as a fraction of whole numbers; the divisor is positive. */
export type Ratio = { readonly dividend: bigint; readonly divisor: bigint };

const ZERO: Ratio = { dividend: 0n, divisor: 1n };
const EXACT_MAX = BigInt(Number.MAX_SAFE_INTEGER);

/** The floating-point figures of a quote. */
export type KongFigures = {
  /** What one whole token brings, fees included. */
  readonly price: number;
  /** What it would bring in the middle of the pools. */
  readonly midPrice: number;
  /** How far the one is below the other, in percent with two decimals. */
  readonly slippagePercent: number;
};

/** Describes a quote. Two equal tokens trade one to one. */
export function describeQuote(book: KongBook, quote: KongQuote): KongFigures {
  if (quote.hops.length === 0) return { price: 1, midPrice: 1, slippagePercent: 0 };
  let price: Ratio = { dividend: 1n, divisor: 1n };
  let midPrice = price;
  for (const hop of quote.hops) {
    price = times(price, hopPrice(book, hop));
    midPrice = times(midPrice, hopMidPrice(book, hop));
  }
  return {
    price: roundPrice(price),
    midPrice: roundPrice(midPrice),
    slippagePercent: slippagePercent(price, midPrice),
  };
}

/** The `midPrice` of a quote by itself, for those who need no other figure. */
export function midPriceOf(book: KongBook, { hops }: KongQuote): number {
  if (hops.length === 0) return 1;
  return roundPrice(hops.map((hop) => hopMidPrice(book, hop)).reduce(times));
}

/** The price of one hop, fees included; of nothing paid, the middle price. */
export function hopPrice(book: KongBook, hop: KongHop): Ratio {
  if (hop.payAtoms === 0n) return hopMidPrice(book, hop);
  const payDecimals = decimalsOf(book.token(hop.payTokenId));
  const receiveDecimals = decimalsOf(book.token(hop.receiveTokenId));
  return {
    dividend: netOf(hop) * scaleOf(payDecimals, receiveDecimals),
    divisor: hop.payAtoms * scaleOf(receiveDecimals, payDecimals),
  };
}

/** Token 1 for one whole token 0, by the reserves of a pool. */
export function poolPrice(book: KongBook, pool: KongPool): Ratio {
  const decimals0 = decimalsOf(book.token(pool.tokenId0));
  const decimals1 = decimalsOf(book.token(pool.tokenId1));
  const divisor = (pool.balance0Atoms + pool.lpFee0Atoms) * scaleOf(decimals1, decimals0);
  if (divisor === 0n) return ZERO;
  const dividend = (pool.balance1Atoms + pool.lpFee1Atoms) * scaleOf(decimals0, decimals1);
  return { dividend, divisor };
}

function hopMidPrice(book: KongBook, hop: KongHop): Ratio {
  const pool = book.pool(hop.poolId);
  const { dividend, divisor } = poolPrice(book, pool);
  if (hop.receiveTokenId === pool.tokenId1) return { dividend, divisor };
  return dividend === 0n ? ZERO : { dividend: divisor, divisor: dividend };
}

function times(a: Ratio, b: Ratio): Ratio {
  return { dividend: a.dividend * b.dividend, divisor: a.divisor * b.divisor };
}

/** Up to which price how many decimals are shown. */
const PRICE_DECIMALS: readonly (readonly [priceMax: number, decimals: number])[] = [
  [0.0001, 12],
  [0.1, 10],
  [20, 8],
  [100, 6],
  [500, 5],
  [5_000, 4],
  [50_000, 3],
  [100_000, 2],
];

/** Rounds a price as the venue shows it: the smaller, the more decimals. */
export function roundPrice(price: Ratio): number {
  const value = toNumber(price);
  for (const [priceMax, decimals] of PRICE_DECIMALS) {
    if (value <= priceMax) return roundTo(value, decimals);
  }
  return roundTo(value, 0);
}

/** How far `achieved` is below `expected`, in percent with two decimals; 0 when it is not. */
function slippagePercent(achieved: Ratio, expected: Ratio): number {
  const got = achieved.dividend * expected.divisor;
  const wanted = expected.dividend * achieved.divisor;
  if (got > wanted || wanted === 0n) return 0;
  return roundTo(toNumber({ dividend: 100n * (wanted - got), divisor: wanted }), 2);
}

/**
 * The floating-point number nearest to a fraction, ties to even: what an exact fraction of the
 * venue becomes. Both parts are non-negative.
 */
export function toNumber({ dividend, divisor }: Ratio): number {
  assert(dividend >= 0n && divisor > 0n, "toNumber: not a fraction of positive numbers");
  if (dividend <= EXACT_MAX && divisor <= EXACT_MAX) return Number(dividend) / Number(divisor);
  if (dividend === 0n) return 0;

  // At least 62 bits of quotient, the last of which says whether anything was cut off: then the
  // conversion of the whole number rounds as that of the fraction would.
  const shift = 66 + bitLength(divisor) - bitLength(dividend);
  const scaled = shift > 0 ? dividend << BigInt(shift) : dividend;
  const by = shift < 0 ? divisor << BigInt(-shift) : divisor;
  const quotient = scaled / by;
  const isExact = quotient * by === scaled;
  return Number(isExact ? quotient : quotient | 1n) * 2 ** -shift;
}

/** Rounds to a number of decimals, halves away from zero. For numbers that are not negative. */
export function roundTo(value: number, decimals: number): number {
  const power = 10 ** decimals;
  const scaled = value * power;
  const below = Math.floor(scaled);
  return (scaled - below >= 0.5 ? below + 1 : below) / power;
}

/** Writes a number as the venue does: never with an exponent. For numbers that are not negative. */
export function toDecimalText(value: number): string {
  const text = String(value);
  const [digits = "", exponent] = text.split("e");
  if (exponent === undefined) return text;

  const [whole = "", fraction = ""] = digits.split(".");
  const shift = Number(exponent);
  if (shift < 0) return `0.${"0".repeat(-shift - whole.length)}${whole}${fraction}`;
  return `${whole}${fraction}`.padEnd(whole.length + shift, "0");
}

/** An amount in whole tokens, as the venue writes it into its refusals. */
export function wholeTokensText(amountAtoms: bigint, decimals: number): string {
  const value = toNumber({ dividend: amountAtoms, divisor: 10n ** BigInt(decimals) });
  return toDecimalText(roundTo(value, decimals));
}

/** How many bits a number needs, rounded up to whole hexadecimal digits. */
function bitLength(value: bigint): number {
  return value.toString(16).length * 4;
}
