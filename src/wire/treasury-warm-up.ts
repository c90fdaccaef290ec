import { NO_COUNTS } from "../treasury/counters.js";
import type { Standing } from "../treasury/planner/requirements.js";
import { Principal } from "./idl.js";
import * as wire from "./treasury.js";
import { warmUp } from "./warm-up.js";

const token = Principal.anonymous();

/** The words of answers: the codec remembers what it wrote once, and a query forgets it again. */
const STANDINGS: Readonly<Record<Standing, true>> = {
  not_held: true,
  paused: true,
  unsynced: true,
  no_price: true,
  price_barred: true,
  price_stale: true,
  within_band: true,
  candidate: true,
};

const requirement = {
  token,
  symbol: "",
  standing: "",
  price_e8s: 0n,
  value_e8s: 0n,
  target_bp: 0n,
  current_bp: 0n,
  diff_bp: 0n,
};

const holding = {
  token: {
    token,
    symbol: "",
    decimals: 0,
    fee_atoms: 0n,
    pays_by: { allowance: null },
    active: true,
    target_bp: 0n,
    pause: [],
    next_block_index: 0n,
  },
  held_atoms: 0n,
  liquid_atoms: 0n,
  reserved_atoms: 0n,
  price_e8s: [0n],
  price_at_ns: [0n],
  value_e8s: 0n,
  requirement: [requirement],
  synced_at_ns: [0n],
  sync_failure: [],
};

const status = {
  status: { idle: null },
  since_ns: 0n,
  now_ns: 0n,
  config_version: 0n,
  pending_config: [],
  running_since_ns: [0n],
  last_cycle_at_ns: 0n,
  next_cycle_at_ns: 0n,
  counters: Object.keys(NO_COUNTS).map((name) => ({ name, count: 0n })),
  venues: [
    {
      venue: "",
      enabled: true,
      score_percent: 0,
      failure_streak: 0,
      suspended_until_ns: 0n,
      last_failure: "",
    },
  ],
  token_count: 0,
  open_leg_count: 0,
  suspense_leg_count: 0,
  total_e8s: 0n,
  exact_mode_reachable: true,
};

/** Compiles the Candid of the queries that are asked most. */
export function warmUpTreasury(): void {
  warmUp(wire.getStatus, [], status);
  const usd = [{ icp_price_e8s: 0n, total_e8s: 0n, at_ns: 0n, token }];
  const holdings = Object.keys(STANDINGS).map((standing) => ({
    ...holding,
    requirement: [{ ...requirement, standing }],
  }));
  warmUp(wire.getPortfolio, [], { total_e8s: 0n, tradable_e8s: 0n, holdings, usd });
}
