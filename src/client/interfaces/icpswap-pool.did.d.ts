/*
 * Made from canisters/sim/icpswap-pool/icpswap-pool.did by `npm run check -- --write`: change that file, not this one.
 */
import type { ActorMethod } from '@dfinity/agent';
import type { IDL } from '@dfinity/candid';
import type { Principal } from '@dfinity/principal';
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
export declare const idlFactory: IDL.InterfaceFactory;
export declare const init: (args: { IDL: typeof IDL }) => IDL.Type[];
