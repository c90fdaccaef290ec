// @ts-nocheck
/*
 * Made from canisters/sim/icpswap-factory/icpswap-factory.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { Principal } from '@dfinity/principal';
import type { IDL } from '@dfinity/candid';

export interface _SERVICE {
  'createPool' : ActorMethod<
    [
      {
        'fee' : bigint,
        'sqrtPriceX96' : string,
        'token0' : { 'address' : string, 'standard' : string },
        'token1' : { 'address' : string, 'standard' : string },
      },
    ],
    {
        'ok' : {
          'fee' : bigint,
          'key' : string,
          'tickSpacing' : bigint,
          'token0' : { 'address' : string, 'standard' : string },
          'token1' : { 'address' : string, 'standard' : string },
          'canisterId' : Principal,
        }
      } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'getPool' : ActorMethod<
    [
      {
        'fee' : bigint,
        'token0' : { 'address' : string, 'standard' : string },
        'token1' : { 'address' : string, 'standard' : string },
      },
    ],
    {
        'ok' : {
          'fee' : bigint,
          'key' : string,
          'tickSpacing' : bigint,
          'token0' : { 'address' : string, 'standard' : string },
          'token1' : { 'address' : string, 'standard' : string },
          'canisterId' : Principal,
        }
      } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'getPools' : ActorMethod<
    [],
    {
        'ok' : Array<
          {
            'fee' : bigint,
            'key' : string,
            'tickSpacing' : bigint,
            'token0' : { 'address' : string, 'standard' : string },
            'token1' : { 'address' : string, 'standard' : string },
            'canisterId' : Principal,
          }
        >
      } |
      {
        'err' : { 'CommonError' : null } |
          { 'InternalError' : string } |
          { 'UnsupportedToken' : string } |
          { 'InsufficientFunds' : null }
      }
  >,
  'sim_add_pool' : ActorMethod<
    [
      {
        'fee' : bigint,
        'canister_id' : Principal,
        'token0' : { 'address' : string, 'standard' : string },
        'token1' : { 'address' : string, 'standard' : string },
      },
    ],
    { 'Ok' : null } |
      { 'Err' : string }
  >,
}
export const idlFactory: IDL.InterfaceFactory = ({ IDL }) => {
  return IDL.Service({
    'createPool' : IDL.Func(
        [
          IDL.Record({
            'fee' : IDL.Nat,
            'sqrtPriceX96' : IDL.Text,
            'token0' : IDL.Record({
              'address' : IDL.Text,
              'standard' : IDL.Text,
            }),
            'token1' : IDL.Record({
              'address' : IDL.Text,
              'standard' : IDL.Text,
            }),
          }),
        ],
        [
          IDL.Variant({
            'ok' : IDL.Record({
              'fee' : IDL.Nat,
              'key' : IDL.Text,
              'tickSpacing' : IDL.Int,
              'token0' : IDL.Record({
                'address' : IDL.Text,
                'standard' : IDL.Text,
              }),
              'token1' : IDL.Record({
                'address' : IDL.Text,
                'standard' : IDL.Text,
              }),
              'canisterId' : IDL.Principal,
            }),
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
    'getPool' : IDL.Func(
        [
          IDL.Record({
            'fee' : IDL.Nat,
            'token0' : IDL.Record({
              'address' : IDL.Text,
              'standard' : IDL.Text,
            }),
            'token1' : IDL.Record({
              'address' : IDL.Text,
              'standard' : IDL.Text,
            }),
          }),
        ],
        [
          IDL.Variant({
            'ok' : IDL.Record({
              'fee' : IDL.Nat,
              'key' : IDL.Text,
              'tickSpacing' : IDL.Int,
              'token0' : IDL.Record({
                'address' : IDL.Text,
                'standard' : IDL.Text,
              }),
              'token1' : IDL.Record({
                'address' : IDL.Text,
                'standard' : IDL.Text,
              }),
              'canisterId' : IDL.Principal,
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
    'getPools' : IDL.Func(
        [],
        [
          IDL.Variant({
            'ok' : IDL.Vec(
              IDL.Record({
                'fee' : IDL.Nat,
                'key' : IDL.Text,
                'tickSpacing' : IDL.Int,
                'token0' : IDL.Record({
                  'address' : IDL.Text,
                  'standard' : IDL.Text,
                }),
                'token1' : IDL.Record({
                  'address' : IDL.Text,
                  'standard' : IDL.Text,
                }),
                'canisterId' : IDL.Principal,
              })
            ),
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
    'sim_add_pool' : IDL.Func(
        [
          IDL.Record({
            'fee' : IDL.Nat,
            'canister_id' : IDL.Principal,
            'token0' : IDL.Record({
              'address' : IDL.Text,
              'standard' : IDL.Text,
            }),
            'token1' : IDL.Record({
              'address' : IDL.Text,
              'standard' : IDL.Text,
            }),
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Null, 'Err' : IDL.Text })],
        [],
      ),
  });
};

export const init: (args: { IDL: typeof IDL }) => IDL.Type[] = ({ IDL }) => {
  return [IDL.Opt(IDL.Record({ 'admins' : IDL.Vec(IDL.Principal) }))];
};
