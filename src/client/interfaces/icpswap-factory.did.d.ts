/*
 * Made from canisters/sim/icpswap-factory/icpswap-factory.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { IDL } from '@dfinity/candid';
import type { Principal } from '@dfinity/principal';
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
export declare const idlFactory: IDL.InterfaceFactory;
export declare const init: (args: { IDL: typeof IDL }) => IDL.Type[];
