import type { Xoshiro256 } from "../../kernel/xoshiro256.js";
import { DEMO_TOKENS, demoUsdE8s } from "../demo-network.js";
import { besides, DOLLAR_SYMBOL, DOLLAR_USD_E8S, type PricePath } from "./prices.js";
import { RandomWalk, type WalkingToken } from "./random-walk.js";

/** How much of the market's move a token takes part in, and how far it moves by itself. */
type Manner = Pick<WalkingToken, "marketShareBp" | "ownNoisePpb">;

const MANNERS: Readonly<Record<string, Manner>> = {
  ICP: { marketShareBp: 10_000n, ownNoisePpb: 1_000_000n },
  ckBTC: { marketShareBp: 6_000n, ownNoisePpb: 400_000n },
  ckETH: { marketShareBp: 8_000n, ownNoisePpb: 600_000n },
  CHAT: { marketShareBp: 11_000n, ownNoisePpb: 2_000_000n },
  SNEED: { marketShareBp: 12_000n, ownNoisePpb: 3_000_000n },
};

/**
 * The demo network's tokens walking from their listed prices; ckUSDT is a dollar throughout. Put
 * beside recorded prices, it moves those tokens that the record does not know.
 */
export function demoWalk(random: Xoshiro256): PricePath {
  const tokens = DEMO_TOKENS.flatMap((token) => {
    const manner = MANNERS[token.symbol];
    return manner ? [{ symbol: token.symbol, startUsdE8s: demoUsdE8s(token), ...manner }] : [];
  });
  const dollar: PricePath = { next: () => new Map([[DOLLAR_SYMBOL, DOLLAR_USD_E8S]]) };
  return besides(dollar, new RandomWalk(random, tokens));
}
