import { abs, BP_ONE, max } from "../../kernel/fixed-point.js";
import { err, ok, type Result } from "../../kernel/result.js";
import type { TreasuryConfig } from "../config.js";
import { feeShareRefusal, type LegFees } from "./fees.js";
import type { TokenState } from "./model.js";
import type { Pair } from "./pair.js";
import type { DrawLog } from "./random.js";
import type { SizeRefusal } from "./refusals.js";
import type { Requirement } from "./requirements.js";
import { atomsForValueDown, valueE8sDown, valueE8sUp } from "./value.js";

/** How much is sold, and how that was found (§4). */
export type Size = {
  /** Exact targeting, or random sizing. */
  readonly mode: "exact" | "random";
  /** The side that exact targeting aims at: the one closer to its target, the seller on a tie. */
  readonly aim?: "sell" | "buy";
  /** Half of the largest trade as a share of the portfolio; missing when the portfolio is empty. */
  readonly halfMaxBp?: bigint;
  /** The value that was aimed at or drawn. */
  readonly wantedE8s: bigint;
  /** The same in the sold token, rounded down. */
  readonly wantedAtoms: bigint;
  /** What is sold, in the sold token; at most what may be spent. */
  readonly amountAtoms: bigint;
  /** Value of it: the wanted one unless the amount had to be bounded. */
  readonly valueE8s: bigint;
};

/** Differences of a pair, as its sizes are decided by. */
export type PairDiffs = {
  readonly sellDiffBp: bigint;
  readonly buyDiffBp: bigint;
  readonly totalE8s: bigint;
  readonly tradeValueE8sMax: bigint;
};

/** Whether a pair is close enough to its target to hit it with one trade. */
export type ExactDecision = { readonly halfMaxBp?: bigint; readonly isExact: boolean };

/** Half the largest trade is this share of it. */
const HALF_BP = BP_ONE / 2n;

/**
 * Decides between exact targeting and random sizing: `shouldUseExactTargeting` (R-23 … R-25).
 * Exact when one side is within half of the largest trade, as a share of the portfolio, rounded
 * down. An empty portfolio is never exact.
 */
export function decideExact({
  sellDiffBp,
  buyDiffBp,
  totalE8s,
  tradeValueE8sMax,
}: PairDiffs): ExactDecision {
  if (totalE8s === 0n) return { isExact: false };

  const halfMaxBp = (tradeValueE8sMax * HALF_BP) / totalE8s;
  return { halfMaxBp, isExact: abs(sellDiffBp) <= halfMaxBp || abs(buyDiffBp) <= halfMaxBp };
}

/**
 * Finds the value that brings the closer side to its target (R-26 … R-28): ⌊|diff|·total/10000⌋ of
 * the side with the smaller distance, the seller on a tie.
 */
export function exactValue({ sellDiffBp, buyDiffBp, totalE8s, tradeValueE8sMax }: PairDiffs): {
  readonly aim: "sell" | "buy";
  readonly valueE8s: bigint;
  readonly exceedsMax: boolean;
} {
  const aim = abs(sellDiffBp) <= abs(buyDiffBp) ? "sell" : "buy";
  const diffBp = abs(aim === "sell" ? sellDiffBp : buyDiffBp);
  const valueE8s = (diffBp * totalE8s) / BP_ONE;
  return { aim, valueE8s, exceedsMax: valueE8s > tradeValueE8sMax };
}

/** Draws a value between a smallest and a largest trade, both included. */
export function randomValue(leastE8s: bigint, mostE8s: bigint, draws: DrawLog): bigint {
  return leastE8s + draws.draw("size", mostE8s - leastE8s + 1n);
}

/** A value and how it was found, before anybody looked at the account. */
export type Wanted = Omit<Size, "amountAtoms" | "valueE8s">;

/** The parameters a size is found by. */
export type SizeRules = Pick<
  TreasuryConfig,
  "tradeValueE8sMin" | "tradeValueE8sMax" | "transferFeeBpMax" | "feeBpMax"
>;

/** What a size is found for. */
export type SizeWish = {
  readonly pair: Pair;
  /** Value of the portfolio. */
  readonly totalE8s: bigint;
  /** Ledger fees of one leg at each venue. */
  readonly fees: readonly LegFees[];
  readonly rules: SizeRules;
};

/**
 * Finds what a pair wants to trade: exact where that is possible, drawn otherwise.
 *
 * Sizes are drawn among those that are worth their ledger fees, as far as any is: where fees are
 * high, drawing the others would only skip cycles.
 */
