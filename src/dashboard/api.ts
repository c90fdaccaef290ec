/*
 * What the treasury answers under `api/`, so far as the page shows it. Whole numbers of more than
 * 32 bits come as text.
 */

/** A case of a variant: its name, or an object of that one name. */
export type Case = string | Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A venue and how it has behaved. */
export type Venue = {
  readonly venue: string;
  readonly enabled: boolean;
  readonly score_percent: number;
  readonly failure_streak: number;
  readonly suspended_until_ns: string;
  readonly last_failure: string;
};

/** The treasury in one look. */
export type Status = {
  readonly status: Case;
  readonly now_ns: string;
  readonly running_since_ns: string | null;
  readonly last_cycle_at_ns: string;
  readonly next_cycle_at_ns: string;
  readonly counters: readonly { readonly name: string; readonly count: string }[];
  readonly venues: readonly Venue[];
  readonly open_leg_count: number;
  readonly suspense_leg_count: number;
  readonly total_e8s: string;
};

/** A token against its target. */
export type Holding = {
  readonly token: {
    readonly token: string;
    readonly symbol: string;
    readonly decimals: number;
    readonly target_bp: string;
    readonly pause: { readonly by: Case; readonly reason: string } | null;
  };
  readonly held_atoms: string;
  readonly price_e8s: string | null;
  readonly value_e8s: string;
  readonly requirement: { readonly current_bp: string; readonly diff_bp: string } | null;
  readonly sync_failure: string | null;
};

/** All tokens against their targets. */
export type Portfolio = {
  readonly total_e8s: string;
  readonly holdings: readonly Holding[];
  /** In dollars, while a stable coin has a price. */
  readonly usd: { readonly total_e8s: string; readonly icp_price_e8s: string } | null;
};

/** Where the money of one token is, and how it came to be. */
export type MoneyLine = {
  readonly symbol: string;
  readonly token: string;
  readonly liquid_atoms: string;
  readonly in_flight_atoms: string;
  readonly unused_atoms: string;
  readonly subaccount_atoms: string;
  readonly claim_atoms: string;
  readonly suspense_atoms: string;
  readonly dust_atoms: string;
  readonly sum_atoms: string;
  readonly accounted_atoms: string;
};

/** A rule of the books, and whether it holds. */
export type Invariant = { readonly name: string; readonly says: string; readonly holds: boolean };

/** A cycle that has ended. */
export type Cycle = {
  readonly cycle_id: string;
  readonly started_at_ns: string;
  readonly ended_at_ns: string;
  readonly outcome: string;
  readonly reason: string;
  readonly attempts: readonly { readonly end: Case }[];
};

/** A trade: one or two legs. */
export type Trade = {
  readonly trade_id: string;
  readonly cycle_id: string;
  readonly outcome: string;
  readonly fallback: boolean;
  readonly sell: string;
  readonly buy: string;
  readonly value_e8s: string;
  readonly leg_ids: readonly string[];
};

/** An order at one venue. */
export type Leg = { readonly leg_id: string; readonly venue: string; readonly state: string };

/** Something that was raised for people. */
export type Alert = {
  readonly alert_id: string;
  readonly at_ns: string;
  readonly kind: string;
  readonly message: string;
  readonly token: string | null;
};

/** The portfolio around a trade. */
export type Snapshot = {
  readonly at_ns: string;
  readonly kind: string;
  readonly total_e8s: string;
  readonly holdings: readonly {
    readonly token: string;
    readonly amount_atoms: string;
    readonly price_e8s: string;
  }[];
};

/** The portfolio over time. */
export type History = {
  readonly tokens: readonly {
    readonly token: string;
    readonly symbol: string;
    readonly target_bp: number;
  }[];
  readonly points: readonly {
    readonly at_ns: string;
    readonly total_e8s: string;
    readonly unit_value_e8s: string;
    readonly shares_bp: readonly number[];
  }[];
};

/** Everything the page shows besides the status. */
export type Picture = {
  readonly portfolio: Portfolio;
  readonly money: readonly MoneyLine[];
  readonly invariants: readonly Invariant[];
  readonly history: History;
  readonly cycles: readonly Cycle[];
  readonly trades: readonly Trade[];
  readonly legs: readonly Leg[];
  readonly snapshots: readonly Snapshot[];
  readonly alerts: readonly Alert[];
};

const WAIT_MS_MAX = 10_000;

/** Cycles that are listed. */
export const CYCLE_COUNT = 12;

/** Asks for the status. */
export function readStatus(): Promise<Status> {
  return read("status");
}

/** Asks for everything else at once. */
export async function readPicture(): Promise<Picture> {
  const [portfolio, money, invariants, history, cycles, trades, legs, snapshots, alerts] =
    await Promise.all([
      read<Portfolio>("portfolio"),
      read<MoneyLine[]>("money"),
      read<Invariant[]>("invariants"),
      read<History>("history?points=200"),
      read<{ cycles: Cycle[] }>(`cycles?last=${CYCLE_COUNT}`),
      read<{ trades: Trade[] }>(`trades?last=${CYCLE_COUNT}`),
      // A trade has at most two legs, and a cycle's failed attempts a few more.
      read<{ legs: Leg[] }>(`legs?last=${4 * CYCLE_COUNT}`),
      read<{ snapshots: Snapshot[] }>(`snapshots?last=${3 * CYCLE_COUNT}`),
      read<{ alerts: Alert[] }>("alerts?last=10"),
    ]);
  return {
    portfolio,
    money,
    invariants,
    history,
    cycles: cycles.cycles,
    trades: trades.trades,
    legs: legs.legs,
    snapshots: snapshots.snapshots,
    alerts: alerts.alerts,
  };
}

/** Asks why a cycle did what it did. */
export async function readExplanation(cycleId: string): Promise<readonly string[]> {
  const { lines } = await read<{ lines: string[] }>(`cycles/${cycleId}/explanation`);
  return lines;
}

async function read<T>(path: string): Promise<T> {
  const signal = AbortSignal.timeout(WAIT_MS_MAX);
  const response = await fetch(`api/${path}`, { signal, cache: "no-store" });
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}`);
  return response.json();
}
