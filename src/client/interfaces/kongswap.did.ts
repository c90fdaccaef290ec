// @ts-nocheck
/*
 * Made from canisters/sim/kongswap/kongswap.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { Principal } from '@dfinity/principal';
import type { IDL } from '@dfinity/candid';

export interface _SERVICE {
  'add_pool' : ActorMethod<
    [
      {
        'token_0' : string,
        'token_1' : string,
        'amount_0' : bigint,
        'amount_1' : bigint,
        'tx_id_0' : [] | [
          { 'TransactionId' : string } |
            { 'BlockIndex' : bigint }
        ],
        'tx_id_1' : [] | [
          { 'TransactionId' : string } |
            { 'BlockIndex' : bigint }
        ],
        'lp_fee_bps' : [] | [number],
      },
    ],
    {
        'Ok' : {
          'ts' : bigint,
          'request_id' : bigint,
          'status' : string,
          'tx_id' : bigint,
          'lp_token_symbol' : string,
          'add_lp_token_amount' : bigint,
          'transfer_ids' : Array<
            {
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
          >,
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
      } |
      { 'Err' : string }
  >,
  'add_token' : ActorMethod<
    [{ 'token' : string }],
    {
        'Ok' : {
            'IC' : {
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
          }
      } |
      { 'Err' : string }
  >,
  'claim' : ActorMethod<
    [bigint],
    {
        'Ok' : {
          'ts' : bigint,
          'fee' : bigint,
          'status' : string,
          'claim_id' : bigint,
          'transfer_ids' : Array<
            {
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
          >,
          'desc' : string,
          'chain' : string,
          'canister_id' : [] | [string],
          'to_address' : string,
          'amount' : bigint,
          'symbol' : string,
        }
      } |
      { 'Err' : string }
  >,
  'claims' : ActorMethod<
    [string],
    {
        'Ok' : Array<
          {
            'ts' : bigint,
            'fee' : bigint,
            'status' : string,
            'claim_id' : bigint,
            'desc' : string,
            'chain' : string,
            'canister_id' : [] | [string],
            'to_address' : string,
            'amount' : bigint,
            'symbol' : string,
          }
        >
      } |
      { 'Err' : string }
  >,
  'pools' : ActorMethod<
    [[] | [string]],
    {
        'Ok' : Array<
          {
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
        >
      } |
      { 'Err' : string }
  >,
  'requests' : ActorMethod<
    [[] | [bigint]],
    {
        'Ok' : Array<
          {
            'ts' : bigint,
            'request_id' : bigint,
            'request' : { 'AddLiquidity' : any } |
              { 'Send' : any } |
              {
                'Swap' : {
                  'receive_token' : string,
                  'max_slippage' : [] | [number],
                  'pay_amount' : bigint,
                  'referred_by' : [] | [string],
                  'receive_amount' : [] | [bigint],
                  'receive_address' : [] | [string],
                  'pay_token' : string,
                  'pay_tx_id' : [] | [
                    { 'TransactionId' : string } |
                      { 'BlockIndex' : bigint }
                  ],
                }
              } |
              {
                'AddPool' : {
                  'token_0' : string,
                  'token_1' : string,
                  'amount_0' : bigint,
                  'amount_1' : bigint,
                  'tx_id_0' : [] | [
                    { 'TransactionId' : string } |
                      { 'BlockIndex' : bigint }
                  ],
                  'tx_id_1' : [] | [
                    { 'TransactionId' : string } |
                      { 'BlockIndex' : bigint }
                  ],
                  'lp_fee_bps' : [] | [number],
                }
              } |
              { 'Claim' : bigint } |
              { 'RemoveLiquidity' : any },
            'statuses' : Array<string>,
            'reply' : { 'AddLiquidity' : any } |
              { 'Send' : any } |
              {
                'Swap' : {
                  'ts' : bigint,
                  'txs' : Array<
                    {
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
                  >,
                  'request_id' : bigint,
                  'status' : string,
                  'tx_id' : bigint,
                  'transfer_ids' : Array<
                    {
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
                  >,
                  'receive_chain' : string,
                  'mid_price' : number,
                  'pay_amount' : bigint,
                  'receive_amount' : bigint,
                  'claim_ids' : BigUint64Array,
                  'pay_symbol' : string,
                  'receive_symbol' : string,
                  'receive_address' : string,
                  'pay_address' : string,
                  'price' : number,
                  'pay_chain' : string,
                  'slippage' : number,
                }
              } |
              {
                'AddPool' : {
                  'ts' : bigint,
                  'request_id' : bigint,
                  'status' : string,
                  'tx_id' : bigint,
                  'lp_token_symbol' : string,
                  'add_lp_token_amount' : bigint,
                  'transfer_ids' : Array<
                    {
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
                  >,
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
              } |
              {
                'Claim' : {
                  'ts' : bigint,
                  'fee' : bigint,
                  'status' : string,
                  'claim_id' : bigint,
                  'transfer_ids' : Array<
                    {
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
                  >,
                  'desc' : string,
                  'chain' : string,
                  'canister_id' : [] | [string],
                  'to_address' : string,
                  'amount' : bigint,
                  'symbol' : string,
                }
              } |
              { 'RemoveLiquidity' : any } |
              { 'Pending' : null },
          }
        >
      } |
      { 'Err' : string }
  >,
  'sim_make_claimable' : ActorMethod<
    [bigint],
    { 'Ok' : null } |
      { 'Err' : string }
  >,
  'sim_remove_token' : ActorMethod<
    [string],
    { 'Ok' : null } |
      { 'Err' : string }
  >,
  'sim_set_conduct' : ActorMethod<
    [
      {
        'payout' : [] | [
          {
            'times' : [] | [number],
            'mode' : { 'Late' : { 'delay_sec' : number } } |
              { 'Failing' : null } |
              { 'Silent' : null } |
              { 'Honest' : null },
          }
        ],
        'refund' : [] | [
          {
            'times' : [] | [number],
            'mode' : { 'Late' : { 'delay_sec' : number } } |
              { 'Failing' : null } |
              { 'Silent' : null } |
              { 'Honest' : null },
          }
        ],
      },
    ],
    { 'Ok' : null } |
      { 'Err' : string }
  >,
  'sim_set_maintenance' : ActorMethod<
    [boolean],
    { 'Ok' : null } |
      { 'Err' : string }
  >,
  'swap' : ActorMethod<
    [
      {
        'receive_token' : string,
        'max_slippage' : [] | [number],
        'pay_amount' : bigint,
        'referred_by' : [] | [string],
        'receive_amount' : [] | [bigint],
        'receive_address' : [] | [string],
        'pay_token' : string,
        'pay_tx_id' : [] | [
          { 'TransactionId' : string } |
            { 'BlockIndex' : bigint }
        ],
      },
    ],
    {
        'Ok' : {
          'ts' : bigint,
          'txs' : Array<
            {
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
          >,
          'request_id' : bigint,
          'status' : string,
          'tx_id' : bigint,
          'transfer_ids' : Array<
            {
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
          >,
          'receive_chain' : string,
          'mid_price' : number,
          'pay_amount' : bigint,
          'receive_amount' : bigint,
          'claim_ids' : BigUint64Array,
          'pay_symbol' : string,
          'receive_symbol' : string,
          'receive_address' : string,
          'pay_address' : string,
          'price' : number,
          'pay_chain' : string,
          'slippage' : number,
        }
      } |
      { 'Err' : string }
  >,
  'swap_amounts' : ActorMethod<
    [string, bigint, string],
    {
        'Ok' : {
          'txs' : Array<
            {
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
          >,
          'receive_chain' : string,
          'mid_price' : number,
          'pay_amount' : bigint,
          'receive_amount' : bigint,
          'pay_symbol' : string,
          'receive_symbol' : string,
          'receive_address' : string,
          'pay_address' : string,
          'price' : number,
          'pay_chain' : string,
          'slippage' : number,
        }
      } |
      { 'Err' : string }
  >,
  'swap_async' : ActorMethod<
    [
      {
        'receive_token' : string,
        'max_slippage' : [] | [number],
        'pay_amount' : bigint,
        'referred_by' : [] | [string],
        'receive_amount' : [] | [bigint],
        'receive_address' : [] | [string],
        'pay_token' : string,
        'pay_tx_id' : [] | [
          { 'TransactionId' : string } |
            { 'BlockIndex' : bigint }
        ],
      },
    ],
    { 'Ok' : bigint } |
      { 'Err' : string }
  >,
  'tokens' : ActorMethod<
    [[] | [string]],
    {
        'Ok' : Array<
          {
              'IC' : {
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
            } |
            {
              'LP' : {
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
            }
        >
      } |
      { 'Err' : string }
  >,
}
export const idlFactory: IDL.InterfaceFactory = ({ IDL }) => {
  return IDL.Service({
    'add_pool' : IDL.Func(
        [
          IDL.Record({
            'token_0' : IDL.Text,
            'token_1' : IDL.Text,
            'amount_0' : IDL.Nat,
            'amount_1' : IDL.Nat,
            'tx_id_0' : IDL.Opt(
              IDL.Variant({
                'TransactionId' : IDL.Text,
                'BlockIndex' : IDL.Nat,
              })
            ),
            'tx_id_1' : IDL.Opt(
              IDL.Variant({
                'TransactionId' : IDL.Text,
                'BlockIndex' : IDL.Nat,
              })
            ),
            'lp_fee_bps' : IDL.Opt(IDL.Nat8),
          }),
        ],
        [
          IDL.Variant({
            'Ok' : IDL.Record({
              'ts' : IDL.Nat64,
              'request_id' : IDL.Nat64,
              'status' : IDL.Text,
              'tx_id' : IDL.Nat64,
              'lp_token_symbol' : IDL.Text,
              'add_lp_token_amount' : IDL.Nat,
              'transfer_ids' : IDL.Vec(
                IDL.Record({
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
                })
              ),
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
            }),
            'Err' : IDL.Text,
          }),
        ],
        [],
      ),
    'add_token' : IDL.Func(
        [IDL.Record({ 'token' : IDL.Text })],
        [
          IDL.Variant({
            'Ok' : IDL.Variant({
              'IC' : IDL.Record({
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
              }),
            }),
            'Err' : IDL.Text,
          }),
        ],
        [],
      ),
    'claim' : IDL.Func(
        [IDL.Nat64],
        [
          IDL.Variant({
            'Ok' : IDL.Record({
              'ts' : IDL.Nat64,
              'fee' : IDL.Nat,
              'status' : IDL.Text,
              'claim_id' : IDL.Nat64,
              'transfer_ids' : IDL.Vec(
                IDL.Record({
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
                })
              ),
              'desc' : IDL.Text,
              'chain' : IDL.Text,
              'canister_id' : IDL.Opt(IDL.Text),
              'to_address' : IDL.Text,
              'amount' : IDL.Nat,
              'symbol' : IDL.Text,
            }),
            'Err' : IDL.Text,
          }),
        ],
        [],
      ),
    'claims' : IDL.Func(
        [IDL.Text],
        [
          IDL.Variant({
            'Ok' : IDL.Vec(
              IDL.Record({
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
              })
            ),
            'Err' : IDL.Text,
          }),
        ],
        ['query'],
      ),
    'pools' : IDL.Func(
        [IDL.Opt(IDL.Text)],
        [
          IDL.Variant({
            'Ok' : IDL.Vec(
              IDL.Record({
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
              })
            ),
            'Err' : IDL.Text,
          }),
        ],
        ['query'],
      ),
    'requests' : IDL.Func(
        [IDL.Opt(IDL.Nat64)],
        [
          IDL.Variant({
            'Ok' : IDL.Vec(
              IDL.Record({
                'ts' : IDL.Nat64,
                'request_id' : IDL.Nat64,
                'request' : IDL.Variant({
                  'AddLiquidity' : IDL.Reserved,
                  'Send' : IDL.Reserved,
                  'Swap' : IDL.Record({
                    'receive_token' : IDL.Text,
                    'max_slippage' : IDL.Opt(IDL.Float64),
                    'pay_amount' : IDL.Nat,
                    'referred_by' : IDL.Opt(IDL.Text),
                    'receive_amount' : IDL.Opt(IDL.Nat),
                    'receive_address' : IDL.Opt(IDL.Text),
                    'pay_token' : IDL.Text,
                    'pay_tx_id' : IDL.Opt(
                      IDL.Variant({
                        'TransactionId' : IDL.Text,
                        'BlockIndex' : IDL.Nat,
                      })
                    ),
                  }),
                  'AddPool' : IDL.Record({
                    'token_0' : IDL.Text,
                    'token_1' : IDL.Text,
                    'amount_0' : IDL.Nat,
                    'amount_1' : IDL.Nat,
                    'tx_id_0' : IDL.Opt(
                      IDL.Variant({
                        'TransactionId' : IDL.Text,
                        'BlockIndex' : IDL.Nat,
                      })
                    ),
                    'tx_id_1' : IDL.Opt(
                      IDL.Variant({
                        'TransactionId' : IDL.Text,
                        'BlockIndex' : IDL.Nat,
                      })
                    ),
                    'lp_fee_bps' : IDL.Opt(IDL.Nat8),
                  }),
                  'Claim' : IDL.Nat64,
                  'RemoveLiquidity' : IDL.Reserved,
                }),
                'statuses' : IDL.Vec(IDL.Text),
                'reply' : IDL.Variant({
                  'AddLiquidity' : IDL.Reserved,
                  'Send' : IDL.Reserved,
                  'Swap' : IDL.Record({
                    'ts' : IDL.Nat64,
                    'txs' : IDL.Vec(
                      IDL.Record({
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
                      })
                    ),
                    'request_id' : IDL.Nat64,
                    'status' : IDL.Text,
                    'tx_id' : IDL.Nat64,
                    'transfer_ids' : IDL.Vec(
                      IDL.Record({
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
                      })
                    ),
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
                  }),
                  'AddPool' : IDL.Record({
                    'ts' : IDL.Nat64,
                    'request_id' : IDL.Nat64,
                    'status' : IDL.Text,
                    'tx_id' : IDL.Nat64,
                    'lp_token_symbol' : IDL.Text,
                    'add_lp_token_amount' : IDL.Nat,
                    'transfer_ids' : IDL.Vec(
                      IDL.Record({
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
                      })
                    ),
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
                  }),
                  'Claim' : IDL.Record({
                    'ts' : IDL.Nat64,
                    'fee' : IDL.Nat,
                    'status' : IDL.Text,
                    'claim_id' : IDL.Nat64,
                    'transfer_ids' : IDL.Vec(
                      IDL.Record({
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
                      })
                    ),
                    'desc' : IDL.Text,
                    'chain' : IDL.Text,
                    'canister_id' : IDL.Opt(IDL.Text),
                    'to_address' : IDL.Text,
                    'amount' : IDL.Nat,
                    'symbol' : IDL.Text,
                  }),
                  'RemoveLiquidity' : IDL.Reserved,
                  'Pending' : IDL.Null,
                }),
              })
            ),
            'Err' : IDL.Text,
          }),
        ],
        ['query'],
      ),
    'sim_make_claimable' : IDL.Func(
        [IDL.Nat64],
        [IDL.Variant({ 'Ok' : IDL.Null, 'Err' : IDL.Text })],
        [],
      ),
    'sim_remove_token' : IDL.Func(
        [IDL.Text],
        [IDL.Variant({ 'Ok' : IDL.Null, 'Err' : IDL.Text })],
        [],
      ),
    'sim_set_conduct' : IDL.Func(
        [
          IDL.Record({
            'payout' : IDL.Opt(
              IDL.Record({
                'times' : IDL.Opt(IDL.Nat32),
                'mode' : IDL.Variant({
                  'Late' : IDL.Record({ 'delay_sec' : IDL.Nat32 }),
                  'Failing' : IDL.Null,
                  'Silent' : IDL.Null,
                  'Honest' : IDL.Null,
                }),
              })
            ),
            'refund' : IDL.Opt(
              IDL.Record({
                'times' : IDL.Opt(IDL.Nat32),
                'mode' : IDL.Variant({
                  'Late' : IDL.Record({ 'delay_sec' : IDL.Nat32 }),
                  'Failing' : IDL.Null,
                  'Silent' : IDL.Null,
                  'Honest' : IDL.Null,
                }),
              })
            ),
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Null, 'Err' : IDL.Text })],
        [],
      ),
    'sim_set_maintenance' : IDL.Func(
        [IDL.Bool],
        [IDL.Variant({ 'Ok' : IDL.Null, 'Err' : IDL.Text })],
        [],
      ),
    'swap' : IDL.Func(
        [
          IDL.Record({
            'receive_token' : IDL.Text,
            'max_slippage' : IDL.Opt(IDL.Float64),
            'pay_amount' : IDL.Nat,
            'referred_by' : IDL.Opt(IDL.Text),
            'receive_amount' : IDL.Opt(IDL.Nat),
            'receive_address' : IDL.Opt(IDL.Text),
            'pay_token' : IDL.Text,
            'pay_tx_id' : IDL.Opt(
              IDL.Variant({
                'TransactionId' : IDL.Text,
                'BlockIndex' : IDL.Nat,
              })
            ),
          }),
        ],
        [
          IDL.Variant({
            'Ok' : IDL.Record({
              'ts' : IDL.Nat64,
              'txs' : IDL.Vec(
                IDL.Record({
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
                })
              ),
              'request_id' : IDL.Nat64,
              'status' : IDL.Text,
              'tx_id' : IDL.Nat64,
              'transfer_ids' : IDL.Vec(
                IDL.Record({
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
                })
              ),
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
            }),
            'Err' : IDL.Text,
          }),
        ],
        [],
      ),
    'swap_amounts' : IDL.Func(
        [IDL.Text, IDL.Nat, IDL.Text],
        [
          IDL.Variant({
            'Ok' : IDL.Record({
              'txs' : IDL.Vec(
                IDL.Record({
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
                })
              ),
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
            }),
            'Err' : IDL.Text,
          }),
        ],
        ['query'],
      ),
    'swap_async' : IDL.Func(
        [
          IDL.Record({
            'receive_token' : IDL.Text,
            'max_slippage' : IDL.Opt(IDL.Float64),
            'pay_amount' : IDL.Nat,
            'referred_by' : IDL.Opt(IDL.Text),
            'receive_amount' : IDL.Opt(IDL.Nat),
            'receive_address' : IDL.Opt(IDL.Text),
            'pay_token' : IDL.Text,
            'pay_tx_id' : IDL.Opt(
              IDL.Variant({
                'TransactionId' : IDL.Text,
                'BlockIndex' : IDL.Nat,
              })
            ),
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Nat64, 'Err' : IDL.Text })],
        [],
      ),
    'tokens' : IDL.Func(
        [IDL.Opt(IDL.Text)],
        [
          IDL.Variant({
            'Ok' : IDL.Vec(
              IDL.Variant({
                'IC' : IDL.Record({
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
                }),
                'LP' : IDL.Record({
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
                }),
              })
            ),
            'Err' : IDL.Text,
          }),
        ],
        ['query'],
      ),
  });
};

export const init: (args: { IDL: typeof IDL }) => IDL.Type[] = ({ IDL }) => {
  return [
    IDL.Opt(
      IDL.Record({
        'icp' : IDL.Principal,
        'ckusdt' : IDL.Principal,
        'admins' : IDL.Vec(IDL.Principal),
      })
    ),
  ];
};
