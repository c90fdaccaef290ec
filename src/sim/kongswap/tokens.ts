import { err, ok, type Result } from "../../kernel/result.js";
import type { KongBook } from "./book.js";
import { type KongIcToken, type KongToken, LP_TOKEN_DECIMALS } from "./model.js";

/** How many decimals a token has. */
export function decimalsOf(token: KongToken): number {
  return token.type === "IC" ? token.decimals : LP_TOKEN_DECIMALS;
}

/** What one transfer of a token costs. */
export function feeOf(token: KongToken): bigint {
  return token.type === "IC" ? token.feeAtoms : 0n;
}

/** Powers of ten up to the most decimals a ledger has had. */
const POWERS_OF_TEN: readonly bigint[] = Array.from({ length: 40 }, (_, i) => 10n ** BigInt(i));

/** By what an amount of `decimals` is multiplied to count in the finer of the two decimals. */
export function scaleOf(otherDecimals: number, decimals: number): bigint {
  const difference = otherDecimals - decimals;
  return difference > 0 ? (POWERS_OF_TEN[difference] ?? 10n ** BigInt(difference)) : 1n;
}

/** Finds a token that can be paid or received; errors in the venue's words. */
export function requireIcToken(book: KongBook, name: string): Result<KongIcToken, string> {
  const found = book.findToken(name);
  if (!found.ok) return found;
  // Shares of pools are not swapped by the stand-in.
  return found.value.type === "IC" ? ok(found.value) : err(`Token ${name} not supported`);
}

/** As `requireIcToken`, and it was not taken off the list. */
export function requireLiveToken(
  book: KongBook,
  name: string,
  side: "Pay" | "Receive",
): Result<KongIcToken, string> {
  const token = requireIcToken(book, name);
  if (token.ok && token.value.isRemoved) return err(`${side} token is suspended or removed`);
  return token;
}
