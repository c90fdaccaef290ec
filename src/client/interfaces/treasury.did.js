/*
 * Made from canisters/treasury/treasury.did by `npm run check -- --write`: change that file, not this one.
 */
import { IDL } from '@dfinity/candid';
export const idlFactory = ({ IDL }) => {
  const Value = IDL.Rec();
  const PriceCondition = IDL.Record({
    'direction' : IDL.Variant({ 'up' : IDL.Null, 'down' : IDL.Null }),
    'token' : IDL.Opt(IDL.Principal),
    'change_bp' : IDL.Nat64,
    'window_ns' : IDL.Nat64,
  });
  const Config = IDL.Record({
    'short_sync_ns' : IDL.Nat64,
    'fallback_venues' : IDL.Vec(IDL.Text),
    'fill_price_change_bp_max' : IDL.Nat64,
    'partial_rule' : IDL.Variant({
      'max_coverage' : IDL.Null,
      'lowest_slippage' : IDL.Null,
    }),
    'price_age_ns_max' : IDL.Nat64,
    'portfolio_fall_bp_max' : IDL.Nat64,
    'snapshot_interval_ns' : IDL.Nat64,
    'diff_bp_min' : IDL.Nat64,
    'allowance_ns' : IDL.Nat64,
    'slippage_bp_max' : IDL.Nat64,
    'partial_bp_min' : IDL.Nat64,
    'transfer_fee_bp_max' : IDL.Nat64,
    'token_sync_ns_max' : IDL.Nat64,
    'venue_order' : IDL.Vec(IDL.Text),
    'allowance_trade_count' : IDL.Nat64,
    'cycle_lock_ns' : IDL.Nat64,
    'balance_age_ns_max' : IDL.Nat64,
    'paused_token_count' : IDL.Nat64,
    'price_jump_bp_max' : IDL.Nat64,
    'portfolio_window_ns' : IDL.Nat64,
    'fee_bp_max' : IDL.Nat64,
    'price_conditions' : IDL.Vec(PriceCondition),
    'attempt_count_max' : IDL.Nat64,
    'pair_skip_ns' : IDL.Nat64,
    'cycle_interval_ns' : IDL.Nat64,
    'price_source_count_min' : IDL.Nat64,
    'trade_value_e8s_max' : IDL.Nat64,
    'trade_value_e8s_min' : IDL.Nat64,
    'single_venue_partials' : IDL.Bool,
    'long_sync_ns' : IDL.Nat64,
  });
  const InitArgs = IDL.Record({
    'icpswap_factory' : IDL.Opt(IDL.Principal),
    'icp_ledger' : IDL.Principal,
    'kongswap' : IDL.Opt(IDL.Principal),
    'operators' : IDL.Vec(IDL.Principal),
    'guardian' : IDL.Opt(IDL.Principal),
    'governance' : IDL.Opt(IDL.Principal),
    'config' : IDL.Opt(Config),
  });
  const TokenView = IDL.Record({
    'decimals' : IDL.Nat8,
    'token' : IDL.Principal,
    'active' : IDL.Bool,
    'fee_atoms' : IDL.Nat,
    'target_bp' : IDL.Nat64,
    'pause' : IDL.Opt(
      IDL.Record({
        'by' : IDL.Variant({
          'operator' : IDL.Null,
          'sync' : IDL.Null,
          'breaker' : IDL.Null,
        }),
        'at_ns' : IDL.Nat64,
        'reason' : IDL.Text,
      })
    ),
    'next_block_index' : IDL.Nat64,
    'symbol' : IDL.Text,
    'pays_by' : IDL.Variant({ 'allowance' : IDL.Null, 'transfer' : IDL.Null }),
  });
  const TreasuryError = IDL.Variant({
    'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
    'insufficient_funds' : IDL.Record({
      'token_id' : IDL.Text,
      'available_atoms' : IDL.Nat,
      'needed_atoms' : IDL.Nat,
    }),
    'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
    'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
    'no_answer' : IDL.Record({ 'from' : IDL.Text, 'reason' : IDL.Text }),
    'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
    'unknown_reservation' : IDL.Record({ 'reservation_id' : IDL.Text }),
    'wrong_status' : IDL.Record({ 'status' : IDL.Text, 'needed' : IDL.Text }),
    'reason_missing' : IDL.Record({
      'length_max' : IDL.Nat32,
      'length' : IDL.Nat32,
    }),
    'unknown_leg' : IDL.Record({ 'leg_id' : IDL.Nat64 }),
    'version_conflict' : IDL.Record({
      'current_version' : IDL.Nat64,
      'expected_version' : IDL.Nat64,
    }),
    'unknown_token' : IDL.Record({ 'ledger' : IDL.Text }),
    'outcome_unknown' : IDL.Record({
      'transfer_id' : IDL.Nat64,
      'reason' : IDL.Text,
    }),
    'unknown_venue' : IDL.Record({ 'venue' : IDL.Text }),
    'token_in_use' : IDL.Record({ 'why' : IDL.Text, 'token_id' : IDL.Text }),
    'unknown_cycle' : IDL.Record({
      'oldest_id' : IDL.Nat64,
      'cycle_id' : IDL.Nat64,
    }),
    'not_authorized' : IDL.Record({
      'needed' : IDL.Variant({
        'operate' : IDL.Null,
        'govern' : IDL.Null,
        'guard' : IDL.Null,
      }),
      'caller' : IDL.Text,
    }),
    'invalid_argument' : IDL.Record({
      'field' : IDL.Text,
      'found' : IDL.Text,
      'allowed' : IDL.Text,
    }),
    'no_block_history' : IDL.Record({
      'standards' : IDL.Text,
      'ledger' : IDL.Text,
    }),
  });
  const Done = IDL.Variant({ 'Ok' : IDL.Null, 'Err' : TreasuryError });
  const InvariantView = IDL.Record({
    'holds' : IDL.Bool,
    'name' : IDL.Text,
    'says' : IDL.Text,
  });
  const AttemptView = IDL.Record({
    'end' : IDL.Variant({
      'skipped' : IDL.Record({ 'why' : IDL.Text, 'reason' : IDL.Text }),
      'traded' : IDL.Record({ 'trade_id' : IDL.Nat64 }),
      'abandoned' : IDL.Record({ 'why' : IDL.Text }),
      'failed' : IDL.Record({ 'why' : IDL.Text, 'trade_id' : IDL.Nat64 }),
    }),
    'origin' : IDL.Variant({ 'fallback' : IDL.Null, 'pair' : IDL.Null }),
    'venues' : IDL.Vec(
      IDL.Record({
        'venue' : IDL.Text,
        'answer' : IDL.Text,
        'detail' : IDL.Text,
      })
    ),
  });
  const CycleView = IDL.Record({
    'status' : IDL.Text,
    'started_at_ns' : IDL.Nat64,
    'trigger' : IDL.Variant({ 'timer' : IDL.Null, 'operator' : IDL.Null }),
    'seed' : IDL.Vec(IDL.Nat8),
    'attempts' : IDL.Vec(AttemptView),
    'config_version' : IDL.Nat64,
    'settled_leg_count' : IDL.Nat32,
    'cycle_id' : IDL.Nat64,
    'ended_at_ns' : IDL.Nat64,
    'outcome' : IDL.Variant({
      'skipped' : IDL.Null,
      'traded' : IDL.Null,
      'idle' : IDL.Null,
      'interrupted' : IDL.Null,
      'failed' : IDL.Null,
    }),
    'instruction_count' : IDL.Nat64,
    'reason' : IDL.Text,
  });
  const ExplanationView = IDL.Record({
    'cycle' : CycleView,
    'lines' : IDL.Vec(IDL.Text),
  });
  const PageArgs = IDL.Record({
    'after' : IDL.Opt(IDL.Nat64),
    'limit' : IDL.Opt(IDL.Nat32),
  });
  const AlertView = IDL.Record({
    'token' : IDL.Opt(IDL.Principal),
    'at_ns' : IDL.Nat64,
    'kind' : IDL.Text,
    'alert_id' : IDL.Nat64,
    'message' : IDL.Text,
    'leg_id' : IDL.Opt(IDL.Nat64),
  });
  Value.fill(
    IDL.Variant({
      'Int' : IDL.Int,
      'Map' : IDL.Vec(IDL.Tuple(IDL.Text, Value)),
      'Nat' : IDL.Nat,
      'Blob' : IDL.Vec(IDL.Nat8),
      'Text' : IDL.Text,
      'Array' : IDL.Vec(Value),
    })
  );
  const Event = IDL.Record({
    'id' : IDL.Nat64,
    'at_ns' : IDL.Nat64,
    'subject' : IDL.Text,
    'kind' : IDL.Text,
    'operation_id' : IDL.Opt(IDL.Nat64),
    'version' : IDL.Nat16,
    'previous_hash' : IDL.Vec(IDL.Nat8),
    'payload' : Value,
  });
  const LegView = IDL.Record({
    'buy' : IDL.Principal,
    'trade_id' : IDL.Nat64,
    'claim_id' : IDL.Opt(IDL.Nat64),
    'venue' : IDL.Text,
    'note' : IDL.Text,
    'sell' : IDL.Principal,
    'asked_atoms' : IDL.Nat,
    'opened_at_ns' : IDL.Nat64,
    'operation_id' : IDL.Nat64,
    'answer' : IDL.Variant({
      'closed' : IDL.Record({ 'reason' : IDL.Text }),
      'none' : IDL.Null,
      'accepted' : IDL.Record({ 'out_atoms' : IDL.Nat }),
      'unknown' : IDL.Record({ 'reason' : IDL.Text }),
      'refused' : IDL.Record({ 'reason' : IDL.Text }),
    }),
    'pay_block_index' : IDL.Opt(IDL.Nat64),
    'counterparty' : IDL.Principal,
    'state' : IDL.Variant({
      'cancelled' : IDL.Null,
      'settled' : IDL.Null,
      'submitted' : IDL.Null,
      'paid' : IDL.Null,
      'refunded' : IDL.Null,
      'suspense' : IDL.Null,
      'planned' : IDL.Null,
      'claim_pending' : IDL.Null,
      'manual' : IDL.Null,
    }),
    'received_atoms' : IDL.Nat,
    'payout_block_index' : IDL.Opt(IDL.Nat64),
    'leg_id' : IDL.Nat64,
    'expected_out_atoms' : IDL.Nat,
    'size_atoms' : IDL.Nat,
    'cycle_id' : IDL.Nat64,
    'pays_by' : IDL.Variant({ 'allowance' : IDL.Null, 'transfer' : IDL.Null }),
    'changed_at_ns' : IDL.Nat64,
    'min_out_atoms' : IDL.Nat,
  });
  const RequirementView = IDL.Record({
    'token' : IDL.Principal,
    'diff_bp' : IDL.Int64,
    'target_bp' : IDL.Nat64,
    'value_e8s' : IDL.Nat,
    'current_bp' : IDL.Nat64,
    'price_e8s' : IDL.Nat,
    'standing' : IDL.Text,
    'symbol' : IDL.Text,
  });
  const HoldingView = IDL.Record({
    'token' : TokenView,
    'price_at_ns' : IDL.Opt(IDL.Nat64),
    'reserved_atoms' : IDL.Nat,
    'requirement' : IDL.Opt(RequirementView),
    'synced_at_ns' : IDL.Opt(IDL.Nat64),
    'value_e8s' : IDL.Nat,
    'liquid_atoms' : IDL.Nat,
    'price_e8s' : IDL.Opt(IDL.Nat),
    'held_atoms' : IDL.Nat,
    'sync_failure' : IDL.Opt(IDL.Text),
  });
  const PortfolioView = IDL.Record({
    'usd' : IDL.Opt(
      IDL.Record({
        'token' : IDL.Principal,
        'at_ns' : IDL.Nat64,
        'total_e8s' : IDL.Nat,
        'icp_price_e8s' : IDL.Nat,
      })
    ),
    'holdings' : IDL.Vec(HoldingView),
    'total_e8s' : IDL.Nat,
    'tradable_e8s' : IDL.Nat,
  });
  const PriceView = IDL.Record({
    'token' : IDL.Principal,
    'at_ns' : IDL.Nat64,
    'source' : IDL.Variant({ 'fill' : IDL.Null, 'sync' : IDL.Null }),
    'price_e8s' : IDL.Nat,
  });
  const PreviewView = IDL.Record({
    'odds' : IDL.Vec(
      IDL.Record({
        'buy' : IDL.Principal,
        'sell' : IDL.Principal,
        'exact' : IDL.Bool,
        'odds_bp' : IDL.Nat64,
        'refusal' : IDL.Opt(IDL.Text),
      })
    ),
    'tradable_e8s' : IDL.Nat,
    'requirements' : IDL.Vec(RequirementView),
    'refusal' : IDL.Opt(IDL.Text),
  });
  const ReservationView = IDL.Record({
    'token' : IDL.Principal,
    'amount_atoms' : IDL.Nat,
    'reservation_id' : IDL.Text,
    'owner' : IDL.Text,
    'purpose' : IDL.Text,
    'expires_at_ns' : IDL.Opt(IDL.Nat64),
  });
  const SnapshotView = IDL.Record({
    'at_ns' : IDL.Nat64,
    'kind' : IDL.Variant({
      'before_trade' : IDL.Null,
      'after_trade' : IDL.Null,
      'hourly' : IDL.Null,
    }),
    'unit_value_e8s' : IDL.Nat,
    'holdings' : IDL.Vec(
      IDL.Record({
        'token' : IDL.Principal,
        'amount_atoms' : IDL.Nat,
        'price_e8s' : IDL.Nat,
      })
    ),
    'total_e8s' : IDL.Nat,
  });
  const Status = IDL.Variant({
    'idle' : IDL.Null,
    'trading' : IDL.Null,
    'failed' : IDL.Record({ 'reason' : IDL.Text }),
    'paused' : IDL.Record({ 'reason' : IDL.Text }),
  });
  const VenueView = IDL.Record({
    'score_percent' : IDL.Nat8,
    'venue' : IDL.Text,
    'failure_streak' : IDL.Nat32,
    'enabled' : IDL.Bool,
    'suspended_until_ns' : IDL.Nat64,
    'last_failure' : IDL.Text,
  });
  const StatusView = IDL.Record({
    'pending_config' : IDL.Opt(
      IDL.Record({ 'version' : IDL.Nat64, 'activates_at_ns' : IDL.Nat64 })
    ),
    'status' : Status,
    'open_leg_count' : IDL.Nat32,
    'now_ns' : IDL.Nat64,
    'running_since_ns' : IDL.Opt(IDL.Nat64),
    'total_e8s' : IDL.Nat,
    'counters' : IDL.Vec(
      IDL.Record({ 'name' : IDL.Text, 'count' : IDL.Nat64 })
    ),
    'config_version' : IDL.Nat64,
    'next_cycle_at_ns' : IDL.Nat64,
    'venues' : IDL.Vec(VenueView),
    'token_count' : IDL.Nat32,
    'suspense_leg_count' : IDL.Nat32,
    'exact_mode_reachable' : IDL.Bool,
    'last_cycle_at_ns' : IDL.Nat64,
    'since_ns' : IDL.Nat64,
  });
  const TradeView = IDL.Record({
    'buy' : IDL.Principal,
    'bought_atoms' : IDL.Nat,
    'trade_id' : IDL.Nat64,
    'fallback' : IDL.Bool,
    'cost' : IDL.Opt(
      IDL.Record({
        'venue_fee_e8s' : IDL.Int,
        'price_impact_e8s' : IDL.Int,
        'traded_e8s' : IDL.Int,
        'ledger_fee_e8s' : IDL.Int,
      })
    ),
    'sell' : IDL.Principal,
    'opened_at_ns' : IDL.Nat64,
    'sold_atoms' : IDL.Nat,
    'exact' : IDL.Bool,
    'leg_ids' : IDL.Vec(IDL.Nat64),
    'state' : IDL.Variant({
      'open' : IDL.Null,
      'filled' : IDL.Null,
      'failed' : IDL.Null,
    }),
    'value_e8s' : IDL.Nat,
    'size_atoms' : IDL.Nat,
    'cycle_id' : IDL.Nat64,
    'outcome' : IDL.Variant({
      'split' : IDL.Null,
      'single' : IDL.Null,
      'reduced' : IDL.Null,
      'partial' : IDL.Null,
    }),
    'closed_at_ns' : IDL.Opt(IDL.Nat64),
  });
  const TransferView = IDL.Record({
    'token' : IDL.Principal,
    'amount_atoms' : IDL.Nat,
    'block_index' : IDL.Opt(IDL.Nat64),
    'fee_atoms' : IDL.Nat,
    'other_side' : IDL.Vec(IDL.Nat8),
    'kind' : IDL.Variant({
      'deposit' : IDL.Null,
      'approval' : IDL.Null,
      'withdrawal' : IDL.Null,
    }),
    'note' : IDL.Text,
    'opened_at_ns' : IDL.Nat64,
    'operation_id' : IDL.Nat64,
    'transfer_id' : IDL.Nat64,
    'state' : IDL.Variant({
      'cancelled' : IDL.Null,
      'done' : IDL.Null,
      'sent' : IDL.Null,
    }),
    'changed_at_ns' : IDL.Nat64,
  });
  const Reasoned = IDL.Record({ 'reason' : IDL.Text });
  const AboutToken = IDL.Record({
    'ledger' : IDL.Principal,
    'reason' : IDL.Text,
  });
  const MoneyView = IDL.Record({
    'unused_atoms' : IDL.Nat,
    'bought_atoms' : IDL.Nat,
    'token' : IDL.Principal,
    'subaccount_atoms' : IDL.Nat,
    'in_flight_atoms' : IDL.Nat,
    'claim_atoms' : IDL.Nat,
    'dust_atoms' : IDL.Nat,
    'fees_atoms' : IDL.Int,
    'lost_atoms' : IDL.Int,
    'accounted_atoms' : IDL.Int,
    'deposited_atoms' : IDL.Nat,
    'sold_atoms' : IDL.Nat,
    'liquid_atoms' : IDL.Nat,
    'sum_atoms' : IDL.Int,
    'withdrawn_atoms' : IDL.Nat,
    'symbol' : IDL.Text,
    'suspense_atoms' : IDL.Nat,
  });
  const Account = IDL.Record({
    'owner' : IDL.Principal,
    'subaccount' : IDL.Opt(IDL.Vec(IDL.Nat8)),
  });
  
  return IDL.Service({
    'add_token' : IDL.Func(
        [
          IDL.Record({
            'target_bp' : IDL.Nat64,
            'ledger' : IDL.Principal,
            'reason' : IDL.Text,
          }),
        ],
        [IDL.Variant({ 'Ok' : TokenView, 'Err' : TreasuryError })],
        [],
      ),
    'cancel_pending_config' : IDL.Func(
        [IDL.Record({ 'version' : IDL.Nat64, 'reason' : IDL.Text })],
        [Done],
        [],
      ),
    'check_invariants' : IDL.Func([], [IDL.Vec(InvariantView)], ['query']),
    'close_leg' : IDL.Func(
        [IDL.Record({ 'leg_id' : IDL.Nat64, 'reason' : IDL.Text })],
        [Done],
        [],
      ),
    'explain_cycle' : IDL.Func(
        [IDL.Record({ 'cycle_id' : IDL.Nat64 })],
        [IDL.Variant({ 'Ok' : ExplanationView, 'Err' : TreasuryError })],
        ['query'],
      ),
    'get_alerts' : IDL.Func(
        [PageArgs],
        [
          IDL.Record({
            'alerts' : IDL.Vec(AlertView),
            'next' : IDL.Opt(IDL.Nat64),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_config' : IDL.Func(
        [],
        [
          IDL.Record({
            'pending' : IDL.Opt(Config),
            'version' : IDL.Nat64,
            'config' : Config,
          }),
        ],
        ['query'],
      ),
    'get_cycle' : IDL.Func(
        [IDL.Record({ 'cycle_id' : IDL.Nat64 })],
        [IDL.Variant({ 'Ok' : CycleView, 'Err' : TreasuryError })],
        ['query'],
      ),
    'get_cycles' : IDL.Func(
        [PageArgs],
        [
          IDL.Record({
            'next' : IDL.Opt(IDL.Nat64),
            'cycles' : IDL.Vec(CycleView),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_events' : IDL.Func(
        [PageArgs],
        [
          IDL.Record({
            'next' : IDL.Opt(IDL.Nat64),
            'events' : IDL.Vec(Event),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_legs' : IDL.Func(
        [PageArgs],
        [
          IDL.Record({
            'legs' : IDL.Vec(LegView),
            'next' : IDL.Opt(IDL.Nat64),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_portfolio' : IDL.Func([], [PortfolioView], ['query']),
    'get_prices' : IDL.Func(
        [PageArgs],
        [
          IDL.Record({
            'next' : IDL.Opt(IDL.Nat64),
            'prices' : IDL.Vec(PriceView),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_requirements' : IDL.Func([], [PreviewView], ['query']),
    'get_reservations' : IDL.Func([], [IDL.Vec(ReservationView)], ['query']),
    'get_snapshots' : IDL.Func(
        [PageArgs],
        [
          IDL.Record({
            'next' : IDL.Opt(IDL.Nat64),
            'snapshots' : IDL.Vec(SnapshotView),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_status' : IDL.Func([], [StatusView], ['query']),
    'get_trades' : IDL.Func(
        [PageArgs],
        [
          IDL.Record({
            'trades' : IDL.Vec(TradeView),
            'next' : IDL.Opt(IDL.Nat64),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_transfers' : IDL.Func(
        [PageArgs],
        [
          IDL.Record({
            'transfers' : IDL.Vec(TransferView),
            'next' : IDL.Opt(IDL.Nat64),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'http_request' : IDL.Func(
        [
          IDL.Record({
            'url' : IDL.Text,
            'method' : IDL.Text,
            'body' : IDL.Vec(IDL.Nat8),
            'headers' : IDL.Vec(IDL.Tuple(IDL.Text, IDL.Text)),
          }),
        ],
        [
          IDL.Record({
            'body' : IDL.Vec(IDL.Nat8),
            'headers' : IDL.Vec(IDL.Tuple(IDL.Text, IDL.Text)),
            'status_code' : IDL.Nat16,
          }),
        ],
        ['query'],
      ),
    'pause' : IDL.Func([Reasoned], [Done], []),
    'pause_token' : IDL.Func([AboutToken], [Done], []),
    'preview_cycle' : IDL.Func([], [PreviewView], ['query']),
    'recover_now' : IDL.Func(
        [Reasoned],
        [
          IDL.Variant({
            'Ok' : IDL.Record({ 'settled_leg_count' : IDL.Nat32 }),
            'Err' : TreasuryError,
          }),
        ],
        [],
      ),
    'release' : IDL.Func(
        [IDL.Record({ 'reservation_id' : IDL.Text, 'reason' : IDL.Text })],
        [Done],
        [],
      ),
    'remove_token' : IDL.Func([AboutToken], [Done], []),
    'reserve' : IDL.Func(
        [
          IDL.Record({
            'amount_atoms' : IDL.Nat,
            'reservation_id' : IDL.Text,
            'owner' : IDL.Text,
            'ledger' : IDL.Principal,
            'purpose' : IDL.Text,
            'expires_at_ns' : IDL.Opt(IDL.Nat64),
            'reason' : IDL.Text,
          }),
        ],
        [Done],
        [],
      ),
    'resume' : IDL.Func([Reasoned], [Done], []),
    'resume_token' : IDL.Func([AboutToken], [Done], []),
    'retry_failed_kongswap_transactions' : IDL.Func(
        [Reasoned],
        [
          IDL.Variant({
            'Ok' : IDL.Record({ 'settled_leg_count' : IDL.Nat32 }),
            'Err' : TreasuryError,
          }),
        ],
        [],
      ),
    'run_cycle_now' : IDL.Func(
        [IDL.Record({ 'dry_run' : IDL.Bool, 'reason' : IDL.Text })],
        [IDL.Variant({ 'Ok' : CycleView, 'Err' : TreasuryError })],
        [],
      ),
    'set_targets' : IDL.Func(
        [
          IDL.Record({
            'targets' : IDL.Vec(
              IDL.Record({ 'target_bp' : IDL.Nat64, 'ledger' : IDL.Principal })
            ),
            'reason' : IDL.Text,
          }),
        ],
        [Done],
        [],
      ),
    'set_venue' : IDL.Func(
        [
          IDL.Record({
            'venue' : IDL.Text,
            'enabled' : IDL.Bool,
            'reason' : IDL.Text,
          }),
        ],
        [Done],
        [],
      ),
    'start_trading' : IDL.Func([Reasoned], [Done], []),
    'stop_trading' : IDL.Func([Reasoned], [Done], []),
    'update_config' : IDL.Func(
        [
          IDL.Record({
            'config' : Config,
            'expected_version' : IDL.Nat64,
            'reason' : IDL.Text,
          }),
        ],
        [
          IDL.Variant({
            'Ok' : IDL.Record({
              'loosened' : IDL.Vec(IDL.Text),
              'version' : IDL.Nat64,
              'activates_at_ns' : IDL.Nat64,
            }),
            'Err' : TreasuryError,
          }),
        ],
        [],
      ),
    'where_is_the_money' : IDL.Func([], [IDL.Vec(MoneyView)], ['query']),
    'withdraw' : IDL.Func(
        [
          IDL.Record({
            'to' : Account,
            'amount_atoms' : IDL.Nat,
            'ledger' : IDL.Principal,
            'reason' : IDL.Text,
          }),
        ],
        [
          IDL.Variant({
            'Ok' : IDL.Record({
              'block_index' : IDL.Nat64,
              'transfer_id' : IDL.Nat64,
            }),
            'Err' : TreasuryError,
          }),
        ],
        [],
      ),
  });
};
export const init = ({ IDL }) => {
  const PriceCondition = IDL.Record({
    'direction' : IDL.Variant({ 'up' : IDL.Null, 'down' : IDL.Null }),
    'token' : IDL.Opt(IDL.Principal),
    'change_bp' : IDL.Nat64,
    'window_ns' : IDL.Nat64,
  });
  const Config = IDL.Record({
    'short_sync_ns' : IDL.Nat64,
    'fallback_venues' : IDL.Vec(IDL.Text),
    'fill_price_change_bp_max' : IDL.Nat64,
    'partial_rule' : IDL.Variant({
      'max_coverage' : IDL.Null,
      'lowest_slippage' : IDL.Null,
    }),
    'price_age_ns_max' : IDL.Nat64,
    'portfolio_fall_bp_max' : IDL.Nat64,
    'snapshot_interval_ns' : IDL.Nat64,
    'diff_bp_min' : IDL.Nat64,
    'allowance_ns' : IDL.Nat64,
    'slippage_bp_max' : IDL.Nat64,
    'partial_bp_min' : IDL.Nat64,
    'transfer_fee_bp_max' : IDL.Nat64,
    'token_sync_ns_max' : IDL.Nat64,
    'venue_order' : IDL.Vec(IDL.Text),
    'allowance_trade_count' : IDL.Nat64,
    'cycle_lock_ns' : IDL.Nat64,
    'balance_age_ns_max' : IDL.Nat64,
    'paused_token_count' : IDL.Nat64,
    'price_jump_bp_max' : IDL.Nat64,
    'portfolio_window_ns' : IDL.Nat64,
    'fee_bp_max' : IDL.Nat64,
    'price_conditions' : IDL.Vec(PriceCondition),
    'attempt_count_max' : IDL.Nat64,
    'pair_skip_ns' : IDL.Nat64,
    'cycle_interval_ns' : IDL.Nat64,
    'price_source_count_min' : IDL.Nat64,
    'trade_value_e8s_max' : IDL.Nat64,
    'trade_value_e8s_min' : IDL.Nat64,
    'single_venue_partials' : IDL.Bool,
    'long_sync_ns' : IDL.Nat64,
  });
  const InitArgs = IDL.Record({
    'icpswap_factory' : IDL.Opt(IDL.Principal),
    'icp_ledger' : IDL.Principal,
    'kongswap' : IDL.Opt(IDL.Principal),
    'operators' : IDL.Vec(IDL.Principal),
    'guardian' : IDL.Opt(IDL.Principal),
    'governance' : IDL.Opt(IDL.Principal),
    'config' : IDL.Opt(Config),
  });
  
  return [IDL.Opt(InitArgs)];
};
