import { Principal } from "@dfinity/principal";

import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { type ServedNetwork, serveNetwork } from "../../src/localnet/http/serve-network.js";
import { init } from "../../src/wire/ledger-init.js";
import { builtWasm } from "./built-canisters.js";
import { initArgs } from "./ledger-fixture.js";

/** A network that is served, with a ledger on it. */
export type ServedLedger = { readonly ledger: Principal; readonly served: ServedNetwork };

/** Serves a network with the ledger that is deployed, where some hold a million atoms each. */
export async function serveLedger(holders: readonly Principal[]): Promise<ServedLedger> {
  const network = createCertifiedNetwork({ seed: 7 });
  const args = initArgs({
    initial_balances: holders.map((owner) => ({
      account: { owner, subaccount: [] },
      amount: 1_000_000n,
    })),
  });
  const arg = init.encodeArgs([[args]]);
  const id = network.deploy({ wasm: builtWasm("ledger"), arg });
  return { ledger: Principal.fromUint8Array(id), served: await serveNetwork(network) };
}
