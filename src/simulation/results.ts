import { shareBp } from "./share.js";
import type { Summary } from "./simulation.js";

/** How far a portfolio was from its targets, Σ|diff|. */
export type Drift = {
  readonly beforeBp: bigint;
  readonly afterBp: bigint;
  /** Over all samples, rounded down. */
  readonly meanBp: bigint;
  readonly mostBp: bigint;
};

/** Measures drift over the samples of a simulation. */
export function measureDrift({ samples }: Summary): Drift {
  let sumBp = 0n;
  let mostBp = 0n;
  for (const { driftBp } of samples) {
    sumBp += driftBp;
    if (driftBp > mostBp) mostBp = driftBp;
  }
  return {
    beforeBp: samples[0]?.driftBp ?? 0n,
    afterBp: samples[samples.length - 1]?.driftBp ?? 0n,
    meanBp: samples.length === 0 ? 0n : sumBp / BigInt(samples.length),
    mostBp,
  };
}

/** What the portfolio is worth in ICP, on average over the samples; rounded down. */
function meanValueE8s({ samples }: Summary): bigint {
  const sumE8s = samples.reduce((sum, { totalE8s }) => sum + totalE8s, 0n);
  return samples.length === 0 ? 0n : sumE8s / BigInt(samples.length);
}

/** What was traded as a share of the portfolio's mean value: 10,000 is all of it once. */
export function turnoverBp(summary: Summary): bigint {
  return shareBp(summary.tally.costs.tradedE8s, meanValueE8s(summary));
}

/** What trading cost, each part in basis points of what was traded. */
export type CostParts = {
  readonly totalBp: bigint;
  readonly priceImpactBp: bigint;
  readonly venueFeeBp: bigint;
  /** Of the trades themselves. */
  readonly ledgerFeeBp: bigint;
  readonly approvalFeeBp: bigint;
};

/** Splits what trading cost; each part is rounded to the nearest by itself. */
export function splitCosts({ tally }: Summary): CostParts {
  const { tradedE8s, priceImpactE8s, venueFeeE8s, ledgerFeeE8s, approvalFeeE8s } = tally.costs;
  const totalE8s = priceImpactE8s + venueFeeE8s + ledgerFeeE8s + approvalFeeE8s;
  return {
    totalBp: shareBp(totalE8s, tradedE8s),
    priceImpactBp: shareBp(priceImpactE8s, tradedE8s),
    venueFeeBp: shareBp(venueFeeE8s, tradedE8s),
    ledgerFeeBp: shareBp(ledgerFeeE8s, tradedE8s),
    approvalFeeBp: shareBp(approvalFeeE8s, tradedE8s),
  };
}
