import type { Clock, Timers } from "../../../environment/environment.js";
import type { TokenLedgersPort } from "../../ports.js";
import type { PoolStore } from "../pool-store.js";

/** What the flows of a pool's stand-in work with. */
export type PoolDeps = {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly store: PoolStore;
  readonly ledgers: TokenLedgersPort;
  /** The pool's own principal, raw. */
  readonly self: Uint8Array;
};
