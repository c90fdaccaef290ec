import { err, ok, type Result } from "../../kernel/result.js";
import type { KongBook } from "./book.js";
import { describeQuote, type KongFigures, toDecimalText, wholeTokensText } from "./floats.js";
import type { KongIcToken, KongQuote } from "./model.js";
import type { KongSwapArgs } from "./requests.js";
import { quoteSwap } from "./route.js";
import { DEFAULT_SLIPPAGE_PERCENT_MAX } from "./settings.js";

/** Two tokens that are to be swapped. */
export type KongPair = { readonly payToken: KongIcToken; readonly receiveToken: KongIcToken };

/** A quote that keeps the user's bounds, and its figures. */
export type KongCheckedQuote = { readonly quote: KongQuote; readonly figures: KongFigures };

/**
 * Quotes a swap and holds it against the user's bounds: some output, the least they take, and their
 * slippage, in this order.
 *
 * @returns The quote, or the venue's words.
 */
export function quoteWithinBounds(
  book: KongBook,
  { payToken, receiveToken }: KongPair,
  args: KongSwapArgs,
): Result<KongCheckedQuote, string> {
  const quoted = quoteSwap(book, payToken, args.payAtoms, receiveToken);
  if (!quoted.ok) return quoted;
  const quote = quoted.value;
  if (quote.receiveAtoms === 0n) return err("Receive amount is zero");

  const figures = describeQuote(book, quote);
  const { slippagePercent } = figures;
  const amount = wholeTokensText(quote.receiveAtoms, receiveToken.decimals);
  const can =
    `Can only receive ${amount} ${receiveToken.symbol} ` +
    `with ${toDecimalText(slippagePercent)}% slippage`;
  if (args.receiveAtomsMin !== undefined && quote.receiveAtoms < args.receiveAtomsMin) {
    return err(`Insufficient receive amount. ${can}`);
  }
  const percentMax = args.slippagePercentMax ?? DEFAULT_SLIPPAGE_PERCENT_MAX;
  if (slippagePercent > percentMax) return err(`Slippage exceeded. ${can}`);
  return ok({ quote, figures });
}
