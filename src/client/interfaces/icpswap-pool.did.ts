// @ts-nocheck
/*
 * Made from canisters/sim/icpswap-pool/icpswap-pool.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { Principal } from '@dfinity/principal';
import type { IDL } from '@dfinity/candid';

export interface _SERVICE {
  'deposit' : ActorMethod<
    [{ 'fee' : bigint, 'token' : string, 'amount' : bigint }],
    { 'ok' : bigint } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'depositAndSwap' : ActorMethod<
    [
      {
        'tokenInFee' : bigint,
        'amountIn' : string,
        'zeroForOne' : boolean,
        'amountOutMinimum' : string,
        'tokenOutFee' : bigint,
      },
    ],
    { 'ok' : bigint } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'depositFrom' : ActorMethod<
    [{ 'fee' : bigint, 'token' : string, 'amount' : bigint }],
    { 'ok' : bigint } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'depositFromAndSwap' : ActorMethod<
    [
      {
        'tokenInFee' : bigint,
        'amountIn' : string,
        'zeroForOne' : boolean,
        'amountOutMinimum' : string,
        'tokenOutFee' : bigint,
      },
    ],
    { 'ok' : bigint } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'getCachedTokenFee' : ActorMethod<
    [],
    { 'token0Fee' : bigint, 'token1Fee' : bigint }
  >,
  'getUserUnusedBalance' : ActorMethod<
    [Principal],
    { 'ok' : { 'balance0' : bigint, 'balance1' : bigint } } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'init' : ActorMethod<[bigint, bigint, bigint], undefined>,
  'metadata' : ActorMethod<
    [],
    {
        'ok' : {
          'fee' : bigint,
          'key' : string,
          'sqrtPriceX96' : bigint,
          'tick' : bigint,
          'liquidity' : bigint,
          'token0' : { 'address' : string, 'standard' : string },
          'token1' : { 'address' : string, 'standard' : string },
          'maxLiquidityPerTick' : bigint,
          'nextPositionId' : bigint,
        }
      } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'mint' : ActorMethod<
    [
      {
        'fee' : bigint,
        'tickUpper' : bigint,
        'token0' : string,
        'token1' : string,
        'amount0Desired' : string,
        'amount1Desired' : string,
        'tickLower' : bigint,
      },
    ],
    { 'ok' : bigint } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'quote' : ActorMethod<
    [
      {
        'amountIn' : string,
        'zeroForOne' : boolean,
        'amountOutMinimum' : string,
      },
    ],
    { 'ok' : bigint } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'quoteForAll' : ActorMethod<
    [
      {
        'amountIn' : string,
        'zeroForOne' : boolean,
        'amountOutMinimum' : string,
      },
    ],
    { 'ok' : bigint } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'sim_get_queue' : ActorMethod<
    [],
    Array<
      {
        'token' : string,
        'due_at_ns' : bigint,
        'tx_id' : bigint,
        'owner' : Principal,
        'is_paying' : boolean,
        'is_refund' : boolean,
        'amount' : bigint,
      }
    >
  >,
  'sim_set_available' : ActorMethod<
    [boolean],
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
  'sim_sync_fees' : ActorMethod<[], { 'Ok' : null } | { 'Err' : string }>,
  'swap' : ActorMethod<
    [
      {
        'amountIn' : string,
        'zeroForOne' : boolean,
        'amountOutMinimum' : string,
      },
    ],
    { 'ok' : bigint } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'withdraw' : ActorMethod<
    [{ 'fee' : bigint, 'token' : string, 'amount' : bigint }],
    { 'ok' : bigint } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
}
export const idlFactory: IDL.InterfaceFactory = ({ IDL }) => {
  return IDL.Service({
    'deposit' : IDL.Func(
        [
          IDL.Record({
            'fee' : IDL.Nat,
            'token' : IDL.Text,
            'amount' : IDL.Nat,
          }),
        ],
        [
          IDL.Variant({
            'ok' : IDL.Nat,
            'err' : IDL.Variant({
              'CommonError' : IDL.Null,
              'InternalError' : IDL.Text,
              'UnsupportedToken' : IDL.Text,
              'InsufficientFunds' : IDL.Null,
            }),
          }),
        ],
        [],
      ),
    'depositAndSwap' : IDL.Func(
        [
          IDL.Record({
            'tokenInFee' : IDL.Nat,
            'amountIn' : IDL.Text,
            'zeroForOne' : IDL.Bool,
            'amountOutMinimum' : IDL.Text,
            'tokenOutFee' : IDL.Nat,
          }),
        ],
        [
          IDL.Variant({
            'ok' : IDL.Nat,
            'err' : IDL.Variant({
              'CommonError' : IDL.Null,
              'InternalError' : IDL.Text,
              'UnsupportedToken' : IDL.Text,
              'InsufficientFunds' : IDL.Null,
            }),
          }),
        ],
        [],
      ),
    'depositFrom' : IDL.Func(
        [
          IDL.Record({
            'fee' : IDL.Nat,
            'token' : IDL.Text,
            'amount' : IDL.Nat,
          }),
        ],
        [
          IDL.Variant({
            'ok' : IDL.Nat,
            'err' : IDL.Variant({
              'CommonError' : IDL.Null,
              'InternalError' : IDL.Text,
              'UnsupportedToken' : IDL.Text,
              'InsufficientFunds' : IDL.Null,
            }),
          }),
        ],
        [],
      ),
    'depositFromAndSwap' : IDL.Func(
        [
          IDL.Record({
            'tokenInFee' : IDL.Nat,
            'amountIn' : IDL.Text,
            'zeroForOne' : IDL.Bool,
            'amountOutMinimum' : IDL.Text,
            'tokenOutFee' : IDL.Nat,
          }),
        ],
        [
          IDL.Variant({
            'ok' : IDL.Nat,
            'err' : IDL.Variant({
              'CommonError' : IDL.Null,
              'InternalError' : IDL.Text,
              'UnsupportedToken' : IDL.Text,
              'InsufficientFunds' : IDL.Null,
            }),
          }),
        ],
        [],
      ),
    'getCachedTokenFee' : IDL.Func(
        [],
        [IDL.Record({ 'token0Fee' : IDL.Nat, 'token1Fee' : IDL.Nat })],
        ['query'],
      ),
    'getUserUnusedBalance' : IDL.Func(
        [IDL.Principal],
        [
          IDL.Variant({
            'ok' : IDL.Record({ 'balance0' : IDL.Nat, 'balance1' : IDL.Nat }),
            'err' : IDL.Variant({
              'CommonError' : IDL.Null,
              'InternalError' : IDL.Text,
              'UnsupportedToken' : IDL.Text,
              'InsufficientFunds' : IDL.Null,
            }),
          }),
        ],
        ['query'],
      ),
    'init' : IDL.Func([IDL.Nat, IDL.Int, IDL.Nat], [], []),
    'metadata' : IDL.Func(
        [],
        [
          IDL.Variant({
            'ok' : IDL.Record({
              'fee' : IDL.Nat,
              'key' : IDL.Text,
              'sqrtPriceX96' : IDL.Nat,
              'tick' : IDL.Int,
              'liquidity' : IDL.Nat,
              'token0' : IDL.Record({
                'address' : IDL.Text,
                'standard' : IDL.Text,
              }),
              'token1' : IDL.Record({
                'address' : IDL.Text,
                'standard' : IDL.Text,
              }),
              'maxLiquidityPerTick' : IDL.Nat,
              'nextPositionId' : IDL.Nat,
            }),
            'err' : IDL.Variant({
              'CommonError' : IDL.Null,
              'InternalError' : IDL.Text,
              'UnsupportedToken' : IDL.Text,
              'InsufficientFunds' : IDL.Null,
            }),
          }),
        ],
        ['query'],
      ),
    'mint' : IDL.Func(
        [
          IDL.Record({
            'fee' : IDL.Nat,
            'tickUpper' : IDL.Int,
            'token0' : IDL.Text,
            'token1' : IDL.Text,
            'amount0Desired' : IDL.Text,
            'amount1Desired' : IDL.Text,
            'tickLower' : IDL.Int,
          }),
        ],
        [
          IDL.Variant({
            'ok' : IDL.Nat,
            'err' : IDL.Variant({
              'CommonError' : IDL.Null,
              'InternalError' : IDL.Text,
              'UnsupportedToken' : IDL.Text,
              'InsufficientFunds' : IDL.Null,
            }),
          }),
        ],
        [],
      ),
    'quote' : IDL.Func(
        [
          IDL.Record({
            'amountIn' : IDL.Text,
            'zeroForOne' : IDL.Bool,
            'amountOutMinimum' : IDL.Text,
          }),
        ],
        [
          IDL.Variant({
            'ok' : IDL.Nat,
            'err' : IDL.Variant({
              'CommonError' : IDL.Null,
              'InternalError' : IDL.Text,
              'UnsupportedToken' : IDL.Text,
              'InsufficientFunds' : IDL.Null,
            }),
          }),
        ],
        ['query'],
      ),
    'quoteForAll' : IDL.Func(
        [
          IDL.Record({
            'amountIn' : IDL.Text,
            'zeroForOne' : IDL.Bool,
            'amountOutMinimum' : IDL.Text,
          }),
        ],
        [
          IDL.Variant({
            'ok' : IDL.Nat,
            'err' : IDL.Variant({
              'CommonError' : IDL.Null,
              'InternalError' : IDL.Text,
              'UnsupportedToken' : IDL.Text,
              'InsufficientFunds' : IDL.Null,
            }),
          }),
        ],
        ['query'],
      ),
    'sim_get_queue' : IDL.Func(
        [],
        [
          IDL.Vec(
            IDL.Record({
              'token' : IDL.Text,
              'due_at_ns' : IDL.Nat64,
              'tx_id' : IDL.Nat64,
              'owner' : IDL.Principal,
              'is_paying' : IDL.Bool,
              'is_refund' : IDL.Bool,
              'amount' : IDL.Nat,
            })
          ),
        ],
        ['query'],
      ),
    'sim_set_available' : IDL.Func(
        [IDL.Bool],
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
    'sim_sync_fees' : IDL.Func(
        [],
        [IDL.Variant({ 'Ok' : IDL.Null, 'Err' : IDL.Text })],
        [],
      ),
    'swap' : IDL.Func(
        [
          IDL.Record({
            'amountIn' : IDL.Text,
            'zeroForOne' : IDL.Bool,
            'amountOutMinimum' : IDL.Text,
          }),
        ],
        [
          IDL.Variant({
            'ok' : IDL.Nat,
            'err' : IDL.Variant({
              'CommonError' : IDL.Null,
              'InternalError' : IDL.Text,
              'UnsupportedToken' : IDL.Text,
              'InsufficientFunds' : IDL.Null,
            }),
          }),
        ],
        [],
      ),
    'withdraw' : IDL.Func(
        [
          IDL.Record({
            'fee' : IDL.Nat,
            'token' : IDL.Text,
            'amount' : IDL.Nat,
          }),
        ],
        [
          IDL.Variant({
            'ok' : IDL.Nat,
            'err' : IDL.Variant({
              'CommonError' : IDL.Null,
              'InternalError' : IDL.Text,
              'UnsupportedToken' : IDL.Text,
              'InsufficientFunds' : IDL.Null,
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
        'token0' : IDL.Record({ 'address' : IDL.Text, 'standard' : IDL.Text }),
        'token1' : IDL.Record({ 'address' : IDL.Text, 'standard' : IDL.Text }),
        'admins' : IDL.Vec(IDL.Principal),
      })
    ),
  ];
};
