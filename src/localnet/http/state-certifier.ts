import type { Certifier } from "../canister.js";
import type { Network } from "../network.js";
import type { PrincipalBytes } from "../principals.js";
import { CertifiedState } from "./certified-state.js";
import type { LabeledTree } from "./hash-tree.js";
import { NetworkKeys } from "./network-keys.js";
import { RequestHistory } from "./request-history.js";
import { StateTree, stateTreeAt } from "./state-tree.js";

/**
 * Certifies the state of a network. A state is certified again when something has changed or a
 * second has passed, and signed only when somebody asks for a certificate of it.
 */
export class StateCertifier implements Certifier {
  readonly requests = new RequestHistory();
  readonly #seed: number;
  #keys: NetworkKeys | undefined;
  #network: Network | undefined;
  #stateTree: StateTree | undefined;
  #current: { parts: readonly LabeledTree[]; timeNs: bigint; state: CertifiedState } | undefined;
  /** The time that certificates carry, when it is not the network's. */
  #clock: (() => bigint) | undefined;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** Made when they are first needed: most networks of tests never are asked for them. */
  get keys(): NetworkKeys {
    this.#keys ??= new NetworkKeys(this.#seed);
    return this.#keys;
  }

  get rootKey(): Uint8Array {
    return this.keys.rootKey;
  }

  get subnetId(): PrincipalBytes {
    return this.keys.subnetId;
  }

  /** The time of certificates and of everything else that clients see. */
  get timeNs(): bigint {
    return this.#clock?.() ?? this.#attached().timeNs;
  }

  /** Says whose state is certified. */
  attach(network: Network): void {
    this.#network = network;
  }

  /** Lets certificates carry another time than the network's, or its time again. */
  useClock(clock: (() => bigint) | undefined): void {
    this.#clock = clock;
  }

  /** The state as it is now. */
  state(): CertifiedState {
    this.#stateTree ??= new StateTree(this.#attached(), this.keys);
    const parts = this.#stateTree.parts(this.requests.tree);
    const { timeNs } = this;
    if (this.#current !== undefined && isCurrent(this.#current, parts, timeNs))
      return this.#current.state;
    const state = new CertifiedState(stateTreeAt(timeNs, parts), this.keys);
    this.#current = { parts, timeNs, state };
    return state;
  }

  dataCertificate(canister: PrincipalBytes): Uint8Array {
    return this.state().certificate([["canister", canister, "certified_data"]]);
  }

  #attached(): Network {
    if (this.#network === undefined) throw new Error("the certifier has no network yet");
    return this.#network;
  }
}

function isCurrent(
  current: { readonly parts: readonly LabeledTree[]; readonly timeNs: bigint },
  parts: readonly LabeledTree[],
  timeNs: bigint,
): boolean {
  const ageNs = timeNs - current.timeNs;
  return ageNs >= 0n && ageNs < AGE_NS_MAX && parts.every((part, i) => part === current.parts[i]);
}

/** How old a certificate of an unchanged state may be. */
const AGE_NS_MAX = 1_000_000_000n;
