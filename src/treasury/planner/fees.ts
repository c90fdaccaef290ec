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

/** What ledger fees of a pair cost, whichever venue takes them. */
export type PairFees = {
  readonly sell: TokenState;
  readonly sellPriceE8s: bigint;
  /** An approval's share of one trade, rounded up; none in the transfer way. */
  readonly approvalShareAtoms: bigint;
  readonly payoutAtoms: bigint;
  /** The same in ICP, rounded up. */
  readonly payoutE8s: bigint;
};

/**
 * Finds what the ledgers of a pair charge.
 *
 * One approval pays for as many largest trades as the standing allowance covers, so each leg bears
 * that share of it, whether or not the approval falls due with this very leg: otherwise the venue
 * that was used last would win by having been used.
 */
export function measurePairFees(
  sell: TokenState,
  buy: TokenState,
  icpId: string,
  config: Pick<TreasuryConfig, "allowanceTradeCount">,
): PairFees {
  const trades = config.allowanceTradeCount;
  return {
    sell,
    sellPriceE8s: priceE8sOf(sell, icpId),
    approvalShareAtoms: sell.way === "allowance" ? (sell.feeAtoms + trades - 1n) / trades : 0n,
    payoutAtoms: buy.feeAtoms,
    payoutE8s: valueE8sUp(buy.feeAtoms, priceE8sOf(buy, icpId), buy.decimals),
  };
}

/** Counts the ledger fees of a leg at a venue. */
export function measureLegFees(terms: FeeTerms, pair: PairFees): LegFees {
  const { sell, sellPriceE8s, approvalShareAtoms, payoutAtoms, payoutE8s } = pair;
  const { feeAtoms, way } = sell;
  const insideAtoms = terms.insideFeeCount * feeAtoms;
  const besideAtoms = terms.besideFeeCount[way] * feeAtoms;
  const comparedAtoms = besideAtoms + approvalShareAtoms;
  return {
    insideAtoms,
    besideAtoms,
    comparedAtoms,
    besideAtomsMax: way === "allowance" ? besideAtoms + feeAtoms : besideAtoms,
    payoutAtoms,
    valueE8s: valueE8sUp(insideAtoms + comparedAtoms, sellPriceE8s, sell.decimals) + payoutE8s,
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

/**
 * The refusal of fees that are more than `feeBpMax` of a value, or `undefined` when they are not.
 */
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
