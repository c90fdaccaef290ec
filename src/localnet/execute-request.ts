import { concludeMessage, openContext } from "./call-contexts.js";
import type { Canister } from "./canister.js";
import type { Engine } from "./engine.js";
import { INSTRUCTIONS_MAX, newExecution, runAndUndo, runAtomically } from "./entry.js";
import type { Machine } from "./machine/machine.js";
import { toReport } from "./message-report.js";
import type { Request, Task } from "./messages.js";
import type { Response } from "./outcomes.js";
import { MANAGEMENT_CANISTER } from "./principals.js";
import { canisterNotFound, methodNotFound, notAccepting } from "./refusals.js";
import { MODE } from "./system-api/system-calls.js";

/** Executes a call of a canister's method; who called is answered now or by a later callback. */
export function executeRequest(engine: Engine, request: Request): void {
  if (isExpired(engine, request)) return;
  const canister = engine.canisters.get(request.calleeKey);
  const refusal =
    canister === undefined ? canisterNotFound(request.callee) : refusalOf(canister, request.method);
  if (canister?.machine === undefined || refusal !== undefined) {
    const response = refusal ?? canisterNotFound(request.callee);
    engine.answer(request.origin, request.calleeKey, response, request.cycles);
    return;
  }
  if (canister.machine.has(`canister_update ${request.method}`))
    executeUpdate(engine, canister, canister.machine, request);
  else executeReplicatedQuery(engine, canister, canister.machine, request);
}

/** Executes the global timer or the heartbeat, when the canister has one and runs. */
export function executeTask(engine: Engine, { canisterKey, task }: Task): void {
  const canister = engine.canisters.get(canisterKey);
  const entryName = TASK_ENTRY[task];
  if (canister?.machine === undefined || canister.record.status !== "running") return;
  if (!canister.machine.has(entryName)) return;
  const caller = MANAGEMENT_CANISTER;
  const context = openContext(canister, {
    origin: { type: "task" },
    caller,
    method: task,
    isAnswered: true,
  });
  const execution = newExecution(canister, {
    mode: MODE.task,
    caller,
    method: task,
    timeNs: engine.timeNs,
    isAnswered: true,
  });
  const entry = { type: "export", name: entryName } as const;
  const result = runAtomically(canister, canister.machine, entry, execution);
  const calls = concludeMessage(engine, canister, context, result);
  engine.report(toReport(canister, task, result, calls));
}

const TASK_ENTRY = {
  "global timer": "canister_global_timer",
  heartbeat: "canister_heartbeat",
} as const;

function isExpired(engine: Engine, { deadlineNs }: Request): boolean {
  return deadlineNs !== undefined && deadlineNs <= engine.timeNs;
}

function refusalOf(canister: Canister, method: string): Response | undefined {
  const refusal = notAccepting(canister);
  if (refusal !== undefined) return refusal;
  const { machine } = canister;
  const isKnown =
    machine?.has(`canister_update ${method}`) === true ||
    machine?.has(`canister_query ${method}`) === true;
  return isKnown ? undefined : methodNotFound(canister, "update", method);
}

function executeUpdate(
  engine: Engine,
  canister: Canister,
  machine: Machine,
  request: Request,
): void {
  const { origin, caller, method, deadlineNs } = request;
  const context = openContext(canister, {
    origin,
    caller,
    method,
    deadlineNs,
    cyclesAvailable: request.cycles,
    trapsAtCallback: request.fault?.type === "trap after await",
  });
  const execution = newExecution(canister, {
    mode: MODE.update,
    caller,
    method,
    arg: request.arg,
    timeNs: engine.timeNs,
    cyclesAvailable: request.cycles,
    deadlineNs,
  });
  const entry = { type: "export", name: `canister_update ${method}` } as const;
  const result = runAtomically(canister, machine, entry, execution);
  const calls = concludeMessage(engine, canister, context, result);
  engine.report(toReport(canister, "update", result, calls));
}

/** A query method that is called like an update; its changes are not kept all the same. */
function executeReplicatedQuery(
  engine: Engine,
  canister: Canister,
  machine: Machine,
  request: Request,
): void {
  const { origin, caller, method, deadlineNs } = request;
  const context = openContext(canister, {
    origin,
    caller,
    method,
    deadlineNs,
    cyclesAvailable: request.cycles,
  });
  const execution = newExecution(canister, {
    mode: MODE.replicatedQuery,
    caller,
    method,
    arg: request.arg,
    timeNs: engine.timeNs,
    cyclesAvailable: request.cycles,
    deadlineNs,
    instructionsMax: INSTRUCTIONS_MAX.query,
  });
  const entry = { type: "export", name: `canister_query ${method}` } as const;
  const result = runAndUndo(canister, machine, entry, execution);
  if (result.trap === undefined) canister.record.balanceCycles = execution.balanceCycles;
  const calls = concludeMessage(engine, canister, context, result);
  engine.report(toReport(canister, "query", result, calls));
}
