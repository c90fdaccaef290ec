import type { Clock, Timers } from "../../../environment/environment.js";
import type { PrincipalsPort, TokenLedgersPort } from "../../ports.js";
import type { KongStore } from "../store.js";

/** What the flows of the KongSwap stand-in work with. */
export type KongDeps = {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly store: KongStore;
  readonly ledgers: TokenLedgersPort;
  readonly principals: PrincipalsPort;
  /** The venue's own principal, raw. */
  readonly self: Uint8Array;
};
