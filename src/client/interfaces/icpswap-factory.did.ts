// @ts-nocheck
/*
 * Made from canisters/sim/icpswap-factory/icpswap-factory.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { Principal } from '@dfinity/principal';
import type { IDL } from '@dfinity/candid';

export type Error = { 'CommonError' : null } |
  { 'InternalError' : string } |
  { 'UnsupportedToken' : string } |
  { 'InsufficientFunds' : null };
/**
 * Who may call `sim_…` methods.
 */
export interface InitArgs { 'admins' : Array<Principal> }
export interface PoolData {
  /**
   * In pips: 3000 is 0.3 %.
   */
  'fee' : bigint,
  'key' : string,
  'tickSpacing' : bigint,
  'token0' : Token,
  'token1' : Token,
  'canisterId' : Principal,
}
export interface Token {
  /**
   * The ledger's id, as text.
   */
  'address' : string,
  'standard' : string,
}
export interface _SERVICE {
  /**
   * Finds pools and makes none: they are installed by hand.
   */
  'createPool' : ActorMethod<
    [
      {
        'fee' : bigint,
        'sqrtPriceX96' : string,
        'token0' : Token,
        'token1' : Token,
      },
    ],
    { 'ok' : PoolData } |
      { 'err' : Error }
  >,
  /**
   * The tokens in either order; CommonError when there is no such pool.
   */
  'getPool' : ActorMethod<
    [{ 'fee' : bigint, 'token0' : Token, 'token1' : Token }],
    { 'ok' : PoolData } |
      { 'err' : Error }
  >,
  'getPools' : ActorMethod<[], { 'ok' : Array<PoolData> } | { 'err' : Error }>,
  /**
   * Lists a pool that was installed.
   */
  'sim_add_pool' : ActorMethod<
    [
      {
        'fee' : bigint,
        'canister_id' : Principal,
        'token0' : Token,
        'token1' : Token,
      },
    ],
    { 'Ok' : null } |
      { 'Err' : string }
  >,
}
export const idlFactory: IDL.InterfaceFactory = ({ IDL }) => {
  const InitArgs = IDL.Record({ 'admins' : IDL.Vec(IDL.Principal) });
  const Token = IDL.Record({ 'address' : IDL.Text, 'standard' : IDL.Text });
  const PoolData = IDL.Record({
    'fee' : IDL.Nat,
    'key' : IDL.Text,
    'tickSpacing' : IDL.Int,
    'token0' : Token,
    'token1' : Token,
    'canisterId' : IDL.Principal,
  });
  const Error = IDL.Variant({
    'CommonError' : IDL.Null,
    'InternalError' : IDL.Text,
    'UnsupportedToken' : IDL.Text,
    'InsufficientFunds' : IDL.Null,
  });
  
  return IDL.Service({
    'createPool' : IDL.Func(
        [
          IDL.Record({
            'fee' : IDL.Nat,
            'sqrtPriceX96' : IDL.Text,
            'token0' : Token,
            'token1' : Token,
          }),
        ],
        [IDL.Variant({ 'ok' : PoolData, 'err' : Error })],
        [],
      ),
    'getPool' : IDL.Func(
        [IDL.Record({ 'fee' : IDL.Nat, 'token0' : Token, 'token1' : Token })],
        [IDL.Variant({ 'ok' : PoolData, 'err' : Error })],
        ['query'],
      ),
    'getPools' : IDL.Func(
        [],
        [IDL.Variant({ 'ok' : IDL.Vec(PoolData), 'err' : Error })],
        ['query'],
      ),
    'sim_add_pool' : IDL.Func(
        [
          IDL.Record({
            'fee' : IDL.Nat,
            'canister_id' : IDL.Principal,
            'token0' : Token,
            'token1' : Token,
          }),
        ],
        [IDL.Variant({ 'Ok' : IDL.Null, 'Err' : IDL.Text })],
        [],
      ),
  });
};

export const init: (args: { IDL: typeof IDL }) => IDL.Type[] = ({ IDL }) => {
  const InitArgs = IDL.Record({ 'admins' : IDL.Vec(IDL.Principal) });
  
  return [IDL.Opt(InitArgs)];
};
