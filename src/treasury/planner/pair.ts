import { assert } from "../../kernel/assert.js";
import { err, ok, type Result } from "../../kernel/result.js";
import type { Picture } from "./model.js";
import { inLedgerOrder } from "./order.js";
import type { DrawLog } from "./random.js";
import type { PairRefusal } from "./refusals.js";
import type { Requirement, Requirements } from "./requirements.js";

/** What is sold, and what for. */
export type Pair = { readonly sell: Requirement; readonly buy: Requirement };

/**
 * Chooses a pair by one weighted draw a side (§3, R-18 … R-22): the further from its target, the
 * likelier. The buyer is drawn among those that the seller has no skipped pair with; a seller
 * without any such buyer is left out.
 */
export function choosePair(
  requirements: Requirements,
  picture: Picture,
  diffBpMin: bigint,
  draws: DrawLog,
): Result<Pair, PairRefusal> {
  const { sellers, buyers } = requirements;
  if (sellers.length === 0 && buyers.length === 0)
    return err(withoutCandidates(requirements, diffBpMin));
  if (sellers.length === 0 || buyers.length === 0)
    return err({ type: "OneSided", sellerCount: sellers.length, buyerCount: buyers.length });

  const skipped = skippedPairsInForce(picture);
  const open = skipped.size === 0 ? sellers : sellers.filter((s) => isOpen(s, buyers, skipped));
  if (open.length === 0)
    return err({ type: "AllPairsSkipped", pairCount: sellers.length * buyers.length });

  const sell = drawWeighted(open, "sell", draws);
  const partners = skipped.size === 0 ? buyers : buyersOpenTo(sell, buyers, skipped);
  return ok({ sell, buy: drawWeighted(partners, "buy", draws) });
}

/**
 * Draws one candidate with the distance from its target as weight: r is uniform below the sum of
 * the weights, and the first in ascending order of raw principals whose cumulative weight exceeds
 * it is taken (B-52).
 *
 * @throws {AssertionError} without candidates: the caller has checked.
 */
function drawWeighted(
  candidates: readonly Requirement[],
  purpose: "sell" | "buy",
  draws: DrawLog,
): Requirement {
  const ordered = inLedgerOrder(candidates);
  // Weights are at most 10,000 bp each: small whole numbers, which cost less than bigints.
  const weights: number[] = [];
  let sum = 0;
  for (const { diffBp } of ordered) {
    const weight = Math.abs(Number(diffBp));
    weights.push(weight);
    sum += weight;
  }

  const drawn = Number(draws.draw(purpose, BigInt(sum)));
  let cumulative = 0;
  for (let i = 0; i < ordered.length; i++) {
    cumulative += weights[i] ?? 0;
    const candidate = ordered[i];
    if (candidate !== undefined && cumulative > drawn) return candidate;
  }
  assert(false, "drawWeighted: the draw is above all weights");
}

function withoutCandidates({ rows }: Requirements, diffBpMin: bigint): PairRefusal {
  let pausedCount = 0;
  let heldCount = 0;
  let barredCount = 0;
  for (const { standing } of rows) {
    if (standing === "not_held") continue;
    heldCount += 1;
    if (standing === "paused") pausedCount += 1;
    else if (standing !== "within_band") barredCount += 1;
  }
  return pausedCount > 0 && pausedCount === heldCount
    ? { type: "AllPaused", pausedCount }
    : { type: "NoCandidates", barredCount, diffBpMin };
}

function skippedPairsInForce({ skippedPairs, takenAtNs }: Picture): Set<string> {
  const keys = new Set<string>();
  for (const { sellId, buyId, untilNs } of skippedPairs)
    if (untilNs > takenAtNs) keys.add(`${sellId}>${buyId}`);
  return keys;
}

function buyersOpenTo(sell: Requirement, buyers: readonly Requirement[], skipped: Set<string>) {
  return buyers.filter((buy) => !skipped.has(`${sell.token.tokenId}>${buy.token.tokenId}`));
}

function isOpen(sell: Requirement, buyers: readonly Requirement[], skipped: Set<string>): boolean {
  return buyersOpenTo(sell, buyers, skipped).length > 0;
}
