import { IDL } from "./idl.js";
import * as kongswap from "./kongswap.js";
import { method } from "./method.js";
import { SetConductArgs, SimResult } from "./stand-in.js";

/*
 * The methods of KongSwap's stand-in: the venue's own, and those of tests.
 */

/** `tokens`. */
export const tokens = method<[[] | [string]], kongswap.TokensResult>(
  [IDL.Opt(IDL.Text)],
  kongswap.TokensResult,
);
/** `pools`. */
export const pools = method<[[] | [string]], kongswap.PoolsResult>(
  [IDL.Opt(IDL.Text)],
  kongswap.PoolsResult,
);
/** `swap_amounts`. */
export const swapAmounts = method<[string, bigint, string], kongswap.SwapAmountsResult>(
  kongswap.SwapAmountsArgs,
  kongswap.SwapAmountsResult,
);
/** `swap`. */
export const swap = method<[kongswap.SwapArgs], kongswap.SwapResult>(
  [kongswap.SwapArgs],
  kongswap.SwapResult,
);
/** `swap_async`. */
export const swapAsync = method<[kongswap.SwapArgs], kongswap.SwapAsyncResult>(
  [kongswap.SwapArgs],
  kongswap.SwapAsyncResult,
);
/** `requests`. */
export const requests = method<[[] | [bigint]], kongswap.RequestsResult>(
  [IDL.Opt(IDL.Nat64)],
  kongswap.RequestsResult,
);
/** `claims`. */
export const claims = method<[string], kongswap.ClaimsResult>([IDL.Text], kongswap.ClaimsResult);
/** `claim`. */
export const claim = method<[bigint], kongswap.ClaimResult>([IDL.Nat64], kongswap.ClaimResult);
/** `add_token`. */
export const addToken = method<[kongswap.AddTokenArgs], kongswap.AddTokenResult>(
  [kongswap.AddTokenArgs],
  kongswap.AddTokenResult,
);
/** `add_pool`. */
export const addPool = method<[kongswap.AddPoolArgs], kongswap.AddPoolResult>(
  [kongswap.AddPoolArgs],
  kongswap.AddPoolResult,
);
/** `sim_set_conduct`: how it pays from now on. */
export const simSetConduct = method<[SetConductArgs], SimResult>([SetConductArgs], SimResult);
/** `sim_set_maintenance`: whether every call is rejected. */
export const simSetMaintenance = method<[boolean], SimResult>([IDL.Bool], SimResult);
/** `sim_make_claimable`: an unclaimed claim waits for its owner instead of the timer. */
export const simMakeClaimable = method<[bigint], SimResult>([IDL.Nat64], SimResult);
/** `sim_remove_token`: a token is taken off the list, by any of its names. */
export const simRemoveToken = method<[string], SimResult>([IDL.Text], SimResult);
