import { E8S_ONE } from "../kernel/fixed-point.js";
import type { Context } from "./context.js";
import type { Token } from "./model.js";

/**
 * Tokens that are meant to be worth a dollar, by what their ledgers call themselves: good enough to
 * show, and never to decide by (§8).
 */
const DOLLAR_SYMBOLS: readonly string[] = ["ckUSDT", "ckUSDC"];

/** What ICP costs in dollars, as a stable coin's pools had it. */
export type IcpInDollars = {
  /** Dollars for one ICP, rounded down. */
  readonly priceUsdE8s: bigint;
  /** Since when the price is in force. */
  readonly atNs: bigint;
  /** The stable coin. */
  readonly token: Token;
};

/** Reads ICP's price in dollars off the price of the first stable coin that has one. */
export function icpInDollars(context: Context): IcpInDollars | undefined {
  for (const token of context.state.tokens.list()) {
    if (!DOLLAR_SYMBOLS.includes(token.symbol)) continue;
    const price = context.priceBook.of(token, context.icpId());
    if (price === undefined || price.priceE8s === 0n) continue;
    return { priceUsdE8s: (E8S_ONE * E8S_ONE) / price.priceE8s, atNs: price.atNs, token };
  }
  return undefined;
}
