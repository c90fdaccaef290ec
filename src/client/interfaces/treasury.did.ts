// @ts-nocheck
/*
 * Made from canisters/treasury/treasury.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { Principal } from '@dfinity/principal';
import type { IDL } from '@dfinity/candid';

export type rec_0 = { 'Int' : bigint } |
  { 'Map' : Array<[string, rec_0]> } |
  { 'Nat' : bigint } |
  { 'Blob' : Uint8Array } |
  { 'Text' : string } |
  { 'Array' : Array<rec_0> };
export interface _SERVICE {
  'add_token' : ActorMethod<
    [{ 'target_bp' : bigint, 'ledger' : Principal, 'reason' : string }],
    {
        'Ok' : {
          'decimals' : number,
          'token' : Principal,
          'active' : boolean,
          'fee_atoms' : bigint,
          'target_bp' : bigint,
          'pause' : [] | [
            {
              'by' : { 'operator' : null } |
                { 'sync' : null } |
                { 'breaker' : null },
              'at_ns' : bigint,
              'reason' : string,
            }
          ],
          'next_block_index' : bigint,
          'symbol' : string,
          'pays_by' : { 'allowance' : null } |
            { 'transfer' : null },
        }
      } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'check_invariants' : ActorMethod<
    [],
    Array<{ 'holds' : boolean, 'name' : string, 'says' : string }>
  >,
  'close_leg' : ActorMethod<
    [{ 'leg_id' : bigint, 'reason' : string }],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'explain_cycle' : ActorMethod<
    [{ 'cycle_id' : bigint }],
    {
        'Ok' : {
          'cycle' : {
            'status' : string,
            'started_at_ns' : bigint,
            'trigger' : { 'timer' : null } |
              { 'operator' : null },
            'seed' : Uint8Array,
            'attempts' : Array<
              {
                'end' : { 'skipped' : { 'why' : string, 'reason' : string } } |
                  { 'traded' : { 'trade_id' : bigint } } |
                  { 'abandoned' : { 'why' : string } } |
                  { 'failed' : { 'why' : string, 'trade_id' : bigint } },
                'origin' : { 'fallback' : null } |
                  { 'pair' : null },
                'venues' : Array<
                  { 'venue' : string, 'answer' : string, 'detail' : string }
                >,
              }
            >,
            'config_version' : bigint,
            'settled_leg_count' : number,
            'cycle_id' : bigint,
            'ended_at_ns' : bigint,
            'outcome' : { 'skipped' : null } |
              { 'traded' : null } |
              { 'idle' : null } |
              { 'interrupted' : null } |
              { 'failed' : null },
            'instruction_count' : bigint,
            'reason' : string,
          },
          'lines' : Array<string>,
        }
      } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'get_alerts' : ActorMethod<
    [{ 'after' : [] | [bigint], 'limit' : [] | [number] }],
    {
      'alerts' : Array<
        {
          'token' : [] | [Principal],
          'at_ns' : bigint,
          'kind' : string,
          'alert_id' : bigint,
          'message' : string,
          'leg_id' : [] | [bigint],
        }
      >,
      'next' : [] | [bigint],
      'oldest' : bigint,
    }
  >,
  'get_config' : ActorMethod<
    [],
    {
      'pending' : [] | [
        {
          'short_sync_ns' : bigint,
          'fallback_venues' : Array<string>,
          'fill_price_change_bp_max' : bigint,
          'partial_rule' : { 'max_coverage' : null } |
            { 'lowest_slippage' : null },
          'price_age_ns_max' : bigint,
          'portfolio_fall_bp_max' : bigint,
          'snapshot_interval_ns' : bigint,
          'diff_bp_min' : bigint,
          'allowance_ns' : bigint,
          'slippage_bp_max' : bigint,
          'partial_bp_min' : bigint,
          'transfer_fee_bp_max' : bigint,
          'token_sync_ns_max' : bigint,
          'venue_order' : Array<string>,
          'allowance_trade_count' : bigint,
          'cycle_lock_ns' : bigint,
          'balance_age_ns_max' : bigint,
          'paused_token_count' : bigint,
          'price_jump_bp_max' : bigint,
          'portfolio_window_ns' : bigint,
          'fee_bp_max' : bigint,
          'price_conditions' : Array<
            {
              'direction' : { 'up' : null } |
                { 'down' : null },
              'token' : [] | [Principal],
              'change_bp' : bigint,
              'window_ns' : bigint,
            }
          >,
          'attempt_count_max' : bigint,
          'pair_skip_ns' : bigint,
          'cycle_interval_ns' : bigint,
          'price_source_count_min' : bigint,
          'trade_value_e8s_max' : bigint,
          'trade_value_e8s_min' : bigint,
          'single_venue_partials' : boolean,
          'long_sync_ns' : bigint,
        }
      ],
      'version' : bigint,
      'config' : {
        'short_sync_ns' : bigint,
        'fallback_venues' : Array<string>,
        'fill_price_change_bp_max' : bigint,
        'partial_rule' : { 'max_coverage' : null } |
          { 'lowest_slippage' : null },
        'price_age_ns_max' : bigint,
        'portfolio_fall_bp_max' : bigint,
        'snapshot_interval_ns' : bigint,
        'diff_bp_min' : bigint,
        'allowance_ns' : bigint,
        'slippage_bp_max' : bigint,
        'partial_bp_min' : bigint,
        'transfer_fee_bp_max' : bigint,
        'token_sync_ns_max' : bigint,
        'venue_order' : Array<string>,
        'allowance_trade_count' : bigint,
        'cycle_lock_ns' : bigint,
        'balance_age_ns_max' : bigint,
        'paused_token_count' : bigint,
        'price_jump_bp_max' : bigint,
        'portfolio_window_ns' : bigint,
        'fee_bp_max' : bigint,
        'price_conditions' : Array<
          {
            'direction' : { 'up' : null } |
              { 'down' : null },
            'token' : [] | [Principal],
            'change_bp' : bigint,
            'window_ns' : bigint,
          }
        >,
        'attempt_count_max' : bigint,
        'pair_skip_ns' : bigint,
        'cycle_interval_ns' : bigint,
        'price_source_count_min' : bigint,
        'trade_value_e8s_max' : bigint,
        'trade_value_e8s_min' : bigint,
        'single_venue_partials' : boolean,
        'long_sync_ns' : bigint,
      },
    }
  >,
  'get_cycle' : ActorMethod<
    [{ 'cycle_id' : bigint }],
    {
        'Ok' : {
          'status' : string,
          'started_at_ns' : bigint,
          'trigger' : { 'timer' : null } |
            { 'operator' : null },
          'seed' : Uint8Array,
          'attempts' : Array<
            {
              'end' : { 'skipped' : { 'why' : string, 'reason' : string } } |
                { 'traded' : { 'trade_id' : bigint } } |
                { 'abandoned' : { 'why' : string } } |
                { 'failed' : { 'why' : string, 'trade_id' : bigint } },
              'origin' : { 'fallback' : null } |
                { 'pair' : null },
              'venues' : Array<
                { 'venue' : string, 'answer' : string, 'detail' : string }
              >,
            }
          >,
          'config_version' : bigint,
          'settled_leg_count' : number,
          'cycle_id' : bigint,
          'ended_at_ns' : bigint,
          'outcome' : { 'skipped' : null } |
            { 'traded' : null } |
            { 'idle' : null } |
            { 'interrupted' : null } |
            { 'failed' : null },
          'instruction_count' : bigint,
          'reason' : string,
        }
      } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'get_cycles' : ActorMethod<
    [{ 'after' : [] | [bigint], 'limit' : [] | [number] }],
    {
      'next' : [] | [bigint],
      'cycles' : Array<
        {
          'status' : string,
          'started_at_ns' : bigint,
          'trigger' : { 'timer' : null } |
            { 'operator' : null },
          'seed' : Uint8Array,
          'attempts' : Array<
            {
              'end' : { 'skipped' : { 'why' : string, 'reason' : string } } |
                { 'traded' : { 'trade_id' : bigint } } |
                { 'abandoned' : { 'why' : string } } |
                { 'failed' : { 'why' : string, 'trade_id' : bigint } },
              'origin' : { 'fallback' : null } |
                { 'pair' : null },
              'venues' : Array<
                { 'venue' : string, 'answer' : string, 'detail' : string }
              >,
            }
          >,
          'config_version' : bigint,
          'settled_leg_count' : number,
          'cycle_id' : bigint,
          'ended_at_ns' : bigint,
          'outcome' : { 'skipped' : null } |
            { 'traded' : null } |
            { 'idle' : null } |
            { 'interrupted' : null } |
            { 'failed' : null },
          'instruction_count' : bigint,
          'reason' : string,
        }
      >,
      'oldest' : bigint,
    }
  >,
  'get_events' : ActorMethod<
    [{ 'after' : [] | [bigint], 'limit' : [] | [number] }],
    {
      'next' : [] | [bigint],
      'events' : Array<
        {
          'id' : bigint,
          'at_ns' : bigint,
          'subject' : string,
          'kind' : string,
          'operation_id' : [] | [bigint],
          'version' : number,
          'previous_hash' : Uint8Array,
          'payload' : rec_0,
        }
      >,
      'oldest' : bigint,
    }
  >,
  'get_legs' : ActorMethod<
    [{ 'after' : [] | [bigint], 'limit' : [] | [number] }],
    {
      'legs' : Array<
        {
          'buy' : Principal,
          'trade_id' : bigint,
          'claim_id' : [] | [bigint],
          'venue' : string,
          'note' : string,
          'sell' : Principal,
          'asked_atoms' : bigint,
          'opened_at_ns' : bigint,
          'operation_id' : bigint,
          'answer' : { 'none' : null } |
            { 'accepted' : { 'out_atoms' : bigint } } |
            { 'unknown' : { 'reason' : string } } |
            { 'refused' : { 'reason' : string } },
          'pay_block_index' : [] | [bigint],
          'counterparty' : Principal,
          'state' : { 'cancelled' : null } |
            { 'settled' : null } |
            { 'submitted' : null } |
            { 'paid' : null } |
            { 'refunded' : null } |
            { 'suspense' : null } |
            { 'planned' : null } |
            { 'claim_pending' : null } |
            { 'manual' : null },
          'received_atoms' : bigint,
          'payout_block_index' : [] | [bigint],
          'leg_id' : bigint,
          'expected_out_atoms' : bigint,
          'size_atoms' : bigint,
          'cycle_id' : bigint,
          'pays_by' : { 'allowance' : null } |
            { 'transfer' : null },
          'changed_at_ns' : bigint,
          'min_out_atoms' : bigint,
        }
      >,
      'next' : [] | [bigint],
      'oldest' : bigint,
    }
  >,
  'get_portfolio' : ActorMethod<
    [],
    {
      'holdings' : Array<
        {
          'token' : {
            'decimals' : number,
            'token' : Principal,
            'active' : boolean,
            'fee_atoms' : bigint,
            'target_bp' : bigint,
            'pause' : [] | [
              {
                'by' : { 'operator' : null } |
                  { 'sync' : null } |
                  { 'breaker' : null },
                'at_ns' : bigint,
                'reason' : string,
              }
            ],
            'next_block_index' : bigint,
            'symbol' : string,
            'pays_by' : { 'allowance' : null } |
              { 'transfer' : null },
          },
          'price_at_ns' : [] | [bigint],
          'reserved_atoms' : bigint,
          'requirement' : [] | [
            {
              'token' : Principal,
              'diff_bp' : bigint,
              'target_bp' : bigint,
              'value_e8s' : bigint,
              'current_bp' : bigint,
              'price_e8s' : bigint,
              'standing' : string,
              'symbol' : string,
            }
          ],
          'synced_at_ns' : [] | [bigint],
          'value_e8s' : bigint,
          'liquid_atoms' : bigint,
          'price_e8s' : [] | [bigint],
          'held_atoms' : bigint,
          'sync_failure' : [] | [string],
        }
      >,
      'total_e8s' : bigint,
      'tradable_e8s' : bigint,
    }
  >,
  'get_prices' : ActorMethod<
    [{ 'after' : [] | [bigint], 'limit' : [] | [number] }],
    {
      'next' : [] | [bigint],
      'prices' : Array<
        {
          'token' : Principal,
          'at_ns' : bigint,
          'source' : { 'fill' : null } |
            { 'sync' : null },
          'price_e8s' : bigint,
        }
      >,
      'oldest' : bigint,
    }
  >,
  'get_requirements' : ActorMethod<
    [],
    {
      'odds' : Array<
        {
          'buy' : Principal,
          'sell' : Principal,
          'exact' : boolean,
          'odds_bp' : bigint,
        }
      >,
      'tradable_e8s' : bigint,
      'requirements' : Array<
        {
          'token' : Principal,
          'diff_bp' : bigint,
          'target_bp' : bigint,
          'value_e8s' : bigint,
          'current_bp' : bigint,
          'price_e8s' : bigint,
          'standing' : string,
          'symbol' : string,
        }
      >,
      'refusal' : [] | [string],
    }
  >,
  'get_reservations' : ActorMethod<
    [],
    Array<
      {
        'token' : Principal,
        'amount_atoms' : bigint,
        'reservation_id' : string,
        'owner' : string,
        'purpose' : string,
        'expires_at_ns' : [] | [bigint],
      }
    >
  >,
  'get_snapshots' : ActorMethod<
    [{ 'after' : [] | [bigint], 'limit' : [] | [number] }],
    {
      'next' : [] | [bigint],
      'snapshots' : Array<
        {
          'at_ns' : bigint,
          'kind' : { 'before_trade' : null } |
            { 'after_trade' : null } |
            { 'hourly' : null },
          'unit_value_e8s' : bigint,
          'holdings' : Array<
            {
              'token' : Principal,
              'amount_atoms' : bigint,
              'price_e8s' : bigint,
            }
          >,
          'total_e8s' : bigint,
        }
      >,
      'oldest' : bigint,
    }
  >,
  'get_status' : ActorMethod<
    [],
    {
      'pending_config' : [] | [
        { 'version' : bigint, 'activates_at_ns' : bigint }
      ],
      'status' : { 'idle' : null } |
        { 'trading' : null } |
        { 'failed' : { 'reason' : string } } |
        { 'paused' : { 'reason' : string } },
      'open_leg_count' : number,
      'now_ns' : bigint,
      'running_since_ns' : [] | [bigint],
      'total_e8s' : bigint,
      'counters' : Array<{ 'name' : string, 'count' : bigint }>,
      'config_version' : bigint,
      'next_cycle_at_ns' : bigint,
      'venues' : Array<
        {
          'score_percent' : number,
          'venue' : string,
          'failure_streak' : number,
          'enabled' : boolean,
          'suspended_until_ns' : bigint,
          'last_failure' : string,
        }
      >,
      'token_count' : number,
      'suspense_leg_count' : number,
      'exact_mode_reachable' : boolean,
      'last_cycle_at_ns' : bigint,
      'since_ns' : bigint,
    }
  >,
  'get_trades' : ActorMethod<
    [{ 'after' : [] | [bigint], 'limit' : [] | [number] }],
    {
      'trades' : Array<
        {
          'buy' : Principal,
          'bought_atoms' : bigint,
          'trade_id' : bigint,
          'fallback' : boolean,
          'cost' : [] | [
            {
              'venue_fee_e8s' : bigint,
              'price_impact_e8s' : bigint,
              'traded_e8s' : bigint,
              'ledger_fee_e8s' : bigint,
            }
          ],
          'sell' : Principal,
          'opened_at_ns' : bigint,
          'sold_atoms' : bigint,
          'exact' : boolean,
          'leg_ids' : BigUint64Array,
          'state' : { 'open' : null } |
            { 'filled' : null } |
            { 'failed' : null },
          'value_e8s' : bigint,
          'size_atoms' : bigint,
          'cycle_id' : bigint,
          'outcome' : { 'split' : null } |
            { 'single' : null } |
            { 'reduced' : null } |
            { 'partial' : null },
          'closed_at_ns' : [] | [bigint],
        }
      >,
      'next' : [] | [bigint],
      'oldest' : bigint,
    }
  >,
  'get_transfers' : ActorMethod<
    [{ 'after' : [] | [bigint], 'limit' : [] | [number] }],
    {
      'transfers' : Array<
        {
          'token' : Principal,
          'amount_atoms' : bigint,
          'block_index' : [] | [bigint],
          'fee_atoms' : bigint,
          'other_side' : Uint8Array,
          'kind' : { 'deposit' : null } |
            { 'approval' : null } |
            { 'withdrawal' : null },
          'note' : string,
          'opened_at_ns' : bigint,
          'operation_id' : bigint,
          'transfer_id' : bigint,
          'state' : { 'cancelled' : null } |
            { 'done' : null } |
            { 'sent' : null },
          'changed_at_ns' : bigint,
        }
      >,
      'next' : [] | [bigint],
      'oldest' : bigint,
    }
  >,
  'pause' : ActorMethod<
    [{ 'reason' : string }],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'pause_token' : ActorMethod<
    [{ 'ledger' : Principal, 'reason' : string }],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'preview_cycle' : ActorMethod<
    [],
    {
      'odds' : Array<
        {
          'buy' : Principal,
          'sell' : Principal,
          'exact' : boolean,
          'odds_bp' : bigint,
        }
      >,
      'tradable_e8s' : bigint,
      'requirements' : Array<
        {
          'token' : Principal,
          'diff_bp' : bigint,
          'target_bp' : bigint,
          'value_e8s' : bigint,
          'current_bp' : bigint,
          'price_e8s' : bigint,
          'standing' : string,
          'symbol' : string,
        }
      >,
      'refusal' : [] | [string],
    }
  >,
  'recover_now' : ActorMethod<
    [{ 'reason' : string }],
    { 'Ok' : { 'settled_leg_count' : number } } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'release' : ActorMethod<
    [{ 'reservation_id' : string, 'reason' : string }],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'remove_token' : ActorMethod<
    [{ 'ledger' : Principal, 'reason' : string }],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'reserve' : ActorMethod<
    [
      {
        'amount_atoms' : bigint,
        'reservation_id' : string,
        'owner' : string,
        'ledger' : Principal,
        'purpose' : string,
        'expires_at_ns' : [] | [bigint],
        'reason' : string,
      },
    ],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'resume' : ActorMethod<
    [{ 'reason' : string }],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'resume_token' : ActorMethod<
    [{ 'ledger' : Principal, 'reason' : string }],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'retry_failed_kongswap_transactions' : ActorMethod<
    [{ 'reason' : string }],
    { 'Ok' : { 'settled_leg_count' : number } } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'run_cycle_now' : ActorMethod<
    [{ 'dry_run' : boolean, 'reason' : string }],
    {
        'Ok' : {
          'status' : string,
          'started_at_ns' : bigint,
          'trigger' : { 'timer' : null } |
            { 'operator' : null },
          'seed' : Uint8Array,
          'attempts' : Array<
            {
              'end' : { 'skipped' : { 'why' : string, 'reason' : string } } |
                { 'traded' : { 'trade_id' : bigint } } |
                { 'abandoned' : { 'why' : string } } |
                { 'failed' : { 'why' : string, 'trade_id' : bigint } },
              'origin' : { 'fallback' : null } |
                { 'pair' : null },
              'venues' : Array<
                { 'venue' : string, 'answer' : string, 'detail' : string }
              >,
            }
          >,
          'config_version' : bigint,
          'settled_leg_count' : number,
          'cycle_id' : bigint,
          'ended_at_ns' : bigint,
          'outcome' : { 'skipped' : null } |
            { 'traded' : null } |
            { 'idle' : null } |
            { 'interrupted' : null } |
            { 'failed' : null },
          'instruction_count' : bigint,
          'reason' : string,
        }
      } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'set_targets' : ActorMethod<
    [
      {
        'targets' : Array<{ 'target_bp' : bigint, 'ledger' : Principal }>,
        'reason' : string,
      },
    ],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'set_venue' : ActorMethod<
    [{ 'venue' : string, 'enabled' : boolean, 'reason' : string }],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'start_trading' : ActorMethod<
    [{ 'reason' : string }],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'stop_trading' : ActorMethod<
    [{ 'reason' : string }],
    { 'Ok' : null } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'update_config' : ActorMethod<
    [
      {
        'config' : {
          'short_sync_ns' : bigint,
          'fallback_venues' : Array<string>,
          'fill_price_change_bp_max' : bigint,
          'partial_rule' : { 'max_coverage' : null } |
            { 'lowest_slippage' : null },
          'price_age_ns_max' : bigint,
          'portfolio_fall_bp_max' : bigint,
          'snapshot_interval_ns' : bigint,
          'diff_bp_min' : bigint,
          'allowance_ns' : bigint,
          'slippage_bp_max' : bigint,
          'partial_bp_min' : bigint,
          'transfer_fee_bp_max' : bigint,
          'token_sync_ns_max' : bigint,
          'venue_order' : Array<string>,
          'allowance_trade_count' : bigint,
          'cycle_lock_ns' : bigint,
          'balance_age_ns_max' : bigint,
          'paused_token_count' : bigint,
          'price_jump_bp_max' : bigint,
          'portfolio_window_ns' : bigint,
          'fee_bp_max' : bigint,
          'price_conditions' : Array<
            {
              'direction' : { 'up' : null } |
                { 'down' : null },
              'token' : [] | [Principal],
              'change_bp' : bigint,
              'window_ns' : bigint,
            }
          >,
          'attempt_count_max' : bigint,
          'pair_skip_ns' : bigint,
          'cycle_interval_ns' : bigint,
          'price_source_count_min' : bigint,
          'trade_value_e8s_max' : bigint,
          'trade_value_e8s_min' : bigint,
          'single_venue_partials' : boolean,
          'long_sync_ns' : bigint,
        },
        'expected_version' : bigint,
        'reason' : string,
      },
    ],
    {
        'Ok' : {
          'loosened' : Array<string>,
          'version' : bigint,
          'activates_at_ns' : bigint,
        }
      } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
  'where_is_the_money' : ActorMethod<
    [],
    Array<
      {
        'unused_atoms' : bigint,
        'bought_atoms' : bigint,
        'token' : Principal,
        'subaccount_atoms' : bigint,
        'in_flight_atoms' : bigint,
        'claim_atoms' : bigint,
        'dust_atoms' : bigint,
        'fees_atoms' : bigint,
        'lost_atoms' : bigint,
        'accounted_atoms' : bigint,
        'deposited_atoms' : bigint,
        'sold_atoms' : bigint,
        'liquid_atoms' : bigint,
        'sum_atoms' : bigint,
        'withdrawn_atoms' : bigint,
        'symbol' : string,
        'suspense_atoms' : bigint,
      }
    >
  >,
  'withdraw' : ActorMethod<
    [
      {
        'to' : { 'owner' : Principal, 'subaccount' : [] | [Uint8Array] },
        'amount_atoms' : bigint,
        'ledger' : Principal,
        'reason' : string,
      },
    ],
    { 'Ok' : { 'block_index' : bigint, 'transfer_id' : bigint } } |
      {
        'Err' : { 'token_exists' : { 'token_id' : string } } |
          {
            'insufficient_funds' : {
              'token_id' : string,
              'available_atoms' : bigint,
              'needed_atoms' : bigint,
            }
          } |
          { 'ledger_refused' : { 'reason' : string } } |
          { 'invalid_config' : { 'problems' : Array<string> } } |
          { 'no_answer' : { 'from' : string, 'reason' : string } } |
          { 'cycle_running' : { 'started_at_ns' : bigint } } |
          { 'unknown_reservation' : { 'reservation_id' : string } } |
          { 'wrong_status' : { 'status' : string, 'needed' : string } } |
          { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
          { 'unknown_leg' : { 'leg_id' : bigint } } |
          {
            'version_conflict' : {
              'current_version' : bigint,
              'expected_version' : bigint,
            }
          } |
          { 'unknown_token' : { 'ledger' : string } } |
          {
            'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
          } |
          { 'unknown_venue' : { 'venue' : string } } |
          { 'token_in_use' : { 'why' : string, 'token_id' : string } } |
          { 'unknown_cycle' : { 'oldest_id' : bigint, 'cycle_id' : bigint } } |
          {
            'not_authorized' : {
              'needed' : { 'operate' : null } |
                { 'govern' : null } |
                { 'guard' : null },
              'caller' : string,
            }
          } |
          {
            'invalid_argument' : {
              'field' : string,
              'found' : string,
              'allowed' : string,
            }
          } |
          { 'no_block_history' : { 'standards' : string, 'ledger' : string } }
      }
  >,
}
export const idlFactory: IDL.InterfaceFactory = ({ IDL }) => {
  const rec_0 = IDL.Rec();
  rec_0.fill(
    IDL.Variant({
      'Int' : IDL.Int,
      'Map' : IDL.Vec(IDL.Tuple(IDL.Text, rec_0)),
      'Nat' : IDL.Nat,
      'Blob' : IDL.Vec(IDL.Nat8),
      'Text' : IDL.Text,
      'Array' : IDL.Vec(rec_0),
    })
  );
  
  return IDL.Service({
    'add_token' : IDL.Func(
        [
          IDL.Record({
            'target_bp' : IDL.Nat64,
            'ledger' : IDL.Principal,
            'reason' : IDL.Text,
          }),
        ],
        [
          IDL.Variant({
            'Ok' : IDL.Record({
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
              'pays_by' : IDL.Variant({
                'allowance' : IDL.Null,
                'transfer' : IDL.Null,
              }),
            }),
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'check_invariants' : IDL.Func(
        [],
        [
          IDL.Vec(
            IDL.Record({
              'holds' : IDL.Bool,
              'name' : IDL.Text,
              'says' : IDL.Text,
            })
          ),
        ],
        ['query'],
      ),
    'close_leg' : IDL.Func(
        [IDL.Record({ 'leg_id' : IDL.Nat64, 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'explain_cycle' : IDL.Func(
        [IDL.Record({ 'cycle_id' : IDL.Nat64 })],
        [
          IDL.Variant({
            'Ok' : IDL.Record({
              'cycle' : IDL.Record({
                'status' : IDL.Text,
                'started_at_ns' : IDL.Nat64,
                'trigger' : IDL.Variant({
                  'timer' : IDL.Null,
                  'operator' : IDL.Null,
                }),
                'seed' : IDL.Vec(IDL.Nat8),
                'attempts' : IDL.Vec(
                  IDL.Record({
                    'end' : IDL.Variant({
                      'skipped' : IDL.Record({
                        'why' : IDL.Text,
                        'reason' : IDL.Text,
                      }),
                      'traded' : IDL.Record({ 'trade_id' : IDL.Nat64 }),
                      'abandoned' : IDL.Record({ 'why' : IDL.Text }),
                      'failed' : IDL.Record({
                        'why' : IDL.Text,
                        'trade_id' : IDL.Nat64,
                      }),
                    }),
                    'origin' : IDL.Variant({
                      'fallback' : IDL.Null,
                      'pair' : IDL.Null,
                    }),
                    'venues' : IDL.Vec(
                      IDL.Record({
                        'venue' : IDL.Text,
                        'answer' : IDL.Text,
                        'detail' : IDL.Text,
                      })
                    ),
                  })
                ),
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
              }),
              'lines' : IDL.Vec(IDL.Text),
            }),
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        ['query'],
      ),
    'get_alerts' : IDL.Func(
        [
          IDL.Record({
            'after' : IDL.Opt(IDL.Nat64),
            'limit' : IDL.Opt(IDL.Nat32),
          }),
        ],
        [
          IDL.Record({
            'alerts' : IDL.Vec(
              IDL.Record({
                'token' : IDL.Opt(IDL.Principal),
                'at_ns' : IDL.Nat64,
                'kind' : IDL.Text,
                'alert_id' : IDL.Nat64,
                'message' : IDL.Text,
                'leg_id' : IDL.Opt(IDL.Nat64),
              })
            ),
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
            'pending' : IDL.Opt(
              IDL.Record({
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
                'price_conditions' : IDL.Vec(
                  IDL.Record({
                    'direction' : IDL.Variant({
                      'up' : IDL.Null,
                      'down' : IDL.Null,
                    }),
                    'token' : IDL.Opt(IDL.Principal),
                    'change_bp' : IDL.Nat64,
                    'window_ns' : IDL.Nat64,
                  })
                ),
                'attempt_count_max' : IDL.Nat64,
                'pair_skip_ns' : IDL.Nat64,
                'cycle_interval_ns' : IDL.Nat64,
                'price_source_count_min' : IDL.Nat64,
                'trade_value_e8s_max' : IDL.Nat64,
                'trade_value_e8s_min' : IDL.Nat64,
                'single_venue_partials' : IDL.Bool,
                'long_sync_ns' : IDL.Nat64,
              })
            ),
            'version' : IDL.Nat64,
            'config' : IDL.Record({
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
              'price_conditions' : IDL.Vec(
                IDL.Record({
                  'direction' : IDL.Variant({
                    'up' : IDL.Null,
                    'down' : IDL.Null,
                  }),
                  'token' : IDL.Opt(IDL.Principal),
                  'change_bp' : IDL.Nat64,
                  'window_ns' : IDL.Nat64,
                })
              ),
              'attempt_count_max' : IDL.Nat64,
              'pair_skip_ns' : IDL.Nat64,
              'cycle_interval_ns' : IDL.Nat64,
              'price_source_count_min' : IDL.Nat64,
              'trade_value_e8s_max' : IDL.Nat64,
              'trade_value_e8s_min' : IDL.Nat64,
              'single_venue_partials' : IDL.Bool,
              'long_sync_ns' : IDL.Nat64,
            }),
          }),
        ],
        ['query'],
      ),
    'get_cycle' : IDL.Func(
        [IDL.Record({ 'cycle_id' : IDL.Nat64 })],
        [
          IDL.Variant({
            'Ok' : IDL.Record({
              'status' : IDL.Text,
              'started_at_ns' : IDL.Nat64,
              'trigger' : IDL.Variant({
                'timer' : IDL.Null,
                'operator' : IDL.Null,
              }),
              'seed' : IDL.Vec(IDL.Nat8),
              'attempts' : IDL.Vec(
                IDL.Record({
                  'end' : IDL.Variant({
                    'skipped' : IDL.Record({
                      'why' : IDL.Text,
                      'reason' : IDL.Text,
                    }),
                    'traded' : IDL.Record({ 'trade_id' : IDL.Nat64 }),
                    'abandoned' : IDL.Record({ 'why' : IDL.Text }),
                    'failed' : IDL.Record({
                      'why' : IDL.Text,
                      'trade_id' : IDL.Nat64,
                    }),
                  }),
                  'origin' : IDL.Variant({
                    'fallback' : IDL.Null,
                    'pair' : IDL.Null,
                  }),
                  'venues' : IDL.Vec(
                    IDL.Record({
                      'venue' : IDL.Text,
                      'answer' : IDL.Text,
                      'detail' : IDL.Text,
                    })
                  ),
                })
              ),
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
            }),
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        ['query'],
      ),
    'get_cycles' : IDL.Func(
        [
          IDL.Record({
            'after' : IDL.Opt(IDL.Nat64),
            'limit' : IDL.Opt(IDL.Nat32),
          }),
        ],
        [
          IDL.Record({
            'next' : IDL.Opt(IDL.Nat64),
            'cycles' : IDL.Vec(
              IDL.Record({
                'status' : IDL.Text,
                'started_at_ns' : IDL.Nat64,
                'trigger' : IDL.Variant({
                  'timer' : IDL.Null,
                  'operator' : IDL.Null,
                }),
                'seed' : IDL.Vec(IDL.Nat8),
                'attempts' : IDL.Vec(
                  IDL.Record({
                    'end' : IDL.Variant({
                      'skipped' : IDL.Record({
                        'why' : IDL.Text,
                        'reason' : IDL.Text,
                      }),
                      'traded' : IDL.Record({ 'trade_id' : IDL.Nat64 }),
                      'abandoned' : IDL.Record({ 'why' : IDL.Text }),
                      'failed' : IDL.Record({
                        'why' : IDL.Text,
                        'trade_id' : IDL.Nat64,
                      }),
                    }),
                    'origin' : IDL.Variant({
                      'fallback' : IDL.Null,
                      'pair' : IDL.Null,
                    }),
                    'venues' : IDL.Vec(
                      IDL.Record({
                        'venue' : IDL.Text,
                        'answer' : IDL.Text,
                        'detail' : IDL.Text,
                      })
                    ),
                  })
                ),
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
              })
            ),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_events' : IDL.Func(
        [
          IDL.Record({
            'after' : IDL.Opt(IDL.Nat64),
            'limit' : IDL.Opt(IDL.Nat32),
          }),
        ],
        [
          IDL.Record({
            'next' : IDL.Opt(IDL.Nat64),
            'events' : IDL.Vec(
              IDL.Record({
                'id' : IDL.Nat64,
                'at_ns' : IDL.Nat64,
                'subject' : IDL.Text,
                'kind' : IDL.Text,
                'operation_id' : IDL.Opt(IDL.Nat64),
                'version' : IDL.Nat16,
                'previous_hash' : IDL.Vec(IDL.Nat8),
                'payload' : rec_0,
              })
            ),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_legs' : IDL.Func(
        [
          IDL.Record({
            'after' : IDL.Opt(IDL.Nat64),
            'limit' : IDL.Opt(IDL.Nat32),
          }),
        ],
        [
          IDL.Record({
            'legs' : IDL.Vec(
              IDL.Record({
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
                'pays_by' : IDL.Variant({
                  'allowance' : IDL.Null,
                  'transfer' : IDL.Null,
                }),
                'changed_at_ns' : IDL.Nat64,
                'min_out_atoms' : IDL.Nat,
              })
            ),
            'next' : IDL.Opt(IDL.Nat64),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_portfolio' : IDL.Func(
        [],
        [
          IDL.Record({
            'holdings' : IDL.Vec(
              IDL.Record({
                'token' : IDL.Record({
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
                  'pays_by' : IDL.Variant({
                    'allowance' : IDL.Null,
                    'transfer' : IDL.Null,
                  }),
                }),
                'price_at_ns' : IDL.Opt(IDL.Nat64),
                'reserved_atoms' : IDL.Nat,
                'requirement' : IDL.Opt(
                  IDL.Record({
                    'token' : IDL.Principal,
                    'diff_bp' : IDL.Int64,
                    'target_bp' : IDL.Nat64,
                    'value_e8s' : IDL.Nat,
                    'current_bp' : IDL.Nat64,
                    'price_e8s' : IDL.Nat,
                    'standing' : IDL.Text,
                    'symbol' : IDL.Text,
                  })
                ),
                'synced_at_ns' : IDL.Opt(IDL.Nat64),
                'value_e8s' : IDL.Nat,
                'liquid_atoms' : IDL.Nat,
                'price_e8s' : IDL.Opt(IDL.Nat),
                'held_atoms' : IDL.Nat,
                'sync_failure' : IDL.Opt(IDL.Text),
              })
            ),
            'total_e8s' : IDL.Nat,
            'tradable_e8s' : IDL.Nat,
          }),
        ],
        ['query'],
      ),
    'get_prices' : IDL.Func(
        [
          IDL.Record({
            'after' : IDL.Opt(IDL.Nat64),
            'limit' : IDL.Opt(IDL.Nat32),
          }),
        ],
        [
          IDL.Record({
            'next' : IDL.Opt(IDL.Nat64),
            'prices' : IDL.Vec(
              IDL.Record({
                'token' : IDL.Principal,
                'at_ns' : IDL.Nat64,
                'source' : IDL.Variant({
                  'fill' : IDL.Null,
                  'sync' : IDL.Null,
                }),
                'price_e8s' : IDL.Nat,
              })
            ),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_requirements' : IDL.Func(
        [],
        [
          IDL.Record({
            'odds' : IDL.Vec(
              IDL.Record({
                'buy' : IDL.Principal,
                'sell' : IDL.Principal,
                'exact' : IDL.Bool,
                'odds_bp' : IDL.Nat64,
              })
            ),
            'tradable_e8s' : IDL.Nat,
            'requirements' : IDL.Vec(
              IDL.Record({
                'token' : IDL.Principal,
                'diff_bp' : IDL.Int64,
                'target_bp' : IDL.Nat64,
                'value_e8s' : IDL.Nat,
                'current_bp' : IDL.Nat64,
                'price_e8s' : IDL.Nat,
                'standing' : IDL.Text,
                'symbol' : IDL.Text,
              })
            ),
            'refusal' : IDL.Opt(IDL.Text),
          }),
        ],
        ['query'],
      ),
    'get_reservations' : IDL.Func(
        [],
        [
          IDL.Vec(
            IDL.Record({
              'token' : IDL.Principal,
              'amount_atoms' : IDL.Nat,
              'reservation_id' : IDL.Text,
              'owner' : IDL.Text,
              'purpose' : IDL.Text,
              'expires_at_ns' : IDL.Opt(IDL.Nat64),
            })
          ),
        ],
        ['query'],
      ),
    'get_snapshots' : IDL.Func(
        [
          IDL.Record({
            'after' : IDL.Opt(IDL.Nat64),
            'limit' : IDL.Opt(IDL.Nat32),
          }),
        ],
        [
          IDL.Record({
            'next' : IDL.Opt(IDL.Nat64),
            'snapshots' : IDL.Vec(
              IDL.Record({
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
              })
            ),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_status' : IDL.Func(
        [],
        [
          IDL.Record({
            'pending_config' : IDL.Opt(
              IDL.Record({
                'version' : IDL.Nat64,
                'activates_at_ns' : IDL.Nat64,
              })
            ),
            'status' : IDL.Variant({
              'idle' : IDL.Null,
              'trading' : IDL.Null,
              'failed' : IDL.Record({ 'reason' : IDL.Text }),
              'paused' : IDL.Record({ 'reason' : IDL.Text }),
            }),
            'open_leg_count' : IDL.Nat32,
            'now_ns' : IDL.Nat64,
            'running_since_ns' : IDL.Opt(IDL.Nat64),
            'total_e8s' : IDL.Nat,
            'counters' : IDL.Vec(
              IDL.Record({ 'name' : IDL.Text, 'count' : IDL.Nat64 })
            ),
            'config_version' : IDL.Nat64,
            'next_cycle_at_ns' : IDL.Nat64,
            'venues' : IDL.Vec(
              IDL.Record({
                'score_percent' : IDL.Nat8,
                'venue' : IDL.Text,
                'failure_streak' : IDL.Nat32,
                'enabled' : IDL.Bool,
                'suspended_until_ns' : IDL.Nat64,
                'last_failure' : IDL.Text,
              })
            ),
            'token_count' : IDL.Nat32,
            'suspense_leg_count' : IDL.Nat32,
            'exact_mode_reachable' : IDL.Bool,
            'last_cycle_at_ns' : IDL.Nat64,
            'since_ns' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_trades' : IDL.Func(
        [
          IDL.Record({
            'after' : IDL.Opt(IDL.Nat64),
            'limit' : IDL.Opt(IDL.Nat32),
          }),
        ],
        [
          IDL.Record({
            'trades' : IDL.Vec(
              IDL.Record({
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
              })
            ),
            'next' : IDL.Opt(IDL.Nat64),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'get_transfers' : IDL.Func(
        [
          IDL.Record({
            'after' : IDL.Opt(IDL.Nat64),
            'limit' : IDL.Opt(IDL.Nat32),
          }),
        ],
        [
          IDL.Record({
            'transfers' : IDL.Vec(
              IDL.Record({
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
              })
            ),
            'next' : IDL.Opt(IDL.Nat64),
            'oldest' : IDL.Nat64,
          }),
        ],
        ['query'],
      ),
    'pause' : IDL.Func(
        [IDL.Record({ 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'pause_token' : IDL.Func(
        [IDL.Record({ 'ledger' : IDL.Principal, 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'preview_cycle' : IDL.Func(
        [],
        [
          IDL.Record({
            'odds' : IDL.Vec(
              IDL.Record({
                'buy' : IDL.Principal,
                'sell' : IDL.Principal,
                'exact' : IDL.Bool,
                'odds_bp' : IDL.Nat64,
              })
            ),
            'tradable_e8s' : IDL.Nat,
            'requirements' : IDL.Vec(
              IDL.Record({
                'token' : IDL.Principal,
                'diff_bp' : IDL.Int64,
                'target_bp' : IDL.Nat64,
                'value_e8s' : IDL.Nat,
                'current_bp' : IDL.Nat64,
                'price_e8s' : IDL.Nat,
                'standing' : IDL.Text,
                'symbol' : IDL.Text,
              })
            ),
            'refusal' : IDL.Opt(IDL.Text),
          }),
        ],
        ['query'],
      ),
    'recover_now' : IDL.Func(
        [IDL.Record({ 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Record({ 'settled_leg_count' : IDL.Nat32 }),
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'release' : IDL.Func(
        [IDL.Record({ 'reservation_id' : IDL.Text, 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'remove_token' : IDL.Func(
        [IDL.Record({ 'ledger' : IDL.Principal, 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
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
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'resume' : IDL.Func(
        [IDL.Record({ 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'resume_token' : IDL.Func(
        [IDL.Record({ 'ledger' : IDL.Principal, 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'retry_failed_kongswap_transactions' : IDL.Func(
        [IDL.Record({ 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Record({ 'settled_leg_count' : IDL.Nat32 }),
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'run_cycle_now' : IDL.Func(
        [IDL.Record({ 'dry_run' : IDL.Bool, 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Record({
              'status' : IDL.Text,
              'started_at_ns' : IDL.Nat64,
              'trigger' : IDL.Variant({
                'timer' : IDL.Null,
                'operator' : IDL.Null,
              }),
              'seed' : IDL.Vec(IDL.Nat8),
              'attempts' : IDL.Vec(
                IDL.Record({
                  'end' : IDL.Variant({
                    'skipped' : IDL.Record({
                      'why' : IDL.Text,
                      'reason' : IDL.Text,
                    }),
                    'traded' : IDL.Record({ 'trade_id' : IDL.Nat64 }),
                    'abandoned' : IDL.Record({ 'why' : IDL.Text }),
                    'failed' : IDL.Record({
                      'why' : IDL.Text,
                      'trade_id' : IDL.Nat64,
                    }),
                  }),
                  'origin' : IDL.Variant({
                    'fallback' : IDL.Null,
                    'pair' : IDL.Null,
                  }),
                  'venues' : IDL.Vec(
                    IDL.Record({
                      'venue' : IDL.Text,
                      'answer' : IDL.Text,
                      'detail' : IDL.Text,
                    })
                  ),
                })
              ),
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
            }),
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
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
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
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
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'start_trading' : IDL.Func(
        [IDL.Record({ 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'stop_trading' : IDL.Func(
        [IDL.Record({ 'reason' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Null,
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'update_config' : IDL.Func(
        [
          IDL.Record({
            'config' : IDL.Record({
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
              'price_conditions' : IDL.Vec(
                IDL.Record({
                  'direction' : IDL.Variant({
                    'up' : IDL.Null,
                    'down' : IDL.Null,
                  }),
                  'token' : IDL.Opt(IDL.Principal),
                  'change_bp' : IDL.Nat64,
                  'window_ns' : IDL.Nat64,
                })
              ),
              'attempt_count_max' : IDL.Nat64,
              'pair_skip_ns' : IDL.Nat64,
              'cycle_interval_ns' : IDL.Nat64,
              'price_source_count_min' : IDL.Nat64,
              'trade_value_e8s_max' : IDL.Nat64,
              'trade_value_e8s_min' : IDL.Nat64,
              'single_venue_partials' : IDL.Bool,
              'long_sync_ns' : IDL.Nat64,
            }),
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
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
    'where_is_the_money' : IDL.Func(
        [],
        [
          IDL.Vec(
            IDL.Record({
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
            })
          ),
        ],
        ['query'],
      ),
    'withdraw' : IDL.Func(
        [
          IDL.Record({
            'to' : IDL.Record({
              'owner' : IDL.Principal,
              'subaccount' : IDL.Opt(IDL.Vec(IDL.Nat8)),
            }),
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
            'Err' : IDL.Variant({
              'token_exists' : IDL.Record({ 'token_id' : IDL.Text }),
              'insufficient_funds' : IDL.Record({
                'token_id' : IDL.Text,
                'available_atoms' : IDL.Nat,
                'needed_atoms' : IDL.Nat,
              }),
              'ledger_refused' : IDL.Record({ 'reason' : IDL.Text }),
              'invalid_config' : IDL.Record({ 'problems' : IDL.Vec(IDL.Text) }),
              'no_answer' : IDL.Record({
                'from' : IDL.Text,
                'reason' : IDL.Text,
              }),
              'cycle_running' : IDL.Record({ 'started_at_ns' : IDL.Nat64 }),
              'unknown_reservation' : IDL.Record({
                'reservation_id' : IDL.Text,
              }),
              'wrong_status' : IDL.Record({
                'status' : IDL.Text,
                'needed' : IDL.Text,
              }),
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
              'token_in_use' : IDL.Record({
                'why' : IDL.Text,
                'token_id' : IDL.Text,
              }),
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
            }),
          }),
        ],
        [],
      ),
  });
};

export const init: (args: { IDL: typeof IDL }) => IDL.Type[] = ({ IDL }) => {
  return [
    IDL.Opt(
      IDL.Record({
        'icpswap_factory' : IDL.Opt(IDL.Principal),
        'icp_ledger' : IDL.Principal,
        'kongswap' : IDL.Opt(IDL.Principal),
        'operators' : IDL.Vec(IDL.Principal),
        'guardian' : IDL.Opt(IDL.Principal),
        'governance' : IDL.Opt(IDL.Principal),
        'config' : IDL.Opt(
          IDL.Record({
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
            'price_conditions' : IDL.Vec(
              IDL.Record({
                'direction' : IDL.Variant({
                  'up' : IDL.Null,
                  'down' : IDL.Null,
                }),
                'token' : IDL.Opt(IDL.Principal),
                'change_bp' : IDL.Nat64,
                'window_ns' : IDL.Nat64,
              })
            ),
            'attempt_count_max' : IDL.Nat64,
            'pair_skip_ns' : IDL.Nat64,
            'cycle_interval_ns' : IDL.Nat64,
            'price_source_count_min' : IDL.Nat64,
            'trade_value_e8s_max' : IDL.Nat64,
            'trade_value_e8s_min' : IDL.Nat64,
            'single_venue_partials' : IDL.Bool,
            'long_sync_ns' : IDL.Nat64,
          })
        ),
      })
    ),
  ];
};
