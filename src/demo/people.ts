import { actor } from "../localnet/principals.js";

/** People of the demo network, by what they do. */
export const people = {
  operator: actor("operator"),
  governance: actor("governance"),
  minter: actor("minter"),
  /** Owns the liquidity of all pools. */
  provider: actor("provider"),
  /** Pushes prices by real swaps. */
  trader: actor("trader"),
} as const;
