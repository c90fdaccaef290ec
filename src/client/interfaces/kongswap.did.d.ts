/*
 * Made from canisters/sim/kongswap/kongswap.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { IDL } from '@dfinity/candid';
import type { Principal } from '@dfinity/principal';
export interface AddPoolArgs {
  'token_0' : string,
  'token_1' : string,
  'amount_0' : bigint,
  'amount_1' : bigint,
  'tx_id_0' : [] | [TxId],
  'tx_id_1' : [] | [TxId],
  'lp_fee_bps' : [] | [number],
}
export interface AddPoolReply {
  'ts' : bigint,
  'request_id' : bigint,
  'status' : string,
  'tx_id' : bigint,
  'lp_token_symbol' : string,
  'add_lp_token_amount' : bigint,
  'transfer_ids' : Array<TransferId>,
  'name' : string,
  'balance_0' : bigint,
  'balance_1' : bigint,
  'amount_0' : bigint,
  'amount_1' : bigint,
  'claim_ids' : BigUint64Array,
  'address_0' : string,
  'address_1' : string,
  'symbol_0' : string,
  'symbol_1' : string,
  'pool_id' : number,
  'chain_0' : string,
  'chain_1' : string,
  'is_removed' : boolean,
  'symbol' : string,
  'lp_fee_bps' : number,
}
export interface Claim {
  'ts' : bigint,
  'fee' : bigint,
  /**
   * Unclaimed: a timer pays it. Claimable: its owner calls `claim`.
   */
  'status' : string,
  'claim_id' : bigint,
  'desc' : string,
  'chain' : string,
  'canister_id' : [] | [string],
  'to_address' : string,
  'amount' : bigint,
  'symbol' : string,
}
export interface ClaimReply {
  'ts' : bigint,
  'fee' : bigint,
  'status' : string,
  'claim_id' : bigint,
  'transfer_ids' : Array<TransferId>,
  'desc' : string,
  'chain' : string,
  'canister_id' : [] | [string],
  'to_address' : string,
  'amount' : bigint,
  'symbol' : string,
}
/**
 * How payments of one kind are made: for a number of times, or for ever.
 */
export interface Conduct {
  'times' : [] | [number],
  'mode' : { 'Late' : { 'delay_sec' : number } } |
    { 'Failing' : null } |
    { 'Silent' : null } |
    { 'Honest' : null },
}
export type Done = { 'Ok' : null } |
  { 'Err' : string };
export interface InitArgs {
  'icp' : Principal,
  /**
   * The two tokens that longer routes lead through.
   */
  'ckusdt' : Principal,
  /**
   * Who may call `sim_…` methods.
   */
  'admins' : Array<Principal>,
}
export interface LpToken {
  'fee' : bigint,
  'decimals' : number,
  'token_id' : number,
  'chain' : string,
  'name' : string,
  'address' : string,
  'pool_id_of' : number,
  'is_removed' : boolean,
  'total_supply' : bigint,
  'symbol' : string,
}
export interface Pool {
  'lp_token_symbol' : string,
  'name' : string,
  'lp_fee_0' : bigint,
  'lp_fee_1' : bigint,
  'balance_0' : bigint,
  'balance_1' : bigint,
  'address_0' : string,
  'address_1' : string,
  'symbol_0' : string,
  'symbol_1' : string,
  'pool_id' : number,
  'price' : number,
  'chain_0' : string,
  'chain_1' : string,
  'is_removed' : boolean,
  'symbol' : string,
  'lp_fee_bps' : number,
}
export interface Quote {
  'txs' : Array<QuoteTx>,
  'receive_chain' : string,
  'mid_price' : number,
  'pay_amount' : bigint,
  /**
   * What arrives: after all fees.
   */
  'receive_amount' : bigint,
  'pay_symbol' : string,
  'receive_symbol' : string,
  'receive_address' : string,
  'pay_address' : string,
  'price' : number,
  'pay_chain' : string,
  'slippage' : number,
}
/**
 * One hop of a quote.
 */
export interface QuoteTx {
  'receive_chain' : string,
  'pay_amount' : bigint,
  'receive_amount' : bigint,
  'pay_symbol' : string,
  'receive_symbol' : string,
  'receive_address' : string,
  'pool_symbol' : string,
  'pay_address' : string,
  'price' : number,
  'pay_chain' : string,
  'lp_fee' : bigint,
  /**
   * The ledger fee of the payout: of the last hop only.
   */
  'gas_fee' : bigint,
}
/**
 * What was asked, each step that was taken, and what came of it.
 */
