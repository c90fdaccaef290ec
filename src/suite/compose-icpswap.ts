import type { CanisterCaller } from "../adapters/canister-caller.js";
import { venueLedgers } from "../adapters/venue-ledgers.js";
import type { Environment } from "../environment/environment.js";
import { FactoryStore } from "../sim/icpswap/factory-store.js";
import type { PoolDeps } from "../sim/icpswap/flows/deps.js";
import { payQueue } from "../sim/icpswap/flows/payouts.js";
import { syncFees } from "../sim/icpswap/flows/sync-fees.js";
import { PoolStore } from "../sim/icpswap/pool-store.js";
import { FEE_SYNC_INTERVAL_SEC, PAYOUT_DELAY_SEC } from "../sim/icpswap/settings.js";
import { toPoolInit } from "../wire/icpswap-stand-in.js";
import type { IcpswapFactoryInitArgs, IcpswapPoolInitArgs } from "../wire/stand-in.js";
import { IcpswapFactoryFace } from "./icpswap-factory-face.js";
import { IcpswapPoolFace } from "./icpswap-pool-face.js";

/**
 * Starts the stand-in of a pool, after installation as after an upgrade: opens its memory, reads
 * fees every hour, and makes the payouts that an upgrade left in the queue.
 */
export function bootIcpswapPool(
  environment: Environment,
  caller: CanisterCaller,
  args: IcpswapPoolInitArgs,
): IcpswapPoolFace {
  const deps: PoolDeps = {
    clock: environment,
    timers: environment,
    store: new PoolStore((memoryId) => environment.stableMap(memoryId), toPoolInit(args)),
    ledgers: venueLedgers(caller),
    self: environment.self(),
  };
  environment.every(FEE_SYNC_INTERVAL_SEC, () => syncFees(deps));
  requeue(environment, deps);
  return new IcpswapPoolFace(deps);
}

/** Timers do not survive an upgrade, the queue does. */
function requeue(environment: Environment, deps: PoolDeps): void {
  for (const { dueAtNs, status } of deps.store.payouts()) {
    if (status === "paying") continue;
    const leftSec = Number((dueAtNs - environment.timeNs()) / 1_000_000_000n);
    environment.after(Math.max(leftSec, PAYOUT_DELAY_SEC), () => payQueue(deps));
  }
}

/** Starts the stand-in of the factory. */
export function bootIcpswapFactory(
  environment: Environment,
  [args]: IcpswapFactoryInitArgs,
): IcpswapFactoryFace {
  const admins = args?.admins.map((admin) => admin.toUint8Array());
  return new IcpswapFactoryFace(new FactoryStore((id) => environment.stableMap(id), admins));
}
