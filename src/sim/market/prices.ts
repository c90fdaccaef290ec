/** What a whole token of each symbol costs outside the venues, in e8s of a US dollar. */
export type OutsidePrices = ReadonlyMap<string, bigint>;

/** Outside prices, minute by minute. */
export interface PricePath {
  /** Moves on by one minute; `undefined` once the path has ended, and ever after. */
  next(): OutsidePrices | undefined;
}

/** The token that is one dollar in every path. */
export const DOLLAR_SYMBOL = "ckUSDT";

/** One US dollar. */
export const DOLLAR_USD_E8S = 100_000_000n;

/**
 * Puts the prices of a second path beside those of a first. What both know is taken from the first;
 * it ends when either ends.
 */
export function besides(first: PricePath, second: PricePath): PricePath {
  return {
    next() {
      const [prices, others] = [first.next(), second.next()];
      return prices && others && new Map([...others, ...prices]);
    },
  };
}
