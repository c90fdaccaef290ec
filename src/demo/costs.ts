import { mulDivUp } from "../kernel/fixed-point.js";
import type { DemoNetwork } from "./demo-network.js";
import type { Costs, ShareReport } from "./reports.js";
import { readAll } from "./treasury-values.js";

/**
 * Adds up what trading has cost: what each trade says of itself, and the approvals, which belong to
 * no trade because one lasts for many.
 */
export function addUpCosts(demo: DemoNetwork, shares: readonly ShareReport[]): Costs {
  const sums = { tradedE8s: 0n, priceImpactE8s: 0n, venueFeeE8s: 0n, ledgerFeeE8s: 0n };
  for (const { cost } of readAll(demo, "trades")) {
    sums.tradedE8s += cost[0]?.traded_e8s ?? 0n;
    sums.priceImpactE8s += cost[0]?.price_impact_e8s ?? 0n;
    sums.venueFeeE8s += cost[0]?.venue_fee_e8s ?? 0n;
    sums.ledgerFeeE8s += cost[0]?.ledger_fee_e8s ?? 0n;
  }
  return { ...sums, approvalFeeE8s: approvalFeesE8s(demo, shares) };
}

function approvalFeesE8s(demo: DemoNetwork, shares: readonly ShareReport[]): bigint {
  const sharesByLedger = new Map(
    shares.map((share) => [demo.tokens.get(share.symbol)?.text ?? "", share]),
  );
  let sumE8s = 0n;
  for (const { kind, state, token, fee_atoms } of readAll(demo, "transfers")) {
    const share = sharesByLedger.get(token.toText());
    if (share === undefined || !("approval" in kind) || "cancelled" in state) continue;
    sumE8s += mulDivUp(fee_atoms, share.priceE8s, 10n ** BigInt(share.decimals));
  }
  return sumE8s;
}
