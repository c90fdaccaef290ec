import { concludeMessage } from "./call-contexts.js";
import type { Canister } from "./canister.js";
import type { Engine } from "./engine.js";
import { type EntryResult, newExecution, runAtomically } from "./entry.js";
import type { Machine } from "./machine/machine.js";
import { toReport } from "./message-report.js";
import type { CallContext, OpenCall, ResponseMessage } from "./messages.js";
import type { Response } from "./outcomes.js";
import type { Execution } from "./system-api/execution.js";
import { MODE } from "./system-api/system-calls.js";

/** Executes the callback that waits for an answer; when it traps, its cleanup. */
export function executeResponse(engine: Engine, message: ResponseMessage): void {
  const canister = engine.canisters.get(message.callerKey);
  const call = canister?.openCalls.get(message.callId);
  // A call that was given up has its answer already.
  if (canister === undefined || call === undefined) return;
  canister.removeOpenCall(call);
  canister.record.balanceCycles += message.refundCycles;
  const waiting = canister.contexts.get(call.contextId);
  if (waiting === undefined || canister.machine === undefined) return;
  const context = {
    ...waiting,
    openCallCount: waiting.openCallCount - 1,
    trapsAtCallback: false,
  };
  const callback = { canister, machine: canister.machine, call, context, message };
  const result = waiting.trapsAtCallback
    ? injectedTrap(engine, callback)
    : runCallback(engine, callback);
  const kind = message.response.type === "replied" ? "reply" : "reject";
  if (result.trap !== undefined) {
    engine.report(toReport(canister, kind, result));
    runCleanup(engine, callback);
    concludeMessage(engine, canister, context, result);
    return;
  }
  const calls = concludeMessage(engine, canister, context, result);
  engine.report(toReport(canister, kind, result, calls));
}

/** A callback about to run: whose, in which context, for which call, with which answer. */
type PendingCallback = {
  readonly canister: Canister;
  readonly machine: Machine;
  readonly call: OpenCall;
  readonly context: CallContext;
  readonly message: ResponseMessage;
};

function runCallback(engine: Engine, callback: PendingCallback): EntryResult {
  const { canister, machine, call, message } = callback;
  const execution = callbackExecution(engine, callback);
  const entry = message.response.type === "replied" ? call.onReply : call.onReject;
  return runAtomically(canister, machine, { type: "callback", callback: entry }, execution);
}

function injectedTrap(engine: Engine, callback: PendingCallback): EntryResult {
  const execution = callbackExecution(engine, callback);
  return { execution, instructions: 0, trap: "Canister trapped: injected" };
}

function callbackExecution(engine: Engine, callback: PendingCallback): Execution {
  const { canister, call, context, message } = callback;
  return newExecution(canister, {
    mode: message.response.type === "replied" ? MODE.reply : MODE.reject,
    caller: context.caller,
    method: call.method,
    timeNs: engine.timeNs,
    deadlineNs: context.deadlineNs,
    isAnswered: context.isAnswered,
    cyclesAvailable: context.cyclesAvailable,
    cyclesRefunded: message.refundCycles,
    instructionsBefore: context.instructions,
    ...responseInput(message.response),
  });
}

/** What a callback reads of the answer. */
export function responseInput(response: Response): {
  arg?: Uint8Array;
  rejectCode?: number;
  rejectMessage?: string;
} {
  return response.type === "replied"
    ? { arg: response.bytes }
    : { rejectCode: response.code, rejectMessage: response.message };
}

/** Runs the cleanup of a call whose callback trapped; it is kept unless it traps too. */
function runCleanup(engine: Engine, { canister, machine, call, context }: PendingCallback): void {
  if (call.onCleanup === undefined) return;
  const execution = newExecution(canister, {
    mode: MODE.cleanup,
    caller: context.caller,
    method: call.method,
    timeNs: engine.timeNs,
    isAnswered: true,
    instructionsBefore: context.instructions,
  });
  const entry = { type: "callback", callback: call.onCleanup } as const;
  const result = runAtomically(canister, machine, entry, execution);
  engine.report(toReport(canister, "cleanup", result));
}
