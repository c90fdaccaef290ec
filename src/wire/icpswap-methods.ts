import * as icpswap from "./icpswap.js";
import { IDL, type Principal } from "./idl.js";
import { type Method, method } from "./method.js";
import { AddPoolArgs, QueuedPayout, SetConductArgs, SimResult } from "./stand-in.js";

/*
 * The methods of ICPSwap's stand-ins: the venue's own, and those of tests.
 */

/** A pool's `init`. Unlike all others it answers nothing, not even a null. */
export const init: Method<[bigint, bigint, bigint], null> = {
  ...method(icpswap.InitArgs, IDL.Null),
  encode: () => IDL.encode([], []),
};
/** `quote` and `quoteForAll`, and `swap`. */
export const swap = method<[icpswap.SwapArgs], icpswap.NatResult>(
  [icpswap.SwapArgs],
  icpswap.NatResult,
);
/** `depositFromAndSwap` and `depositAndSwap`. */
export const depositAndSwap = method<[icpswap.DepositAndSwapArgs], icpswap.NatResult>(
  [icpswap.DepositAndSwapArgs],
  icpswap.NatResult,
);
/** `deposit`, `depositFrom` and `withdraw`. */
export const deposit = method<[icpswap.DepositArgs], icpswap.NatResult>(
  [icpswap.DepositArgs],
  icpswap.NatResult,
);
/** `mint`. */
export const mint = method<[icpswap.MintArgs], icpswap.NatResult>(
  [icpswap.MintArgs],
  icpswap.NatResult,
);
/** `metadata`. */
export const metadata = method<[], icpswap.MetadataResult>([], icpswap.MetadataResult);
/** `getUserUnusedBalance`. */
export const unusedBalance = method<[Principal], icpswap.UnusedBalanceResult>(
  [IDL.Principal],
  icpswap.UnusedBalanceResult,
);
/** `getCachedTokenFee`. */
export const cachedTokenFee = method<[], icpswap.CachedTokenFee>([], icpswap.CachedTokenFee);
/** `sim_set_conduct`: how a pool pays from now on. */
export const simSetConduct = method<[SetConductArgs], SimResult>([SetConductArgs], SimResult);
/** `sim_set_available`: whether a pool takes calls. */
export const simSetAvailable = method<[boolean], SimResult>([IDL.Bool], SimResult);
/** `sim_sync_fees`: reads the fees of both ledgers now instead of within the hour. */
export const simSyncFees = method<[], SimResult>([], SimResult);
/** `sim_get_queue`: what a pool owes and has not paid. */
export const simGetQueue = method<[], QueuedPayout[]>([], IDL.Vec(QueuedPayout));
/** The factory's `getPool`. */
export const getPool = method<[icpswap.GetPoolArgs], icpswap.PoolResult>(
  [icpswap.GetPoolArgs],
  icpswap.PoolResult,
);
/** The factory's `getPools`. */
export const getPools = method<[], icpswap.PoolsResult>([], icpswap.PoolsResult);
/** The factory's `createPool`. */
export const createPool = method<[icpswap.CreatePoolArgs], icpswap.PoolResult>(
  [icpswap.CreatePoolArgs],
  icpswap.PoolResult,
);
/** The factory's `sim_add_pool`: lists a pool that was installed by hand. */
export const simAddPool = method<[AddPoolArgs], SimResult>([AddPoolArgs], SimResult);
