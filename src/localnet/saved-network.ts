import type { Canister, FrozenCanister } from "./canister.js";
import type { DelayedResponse, Engine } from "./engine.js";
import type { FrozenFaults } from "./faults.js";
import type { FrozenQueues } from "./message-queues.js";
import type { Response } from "./outcomes.js";

/** The whole state of a network at one moment. Memories are shared until they are written to. */
export type SavedNetwork = {
  readonly timeNs: bigint;
  readonly random: readonly [state: number, draws: number];
  readonly queues: FrozenQueues;
  readonly faults: FrozenFaults;
  readonly canisters: readonly { readonly canister: Canister; readonly frozen: FrozenCanister }[];
  readonly ingressOutcomes: ReadonlyMap<string, Response>;
  readonly delayed: readonly DelayedResponse[];
  readonly outgoingCallCount: number;
  readonly canisterIdCount: number;
};

/** Keeps the state. No message may be in progress. */
export function saveEngine(engine: Engine): SavedNetwork {
  return {
    timeNs: engine.timeNs,
    random: engine.random.save(),
    queues: engine.queues.freeze(),
    faults: engine.faults.freeze(),
    canisters: [...engine.canisters.values()].map((canister) => ({
      canister,
      frozen: canister.freeze(),
    })),
    ingressOutcomes: new Map(engine.ingressOutcomes),
    delayed: [...engine.delayed],
    outgoingCallCount: engine.outgoingCallCount,
    canisterIdCount: engine.canisterIdCount,
  };
}

/** Returns to a state that this engine was in. */
export function restoreEngine(engine: Engine, saved: SavedNetwork): void {
  engine.timeNs = saved.timeNs;
  engine.random.restore(saved.random);
  engine.queues.adopt(saved.queues);
  engine.faults.adopt(saved.faults);
  engine.canisters.clear();
  for (const { canister, frozen } of saved.canisters) {
    canister.adopt(frozen);
    engine.canisters.set(canister.key, canister);
  }
  engine.ingressOutcomes.clear();
  for (const [id, response] of saved.ingressOutcomes) engine.ingressOutcomes.set(id, response);
  engine.delayed = [...saved.delayed];
  engine.outgoingCallCount = saved.outgoingCallCount;
  engine.canisterIdCount = saved.canisterIdCount;
}
