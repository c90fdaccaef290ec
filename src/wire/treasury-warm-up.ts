import { Principal } from "./idl.js";
import * as wire from "./treasury.js";
import { warmUp } from "./warm-up.js";

const token = Principal.anonymous();

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
  counters: [{ name: "", count: 0n }],
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
  warmUp(wire.getPortfolio, [], { total_e8s: 0n, tradable_e8s: 0n, holdings: [holding], usd });
}
