import { equalBytes } from "../kernel/bytes.js";
import type { FactoryStore } from "../sim/icpswap/factory-store.js";
import type * as icpswap from "../wire/icpswap.js";
import { fromListedPool } from "../wire/icpswap-stand-in.js";
import type { AddPoolArgs, SimResult } from "../wire/stand-in.js";

/** ICPSwap's factory as its stand-in's canister shows it: Candid values in, Candid values out. */
export class IcpswapFactoryFace {
  readonly store: FactoryStore;

  constructor(store: FactoryStore) {
    this.store = store;
  }

  getPool({ token0, token1, fee }: icpswap.GetPoolArgs): icpswap.PoolResult {
    const pool = this.store.find(token0.address, token1.address, fee);
    return pool === undefined ? { err: { CommonError: null } } : { ok: fromListedPool(pool) };
  }

  getPools(): icpswap.PoolsResult {
    return { ok: this.store.pools().map(fromListedPool) };
  }

  /** The real one installs a pool for whoever paid for it; here, pools are installed by hand. */
  createPool({ token0, token1, fee }: icpswap.CreatePoolArgs): icpswap.PoolResult {
    const pool = this.store.find(token0.address, token1.address, fee);
    if (pool !== undefined) return { ok: fromListedPool(pool) };
    return { err: { InternalError: "Please pay the fee for creating SwapPool." } };
  }

  simAddPool(caller: Uint8Array, args: AddPoolArgs): SimResult {
    const isAdmin = this.store.admins.some((admin) => equalBytes(admin, caller));
    if (!isAdmin) return { Err: "not an admin of this stand-in" };
    const listed = this.store.list({
      tokenA: args.token0,
      tokenB: args.token1,
      feePips: args.fee,
      canister: args.canister_id.toUint8Array(),
    });
    return listed.ok ? { Ok: null } : { Err: listed.error };
  }
}
