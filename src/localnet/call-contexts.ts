import type { Canister } from "./canister.js";
import type { Engine } from "./engine.js";
import type { EntryResult } from "./entry.js";
import type { CalleeFault, Fault, ReplyFault } from "./faults.js";
import type { ReportedCall } from "./message-report.js";
import type { CallContext, OpenCall, Origin } from "./messages.js";
import { principalKey } from "./principals.js";
import { noReply, trapped } from "./refusals.js";
import type { OutgoingCall } from "./system-api/execution.js";

/** What opens a call context. */
export type NewContext = Pick<CallContext, "origin" | "caller" | "method"> & Partial<CallContext>;

/** Opens a context for a call or a task that is about to be executed. */
export function openContext(canister: Canister, input: NewContext): CallContext {
  return {
    id: canister.nextId(),
    deadlineNs: undefined,
    cyclesAvailable: 0n,
    isAnswered: false,
    openCallCount: 0,
    instructions: 0,
    trapsAtCallback: false,
    ...input,
  };
}

/**
 * Ends a message of a context: sends its calls and its answer, answers in its place when nothing
 * more can come, and closes the context after its last message.
 *
 * @returns the calls that were sent.
 */
export function concludeMessage(
  engine: Engine,
  canister: Canister,
  before: CallContext,
  { execution, trap, instructions }: EntryResult,
): readonly ReportedCall[] {
  let context = { ...before, instructions: before.instructions + instructions };
  let sent: readonly ReportedCall[] = NO_CALLS;
  if (trap === undefined) {
    sent = sendCalls(engine, canister, context, execution.calls);
    context = {
      ...context,
      openCallCount: context.openCallCount + sent.length,
      cyclesAvailable: execution.cyclesAvailable,
    };
    if (execution.response !== undefined && !context.isAnswered) {
      engine.answer(context.origin, canister.key, execution.response, context.cyclesAvailable);
      context = { ...context, isAnswered: true, cyclesAvailable: 0n };
    }
  }
  if (context.openCallCount > 0) {
    canister.contexts.set(context.id, context);
    return sent;
  }
  if (!context.isAnswered) {
    const response = trap === undefined ? noReply(canister) : trapped(canister, trap);
    engine.answer(context.origin, canister.key, response, context.cyclesAvailable);
  }
  canister.contexts.delete(context.id);
  return sent;
}

function sendCalls(
  engine: Engine,
  canister: Canister,
  context: CallContext,
  calls: readonly OutgoingCall[],
): readonly ReportedCall[] {
  if (calls.length === 0) return NO_CALLS;
  return calls.map((call) => sendCall(engine, canister, context, call));
}

function sendCall(
  engine: Engine,
  canister: Canister,
  context: CallContext,
  call: OutgoingCall,
): ReportedCall {
  engine.outgoingCallCount += 1;
  const { callee, method, arg, cycles, deadlineNs } = call;
  const calleeKey = principalKey(callee);
  const outgoingIndex = engine.outgoingCallCount;
  const fault = engine.faults.faultOf({
    callerKey: canister.key,
    calleeKey,
    method,
    outgoingIndex,
  });
  const openCall: OpenCall = {
    id: canister.nextId(),
    outgoingIndex,
    contextId: context.id,
    callee,
    calleeKey,
    method,
    onReply: call.onReply,
    onReject: call.onReject,
    onCleanup: call.onCleanup,
    deadlineNs,
    fault: replyFault(fault),
  };
  canister.addOpenCall(openCall);
  const origin: Origin = { type: "call", callerKey: canister.key, callId: openCall.id };
  if (fault?.type === "answer") engine.answer(origin, calleeKey, fault.response, cycles);
  else if (fault?.type !== "lose request")
    engine.sendRequest(canister.key, {
      type: "request",
      origin,
      caller: canister.id,
      callee,
      calleeKey,
      method,
      arg,
      cycles,
      deadlineNs,
      fault: calleeFault(fault),
    });

  return { callee, method, argByteCount: arg.length, outgoingIndex };
}

function replyFault(fault: Fault | undefined): ReplyFault | undefined {
  switch (fault?.type) {
    case "replace response":
    case "lose reply":
    case "delay reply":
    case "before reply":
      return fault;
    default:
      return undefined;
  }
}

function calleeFault(fault: Fault | undefined): CalleeFault | undefined {
  switch (fault?.type) {
    case "trap after await":
    case "before request":
      return fault;
    default:
      return undefined;
  }
}

const NO_CALLS: readonly ReportedCall[] = [];
