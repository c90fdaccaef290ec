import { numberFieldNames, parameterName } from "../treasury/config-numbers.js";
import { IDL } from "./idl.js";

/*
 * The Candid types of the treasury. Every method takes at most one record and answers with one
 * value; new fields are added as `opt`, so that old callers go on working.
 */

export const Account = IDL.Record({
  owner: IDL.Principal,
  subaccount: IDL.Opt(IDL.Vec(IDL.Nat8)),
});

const PriceCondition = IDL.Record({
  token: IDL.Opt(IDL.Principal),
  direction: IDL.Variant({ down: IDL.Null, up: IDL.Null }),
  change_bp: IDL.Nat64,
  window_ns: IDL.Nat64,
});

export const Config = IDL.Record({
  ...Object.fromEntries(numberFieldNames.map((name) => [parameterName(name), IDL.Nat64])),
  partial_rule: IDL.Variant({ lowest_slippage: IDL.Null, max_coverage: IDL.Null }),
  single_venue_partials: IDL.Bool,
  venue_order: IDL.Vec(IDL.Text),
  fallback_venues: IDL.Vec(IDL.Text),
  price_conditions: IDL.Vec(PriceCondition),
});

export const InitArgs = IDL.Record({
  governance: IDL.Opt(IDL.Principal),
  guardian: IDL.Opt(IDL.Principal),
  operators: IDL.Vec(IDL.Principal),
  icp_ledger: IDL.Principal,
  kongswap: IDL.Opt(IDL.Principal),
  icpswap_factory: IDL.Opt(IDL.Principal),
  config: IDL.Opt(Config),
});

const Right = IDL.Variant({ govern: IDL.Null, operate: IDL.Null, guard: IDL.Null });

export const TreasuryError = IDL.Variant({
  not_authorized: IDL.Record({ caller: IDL.Text, needed: Right }),
  reason_missing: IDL.Record({ length: IDL.Nat32, length_max: IDL.Nat32 }),
  wrong_status: IDL.Record({ status: IDL.Text, needed: IDL.Text }),
  cycle_running: IDL.Record({ started_at_ns: IDL.Nat64 }),
  invalid_argument: IDL.Record({ field: IDL.Text, found: IDL.Text, allowed: IDL.Text }),
  invalid_config: IDL.Record({ problems: IDL.Vec(IDL.Text) }),
  version_conflict: IDL.Record({ expected_version: IDL.Nat64, current_version: IDL.Nat64 }),
  unknown_token: IDL.Record({ ledger: IDL.Text }),
  token_exists: IDL.Record({ token_id: IDL.Text }),
  token_in_use: IDL.Record({ token_id: IDL.Text, why: IDL.Text }),
  unknown_venue: IDL.Record({ venue: IDL.Text }),
  unknown_leg: IDL.Record({ leg_id: IDL.Nat64 }),
  unknown_cycle: IDL.Record({ cycle_id: IDL.Nat64, oldest_id: IDL.Nat64 }),
  unknown_reservation: IDL.Record({ reservation_id: IDL.Text }),
  insufficient_funds: IDL.Record({
    token_id: IDL.Text,
    available_atoms: IDL.Nat,
    needed_atoms: IDL.Nat,
  }),
  no_answer: IDL.Record({ from: IDL.Text, reason: IDL.Text }),
  no_block_history: IDL.Record({ ledger: IDL.Text, standards: IDL.Text }),
  ledger_refused: IDL.Record({ reason: IDL.Text }),
  outcome_unknown: IDL.Record({ transfer_id: IDL.Nat64, reason: IDL.Text }),
});

export const Status = IDL.Variant({
  idle: IDL.Null,
  trading: IDL.Null,
  paused: IDL.Record({ reason: IDL.Text }),
  failed: IDL.Record({ reason: IDL.Text }),
});

export const VenueView = IDL.Record({
  venue: IDL.Text,
  enabled: IDL.Bool,
  score_percent: IDL.Nat8,
  failure_streak: IDL.Nat32,
  suspended_until_ns: IDL.Nat64,
  last_failure: IDL.Text,
});

export const StatusView = IDL.Record({
  status: Status,
  since_ns: IDL.Nat64,
  now_ns: IDL.Nat64,
  config_version: IDL.Nat64,
  pending_config: IDL.Opt(IDL.Record({ version: IDL.Nat64, activates_at_ns: IDL.Nat64 })),
  running_since_ns: IDL.Opt(IDL.Nat64),
  last_cycle_at_ns: IDL.Nat64,
  next_cycle_at_ns: IDL.Nat64,
  counters: IDL.Vec(IDL.Record({ name: IDL.Text, count: IDL.Nat64 })),
  venues: IDL.Vec(VenueView),
  token_count: IDL.Nat32,
  open_leg_count: IDL.Nat32,
  suspense_leg_count: IDL.Nat32,
  total_e8s: IDL.Nat,
  exact_mode_reachable: IDL.Bool,
});

