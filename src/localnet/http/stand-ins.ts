import { equalBytes } from "../../kernel/bytes.js";
import type { Network } from "../network.js";
import { type PrincipalBytes, principalKey } from "../principals.js";
import { cyclesLedger } from "./cycles-ledger.js";
import { cyclesMinting } from "./cycles-minting.js";
import type { StandIn } from "./stand-in.js";

/** Canisters of mainnet that tools expect everywhere, answered by the host of the network. */
export class StandIns {
  readonly #network: Network;
  readonly #standIns: ReadonlyMap<string, StandIn>;

  constructor(network: Network, subnetId: PrincipalBytes) {
    const standIns = [cyclesMinting(subnetId), cyclesLedger(network)];
    this.#network = network;
    this.#standIns = new Map(standIns.map((standIn) => [principalKey(standIn.id), standIn]));
  }

  /** Who answers in place of a canister; nobody when the network has that canister itself. */
  get(canister: PrincipalBytes): StandIn | undefined {
    const standIn = this.#standIns.get(principalKey(canister));
    if (standIn === undefined) return undefined;
    const isDeployed = this.#network.canisterIds().some((id) => equalBytes(id, canister));
    return isDeployed ? undefined : standIn;
  }
}