export function wantSize(
  { pair: { sell, buy }, totalE8s, fees, rules }: SizeWish,
  draws: DrawLog,
): Wanted {
  const { tradeValueE8sMin, tradeValueE8sMax } = rules;
  const diffs = { sellDiffBp: sell.diffBp, buyDiffBp: buy.diffBp, totalE8s, tradeValueE8sMax };
  const { halfMaxBp, isExact } = decideExact(diffs);
  const half = halfMaxBp === undefined ? {} : { halfMaxBp };
  const atoms = (e8s: bigint): bigint => atomsForValueDown(e8s, sell.priceE8s, sell.token.decimals);

  if (isExact) {
    const { aim, valueE8s, exceedsMax } = exactValue(diffs);
    // Half of the largest trade cannot exceed it: only rounding could.
    if (!exceedsMax)
      return { mode: "exact", aim, ...half, wantedE8s: valueE8s, wantedAtoms: atoms(valueE8s) };
  }
  const worthE8s = max(tradeValueE8sMin, worthwhileE8s(sell, fees, rules));
  const leastE8s = worthE8s > tradeValueE8sMax ? tradeValueE8sMin : worthE8s;
  const wantedE8s = randomValue(leastE8s, tradeValueE8sMax, draws);
  return { mode: "random", ...half, wantedE8s, wantedAtoms: atoms(wantedE8s) };
}

/** The least value of which the ledger fees of the cheapest way are no more than allowed. */
function worthwhileE8s(
  { token, priceE8s }: Requirement,
  fees: readonly LegFees[],
  { transferFeeBpMax, feeBpMax }: SizeRules,
): bigint {
  // ⌊fees·10000/value⌋ ≤ limit, solved for the value; for the transfer fee in atoms.
  const allE8s = (cheapestE8s(fees) * BP_ONE) / (feeBpMax + 1n) + 1n;
  const leastAtoms = (token.feeAtoms * BP_ONE) / (transferFeeBpMax + 1n) + 1n;
  return max(allE8s, valueE8sUp(leastAtoms, priceE8s, token.decimals));
}

/** What a wanted value is bounded by. */
export type SizeBounds = {
  readonly sell: TokenState;
  /** Price of the sold token; positive. */
  readonly priceE8s: bigint;
  /** Least value: all of the minimum for random sizes, a third for the others (B-59). */
  readonly valueE8sMin: bigint;
  /** Ledger fees of one leg at each venue, in the order of the venues. */
  readonly fees: readonly LegFees[];
  readonly config: Pick<TreasuryConfig, "transferFeeBpMax" | "feeBpMax">;
};

/**
 * Turns a wanted value into an amount of the sold token, never above what may be spent, and refuses
 * what is not worth trading (§4, B-59).
 *
 * What may be spent: liquid − in flight − reserved − the most that two legs can charge beside their
 * amounts, approvals included.
 */
export function boundSize(wanted: Wanted, bounds: SizeBounds): Result<Size, SizeRefusal> {
  const { sell, priceE8s, valueE8sMin, fees, config } = bounds;
  const { wantedE8s, wantedAtoms } = wanted;
  if (fees.length === 0) return err({ type: "NoVenue" });
  if (wantedAtoms === 0n) return err({ type: "SizeZero", valueE8s: wantedE8s });

  const spendable = spendableAtoms(sell, fees);
  if (!spendable.ok) return spendable;
  const isBounded = wantedAtoms > spendable.value;
  const amountAtoms = isBounded ? spendable.value : wantedAtoms;
  const valueE8s = isBounded ? valueE8sDown(amountAtoms, priceE8s, sell.decimals) : wantedE8s;
  if (valueE8s < valueE8sMin) return err({ type: "BelowMinimum", valueE8s, valueE8sMin });

  const feeBp = (sell.feeAtoms * BP_ONE) / amountAtoms;
  const { transferFeeBpMax, feeBpMax } = config;
  if (feeBp > transferFeeBpMax) {
    const { feeAtoms } = sell;
    return err({
      type: "TransferFeeShare",
      feeAtoms,
      amountAtoms,
      feeBp,
      feeBpMax: transferFeeBpMax,
    });
  }
  const feeRefusal = feeShareRefusal(cheapestE8s(fees), valueE8s, feeBpMax);
  return feeRefusal === undefined ? ok({ ...wanted, amountAtoms, valueE8s }) : err(feeRefusal);
}

/** What may leave the account as amounts of legs, whichever one or two venues take them. */
function spendableAtoms(
  sell: TokenState,
  fees: readonly LegFees[],
): Result<bigint, SizeRefusal & { readonly type: "NothingSpendable" }> {
  const { inFlightAtoms, reservedAtoms } = sell;
  const liquidAtoms = sell.liquidAtoms ?? 0n;
  const feesAtoms = twoLargest(fees);
  const atoms = liquidAtoms - inFlightAtoms - reservedAtoms - feesAtoms;
  return atoms > 0n
    ? ok(atoms)
    : err({ type: "NothingSpendable", liquidAtoms, inFlightAtoms, reservedAtoms, feesAtoms });
}

function twoLargest(fees: readonly LegFees[]): bigint {
  let first = 0n;
  let second = 0n;
  for (const { besideAtomsMax } of fees) {
    if (besideAtomsMax > first) {
      second = first;
      first = besideAtomsMax;
    } else if (besideAtomsMax > second) second = besideAtomsMax;
  }
  return first + second;
}

function cheapestE8s(fees: readonly LegFees[]): bigint {
  let leastE8s = fees[0]?.valueE8s ?? 0n;
  for (const { valueE8s } of fees) if (valueE8s < leastE8s) leastE8s = valueE8s;
  return leastE8s;
}
