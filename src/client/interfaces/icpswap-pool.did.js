/*
 * Made from canisters/sim/icpswap-pool/icpswap-pool.did by `npm run check -- --write`: change that file, not this one.
 */
import { IDL } from '@dfinity/candid';
export const idlFactory = ({ IDL }) => {
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
export const init = ({ IDL }) => {
  const Token = IDL.Record({ 'address' : IDL.Text, 'standard' : IDL.Text });
  const InitArgs = IDL.Record({
    'token0' : Token,
    'token1' : Token,
    'admins' : IDL.Vec(IDL.Principal),
  });
  
  return [IDL.Opt(InitArgs)];
};
