import { abs, BP_ONE } from "../kernel/fixed-point.js";
import type { TreasuryConfig } from "./config.js";
import type { TokenId } from "./ids.js";
import type { Picture } from "./planner/model.js";
import type { Requirements } from "./planner/requirements.js";
import { decideExact } from "./planner/size.js";

/** A pair that may be drawn, how likely, and how its size would be found. */
export type PairOdds = {
  readonly sellId: TokenId;
  readonly buyId: TokenId;
  /** Rounded down, so the odds of all pairs add up to at most 10,000. */
  readonly oddsBp: bigint;
  readonly isExact: boolean;
};

/** Works out how likely each pair is to be drawn; nothing when no pair can be formed. */
export function choosePairOdds(
  { sellers, buyers, totalE8s }: Requirements,
  { skippedPairs, takenAtNs }: Picture,
  { tradeValueE8sMax }: TreasuryConfig,
): PairOdds[] {
  const isSkipped = (sellId: TokenId, buyId: TokenId) =>
    skippedPairs.some((p) => p.sellId === sellId && p.buyId === buyId && p.untilNs > takenAtNs);
  const open = sellers
    .map((seller) => ({
      seller,
      partners: buyers.filter(({ token }) => !isSkipped(seller.token.tokenId, token.tokenId)),
    }))
    .filter(({ partners }) => partners.length > 0);
  const sellSumBp = open.reduce((sum, { seller }) => sum + abs(seller.diffBp), 0n);

  return open.flatMap(({ seller, partners }) => {
    const buySumBp = partners.reduce((sum, { diffBp }) => sum + abs(diffBp), 0n);
    return partners.map((buyer) => ({
      sellId: seller.token.tokenId,
      buyId: buyer.token.tokenId,
      oddsBp: (abs(seller.diffBp) * abs(buyer.diffBp) * BP_ONE) / (sellSumBp * buySumBp),
      isExact: decideExact({
        sellDiffBp: seller.diffBp,
        buyDiffBp: buyer.diffBp,
        totalE8s,
        tradeValueE8sMax,
      }).isExact,
    }));
  });
}
