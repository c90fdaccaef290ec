// @ts-nocheck
/*
 * Made from canisters/sim/icpswap-pool/icpswap-pool.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { Principal } from '@dfinity/principal';
import type { IDL } from '@dfinity/candid';

export type Amount = { 'ok' : bigint } |
  { 'err' : Error };
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
export interface DepositAndSwapArgs {
  /**
   * Both must be the fees that the pool has cached.
   */
  'tokenInFee' : bigint,
  'amountIn' : string,
  'zeroForOne' : boolean,
  'amountOutMinimum' : string,
  'tokenOutFee' : bigint,
}
export interface DepositArgs {
  'fee' : bigint,
  'token' : string,
  'amount' : bigint,
}
export type Done = { 'Ok' : null } |
  { 'Err' : string };
export type Error = { 'CommonError' : null } |
  { 'InternalError' : string } |
  { 'UnsupportedToken' : string } |
  { 'InsufficientFunds' : null };
export interface InitArgs {
  'token0' : Token,
  'token1' : Token,
  /**
   * Who may call `init` and `sim_…` methods.
   */
  'admins' : Array<Principal>,
}
export interface Metadata {
  /**
   * In pips: 3000 is 0.3 %.
   */
  'fee' : bigint,
  'key' : string,
  /**
   * Root of token 1 per token 0 in smallest units, times 2^96.
   */
  'sqrtPriceX96' : bigint,
  'tick' : bigint,
  'liquidity' : bigint,
  'token0' : Token,
  'token1' : Token,
  'maxLiquidityPerTick' : bigint,
  'nextPositionId' : bigint,
}
export interface SwapArgs {
  'amountIn' : string,
  /**
   * Whether token 0 is paid.
   */
  'zeroForOne' : boolean,
  /**
   * Compared with the output before the fee of the payout.
   */
  'amountOutMinimum' : string,
}
export interface Token { 'address' : string, 'standard' : string }
export interface _SERVICE {
  /**
   * Credits what was paid into the caller's deposit account.
   */
  'deposit' : ActorMethod<[DepositArgs], Amount>,
  /**
   * Deposit, swap and a queued payout in one call.
   */
  'depositAndSwap' : ActorMethod<[DepositAndSwapArgs], Amount>,
  /**
   * Pulls by allowance and credits.
   */
  'depositFrom' : ActorMethod<[DepositArgs], Amount>,
  'depositFromAndSwap' : ActorMethod<[DepositAndSwapArgs], Amount>,
  /**
   * The fees of both ledgers as the pool knows them.
   */
  'getCachedTokenFee' : ActorMethod<
    [],
    { 'token0Fee' : bigint, 'token1Fee' : bigint }
  >,
  /**
   * What is credited and can be withdrawn or swapped.
   */
  'getUserUnusedBalance' : ActorMethod<
    [Principal],
    { 'ok' : { 'balance0' : bigint, 'balance1' : bigint } } |
      { 'err' : Error }
  >,
  /**
   * Opens the pool at a price.
   */
  'init' : ActorMethod<[bigint, bigint, bigint], undefined>,
  'metadata' : ActorMethod<[], { 'ok' : Metadata } | { 'err' : Error }>,
  /**
   * Adds liquidity from what is credited; answers the id of the position.
   */
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
    Amount
  >,
  /**
   * The output before the fee of the payout.
   */
  'quote' : ActorMethod<[SwapArgs], Amount>,
  'quoteForAll' : ActorMethod<[SwapArgs], Amount>,
  /**
   * What is owed and not paid yet.
   */
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
  'sim_set_available' : ActorMethod<[boolean], Done>,
  'sim_set_conduct' : ActorMethod<
    [{ 'payout' : [] | [Conduct], 'refund' : [] | [Conduct] }],
    Done
  >,
  /**
   * Reads the fees of both ledgers now.
   */
  'sim_sync_fees' : ActorMethod<[], Done>,
  /**
   * Swaps what is credited.
   */
  'swap' : ActorMethod<[SwapArgs], Amount>,
  'withdraw' : ActorMethod<[DepositArgs], Amount>,
}
export const idlFactory: IDL.InterfaceFactory = ({ IDL }) => {
  const Token = IDL.Record({ 'address' : IDL.Text, 'standard' : IDL.Text });
  const InitArgs = IDL.Record({
    'token0' : Token,
    'token1' : Token,
    'admins' : IDL.Vec(IDL.Principal),
  });
  const DepositArgs = IDL.Record({
    'fee' : IDL.Nat,
    'token' : IDL.Text,
    'amount' : IDL.Nat,
  });
  const Error = IDL.Variant({
    'CommonError' : IDL.Null,
    'InternalError' : IDL.Text,
    'UnsupportedToken' : IDL.Text,
    'InsufficientFunds' : IDL.Null,
  });
  const Amount = IDL.Variant({ 'ok' : IDL.Nat, 'err' : Error });
  const DepositAndSwapArgs = IDL.Record({
    'tokenInFee' : IDL.Nat,
    'amountIn' : IDL.Text,
    'zeroForOne' : IDL.Bool,
    'amountOutMinimum' : IDL.Text,
    'tokenOutFee' : IDL.Nat,
  });
  const Metadata = IDL.Record({
    'fee' : IDL.Nat,
    'key' : IDL.Text,
    'sqrtPriceX96' : IDL.Nat,
    'tick' : IDL.Int,
    'liquidity' : IDL.Nat,
    'token0' : Token,
    'token1' : Token,
    'maxLiquidityPerTick' : IDL.Nat,
    'nextPositionId' : IDL.Nat,
  });
  const SwapArgs = IDL.Record({
    'amountIn' : IDL.Text,
    'zeroForOne' : IDL.Bool,
    'amountOutMinimum' : IDL.Text,
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
  
  return IDL.Service({
    'deposit' : IDL.Func([DepositArgs], [Amount], []),
    'depositAndSwap' : IDL.Func([DepositAndSwapArgs], [Amount], []),
    'depositFrom' : IDL.Func([DepositArgs], [Amount], []),
    'depositFromAndSwap' : IDL.Func([DepositAndSwapArgs], [Amount], []),
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
            'err' : Error,
          }),
        ],
        ['query'],
      ),
    'init' : IDL.Func([IDL.Nat, IDL.Int, IDL.Nat], [], []),
    'metadata' : IDL.Func(
        [],
        [IDL.Variant({ 'ok' : Metadata, 'err' : Error })],
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
        [Amount],
        [],
      ),
    'quote' : IDL.Func([SwapArgs], [Amount], ['query']),
    'quoteForAll' : IDL.Func([SwapArgs], [Amount], ['query']),
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
    'sim_set_available' : IDL.Func([IDL.Bool], [Done], []),
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
    'sim_sync_fees' : IDL.Func([], [Done], []),
    'swap' : IDL.Func([SwapArgs], [Amount], []),
    'withdraw' : IDL.Func([DepositArgs], [Amount], []),
  });
};

export const init: (args: { IDL: typeof IDL }) => IDL.Type[] = ({ IDL }) => {
  const Token = IDL.Record({ 'address' : IDL.Text, 'standard' : IDL.Text });
  const InitArgs = IDL.Record({
    'token0' : Token,
    'token1' : Token,
    'admins' : IDL.Vec(IDL.Principal),
  });
  
  return [IDL.Opt(InitArgs)];
};
