/*
 * Made from canisters/sim/icpswap-factory/icpswap-factory.did by `npm run check -- --write`: change that file, not this one.
 */
import { IDL } from '@dfinity/candid';
export const idlFactory = ({ IDL }) => {
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
export const init = ({ IDL }) => {
  const InitArgs = IDL.Record({ 'admins' : IDL.Vec(IDL.Principal) });
  
  return [IDL.Opt(InitArgs)];
};