export interface Request {
  'ts' : bigint,
  'request_id' : bigint,
  'request' : { 'AddLiquidity' : any } |
    { 'Send' : any } |
    { 'Swap' : SwapArgs } |
    { 'AddPool' : AddPoolArgs } |
    { 'Claim' : bigint } |
    { 'RemoveLiquidity' : any },
  'statuses' : Array<string>,
  'reply' : { 'AddLiquidity' : any } |
    { 'Send' : any } |
    { 'Swap' : SwapReply } |
    { 'AddPool' : AddPoolReply } |
    { 'Claim' : ClaimReply } |
    { 'RemoveLiquidity' : any } |
    { 'Pending' : null },
}
export interface SwapArgs {
  'receive_token' : string,
  /**
   * In percent; null means 2.
   */
  'max_slippage' : [] | [number],
  'pay_amount' : bigint,
  'referred_by' : [] | [string],
  /**
   * The least that may arrive.
   */
  'receive_amount' : [] | [bigint],
  'receive_address' : [] | [string],
  'pay_token' : string,
  /**
   * The block that paid; null: the venue pulls by allowance.
   */
  'pay_tx_id' : [] | [TxId],
}
export interface SwapReply {
  'ts' : bigint,
  'txs' : Array<SwapTx>,
  'request_id' : bigint,
  'status' : string,
  'tx_id' : bigint,
  'transfer_ids' : Array<TransferId>,
  'receive_chain' : string,
  'mid_price' : number,
  'pay_amount' : bigint,
  'receive_amount' : bigint,
  /**
   * Not empty: the payout failed and is owed.
   */
  'claim_ids' : BigUint64Array,
  'pay_symbol' : string,
  'receive_symbol' : string,
  'receive_address' : string,
  'pay_address' : string,
  'price' : number,
  'pay_chain' : string,
  'slippage' : number,
}
export interface SwapTx {
  'ts' : bigint,
  'receive_chain' : string,
  'pay_amount' : bigint,
  'receive_amount' : bigint,
  'pay_symbol' : string,
  'receive_symbol' : string,
  'receive_address' : string,
  'pool_symbol' : string,
  'pay_address' : string,
  'price' : number,
  'pay_chain' : string,
  'lp_fee' : bigint,
  'gas_fee' : bigint,
}
export interface Token {
  'fee' : bigint,
  'decimals' : number,
  'token_id' : number,
  'chain' : string,
  'name' : string,
  'canister_id' : string,
  'icrc1' : boolean,
  'icrc2' : boolean,
  'icrc3' : boolean,
  'is_removed' : boolean,
  'symbol' : string,
}
export interface TransferId {
  'transfer_id' : bigint,
  'transfer' : {
      'IC' : {
        'is_send' : boolean,
        'block_index' : bigint,
        'chain' : string,
        'canister_id' : string,
        'amount' : bigint,
        'symbol' : string,
      }
    },
}
export type TxId = { 'TransactionId' : string } |
  { 'BlockIndex' : bigint };
export interface _SERVICE {
  'add_pool' : ActorMethod<
    [AddPoolArgs],
    { 'Ok' : AddPoolReply } |
      { 'Err' : string }
  >,
  'add_token' : ActorMethod<
    [{ 'token' : string }],
    { 'Ok' : { 'IC' : Token } } |
      { 'Err' : string }
  >,
  'claim' : ActorMethod<[bigint], { 'Ok' : ClaimReply } | { 'Err' : string }>,
  /**
   * Of a principal.
   */
  'claims' : ActorMethod<
    [string],
    { 'Ok' : Array<Claim> } |
      { 'Err' : string }
  >,
  'pools' : ActorMethod<
    [[] | [string]],
    { 'Ok' : Array<Pool> } |
      { 'Err' : string }
  >,
  'requests' : ActorMethod<
    [[] | [bigint]],
    { 'Ok' : Array<Request> } |
      { 'Err' : string }
  >,
  'sim_make_claimable' : ActorMethod<[bigint], Done>,
  'sim_remove_token' : ActorMethod<[string], Done>,
  'sim_set_conduct' : ActorMethod<
    [{ 'payout' : [] | [Conduct], 'refund' : [] | [Conduct] }],
    Done
  >,
  /**
   * Every call is rejected before it is looked at.
   */
  'sim_set_maintenance' : ActorMethod<[boolean], Done>,
  'swap' : ActorMethod<[SwapArgs], { 'Ok' : SwapReply } | { 'Err' : string }>,
  /**
   * An amount of 0 answers with the price alone.
   */
  'swap_amounts' : ActorMethod<
    [string, bigint, string],
    { 'Ok' : Quote } |
      { 'Err' : string }
  >,
  /**
   * Answers with the id of the request and goes on by itself.
   */
  'swap_async' : ActorMethod<
    [SwapArgs],
    { 'Ok' : bigint } |
      { 'Err' : string }
  >,
  'tokens' : ActorMethod<
    [[] | [string]],
    { 'Ok' : Array<{ 'IC' : Token } | { 'LP' : LpToken }> } |
      { 'Err' : string }
  >,
}
export declare const idlFactory: IDL.InterfaceFactory;
export declare const init: (args: { IDL: typeof IDL }) => IDL.Type[];
