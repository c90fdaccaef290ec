import * as treasuryMethods from "../wire/treasury.js";
import type { DemoNetwork } from "./demo-network.js";
import type { PortfolioReport, ShareReport } from "./reports.js";

/*
 * What the treasury answers to queries, so far as a demo reads it.
 */

/** A principal as Candid decodes it. */
type Ledger = { toText(): string };

/** A cycle. */
export type CycleValue = {
  cycle_id: bigint;
  started_at_ns: bigint;
  outcome: object;
  reason: string;
  attempts: { end: Record<string, { trade_id?: bigint; why?: string } | null> }[];
};

/** A trade. */
export type TradeValue = {
  trade_id: bigint;
  outcome: object;
  fallback: boolean;
  exact: boolean;
  sell: Ledger;
  buy: Ledger;
  value_e8s: bigint;
  leg_ids: bigint[];
  cost: [] | [Record<`${"traded" | "price_impact" | "venue_fee" | "ledger_fee"}_e8s`, bigint>];
};

/** A leg. */
export type LegValue = {
  leg_id: bigint;
  venue: string;
  sell: Ledger;
  buy: Ledger;
  asked_atoms: bigint;
  expected_out_atoms: bigint;
  state: object;
};

/** A deposit, withdrawal or approval. */
export type TransferValue = { kind: object; state: object; token: Ledger; fee_atoms: bigint };

type Records = {
  readonly cycles: CycleValue;
  readonly trades: TradeValue;
  readonly legs: LegValue;
  readonly transfers: TransferValue;
};

const METHODS = {
  cycles: { name: "get_cycles", method: treasuryMethods.getCycles },
  trades: { name: "get_trades", method: treasuryMethods.getTrades },
  legs: { name: "get_legs", method: treasuryMethods.getLegs },
  transfers: { name: "get_transfers", method: treasuryMethods.getTransfers },
} as const;

/** Most records that one question answers. */
const PAGE_LENGTH_MAX = 100;

/** Up to `limit` records of a history from an id on, oldest first. */
export function readPage<Kind extends keyof Records>(
  demo: DemoNetwork,
  kind: Kind,
  fromId: bigint,
  limit: number = PAGE_LENGTH_MAX,
): Records[Kind][] {
  const { name, method } = METHODS[kind];
  const after: [] | [bigint] = fromId === 0n ? [] : [fromId - 1n];
  const page = demo.client.query(demo.treasury, name, method, { after, limit: [limit] });
  return (page as Record<Kind, Records[Kind][]>)[kind];
}

/** All records of a history that are kept, from an id on, page by page. */
export function* readAll<Kind extends keyof Records>(
  { client, treasury }: DemoNetwork,
  kind: Kind,
  fromId = 0n,
): Generator<Records[Kind]> {
  const { name, method } = METHODS[kind];
  let after: [] | [bigint] = fromId === 0n ? [] : [fromId - 1n];
  do {
    const reply = client.query(treasury, name, method, { after, limit: [PAGE_LENGTH_MAX] });
    const page = reply as Record<Kind, Records[Kind][]> & { next: [] | [bigint] };
    yield* page[kind];
    after = page.next;
  } while (after.length > 0);
}

type HoldingValue = {
  token: { symbol: string; decimals: number };
  held_atoms: bigint;
  price_e8s: [] | [bigint];
  value_e8s: bigint;
  requirement: [] | [{ current_bp: bigint; target_bp: bigint; diff_bp: bigint }];
};

/** The portfolio against its targets, and what ICP costs in dollars. */
export function readPortfolio({ client, treasury }: DemoNetwork): PortfolioReport {
  const answer = client.query(treasury, "get_portfolio", treasuryMethods.getPortfolio);
  const { holdings, usd } = answer as {
    readonly holdings: HoldingValue[];
    readonly usd: [] | [{ readonly icp_price_e8s: bigint }];
  };
  const [inDollars] = usd;
  return {
    shares: holdings.map(toShare),
    ...(inDollars === undefined ? {} : { icpUsdE8s: inDollars.icp_price_e8s }),
  };
}

function toShare(holding: HoldingValue): ShareReport {
  const { token, held_atoms, price_e8s, value_e8s, requirement } = holding;
  const [row] = requirement;
  return {
    symbol: token.symbol,
    decimals: token.decimals,
    heldAtoms: held_atoms,
    priceE8s: price_e8s[0] ?? 0n,
    valueE8s: value_e8s,
    currentBp: row?.current_bp ?? 0n,
    targetBp: row?.target_bp ?? 0n,
    diffBp: row?.diff_bp ?? 0n,
  };
}

/** How many legs are not final. */
export function readOpenLegCount({ client, treasury }: DemoNetwork): number {
  const status = client.query(treasury, "get_status", treasuryMethods.getStatus);
  return (status as { open_leg_count: number }).open_leg_count;
}

/** Names of the treasury's invariants that do not hold. */
export function readBrokenInvariants({ client, treasury }: DemoNetwork): string[] {
  const views = client.query(treasury, "check_invariants", treasuryMethods.checkInvariants);
  return (views as { name: string; holds: boolean }[])
    .filter(({ holds }) => !holds)
    .map(({ name }) => name);
}

/** The name of a variant's case. */
export function nameOf(variant: object): string {
  return Object.keys(variant)[0] ?? "";
}
