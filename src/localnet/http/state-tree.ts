import { uleb128 } from "../../kernel/leb128.js";
import type { CanisterView } from "../canister-view.js";
import type { Network } from "../network.js";
import { type PrincipalBytes, principalKey } from "../principals.js";
import { encodeCbor } from "./cbor.js";
import {
  EMPTY_TREE,
  type HashTree,
  type LabeledTree,
  labeledTree,
  leafTree,
  treeOf,
} from "./hash-tree.js";
import type { NetworkKeys } from "./network-keys.js";

/** First and last id that a canister of the network can have. */
const CANISTER_RANGE = [new Uint8Array(10), new Uint8Array(10).fill(255)] as const;

/** What of a canister the tree shows, each part replaced when it changes. */
type CanisterParts = Pick<CanisterView, "moduleHash" | "certifiedData"> & {
  readonly controllers: readonly PrincipalBytes[];
};

type KnownCanister = { readonly parts: CanisterParts; readonly tree: LabeledTree };

/** Builds the state tree of a network, and keeps the parts that have not changed. */
export class StateTree {
  readonly #network: Network;
  /** Parts that never change: `/subnet` and `/canister_ranges`. */
  readonly #topology: readonly LabeledTree[];
  #canisters: ReadonlyMap<string, KnownCanister> = new Map();
  #canisterTree = labeledTree("canister", EMPTY_TREE);
  #requestStatus = labeledTree("request_status", EMPTY_TREE);

  constructor(network: Network, keys: NetworkKeys) {
    this.#network = network;
    this.#topology = topology(keys);
  }

  /** The parts of the tree that stand still while nothing happens: everything but the time. */
  parts(requestStatus: HashTree): readonly LabeledTree[] {
    this.#refreshCanisters();
    return [this.#canisterTree, this.#requestStatusTree(requestStatus), ...this.#topology];
  }

  #requestStatusTree(tree: HashTree): LabeledTree {
    if (this.#requestStatus.subtree !== tree)
      this.#requestStatus = labeledTree("request_status", tree);
    return this.#requestStatus;
  }

  #refreshCanisters(): void {
    const canisters = new Map<string, KnownCanister>();
    let isChanged = false;
    for (const id of this.#network.canisterIds()) {
      const key = principalKey(id);
      const known = this.#canisters.get(key);
      const current = refreshed(known, this.#network.canister(id));
      canisters.set(key, current);
      if (current !== known) isChanged = true;
    }
    if (!isChanged && canisters.size === this.#canisters.size) return;
    this.#canisters = canisters;
    const trees = [...canisters.values()].map(({ tree }) => tree);
    this.#canisterTree = labeledTree("canister", treeOf(trees));
  }
}

/** The whole tree, at a time. */
export function stateTreeAt(timeNs: bigint, parts: readonly LabeledTree[]): HashTree {
  return treeOf([...parts, labeledTree("time", leafTree(uleb128(timeNs)))]);
}

function refreshed(known: KnownCanister | undefined, view: CanisterView): KnownCanister {
  const { moduleHash, certifiedData } = view;
  const { controllers } = view.settings;
  const isSame =
    known?.parts.moduleHash === moduleHash &&
    known?.parts.certifiedData === certifiedData &&
    known?.parts.controllers === controllers;
  if (known !== undefined && isSame) return known;
  return { parts: { moduleHash, certifiedData, controllers }, tree: canisterTree(view) };
}

function canisterTree(view: CanisterView): LabeledTree {
  const { moduleHash, certifiedData, settings } = view;
  const children = [
    labeledTree("certified_data", leafTree(certifiedData)),
    labeledTree("controllers", leafTree(encodeCbor(settings.controllers))),
  ];
  if (moduleHash === undefined) return labeledTree(view.id, treeOf(children));
  const metadata = view.metadataNames.map((name) =>
    labeledTree(name, leafTree(view.metadata(name)?.content ?? new Uint8Array(0))),
  );
  return labeledTree(
    view.id,
    treeOf([
      ...children,
      labeledTree("metadata", treeOf(metadata)),
      labeledTree("module_hash", leafTree(moduleHash)),
    ]),
  );
}

function topology({ rootKey, subnetId, nodeId, nodeKey }: NetworkKeys): readonly LabeledTree[] {
  const ranges = leafTree(encodeCbor([CANISTER_RANGE]));
  const node = labeledTree(nodeId, treeOf([labeledTree("public_key", leafTree(nodeKey))]));
  const subnet = treeOf([
    labeledTree("canister_ranges", ranges),
    labeledTree("node", node),
    labeledTree("public_key", leafTree(rootKey)),
  ]);
  const rangesOfSubnet = labeledTree(CANISTER_RANGE[0], ranges);
  return [
    labeledTree("canister_ranges", labeledTree(subnetId, rangesOfSubnet)),
    labeledTree("subnet", labeledTree(subnetId, subnet)),
  ];
}
