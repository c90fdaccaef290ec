import { abs, BP_ONE } from "../kernel/fixed-point.js";
import type { TreasuryConfig } from "./config.js";
import type { TokenId } from "./ids.js";
import type { Picture } from "./planner/model.js";
import { openPair, type Skip } from "./planner/open-step.js";
import { DrawLog, type RandomSource } from "./planner/random.js";
import type { Requirements } from "./planner/requirements.js";
import { decideExact } from "./planner/size.js";

/** A pair that may be drawn, how likely, how its size would be found, and whether any would do. */
export type PairOdds = {
  readonly sellId: TokenId;
  readonly buyId: TokenId;
  /** Rounded down, so the odds of all pairs add up to at most 10,000. */
  readonly oddsBp: bigint;
  readonly isExact: boolean;
  /** Why not even the size that fees weigh least on would be traded, whatever venues quote. */
  readonly refusal: Skip["refusal"] | undefined;
};

/** Works out how likely each pair is to be drawn; nothing when no pair can be formed. */
export function choosePairOdds(
  { sellers, buyers, totalE8s }: Requirements,
  picture: Picture,
  config: TreasuryConfig,
): PairOdds[] {
  const { skippedPairs, takenAtNs } = picture;
  const { tradeValueE8sMax } = config;
  const isSkipped = (sellId: TokenId, buyId: TokenId) =>
    skippedPairs.some((p) => p.sellId === sellId && p.buyId === buyId && p.untilNs > takenAtNs);
  const open = sellers
    .map((sell) => ({
      sell,
      partners: buyers.filter(({ token }) => !isSkipped(sell.token.tokenId, token.tokenId)),
    }))
    .filter(({ partners }) => partners.length > 0);
  const sellSumBp = open.reduce((sum, { sell }) => sum + abs(sell.diffBp), 0n);

  return open.flatMap(({ sell, partners }) => {
    const buySumBp = partners.reduce((sum, { diffBp }) => sum + abs(diffBp), 0n);
    return partners.map((buy) => {
      const { diffBp: sellDiffBp } = sell;
      const { diffBp: buyDiffBp } = buy;
      const diffs = { sellDiffBp, buyDiffBp, totalE8s, tradeValueE8sMax };
      const best = openPair(
        { picture, config, pair: { sell, buy }, totalE8s },
        new DrawLog(largest),
      );
      return {
        sellId: sell.token.tokenId,
        buyId: buy.token.tokenId,
        oddsBp: (abs(sellDiffBp) * abs(buyDiffBp) * BP_ONE) / (sellSumBp * buySumBp),
        isExact: decideExact(diffs).isExact,
        refusal: best.ok ? undefined : best.error.refusal,
      };
    });
  });
}

/** Draws the largest size there is: fees are the least share of it. */
const largest: RandomSource = { nextBelow: (boundExclusive) => boundExclusive - 1n };
