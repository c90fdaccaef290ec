import { createNetwork } from "../localnet/network.js";
import { IDL } from "../wire/idl.js";
import { medianInstructions } from "./measure.js";
import type { Benchmark } from "./model.js";
import { buildProbe } from "./probe-canister.js";

/** What any method of any canister costs before it does anything. */
const SOURCE = `
import { IDL, init, query, update } from "azle";

export default class {
  // What a query compiles is undone with it: our canisters compile when they are installed.
  @init([]) init() {
    IDL.decode([IDL.Nat], IDL.encode([IDL.Nat], [0n]));
  }

  @update([]) empty() {}

  @query([IDL.Nat], IDL.Nat) echo(value) {
    return value;
  }
}
`;

const GOAL_MAX = 300_000;

/** The floor below all other figures. */
export const plain: Benchmark = {
  name: "plain",
  about:
    "A canister of Azle with our Candid codec that does nothing; types are compiled at install.",
  async run() {
    const network = createNetwork();
    const none = IDL.encode([], []);
    const canister = network.deploy({ wasm: buildProbe("plain", SOURCE), arg: none });
    network.tick();
    const nat = IDL.encode([IDL.Nat], [1_000_000n]);
    const update = medianInstructions(network, canister, () => {
      network.update({ canister, method: "empty", arg: none });
    });
    const query = medianInstructions(network, canister, () => {
      network.query({ canister, method: "echo", arg: nat });
    });
    return [
      {
        id: "plain/update/instructions",
        label: "empty update",
        unit: "instructions",
        value: update,
        goalMax: GOAL_MAX,
      },
      {
        id: "plain/query/instructions",
        label: "query with one nat",
        unit: "instructions",
        value: query,
        goalMax: GOAL_MAX,
      },
    ];
  },
};