export const Pause = IDL.Record({
  by: IDL.Variant({ operator: IDL.Null, breaker: IDL.Null, sync: IDL.Null }),
  reason: IDL.Text,
  at_ns: IDL.Nat64,
});

export const PayWay = IDL.Variant({ allowance: IDL.Null, transfer: IDL.Null });

export const TokenView = IDL.Record({
  token: IDL.Principal,
  symbol: IDL.Text,
  decimals: IDL.Nat8,
  fee_atoms: IDL.Nat,
  pays_by: PayWay,
  active: IDL.Bool,
  target_bp: IDL.Nat64,
  pause: IDL.Opt(Pause),
  next_block_index: IDL.Nat64,
});

export const RequirementView = IDL.Record({
  token: IDL.Principal,
  symbol: IDL.Text,
  standing: IDL.Text,
  price_e8s: IDL.Nat,
  value_e8s: IDL.Nat,
  target_bp: IDL.Nat64,
  current_bp: IDL.Nat64,
  diff_bp: IDL.Int64,
});

export const HoldingView = IDL.Record({
  token: TokenView,
  held_atoms: IDL.Nat,
  liquid_atoms: IDL.Nat,
  reserved_atoms: IDL.Nat,
  price_e8s: IDL.Opt(IDL.Nat),
  price_at_ns: IDL.Opt(IDL.Nat64),
  value_e8s: IDL.Nat,
  requirement: IDL.Opt(RequirementView),
  synced_at_ns: IDL.Opt(IDL.Nat64),
  sync_failure: IDL.Opt(IDL.Text),
});

export const DollarsView = IDL.Record({
  icp_price_e8s: IDL.Nat,
  total_e8s: IDL.Nat,
  at_ns: IDL.Nat64,
  token: IDL.Principal,
});

export const PortfolioView = IDL.Record({
  total_e8s: IDL.Nat,
  tradable_e8s: IDL.Nat,
  holdings: IDL.Vec(HoldingView),
  usd: IDL.Opt(DollarsView),
});

export const PreviewView = IDL.Record({
  tradable_e8s: IDL.Nat,
  requirements: IDL.Vec(RequirementView),
  odds: IDL.Vec(
    IDL.Record({
      sell: IDL.Principal,
      buy: IDL.Principal,
      odds_bp: IDL.Nat64,
      exact: IDL.Bool,
      refusal: IDL.Opt(IDL.Text),
    }),
  ),
  refusal: IDL.Opt(IDL.Text),
});

export const MoneyView = IDL.Record({
  token: IDL.Principal,
  symbol: IDL.Text,
  liquid_atoms: IDL.Nat,
  in_flight_atoms: IDL.Nat,
  unused_atoms: IDL.Nat,
  subaccount_atoms: IDL.Nat,
  claim_atoms: IDL.Nat,
  suspense_atoms: IDL.Nat,
  dust_atoms: IDL.Nat,
  sum_atoms: IDL.Int,
  accounted_atoms: IDL.Int,
  deposited_atoms: IDL.Nat,
  withdrawn_atoms: IDL.Nat,
  sold_atoms: IDL.Nat,
  bought_atoms: IDL.Nat,
  fees_atoms: IDL.Int,
  lost_atoms: IDL.Int,
});

export const InvariantView = IDL.Record({ name: IDL.Text, says: IDL.Text, holds: IDL.Bool });

export const PageArgs = IDL.Record({ after: IDL.Opt(IDL.Nat64), limit: IDL.Opt(IDL.Nat32) });

/** A page of a history. */
export function PageOf(name: string, item: IDL.Type): IDL.Type {
  return IDL.Record({ [name]: IDL.Vec(item), next: IDL.Opt(IDL.Nat64), oldest: IDL.Nat64 });
}

const AttemptView = IDL.Record({
  origin: IDL.Variant({ pair: IDL.Null, fallback: IDL.Null }),
  end: IDL.Variant({
    traded: IDL.Record({ trade_id: IDL.Nat64 }),
    failed: IDL.Record({ trade_id: IDL.Nat64, why: IDL.Text }),
    skipped: IDL.Record({ reason: IDL.Text, why: IDL.Text }),
    abandoned: IDL.Record({ why: IDL.Text }),
  }),
  venues: IDL.Vec(IDL.Record({ venue: IDL.Text, answer: IDL.Text, detail: IDL.Text })),
});

export const CycleView = IDL.Record({
  cycle_id: IDL.Nat64,
  started_at_ns: IDL.Nat64,
  ended_at_ns: IDL.Nat64,
  trigger: IDL.Variant({ timer: IDL.Null, operator: IDL.Null }),
  status: IDL.Text,
  config_version: IDL.Nat64,
  seed: IDL.Vec(IDL.Nat8),
  outcome: IDL.Variant({
    interrupted: IDL.Null,
    idle: IDL.Null,
    traded: IDL.Null,
    failed: IDL.Null,
    skipped: IDL.Null,
  }),
  reason: IDL.Text,
  attempts: IDL.Vec(AttemptView),
  settled_leg_count: IDL.Nat32,
  instruction_count: IDL.Nat64,
});

