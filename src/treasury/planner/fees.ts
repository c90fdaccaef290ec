import { BP_ONE } from "../../kernel/fixed-point.js";
import type { TreasuryConfig } from "../config.js";
import type { FeeTerms, TokenState } from "./model.js";
import type { LedgerFeeShare } from "./refusals.js";
import { priceE8sOf, valueE8sUp } from "./value.js";

/** Every ledger fee of one leg at one venue (§4). */
export type LegFees = {
  /** Comes out of the leg's amount before it is swapped. */
  readonly insideAtoms: bigint;
  /** Leaves the account beside the leg's amount, without approvals. */
  readonly besideAtoms: bigint;
  /**
   * What routes are compared with: `besideAtoms`, and the leg's share of the approval when it pays
   * by allowance, rounded up. Fees inside the amount already show in the venue's answer.
   */
  readonly comparedAtoms: bigint;
  /** The most that may leave the account beside the amount: with a whole approval. */
  readonly besideAtomsMax: bigint;
  /** What the payout's transfer takes, in the bought token. */
  readonly payoutAtoms: bigint;
  /** All of them, in and out, in ICP, each part rounded up. */
  readonly valueE8s: bigint;
};

/** Two tokens of a trade. */
export type TokenPair = { readonly sell: TokenState; readonly buy: TokenState };

/**
 * Counts the ledger fees of a leg.
 *
 * One approval pays for as many largest trades as the standing allowance covers, so each leg bears
 * that share of it, whether or not the approval falls due with this very leg: otherwise the venue
 * that was used last would win by having been used.
 */
export function measureLegFees(
  terms: FeeTerms,
  { sell, buy }: TokenPair,
  icpId: string,
  config: Pick<TreasuryConfig, "allowanceTradeCount">,
): LegFees {
  const besideCount = terms.besideFeeCount[sell.way];
  const approvalAtoms = sell.way === "allowance" ? sell.feeAtoms : 0n;
  const trades = config.allowanceTradeCount;

  const insideAtoms = terms.insideFeeCount * sell.feeAtoms;
  const besideAtoms = besideCount * sell.feeAtoms;
  const comparedAtoms = besideAtoms + (approvalAtoms + trades - 1n) / trades;
  const payoutAtoms = buy.feeAtoms;

  const sellPriceE8s = priceE8sOf(sell, icpId);
  const buyPriceE8s = priceE8sOf(buy, icpId);
  return {
    insideAtoms,
    besideAtoms,
    comparedAtoms,
    besideAtomsMax: besideAtoms + approvalAtoms,
    payoutAtoms,
    valueE8s:
      valueE8sUp(insideAtoms + comparedAtoms, sellPriceE8s, sell.decimals) +
      valueE8sUp(payoutAtoms, buyPriceE8s, buy.decimals),
  };
}

/**
 * What a route's output is worth to us: net out less ⌊input-side fees · net out / size⌋, so that a
 * venue that charges beside the amount compares with one that charges inside, and a second leg has
 * to earn its own fees (§4). Equal to the net out when there are no fees.
 */
export function scoreAtoms(netOutAtoms: bigint, comparedAtoms: bigint, sizeAtoms: bigint): bigint {
  return comparedAtoms === 0n
    ? netOutAtoms
    : netOutAtoms - (comparedAtoms * netOutAtoms) / sizeAtoms;
}

/** The refusal of fees that are more than `feeBpMax` of a value, or `undefined` when they are not. */
export function feeShareRefusal(
  feesE8s: bigint,
  valueE8s: bigint,
  feeBpMax: bigint,
): LedgerFeeShare | undefined {
  const feeBp = valueE8s > 0n ? (feesE8s * BP_ONE) / valueE8s : BP_ONE;
  return feeBp > feeBpMax
    ? { type: "LedgerFeeShare", feesE8s, valueE8s, feeBp, feeBpMax }
    : undefined;
}

/**
 * How many tenths of a value must be traded for the fees to be worth it: 1 … 10, 11 when not even
 * all of it is enough. With that, a scenario is checked by one small comparison.
 */
export function leastSteps(feesE8s: bigint, valueE8s: bigint, feeBpMax: bigint): number {
  // ⌊fees·10000 / (value·steps/10)⌋ ≤ feeBpMax, solved for steps.
  const steps = (feesE8s * BP_ONE * 10n) / (valueE8s * (feeBpMax + 1n)) + 1n;
  return steps > 10n ? 11 : Number(steps);
}
