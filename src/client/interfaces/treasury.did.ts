// @ts-nocheck
/*
 * Made from canisters/treasury/treasury.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { Principal } from '@dfinity/principal';
import type { IDL } from '@dfinity/candid';

export interface AboutToken { 'ledger' : Principal, 'reason' : string }
export interface Account {
  'owner' : Principal,
  'subaccount' : [] | [Uint8Array],
}
export interface AlertView {
  'token' : [] | [Principal],
  'at_ns' : bigint,
  'kind' : string,
  'alert_id' : bigint,
  'message' : string,
  'leg_id' : [] | [bigint],
}
/**
 * One try to trade within a cycle.
 */
export interface AttemptView {
  'end' : { 'skipped' : { 'why' : string, 'reason' : string } } |
    { 'traded' : { 'trade_id' : bigint } } |
    { 'abandoned' : { 'why' : string } } |
    { 'failed' : { 'why' : string, 'trade_id' : bigint } },
  'origin' : { 'fallback' : null } |
    { 'pair' : null },
  'venues' : Array<{ 'venue' : string, 'answer' : string, 'detail' : string }>,
}
/**
 * All parameters of trading. They are replaced as a whole; `get_config` tells what is in force.
 */
export interface Config {
  /**
   * Between syncs of prices.
   */
  'short_sync_ns' : bigint,
  /**
   * Venues after whose proven recovery a leg may fall back to ICP at once.
   */
  'fallback_venues' : Array<string>,
  /**
   * How far one fill may move a price; 0: fills move none.
   */
  'fill_price_change_bp_max' : bigint,
  'partial_rule' : { 'max_coverage' : null } |
    { 'lowest_slippage' : null },
  /**
   * Age at which a price bars its token.
   */
  'price_age_ns_max' : bigint,
  /**
   * Fall of the portfolio that pauses everything when it is exceeded.
   */
  'portfolio_fall_bp_max' : bigint,
  /**
   * Between snapshots, beside those of each trade.
   */
  'snapshot_interval_ns' : bigint,
  /**
   * Differences from a target up to this one are ignored.
   */
  'diff_bp_min' : bigint,
  'allowance_ns' : bigint,
  /**
   * Largest slippage of a valid quote, and the tolerance of the least amount received.
   */
  'slippage_bp_max' : bigint,
  /**
   * Least share of a size that a partial route covers.
   */
  'partial_bp_min' : bigint,
  /**
   * Largest share of an amount that one transfer fee of the sold token may be.
   */
  'transfer_fee_bp_max' : bigint,
  /**
   * Silence of a ledger after which its token is paused until it answers.
   */
  'token_sync_ns_max' : bigint,
  /**
   * Venues that are asked, in the order that decides ties.
   */
  'venue_order' : Array<string>,
  /**
   * Largest trades that one standing allowance covers; 1 is an approval a trade.
   */
  'allowance_trade_count' : bigint,
  /**
   * Age at which the lock of a cycle that never ended is taken over.
   */
  'cycle_lock_ns' : bigint,
  /**
   * Age at which a balance no longer counts as known.
   */
  'balance_age_ns_max' : bigint,
  /**
   * Paused tokens that pause everything.
   */
  'paused_token_count' : bigint,
  /**
   * Change of a price that needs a second source or the next sync to be believed.
   */
  'price_jump_bp_max' : bigint,
  'portfolio_window_ns' : bigint,
  /**
   * Largest share of a trade's value that all its ledger fees may be.
   */
  'fee_bp_max' : bigint,
  'price_conditions' : Array<PriceCondition>,
  /**
   * Trades tried in one cycle until the first succeeds.
   */
  'attempt_count_max' : bigint,
  /**
   * How long a pair without a pool or a price is left alone.
   */
  'pair_skip_ns' : bigint,
  /**
   * From one cycle to the next: 30 s to 24 h.
   */
  'cycle_interval_ns' : bigint,
  'price_source_count_min' : bigint,
  'trade_value_e8s_max' : bigint,
  'trade_value_e8s_min' : bigint,
  /**
   * Whether one venue alone may take a part of a size.
   */
  'single_venue_partials' : boolean,
  /**
   * Between syncs of metadata, fees and pools.
   */
  'long_sync_ns' : bigint,
}
export interface CycleView {
  'status' : string,
  'started_at_ns' : bigint,
  'trigger' : { 'timer' : null } |
    { 'operator' : null },
  /**
   * Of every draw of the cycle.
   */
  'seed' : Uint8Array,
  'attempts' : Array<AttemptView>,
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
export type Done = { 'Ok' : null } |
  { 'Err' : TreasuryError };
/**
 * One entry of the hash-chained journal. Kinds: CYCLE_ENDED, TRADE_EXECUTED, LEG_CHANGED,
 * BREAKER_TRIPPED, STATUS_CHANGED, CONFIG_CHANGED, PRICE_REJECTED, FUNDS_WITHDRAWN,
 * TREASURY_BALANCE_UPDATED.
 */
export interface Event {
  'id' : bigint,
  'at_ns' : bigint,
  'subject' : string,
  'kind' : string,
  'operation_id' : [] | [bigint],
  'version' : number,
  /**
   * Empty while hashing has not come so far.
   */
  'previous_hash' : Uint8Array,
  'payload' : Value,
}
/**
 * A cycle, told line by line by replaying its record.
 */
export interface ExplanationView {
  'cycle' : CycleView,
  'lines' : Array<string>,
}
export interface HoldingView {
  'token' : TokenView,
  'price_at_ns' : [] | [bigint],
  'reserved_atoms' : bigint,
  'requirement' : [] | [RequirementView],
  'synced_at_ns' : [] | [bigint],
  'value_e8s' : bigint,
  'liquid_atoms' : bigint,
  /**
   * ICP for one whole token.
   */
  'price_e8s' : [] | [bigint],
  'held_atoms' : bigint,
  'sync_failure' : [] | [string],
}
/**
 * Ids and roles of a new treasury. On upgrade null keeps what stands.
 */
export interface InitArgs {
  'icpswap_factory' : [] | [Principal],
  /**
   * The base asset, in which everything is valued.
   */
  'icp_ledger' : Principal,
  'kongswap' : [] | [Principal],
  'operators' : Array<Principal>,
  /**
   * May only pause.
   */
  'guardian' : [] | [Principal],
  /**
   * While there is none, operators govern.
   */
  'governance' : [] | [Principal],
  /**
   * Null: the defaults.
   */
  'config' : [] | [Config],
}
export interface InvariantView {
  'holds' : boolean,
  'name' : string,
  'says' : string,
}
/**
 * One order at one venue.
 */
export interface LegView {
  'buy' : Principal,
  'trade_id' : bigint,
  'claim_id' : [] | [bigint],
  'venue' : string,
  'note' : string,
  'sell' : Principal,
  'asked_atoms' : bigint,
  'opened_at_ns' : bigint,
  /**
   * The memo of its transfers.
   */
  'operation_id' : bigint,
  /**
   * What the venue said; only the ledger says what it paid.
   */
  'answer' : { 'none' : null } |
    { 'accepted' : { 'out_atoms' : bigint } } |
    { 'unknown' : { 'reason' : string } } |
    { 'refused' : { 'reason' : string } },
  'pay_block_index' : [] | [bigint],
  /**
   * Who is paid and who pays out.
   */
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
/**
 * Where every atom of a token is. `sum_atoms` equals `accounted_atoms` after every message.
 */
export interface MoneyView {
  /**
   * Credited to us at a venue.
   */
  'unused_atoms' : bigint,
  'bought_atoms' : bigint,
  'token' : Principal,
  /**
   * In our deposit account at a venue.
   */
  'subaccount_atoms' : bigint,
  /**
   * On its way to or from a venue.
   */
  'in_flight_atoms' : bigint,
  /**
   * Owed by a venue.
   */
  'claim_atoms' : bigint,
  /**
   * Less than the fee that would fetch it.
   */
  'dust_atoms' : bigint,
  'fees_atoms' : bigint,
  'lost_atoms' : bigint,
  /**
   * Deposited and bought, less withdrawn, sold, fees and lost.
   */
  'accounted_atoms' : bigint,
  'deposited_atoms' : bigint,
  'sold_atoms' : bigint,
  'liquid_atoms' : bigint,
  'sum_atoms' : bigint,
  'withdrawn_atoms' : bigint,
  'symbol' : string,
  /**
   * Nobody can say yet; the leg's note says what a person must do.
   */
  'suspense_atoms' : bigint,
}
/**
 * Records after `after` (null: from the oldest), oldest first, at most `limit` (100 when null or
 * larger). `next` is the cursor of the next page, null at the end; `oldest` the first id still kept.
 */
export interface PageArgs { 'after' : [] | [bigint], 'limit' : [] | [number] }
export interface PortfolioView {
  'holdings' : Array<HoldingView>,
  /**
   * At the last good prices.
   */
  'total_e8s' : bigint,
  /**
   * Of the tokens that take part in trading.
   */
  'tradable_e8s' : bigint,
}
/**
 * What a cycle would do now, without its draws.
 */
export interface PreviewView {
  /**
   * The pairs that may be drawn, and how likely each is.
   */
  'odds' : Array<
    {
      'buy' : Principal,
      'sell' : Principal,
      'exact' : boolean,
      'odds_bp' : bigint,
    }
  >,
  'tradable_e8s' : bigint,
  'requirements' : Array<RequirementView>,
  /**
   * Why it would not trade.
   */
  'refusal' : [] | [string],
}
/**
 * When a price movement pauses its token.
 */
export interface PriceCondition {
  'direction' : { 'up' : null } |
    { 'down' : null },
  /**
   * Null: any token.
   */
  'token' : [] | [Principal],
  /**
   * The token is paused when the price moves strictly more than this…
   */
  'change_bp' : bigint,
  /**
   * … within this time.
   */
  'window_ns' : bigint,
}
export interface PriceView {
  'token' : Principal,
  'at_ns' : bigint,
  'source' : { 'fill' : null } |
    { 'sync' : null },
  'price_e8s' : bigint,
}
export interface Reasoned { 'reason' : string }
export interface RequirementView {
  'token' : Principal,
  /**
   * Target less current: positive is to be bought.
   */
  'diff_bp' : bigint,
  'target_bp' : bigint,
  'value_e8s' : bigint,
  'current_bp' : bigint,
  'price_e8s' : bigint,
  /**
   * `tradable`, or why it takes no part.
   */
  'standing' : string,
  'symbol' : string,
}
export interface ReservationView {
  'token' : Principal,
  'amount_atoms' : bigint,
  'reservation_id' : string,
  /**
   * The area that asked for it.
   */
  'owner' : string,
  'purpose' : string,
  'expires_at_ns' : [] | [bigint],
}
export interface SnapshotView {
  'at_ns' : bigint,
  'kind' : { 'before_trade' : null } |
    { 'after_trade' : null } |
    { 'hourly' : null },
  /**
   * Value corrected for deposits and withdrawals: what the portfolio breaker watches.
   */
  'unit_value_e8s' : bigint,
  'holdings' : Array<
    { 'token' : Principal, 'amount_atoms' : bigint, 'price_e8s' : bigint }
  >,
  'total_e8s' : bigint,
}
export type Status = { 'idle' : null } |
  { 'trading' : null } |
  { 'failed' : { 'reason' : string } } |
  { 'paused' : { 'reason' : string } };
export interface StatusView {
  /**
   * A loosened configuration that waits.
   */
  'pending_config' : [] | [{ 'version' : bigint, 'activates_at_ns' : bigint }],
  'status' : Status,
  'open_leg_count' : number,
  'now_ns' : bigint,
  'running_since_ns' : [] | [bigint],
  'total_e8s' : bigint,
  /**
   * What happened how often: cycles, skip reasons, skipped ticks.
   */
  'counters' : Array<{ 'name' : string, 'count' : bigint }>,
  'config_version' : bigint,
  'next_cycle_at_ns' : bigint,
  'venues' : Array<VenueView>,
  'token_count' : number,
  'suspense_leg_count' : number,
  /**
   * Whether a trade can hit a target exactly with this portfolio and configuration.
   */
  'exact_mode_reachable' : boolean,
  'last_cycle_at_ns' : bigint,
  'since_ns' : bigint,
}
export interface TokenView {
  'decimals' : number,
  /**
   * The token's ledger.
   */
  'token' : Principal,
  /**
   * Whether the portfolio is meant to hold it; an inactive token that is held is sold off.
   */
  'active' : boolean,
  'fee_atoms' : bigint,
  /**
   * As it was set, before normalisation.
   */
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
  /**
   * The first block of its ledger that was not examined yet.
   */
  'next_block_index' : bigint,
  'symbol' : string,
  /**
   * How venues are paid in it.
   */
  'pays_by' : { 'allowance' : null } |
    { 'transfer' : null },
}
/**
 * A route that was carried out.
 */
export interface TradeView {
  'buy' : Principal,
  'bought_atoms' : bigint,
  'trade_id' : bigint,
  /**
   * Sold for ICP for want of a route to the token that was wanted.
   */
  'fallback' : boolean,
  /**
   * Known when it is closed.
   */
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
  /**
   * Sized to hit a target.
   */
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
export interface TransferView {
  'token' : Principal,
  'amount_atoms' : bigint,
  'block_index' : [] | [bigint],
  'fee_atoms' : bigint,
  /**
   * Raw principal of whoever is on the other side.
   */
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
/**
 * Every way a request is refused, in the order of the checks.
 */
export type TreasuryError = { 'token_exists' : { 'token_id' : string } } |
  {
    /**
     * More than is liquid, less what is reserved, less the ledger's fee.
     */
    'insufficient_funds' : {
      'token_id' : string,
      'available_atoms' : bigint,
      'needed_atoms' : bigint,
    }
  } |
  {
    /**
     * Nothing has moved.
     */
    'ledger_refused' : { 'reason' : string }
  } |
  {
    /**
     * Everything that is wrong with a configuration.
     */
    'invalid_config' : { 'problems' : Array<string> }
  } |
  {
    /**
     * A ledger or venue did not answer, or not in a way that can be used.
     */
    'no_answer' : { 'from' : string, 'reason' : string }
  } |
  { 'cycle_running' : { 'started_at_ns' : bigint } } |
  { 'unknown_reservation' : { 'reservation_id' : string } } |
  { 'wrong_status' : { 'status' : string, 'needed' : string } } |
  { 'reason_missing' : { 'length_max' : number, 'length' : number } } |
  { 'unknown_leg' : { 'leg_id' : bigint } } |
  {
    /**
     * Somebody changed the configuration in between: read it again.
     */
    'version_conflict' : {
      'current_version' : bigint,
      'expected_version' : bigint,
    }
  } |
  { 'unknown_token' : { 'ledger' : string } } |
  {
    /**
     * Whether it happened is not known; recovery will find out.
     */
    'outcome_unknown' : { 'transfer_id' : bigint, 'reason' : string }
  } |
  { 'unknown_venue' : { 'venue' : string } } |
  {
    /**
     * It holds money or has open legs.
     */
    'token_in_use' : { 'why' : string, 'token_id' : string }
  } |
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
  { 'no_block_history' : { 'standards' : string, 'ledger' : string } };
/**
 * The generic value of ICRC-3.
 */
export type Value = { 'Int' : bigint } |
  { 'Map' : Array<[string, Value]> } |
  { 'Nat' : bigint } |
  { 'Blob' : Uint8Array } |
  { 'Text' : string } |
  { 'Array' : Array<Value> };
export interface VenueView {
  /**
   * 100: it answered whenever it was asked lately.
   */
  'score_percent' : number,
  'venue' : string,
  'failure_streak' : number,
  'enabled' : boolean,
  /**
   * It is left alone until then.
   */
  'suspended_until_ns' : bigint,
  'last_failure' : string,
}
export interface _SERVICE {
  /**
   * Its ledger must keep a block history: ICRC-3, or that of the ICP ledger.
   */
  'add_token' : ActorMethod<
    [{ 'target_bp' : bigint, 'ledger' : Principal, 'reason' : string }],
    { 'Ok' : TokenView } |
      { 'Err' : TreasuryError }
  >,
  'check_invariants' : ActorMethod<[], Array<InvariantView>>,
  /**
   * Closes a leg in suspense by hand: what it still carries is booked as lost, with the reason.
   */
  'close_leg' : ActorMethod<[{ 'leg_id' : bigint, 'reason' : string }], Done>,
  /**
   * Why a cycle did what it did: inputs, every alternative and its fate, the choice.
   */
  'explain_cycle' : ActorMethod<
    [{ 'cycle_id' : bigint }],
    { 'Ok' : ExplanationView } |
      { 'Err' : TreasuryError }
  >,
  'get_alerts' : ActorMethod<
    [PageArgs],
    { 'alerts' : Array<AlertView>, 'next' : [] | [bigint], 'oldest' : bigint }
  >,
  'get_config' : ActorMethod<
    [],
    { 'pending' : [] | [Config], 'version' : bigint, 'config' : Config }
  >,
  'get_cycle' : ActorMethod<
    [{ 'cycle_id' : bigint }],
    { 'Ok' : CycleView } |
      { 'Err' : TreasuryError }
  >,
  'get_cycles' : ActorMethod<
    [PageArgs],
    { 'next' : [] | [bigint], 'cycles' : Array<CycleView>, 'oldest' : bigint }
  >,
  'get_events' : ActorMethod<
    [PageArgs],
    { 'next' : [] | [bigint], 'events' : Array<Event>, 'oldest' : bigint }
  >,
  'get_legs' : ActorMethod<
    [PageArgs],
    { 'legs' : Array<LegView>, 'next' : [] | [bigint], 'oldest' : bigint }
  >,
  'get_portfolio' : ActorMethod<[], PortfolioView>,
  'get_prices' : ActorMethod<
    [PageArgs],
    { 'next' : [] | [bigint], 'prices' : Array<PriceView>, 'oldest' : bigint }
  >,
  /**
   * Differences from the targets, and what may be traded for what.
   */
  'get_requirements' : ActorMethod<[], PreviewView>,
  'get_reservations' : ActorMethod<[], Array<ReservationView>>,
  'get_snapshots' : ActorMethod<
    [PageArgs],
    {
      'next' : [] | [bigint],
      'snapshots' : Array<SnapshotView>,
      'oldest' : bigint,
    }
  >,
  'get_status' : ActorMethod<[], StatusView>,
  'get_trades' : ActorMethod<
    [PageArgs],
    { 'trades' : Array<TradeView>, 'next' : [] | [bigint], 'oldest' : bigint }
  >,
  /**
   * Deposits, withdrawals and approvals.
   */
  'get_transfers' : ActorMethod<
    [PageArgs],
    {
      'transfers' : Array<TransferView>,
      'next' : [] | [bigint],
      'oldest' : bigint,
    }
  >,
  /**
   * `/` shows the treasury to people, `/metrics` to monitors; `/api/` lists what there is in JSON.
   * Read-only and not certified.
   */
  'http_request' : ActorMethod<
    [
      {
        'url' : string,
        'method' : string,
        'body' : Uint8Array,
        'headers' : Array<[string, string]>,
      },
    ],
    {
      'body' : Uint8Array,
      'headers' : Array<[string, string]>,
      'status_code' : number,
    }
  >,
  /**
   * Pauses all trading. The guardian may do this too.
   */
  'pause' : ActorMethod<[Reasoned], Done>,
  /**
   * Takes a token out of trading. The guardian may do this too.
   */
  'pause_token' : ActorMethod<[AboutToken], Done>,
  /**
   * The same: what a cycle would do now.
   */
  'preview_cycle' : ActorMethod<[], PreviewView>,
  /**
   * Asks ledgers and venues about every leg that is not final, and finishes what can be finished.
   */
  'recover_now' : ActorMethod<
    [Reasoned],
    { 'Ok' : { 'settled_leg_count' : number } } |
      { 'Err' : TreasuryError }
  >,
  'release' : ActorMethod<
    [{ 'reservation_id' : string, 'reason' : string }],
    Done
  >,
  'remove_token' : ActorMethod<[AboutToken], Done>,
  /**
   * Sets money aside: outside of totals and targets, never sold.
   */
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
    Done
  >,
  /**
   * Goes on trading after a pause or a failure.
   */
  'resume' : ActorMethod<[Reasoned], Done>,
  'resume_token' : ActorMethod<[AboutToken], Done>,
  /**
   * The same under its older name.
   */
  'retry_failed_kongswap_transactions' : ActorMethod<
    [Reasoned],
    { 'Ok' : { 'settled_leg_count' : number } } |
      { 'Err' : TreasuryError }
  >,
  /**
   * Runs a cycle now; while idle only dry. Refused while a cycle runs.
   */
  'run_cycle_now' : ActorMethod<
    [{ 'dry_run' : boolean, 'reason' : string }],
    { 'Ok' : CycleView } |
      { 'Err' : TreasuryError }
  >,
  'set_targets' : ActorMethod<
    [
      {
        'targets' : Array<{ 'target_bp' : bigint, 'ledger' : Principal }>,
        'reason' : string,
      },
    ],
    Done
  >,
  /**
   * Switches a venue on or off. The guardian may switch off.
   */
  'set_venue' : ActorMethod<
    [{ 'venue' : string, 'enabled' : boolean, 'reason' : string }],
    Done
  >,
  /**
   * Trades from the next tick on. Nothing ever starts by itself.
   */
  'start_trading' : ActorMethod<[Reasoned], Done>,
  /**
   * Goes idle; what is under way is still brought home.
   */
  'stop_trading' : ActorMethod<[Reasoned], Done>,
  /**
   * Replaces the configuration as a whole. What tightens is in force at once, what loosens after 24
   * hours; `loosened` names the fields that make it wait.
   */
  'update_config' : ActorMethod<
    [{ 'config' : Config, 'expected_version' : bigint, 'reason' : string }],
    {
        'Ok' : {
          'loosened' : Array<string>,
          'version' : bigint,
          'activates_at_ns' : bigint,
        }
      } |
      { 'Err' : TreasuryError }
  >,
  'where_is_the_money' : ActorMethod<[], Array<MoneyView>>,
  /**
   * Pays out of the treasury: governance only.
   */
  'withdraw' : ActorMethod<
    [
      {
        'to' : Account,
        'amount_atoms' : bigint,
        'ledger' : Principal,
        'reason' : string,
      },
    ],
    { 'Ok' : { 'block_index' : bigint, 'transfer_id' : bigint } } |
      { 'Err' : TreasuryError }
  >,
}
export const idlFactory: IDL.InterfaceFactory = ({ IDL }) => {
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
  const InvariantView = IDL.Record({
    'holds' : IDL.Bool,
    'name' : IDL.Text,
    'says' : IDL.Text,
  });
  const Done = IDL.Variant({ 'Ok' : IDL.Null, 'Err' : TreasuryError });
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

export const init: (args: { IDL: typeof IDL }) => IDL.Type[] = ({ IDL }) => {
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
