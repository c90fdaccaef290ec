import type { CanisterCaller } from "../adapters/canister-caller.js";
import { principals, venueLedgers } from "../adapters/venue-ledgers.js";
import type { Environment } from "../environment/environment.js";
import { payClaims } from "../sim/kongswap/flows/claims.js";
import { CLAIMS_INTERVAL_SEC } from "../sim/kongswap/settings.js";
import { KongStore } from "../sim/kongswap/store.js";
import type { KongswapInitArgs } from "../wire/stand-in.js";
import { KongswapFace } from "./kongswap-face.js";

/**
 * Starts KongSwap's stand-in, after installation as after an upgrade: opens its memory, and starts
 * the timer that pays claims.
 */
export function bootKongswap(
  environment: Environment,
  caller: CanisterCaller,
  [args]: KongswapInitArgs,
): KongswapFace {
  const init = args && {
    admins: args.admins.map((admin) => admin.toUint8Array()),
    ckusdt: args.ckusdt.toUint8Array(),
    icp: args.icp.toUint8Array(),
  };
  const deps = {
    clock: environment,
    timers: environment,
    store: new KongStore((memoryId) => environment.stableMap(memoryId), init),
    ledgers: venueLedgers(caller),
    principals,
    self: environment.self(),
  };
  environment.every(CLAIMS_INTERVAL_SEC, () => payClaims(deps));
  return new KongswapFace(deps);
}
