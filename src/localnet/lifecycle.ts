import { Canister, type CanisterSettings } from "./canister.js";
import { newRecord } from "./canister-defaults.js";
import type { Engine } from "./engine.js";
import type { Origin } from "./messages.js";
import { REJECT, rejected, replied } from "./outcomes.js";
import type { PrincipalBytes } from "./principals.js";

/** Starts a canister. Whoever waited for it to stop hears that it did not. */
export function startCanister(engine: Engine, canister: Canister): void {
  const { record } = canister;
  for (const { origin, cycles } of record.stopWaiters)
    engine.answer(
      origin,
      "",
      rejected(REJECT.canisterError, `IC0522: Canister ${canister.text} was started again`),
      cycles,
    );
  record.stopWaiters = [];
  if (record.status !== "running") canister.bumpVersion();
  record.status = "running";
}

/**
 * Stops a canister: from now on it takes no calls, and it has stopped when every call it is
 * answering has ended. The caller is answered then.
 */
export function stopCanister(
  engine: Engine,
  canister: Canister,
  origin: Origin,
  cycles: bigint,
): void {
  const { record } = canister;
  if (record.status === "stopped") {
    engine.answer(origin, "", replied(EMPTY_CANDID), cycles);
    return;
  }
  if (record.status === "running") canister.bumpVersion();
  record.status = "stopping";
  record.stopWaiters = [...record.stopWaiters, { origin, cycles }];
  finishStopping(engine, canister.key);
}

/** Lets a stopping canister be stopped once nothing is open any more. */
export function finishStopping(engine: Engine, canisterKey: string): void {
  const canister = engine.canisters.get(canisterKey);
  if (canister?.record.status !== "stopping" || canister.contexts.size > 0) return;
  const { stopWaiters } = canister.record;
  canister.record.status = "stopped";
  canister.record.stopWaiters = [];
  canister.bumpVersion();
  for (const { origin, cycles } of stopWaiters)
    engine.answer(origin, "", replied(EMPTY_CANDID), cycles);
}

/** What a new canister starts with. */
export type CanisterInput = {
  /** The next free id when there is none. */
  readonly id: PrincipalBytes | undefined;
  readonly settings: CanisterSettings;
  readonly balanceCycles: bigint;
  readonly creator: PrincipalBytes;
};

/** Creates a canister without code. Its id must be free. */
export function createCanister(engine: Engine, input: CanisterInput): Canister {
  const id = input.id ?? engine.freeCanisterId();
  const record = newRecord(input.settings, input.balanceCycles);
  const canister = new Canister(id, record, engine.certifier);
  engine.canisters.set(canister.key, canister);
  const { controllers } = input.settings;
  canister.addChange(engine.timeNs, input.creator, { type: "creation", controllers });
  return canister;
}

/** Removes a canister for good, with its cycles. */
export function deleteCanister(engine: Engine, canister: Canister): void {
  uninstallCode(engine, canister);
  engine.canisters.delete(canister.key);
}

/** Takes code and state away. Calls that the canister was answering are rejected. */
export function uninstallCode(engine: Engine, canister: Canister): void {
  for (const { origin, isAnswered, cyclesAvailable } of canister.contexts.values()) {
    const response = rejected(REJECT.canisterReject, "Canister has been uninstalled");
    if (!isAnswered) engine.answer(origin, canister.key, response, cyclesAvailable);
  }
  canister.contexts.clear();
  canister.setMachine(undefined);
  canister.stableMemory.clear();
  canister.record.globalTimerNs = 0n;
  canister.record.certifiedData = new Uint8Array(0);
  canister.bumpVersion();
  finishStopping(engine, canister.key);
}

/** A reply without values: an empty Candid argument list. */
export const EMPTY_CANDID: Uint8Array = Uint8Array.of(0x44, 0x49, 0x44, 0x4c, 0, 0);
