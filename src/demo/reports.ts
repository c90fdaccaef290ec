/*
 * What a running demo tells: cycles, the portfolio, and what it all came to. The views for people
 * and for programs show these, and nothing below knows how.
 */

/** One leg of a cycle. */
export type LegReport = {
  readonly venue: string;
  readonly askedAtoms: bigint;
  readonly expectedOutAtoms: bigint;
  readonly state: string;
};

/** One cycle that has ended. */
export type CycleReport = {
  readonly id: bigint;
  readonly atNs: bigint;
  /** Outcome of the trade (single, split, …), or of the cycle when it did not trade. */
  readonly outcome: string;
  readonly isFallback: boolean;
  readonly sell?: string;
  readonly buy?: string;
  readonly valueE8s: bigint;
  readonly legs: readonly LegReport[];
  /** Why it did what it did, in the order it came to it. */
  readonly reasons: readonly string[];
  /** Of all messages of the treasury since the cycle before. */
  readonly instructions: bigint;
};

/** One token against its target. */
export type ShareReport = {
  readonly symbol: string;
  readonly heldAtoms: bigint;
  readonly decimals: number;
  /** ICP for one whole token; 0 while no price is known. */
  readonly priceE8s: bigint;
  readonly valueE8s: bigint;
  readonly currentBp: bigint;
  readonly targetBp: bigint;
  /** `targetBp - currentBp`: positive is too little, negative too much. */
  readonly diffBp: bigint;
};

/** All tokens against their targets. */
export type PortfolioReport = {
  readonly shares: readonly ShareReport[];
  /** Dollars for one ICP, while they are known. */
  readonly icpUsdE8s?: bigint;
};

/** What trading has cost, in ICP. */
export type Costs = {
  readonly tradedE8s: bigint;
  readonly priceImpactE8s: bigint;
  readonly venueFeeE8s: bigint;
  /** Ledger fees of the trades themselves: payments and payouts. */
  readonly ledgerFeeE8s: bigint;
  /** Ledger fees of the approvals that let venues pull, at the prices of now. */
  readonly approvalFeeE8s: bigint;
};

/** What a run came to. */
export type Summary = Costs & {
  readonly cycles: number;
  readonly trades: number;
  readonly failures: number;
  readonly driftBpBefore: bigint;
  readonly driftBpAfter: bigint;
  readonly invariantsOk: boolean;
};

/** How far a portfolio is from its targets: Σ|diff|. */
export function sumDriftBp(shares: readonly ShareReport[]): bigint {
  return shares.reduce((sum, { diffBp }) => sum + (diffBp < 0n ? -diffBp : diffBp), 0n);
}

/** Cost of everything traded, in basis points of its value, to the nearest; 0 when nothing was. */
export function costBp(costs: Costs): bigint {
  const { priceImpactE8s, venueFeeE8s, ledgerFeeE8s, approvalFeeE8s } = costs;
  return partBp(priceImpactE8s + venueFeeE8s + ledgerFeeE8s + approvalFeeE8s, costs);
}

/** A part of the cost in basis points of what was traded, to the nearest. */
export function partBp(partE8s: bigint, { tradedE8s }: Costs): bigint {
  return tradedE8s === 0n ? 0n : (partE8s * 20_000n + tradedE8s) / (2n * tradedE8s);
}
