import type { Engine } from "./engine.js";
import { executeRequest, executeTask } from "./execute-request.js";
import { executeResponse } from "./execute-response.js";
import { finishStopping } from "./lifecycle.js";
import type { Message, ResponseMessage } from "./messages.js";
import { REJECT, rejected } from "./outcomes.js";

/** Answers calls to the management canister. */
export interface Management {
  execute(message: Message & { readonly type: "request" }): void;
}

/** Executes the next message, drawn by the seed; `false` when none waits. */
export function executeNext(engine: Engine, management: Management): boolean {
  const message = engine.queues.take();
  if (message === undefined) return false;
  switch (message.type) {
    case "request":
      if (message.fault?.type === "before request") message.fault.act();
      if (message.calleeKey === "") management.execute(message);
      else executeRequest(engine, message);
      finishStopping(engine, message.calleeKey);
      break;
    case "response":
      intervene(engine, message);
      executeResponse(engine, message);
      finishStopping(engine, message.callerKey);
      break;
    case "task":
      executeTask(engine, message);
      finishStopping(engine, message.canisterKey);
  }
  return true;
}

function intervene(engine: Engine, { callerKey, callId }: ResponseMessage): void {
  const fault = engine.canisters.get(callerKey)?.openCalls.get(callId)?.fault;
  if (fault?.type === "before reply") fault.act();
}

/** Lets the due global timers and every heartbeat wait for execution. */
export function startTasks(engine: Engine): void {
  for (const canister of engine.canisters.values()) {
    const { record, machine, key } = canister;
    if (record.status !== "running" || machine === undefined) continue;
    if (machine.has("canister_heartbeat"))
      engine.sendAlone({ type: "task", canisterKey: key, task: "heartbeat" });
    if (record.globalTimerNs === 0n || record.globalTimerNs > engine.timeNs) continue;
    record.globalTimerNs = 0n;
    if (machine.has("canister_global_timer"))
      engine.sendAlone({ type: "task", canisterKey: key, task: "global timer" });
  }
}

/** When the next timer is due, a held-back answer arrives, or a best-effort call is given up. */
export function nextEventNs(engine: Engine): bigint | undefined {
  let next: bigint | undefined;
  const consider = (atNs: bigint | undefined) => {
    if (atNs !== undefined && (next === undefined || atNs < next)) next = atNs;
  };
  for (const { record, machine, openCalls } of engine.canisters.values()) {
    if (record.globalTimerNs > 0n && record.status === "running" && machine !== undefined)
      consider(record.globalTimerNs);
    for (const { deadlineNs } of openCalls.values()) consider(deadlineNs);
  }
  for (const { dueAtNs } of engine.delayed) consider(dueAtNs);
  return next;
}

/** Sets the clock; answers that were held back until now are sent, best-effort calls given up. */
export function moveClock(engine: Engine, timeNs: bigint): void {
  engine.timeNs = timeNs;
  const due = engine.delayed.filter(({ dueAtNs }) => dueAtNs <= timeNs);
  engine.delayed = engine.delayed.filter(({ dueAtNs }) => dueAtNs > timeNs);
  for (const { message } of due) engine.sendResponse(message);
  for (const canister of engine.canisters.values())
    for (const call of canister.openCalls.values()) {
      if (call.deadlineNs === undefined || call.deadlineNs > timeNs) continue;
      engine.sendResponse({
        type: "response",
        callerKey: canister.key,
        calleeKey: call.calleeKey,
        callId: call.id,
        response: rejected(REJECT.sysUnknown, "IC0207: Message has expired"),
        refundCycles: 0n,
      });
    }
}
