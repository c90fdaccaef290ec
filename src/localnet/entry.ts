import type { Canister } from "./canister.js";
import type { Machine, RunResult } from "./machine/machine.js";
import {
  type Callback,
  EXECUTION_DEFAULTS,
  Execution,
  type ExecutionInput,
} from "./system-api/execution.js";

/** Most instructions of one message, by kind. */
export const INSTRUCTIONS_MAX = {
  update: 40_000_000_000,
  query: 5_000_000_000,
  install: 300_000_000_000,
  inspect: 200_000_000,
} as const;

/** Where a message enters the module: an exported function, or a callback. */
export type EntryPoint =
  | { readonly type: "export"; readonly name: string }
  | { readonly type: "callback"; readonly callback: Callback };

/** What a message needs besides the defaults. */
export type EntryInput = Pick<ExecutionInput, "mode" | "caller" | "method" | "timeNs"> &
  Partial<ExecutionInput>;

/** A message that has run: what it did, if it did not trap. */
export type EntryResult = RunResult & { readonly execution: Execution };

/** Builds what a message is executed with. */
export function newExecution(canister: Canister, input: EntryInput): Execution {
  return new Execution({
    ...EXECUTION_DEFAULTS,
    balanceCycles: canister.record.balanceCycles,
    instructionsMax: INSTRUCTIONS_MAX.update,
    ...input,
  });
}

/** Runs a message. Memories keep what it wrote, uncommitted; log lines are kept in any case. */
export function runEntry(
  canister: Canister,
  machine: Machine,
  entry: EntryPoint,
  execution: Execution,
): EntryResult {
  const { input } = execution;
  canister.apiOf(machine).begin(execution);
  const result =
    entry.type === "export"
      ? machine.run(entry.name, input.instructionsMax)
      : machine.runCallback(entry.callback, input.instructionsMax);
  if (input.isReplicated) for (const line of execution.logLines) canister.log(input.timeNs, line);

  return { ...result, execution };
}

/**
 * Runs a message as a whole: afterwards it is committed, or, when it trapped, undone. Of its other
 * effects the balance, the certified data and the timer are applied; calls and answer are not.
 */
export function runAtomically(
  canister: Canister,
  machine: Machine,
  entry: EntryPoint,
  execution: Execution,
): EntryResult {
  canister.stableMemory.begin();
  const result = runEntry(canister, machine, entry, execution);
  if (result.trap !== undefined) {
    machine.rollback();
    canister.stableMemory.rollback();
    return result;
  }
  machine.commit();
  canister.stableMemory.commit();
  applyEffects(canister, execution);
  return result;
}

/** Runs a message and undoes what it did to the memories, whatever it was. */
export function runAndUndo(
  canister: Canister,
  machine: Machine,
  entry: EntryPoint,
  execution: Execution,
): EntryResult {
  canister.stableMemory.begin();
  const result = runEntry(canister, machine, entry, execution);
  machine.rollback();
  canister.stableMemory.rollback();
  return result;
}

/** Applies the effects of a message that ended well to its canister. */
export function applyEffects(canister: Canister, execution: Execution): void {
  const { record } = canister;
  // A call that was prepared but never performed gives its cycles back.
  record.balanceCycles = execution.balanceCycles + (execution.inPreparation?.cycles ?? 0n);
  record.certifiedData = execution.certifiedData ?? record.certifiedData;
  record.globalTimerNs = execution.globalTimerNs ?? record.globalTimerNs;
  canister.bumpVersion();
}