export const ExplanationView = IDL.Record({ cycle: CycleView, lines: IDL.Vec(IDL.Text) });

export const TradeView = IDL.Record({
  trade_id: IDL.Nat64,
  cycle_id: IDL.Nat64,
  outcome: IDL.Variant({
    single: IDL.Null,
    split: IDL.Null,
    partial: IDL.Null,
    reduced: IDL.Null,
  }),
  state: IDL.Variant({ open: IDL.Null, filled: IDL.Null, failed: IDL.Null }),
  fallback: IDL.Bool,
  exact: IDL.Bool,
  sell: IDL.Principal,
  buy: IDL.Principal,
  size_atoms: IDL.Nat,
  value_e8s: IDL.Nat,
  sold_atoms: IDL.Nat,
  bought_atoms: IDL.Nat,
  leg_ids: IDL.Vec(IDL.Nat64),
  opened_at_ns: IDL.Nat64,
  closed_at_ns: IDL.Opt(IDL.Nat64),
  cost: IDL.Opt(
    IDL.Record({
      traded_e8s: IDL.Int,
      price_impact_e8s: IDL.Int,
      venue_fee_e8s: IDL.Int,
      ledger_fee_e8s: IDL.Int,
    }),
  ),
});

export const LegView = IDL.Record({
  leg_id: IDL.Nat64,
  trade_id: IDL.Nat64,
  cycle_id: IDL.Nat64,
  operation_id: IDL.Nat64,
  venue: IDL.Text,
  pays_by: IDL.Variant({ allowance: IDL.Null, transfer: IDL.Null }),
  sell: IDL.Principal,
  buy: IDL.Principal,
  counterparty: IDL.Principal,
  state: IDL.Variant({
    planned: IDL.Null,
    paid: IDL.Null,
    submitted: IDL.Null,
    claim_pending: IDL.Null,
    suspense: IDL.Null,
    settled: IDL.Null,
    refunded: IDL.Null,
    cancelled: IDL.Null,
    manual: IDL.Null,
  }),
  answer: IDL.Variant({
    none: IDL.Null,
    accepted: IDL.Record({ out_atoms: IDL.Nat }),
    refused: IDL.Record({ reason: IDL.Text }),
    unknown: IDL.Record({ reason: IDL.Text }),
    closed: IDL.Record({ reason: IDL.Text }),
  }),
  size_atoms: IDL.Nat,
  asked_atoms: IDL.Nat,
  min_out_atoms: IDL.Nat,
  expected_out_atoms: IDL.Nat,
  received_atoms: IDL.Nat,
  pay_block_index: IDL.Opt(IDL.Nat64),
  payout_block_index: IDL.Opt(IDL.Nat64),
  claim_id: IDL.Opt(IDL.Nat64),
  opened_at_ns: IDL.Nat64,
  changed_at_ns: IDL.Nat64,
  note: IDL.Text,
});

export const TransferView = IDL.Record({
  transfer_id: IDL.Nat64,
  operation_id: IDL.Nat64,
  kind: IDL.Variant({ deposit: IDL.Null, withdrawal: IDL.Null, approval: IDL.Null }),
  token: IDL.Principal,
  amount_atoms: IDL.Nat,
  fee_atoms: IDL.Nat,
  other_side: IDL.Vec(IDL.Nat8),
  state: IDL.Variant({ sent: IDL.Null, done: IDL.Null, cancelled: IDL.Null }),
  block_index: IDL.Opt(IDL.Nat64),
  opened_at_ns: IDL.Nat64,
  changed_at_ns: IDL.Nat64,
  note: IDL.Text,
});

export const PriceView = IDL.Record({
  token: IDL.Principal,
  at_ns: IDL.Nat64,
  price_e8s: IDL.Nat,
  source: IDL.Variant({ sync: IDL.Null, fill: IDL.Null }),
});

export const SnapshotView = IDL.Record({
  at_ns: IDL.Nat64,
  kind: IDL.Variant({ before_trade: IDL.Null, after_trade: IDL.Null, hourly: IDL.Null }),
  total_e8s: IDL.Nat,
  unit_value_e8s: IDL.Nat,
  holdings: IDL.Vec(
    IDL.Record({ token: IDL.Principal, amount_atoms: IDL.Nat, price_e8s: IDL.Nat }),
  ),
});

export const AlertView = IDL.Record({
  alert_id: IDL.Nat64,
  at_ns: IDL.Nat64,
  kind: IDL.Text,
  message: IDL.Text,
  token: IDL.Opt(IDL.Principal),
  leg_id: IDL.Opt(IDL.Nat64),
});
