// @ts-nocheck
/*
 * Made from canisters/sim/kongswap/kongswap.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { Principal } from '@dfinity/principal';
import type { IDL } from '@dfinity/candid';

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
export const idlFactory: IDL.InterfaceFactory = ({ IDL }) => {
  const InitArgs = IDL.Record({
    'icp' : IDL.Principal,
    'ckusdt' : IDL.Principal,
    'admins' : IDL.Vec(IDL.Principal),
  });
  const TxId = IDL.Variant({
    'TransactionId' : IDL.Text,
    'BlockIndex' : IDL.Nat,
  });
  const AddPoolArgs = IDL.Record({
    'token_0' : IDL.Text,
    'token_1' : IDL.Text,
    'amount_0' : IDL.Nat,
    'amount_1' : IDL.Nat,
    'tx_id_0' : IDL.Opt(TxId),
    'tx_id_1' : IDL.Opt(TxId),
    'lp_fee_bps' : IDL.Opt(IDL.Nat8),
  });
  const TransferId = IDL.Record({
    'transfer_id' : IDL.Nat64,
    'transfer' : IDL.Variant({
      'IC' : IDL.Record({
        'is_send' : IDL.Bool,
        'block_index' : IDL.Nat,
        'chain' : IDL.Text,
        'canister_id' : IDL.Text,
        'amount' : IDL.Nat,
        'symbol' : IDL.Text,
      }),
    }),
  });
  const AddPoolReply = IDL.Record({
    'ts' : IDL.Nat64,
    'request_id' : IDL.Nat64,
    'status' : IDL.Text,
    'tx_id' : IDL.Nat64,
    'lp_token_symbol' : IDL.Text,
    'add_lp_token_amount' : IDL.Nat,
    'transfer_ids' : IDL.Vec(TransferId),
    'name' : IDL.Text,
    'balance_0' : IDL.Nat,
    'balance_1' : IDL.Nat,
    'amount_0' : IDL.Nat,
    'amount_1' : IDL.Nat,
    'claim_ids' : IDL.Vec(IDL.Nat64),
    'address_0' : IDL.Text,
    'address_1' : IDL.Text,
    'symbol_0' : IDL.Text,
    'symbol_1' : IDL.Text,
    'pool_id' : IDL.Nat32,
    'chain_0' : IDL.Text,
    'chain_1' : IDL.Text,
    'is_removed' : IDL.Bool,
    'symbol' : IDL.Text,
    'lp_fee_bps' : IDL.Nat8,
  });
  const Token = IDL.Record({
    'fee' : IDL.Nat,
    'decimals' : IDL.Nat8,
    'token_id' : IDL.Nat32,
    'chain' : IDL.Text,
    'name' : IDL.Text,
    'canister_id' : IDL.Text,
    'icrc1' : IDL.Bool,
    'icrc2' : IDL.Bool,
    'icrc3' : IDL.Bool,
    'is_removed' : IDL.Bool,
    'symbol' : IDL.Text,
  });
  const ClaimReply = IDL.Record({
    'ts' : IDL.Nat64,
    'fee' : IDL.Nat,
    'status' : IDL.Text,
    'claim_id' : IDL.Nat64,
    'transfer_ids' : IDL.Vec(TransferId),
    'desc' : IDL.Text,
    'chain' : IDL.Text,
    'canister_id' : IDL.Opt(IDL.Text),
    'to_address' : IDL.Text,
    'amount' : IDL.Nat,
    'symbol' : IDL.Text,
  });
  const Claim = IDL.Record({
    'ts' : IDL.Nat64,
    'fee' : IDL.Nat,
    'status' : IDL.Text,
    'claim_id' : IDL.Nat64,
    'desc' : IDL.Text,
    'chain' : IDL.Text,
    'canister_id' : IDL.Opt(IDL.Text),
    'to_address' : IDL.Text,
    'amount' : IDL.Nat,
    'symbol' : IDL.Text,
  });
  const Pool = IDL.Record({
    'lp_token_symbol' : IDL.Text,
    'name' : IDL.Text,
    'lp_fee_0' : IDL.Nat,
    'lp_fee_1' : IDL.Nat,
    'balance_0' : IDL.Nat,
    'balance_1' : IDL.Nat,
    'address_0' : IDL.Text,
    'address_1' : IDL.Text,
    'symbol_0' : IDL.Text,
    'symbol_1' : IDL.Text,
    'pool_id' : IDL.Nat32,
    'price' : IDL.Float64,
    'chain_0' : IDL.Text,
    'chain_1' : IDL.Text,
    'is_removed' : IDL.Bool,
    'symbol' : IDL.Text,
    'lp_fee_bps' : IDL.Nat8,
  });
  const SwapArgs = IDL.Record({
    'receive_token' : IDL.Text,
    'max_slippage' : IDL.Opt(IDL.Float64),
    'pay_amount' : IDL.Nat,
    'referred_by' : IDL.Opt(IDL.Text),
    'receive_amount' : IDL.Opt(IDL.Nat),
    'receive_address' : IDL.Opt(IDL.Text),
    'pay_token' : IDL.Text,
    'pay_tx_id' : IDL.Opt(TxId),
  });
  const SwapTx = IDL.Record({
    'ts' : IDL.Nat64,
    'receive_chain' : IDL.Text,
    'pay_amount' : IDL.Nat,
    'receive_amount' : IDL.Nat,
    'pay_symbol' : IDL.Text,
    'receive_symbol' : IDL.Text,
    'receive_address' : IDL.Text,
    'pool_symbol' : IDL.Text,
    'pay_address' : IDL.Text,
    'price' : IDL.Float64,
    'pay_chain' : IDL.Text,
    'lp_fee' : IDL.Nat,
    'gas_fee' : IDL.Nat,
  });
  const SwapReply = IDL.Record({
    'ts' : IDL.Nat64,
    'txs' : IDL.Vec(SwapTx),
    'request_id' : IDL.Nat64,
    'status' : IDL.Text,
    'tx_id' : IDL.Nat64,
    'transfer_ids' : IDL.Vec(TransferId),
    'receive_chain' : IDL.Text,
    'mid_price' : IDL.Float64,
    'pay_amount' : IDL.Nat,
    'receive_amount' : IDL.Nat,
    'claim_ids' : IDL.Vec(IDL.Nat64),
    'pay_symbol' : IDL.Text,
    'receive_symbol' : IDL.Text,
    'receive_address' : IDL.Text,
    'pay_address' : IDL.Text,
    'price' : IDL.Float64,
    'pay_chain' : IDL.Text,
    'slippage' : IDL.Float64,
  });
  const Request = IDL.Record({
    'ts' : IDL.Nat64,
    'request_id' : IDL.Nat64,
    'request' : IDL.Variant({
      'AddLiquidity' : IDL.Reserved,
      'Send' : IDL.Reserved,
      'Swap' : SwapArgs,
      'AddPool' : AddPoolArgs,
      'Claim' : IDL.Nat64,
      'RemoveLiquidity' : IDL.Reserved,
    }),
    'statuses' : IDL.Vec(IDL.Text),
    'reply' : IDL.Variant({
      'AddLiquidity' : IDL.Reserved,
      'Send' : IDL.Reserved,
      'Swap' : SwapReply,
      'AddPool' : AddPoolReply,
      'Claim' : ClaimReply,
      'RemoveLiquidity' : IDL.Reserved,
      'Pending' : IDL.Null,
    }),
  });
  const Done = IDL.Variant({ 'Ok' : IDL.Null, 'Err' : IDL.Text });
  const Conduct = IDL.Record({
    'times' : IDL.Opt(IDL.Nat32),
    'mode' : IDL.Variant({
      'Late' : IDL.Record({ 'delay_sec' : IDL.Nat32 }),
      'Failing' : IDL.Null,
      'Silent' : IDL.Null,
      'Honest' : IDL.Null,
    }),
  });
  const QuoteTx = IDL.Record({
    'receive_chain' : IDL.Text,
    'pay_amount' : IDL.Nat,
    'receive_amount' : IDL.Nat,
    'pay_symbol' : IDL.Text,
    'receive_symbol' : IDL.Text,
    'receive_address' : IDL.Text,
    'pool_symbol' : IDL.Text,
    'pay_address' : IDL.Text,
    'price' : IDL.Float64,
    'pay_chain' : IDL.Text,
    'lp_fee' : IDL.Nat,
    'gas_fee' : IDL.Nat,
  });
  const Quote = IDL.Record({
    'txs' : IDL.Vec(QuoteTx),
    'receive_chain' : IDL.Text,
    'mid_price' : IDL.Float64,
    'pay_amount' : IDL.Nat,
    'receive_amount' : IDL.Nat,
    'pay_symbol' : IDL.Text,
    'receive_symbol' : IDL.Text,
    'receive_address' : IDL.Text,
    'pay_address' : IDL.Text,
    'price' : IDL.Float64,
    'pay_chain' : IDL.Text,
    'slippage' : IDL.Float64,
  });
  const LpToken = IDL.Record({
    'fee' : IDL.Nat,
    'decimals' : IDL.Nat8,
    'token_id' : IDL.Nat32,
    'chain' : IDL.Text,
    'name' : IDL.Text,
    'address' : IDL.Text,
    'pool_id_of' : IDL.Nat32,
    'is_removed' : IDL.Bool,
    'total_supply' : IDL.Nat,
    'symbol' : IDL.Text,
  });
  
  return IDL.Service({
    'add_pool' : IDL.Func(
        [AddPoolArgs],
        [IDL.Variant({ 'Ok' : AddPoolReply, 'Err' : IDL.Text })],
        [],
      ),
    'add_token' : IDL.Func(
        [IDL.Record({ 'token' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Variant({ 'IC' : Token }),
            'Err' : IDL.Text,
          }),
        ],
        [],
      ),
    'claim' : IDL.Func(
        [IDL.Nat64],
        [IDL.Variant({ 'Ok' : ClaimReply, 'Err' : IDL.Text })],
        [],
      ),
    'claims' : IDL.Func(
        [IDL.Text],
        [IDL.Variant({ 'Ok' : IDL.Vec(Claim), 'Err' : IDL.Text })],
        ['query'],
      ),
    'pools' : IDL.Func(
        [IDL.Opt(IDL.Text)],
        [IDL.Variant({ 'Ok' : IDL.Vec(Pool), 'Err' : IDL.Text })],
        ['query'],
      ),
    'requests' : IDL.Func(
        [IDL.Opt(IDL.Nat64)],
        [IDL.Variant({ 'Ok' : IDL.Vec(Request), 'Err' : IDL.Text })],
        ['query'],
      ),
    'sim_make_claimable' : IDL.Func([IDL.Nat64], [Done], []),
    'sim_remove_token' : IDL.Func([IDL.Text], [Done], []),
    'sim_set_conduct' : IDL.Func(
        [
          IDL.Record({
            'payout' : IDL.Opt(Conduct),
            'refund' : IDL.Opt(Conduct),
          }),
        ],
        [Done],
        [],
      ),
    'sim_set_maintenance' : IDL.Func([IDL.Bool], [Done], []),
    'swap' : IDL.Func(
        [SwapArgs],
        [IDL.Variant({ 'Ok' : SwapReply, 'Err' : IDL.Text })],
        [],
      ),
    'swap_amounts' : IDL.Func(
        [IDL.Text, IDL.Nat, IDL.Text],
        [IDL.Variant({ 'Ok' : Quote, 'Err' : IDL.Text })],
        ['query'],
      ),
    'swap_async' : IDL.Func(
        [SwapArgs],
        [IDL.Variant({ 'Ok' : IDL.Nat64, 'Err' : IDL.Text })],
        [],
      ),
    'tokens' : IDL.Func(
        [IDL.Opt(IDL.Text)],
        [
          IDL.Variant({
            'Ok' : IDL.Vec(IDL.Variant({ 'IC' : Token, 'LP' : LpToken })),
            'Err' : IDL.Text,
          }),
        ],
        ['query'],
      ),
  });
};

export const init: (args: { IDL: typeof IDL }) => IDL.Type[] = ({ IDL }) => {
  const InitArgs = IDL.Record({
    'icp' : IDL.Principal,
    'ckusdt' : IDL.Principal,
    'admins' : IDL.Vec(IDL.Principal),
  });
  
  return [IDL.Opt(InitArgs)];
};
