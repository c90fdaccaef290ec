import type { Environment } from "../environment/environment.js";

/** What the ledger canister needs of its machine, besides an environment. */
export interface LedgerMachine extends Environment {
  /** The network's certificate over the certified data; only queries have one. */
  certificate(): Uint8Array | undefined;
  /** How many cycles the canister has left. */
  cycles(): bigint;
}
