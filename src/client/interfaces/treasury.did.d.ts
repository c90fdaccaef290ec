/*
 * Made from canisters/treasury/treasury.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { IDL } from '@dfinity/candid';
import type { Principal } from '@dfinity/principal';
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
   * Change of a price that needs a second source or the next sync to be believed; a venue whose
   * price is further below the known ones is not traded at.
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
 * TREASURY_BALANCE_UPDATED, ADMINISTERED.
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
   * Null: the defaults. Null on upgrade: `update_config` is the way to another one.
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
  'answer' : {
      /**
       * It takes the block of this payment no more: it has taken it, or finds it too old.
       */
      'closed' : { 'reason' : string }
    } |
    { 'none' : null } |
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
  /**
   * In dollars, for display only: nothing is decided by it. Null while no stable coin has a price.
   */
  'usd' : [] | [
    {
      /**
       * The stable coin whose pools say so: the first of the portfolio that calls itself ckUSDT or
       * ckUSDC.
       */
      'token' : Principal,
      'at_ns' : bigint,
      'total_e8s' : bigint,
      /**
       * Dollars for one ICP, times 10^8.
       */
      'icp_price_e8s' : bigint,
    }
  ],
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
 * What a cycle would do now, without its draws and without quotes.
 */
export interface PreviewView {
  /**
   * The pairs that may be drawn, and how likely each is.
   */
  'odds' : Array<
    {
      'buy' : Principal,
      'sell' : Principal,
      /**
       * Whether one trade would hit a target; otherwise its size is drawn.
       */
      'exact' : boolean,
      'odds_bp' : bigint,
      /**
       * Why the pair would not be traded if it were drawn, not even at the size that fees weigh least on.
       */
      'refusal' : [] | [string],
    }
  >,
  'tradable_e8s' : bigint,
  'requirements' : Array<RequirementView>,
  /**
   * Why it would not trade, whatever is drawn.
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
   * `candidate`: to be sold or bought; `within_band`: near enough to its target. Otherwise why it takes no
   * part: `not_held`, `paused`, `unsynced`, `no_price`, `price_barred`, `price_stale`.
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
  {
    /**
     * Something that must always hold does not: `check_invariants`. A person resumes or stops.
     */
    'failed' : { 'reason' : string }
  } |
  {
    /**
     * By a person or a breaker.
     */
    'paused' : { 'reason' : string }
  };
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
   * Adds a token to the portfolio. Its ledger must keep a block history: ICRC-3, or that of the ICP ledger.
   */
  'add_token' : ActorMethod<
    [{ 'target_bp' : bigint, 'ledger' : Principal, 'reason' : string }],
    { 'Ok' : TokenView } |
      { 'Err' : TreasuryError }
  >,
  /**
   * Takes back a loosened configuration that waits, named by its version. The guardian may do this.
   */
  'cancel_pending_config' : ActorMethod<
    [{ 'version' : bigint, 'reason' : string }],
    Done
  >,
  /**
   * What must always hold, and whether it does.
   */
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
  /**
   * What was raised for people.
   */
  'get_alerts' : ActorMethod<
    [PageArgs],
    { 'alerts' : Array<AlertView>, 'next' : [] | [bigint], 'oldest' : bigint }
  >,
  /**
   * The parameters in force, their version for `update_config`, and those that wait.
   */
  'get_config' : ActorMethod<
    [],
    { 'pending' : [] | [Config], 'version' : bigint, 'config' : Config }
  >,
  /**
   * One cycle: what it tried, what came of it, and why.
   */
  'get_cycle' : ActorMethod<
    [{ 'cycle_id' : bigint }],
    { 'Ok' : CycleView } |
      { 'Err' : TreasuryError }
  >,
  /**
   * Cycles that are kept, each with its outcome and the reason.
   */
  'get_cycles' : ActorMethod<
    [PageArgs],
    { 'next' : [] | [bigint], 'cycles' : Array<CycleView>, 'oldest' : bigint }
  >,
  /**
   * The journal: everything that happened, in order, each event with the hash of the one before it.
   */
  'get_events' : ActorMethod<
    [PageArgs],
    { 'next' : [] | [bigint], 'events' : Array<Event>, 'oldest' : bigint }
  >,
  /**
   * Orders at venues, with what was asked, promised and received.
   */
  'get_legs' : ActorMethod<
    [PageArgs],
    { 'legs' : Array<LegView>, 'next' : [] | [bigint], 'oldest' : bigint }
  >,
  /**
   * What is held of each token, what it is worth, and how far it is from its target.
   */
  'get_portfolio' : ActorMethod<[], PortfolioView>,
  /**
   * Prices that were accepted, and where they came from.
   */
  'get_prices' : ActorMethod<
    [PageArgs],
    { 'next' : [] | [bigint], 'prices' : Array<PriceView>, 'oldest' : bigint }
  >,
  /**
   * Differences from the targets, and what may be traded for what: what `preview_cycle` says.
   */
  'get_requirements' : ActorMethod<[], PreviewView>,
  /**
   * What is set aside, for what, and until when.
   */
  'get_reservations' : ActorMethod<[], Array<ReservationView>>,
  /**
   * What the portfolio was worth, before and after each trade and every hour.
   */
  'get_snapshots' : ActorMethod<
    [PageArgs],
    {
      'next' : [] | [bigint],
      'snapshots' : Array<SnapshotView>,
      'oldest' : bigint,
    }
  >,
  /**
   * The treasury in one look: status, last and next cycle, venues, counters, value.
   */
  'get_status' : ActorMethod<[], StatusView>,
  /**
   * Trades, with what they sold, bought and cost.
   */
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
   * What a cycle would do now: the differences, the pairs that may be drawn, and what would be refused.
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
  /**
   * Gives what was set aside back to trading, before its time.
   */
  'release' : ActorMethod<
    [{ 'reservation_id' : string, 'reason' : string }],
    Done
  >,
  /**
   * Takes a token out of the portfolio that has nothing under way and holds nothing, or no more than cannot
   * be moved: that is given up as lost.
   */
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
  /**
   * Lets a paused token trade again; falls of its price before now trip no breaker any more.
   */
  'resume_token' : ActorMethod<[AboutToken], Done>,
  /**
   * An older name of `recover_now`, which fetches from every venue.
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
  /**
   * Sets the targets of all tokens at once; a token that is left out is no longer wanted, and sold off.
   */
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
   * hours; `loosened` names the fields of `Config` that make it wait.
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
  /**
   * Where every atom of each token is, and what came and went: the two must be equal.
   */
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
export declare const idlFactory: IDL.InterfaceFactory;
export declare const init: (args: { IDL: typeof IDL }) => IDL.Type[];
