import { BP_ONE } from "../../kernel/fixed-point.js";
import { valueE8sDown } from "./value.js";

/** What a trade costs, split by who takes it; e8s of ICP. */
export type Cost = {
  /** What our own amount moves the price by; negative when the venue paid more than its spot. */
  readonly priceImpactE8s: bigint;
  readonly venueFeeE8s: bigint;
  readonly ledgerFeesE8s: bigint;
};

/** What a cost is split from: planned or executed, it is the same. */
export type CostInput = {
  /** Out at the spot price, without any fee. */
  readonly spotOutAtoms: bigint;
  /** Out before ledger fees. */
  readonly grossOutAtoms: bigint;
  readonly venueFeeBp: bigint;
  /** Of the bought token. */
  readonly priceE8s: bigint;
  readonly decimals: number;
  readonly ledgerFeesE8s: bigint;
};

/**
 * Splits the cost of a leg into price impact, venue fee and ledger fees (§4). The venue's fee is
 * its share of the spot output, and the price impact is what else is missing from it; both are
 * rounded towards zero from the bought token's atoms.
 */
export function splitCost(input: CostInput): Cost {
  const { spotOutAtoms, grossOutAtoms, venueFeeBp, priceE8s, decimals, ledgerFeesE8s } = input;
  const venueFeeAtoms = (spotOutAtoms * venueFeeBp) / BP_ONE;
  const impactAtoms = spotOutAtoms - grossOutAtoms - venueFeeAtoms;
  return {
    priceImpactE8s: valueE8sDown(impactAtoms, priceE8s, decimals),
    venueFeeE8s: valueE8sDown(venueFeeAtoms, priceE8s, decimals),
    ledgerFeesE8s,
  };
}
