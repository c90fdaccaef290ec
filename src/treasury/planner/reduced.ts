import { BP_ONE, max, min } from "../../kernel/fixed-point.js";
import { err, ok, type Result } from "../../kernel/result.js";
import type { TreasuryConfig } from "../config.js";
import type { VenueId } from "../ids.js";
import { feeShareRefusal } from "./fees.js";
import { STEP_COUNT } from "./ladder.js";
import type { ReducedRefusal } from "./refusals.js";
import type { RouteInput } from "./route.js";
import { atomsForValueDown, valueE8sDown } from "./value.js";

/** Slippage that is the pool's own fee, and does not grow with the amount. */
const POOL_FEE_BP = 30n;

/**
 * Share of the largest slippage that the estimate aims at: 7/10, which leaves room for being wrong.
 */
const AIM_NUMERATOR = 7n;

/** 10 of the aim times 10 of the step: the quote is for a tenth of the size. */
const AIM_DENOMINATOR = 100n;

/** A smaller trade that may be possible; to be quoted afresh before it is sent. */
export type ReducedEstimate = {
  readonly venueId: VenueId;
  readonly venueIndex: number;
  readonly amountAtoms: bigint;
  /** A tenth's output, scaled; the fresh quote replaces it. */
  readonly expectedOutAtoms: bigint;
  readonly valueE8s: bigint;
  /** Slippage of the 10 % step it was derived from. */
  readonly slippageBp: bigint;
};

/**
 * Estimates the largest amount that would still be tradeable: `estimateMaxTradeableAmount`.
 *
 * From the 10 % step with the least slippage (ties: the earlier venue), as if slippage beyond the
 * pool's fee grew with the amount; never above the size, the largest trade, or what may be spent
 * (the size already is within that).
 */
export function estimateReduced(
  input: RouteInput,
  config: Pick<TreasuryConfig, "slippageBpMax" | "tradeValueE8sMax">,
): Result<ReducedEstimate, ReducedRefusal> {
  const { sizeAtoms, priceE8s, decimals, rules } = input;
  const venueIndex = leastSlippageVenue(input);
  const ladder = input.ladders[venueIndex];
  if (ladder === undefined) return err({ type: "NoQuote" });

  const slippageBp = BigInt(ladder.slippageBpAt(0));
  const roomBp = max(1n, config.slippageBpMax - POOL_FEE_BP) * AIM_NUMERATOR;
  const growthBp = max(1n, slippageBp - POOL_FEE_BP) * AIM_DENOMINATOR;
  const largestAtoms = atomsForValueDown(config.tradeValueE8sMax, priceE8s, decimals);
  const amountAtoms = min(min(sizeAtoms, (sizeAtoms * roomBp) / growthBp), largestAtoms);

  const valueE8s = valueE8sDown(amountAtoms, priceE8s, decimals);
  const valueE8sMin = rules.tradeValueE8sMin / 3n;
  if (valueE8s < valueE8sMin || amountAtoms === 0n)
    return err({ type: "BelowMinimum", valueE8s, valueE8sMin });
  const feeRefusal = feeShareRefusal(ladder.feesE8s, valueE8s, rules.feeBpMax);
  if (feeRefusal !== undefined) return err(feeRefusal);

  const tenthAtoms = sizeAtoms / BigInt(STEP_COUNT);
  const expectedOutAtoms = ((ladder.netOutAtoms[0] ?? 0n) * amountAtoms) / tenthAtoms;
  const { venueId } = ladder;
  return ok({ venueId, venueIndex, amountAtoms, expectedOutAtoms, valueE8s, slippageBp });
}

/** Place of the venue whose 10 % step was answered with the least slippage; -1 without answers. */
function leastSlippageVenue({ ladders }: RouteInput): number {
  let best = -1;
  let bestBp = Number(BP_ONE) + 1;
  for (const [index, ladder] of ladders.entries()) {
    if ((ladder.netOutAtoms[0] ?? 0n) <= 0n) continue;
    const slippageBp = ladder.slippageBpAt(0);
    if (slippageBp < bestBp) {
      best = index;
      bestBp = slippageBp;
    }
  }
  return best;
}
