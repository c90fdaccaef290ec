import type { Canister } from "./canister.js";
import type { Engine } from "./engine.js";
import { INSTRUCTIONS_MAX, newExecution, runAndUndo } from "./entry.js";
import { toReport } from "./message-report.js";
import { REJECT, type Response, rejected } from "./outcomes.js";
import { type PrincipalBytes, principalKey } from "./principals.js";
import { canisterNotFound, notAccepting, trapped } from "./refusals.js";
import { MODE } from "./system-api/system-calls.js";

/** An update call from outside. */
export type IngressInput = {
  readonly requestId: string;
  readonly callee: PrincipalBytes;
  readonly method: string;
  readonly arg: Uint8Array;
  readonly caller: PrincipalBytes;
};

/**
 * Takes an update call from outside, once the canister agrees to have it (`inspect_message`).
 *
 * @returns why it was not taken, or `undefined`.
 */
export function takeIngress(engine: Engine, input: IngressInput): Response | undefined {
  const isForManagement = input.callee.length === 0;
  const refusal = isForManagement ? undefined : inspect(engine, input);
  if (refusal !== undefined) return refusal;
  engine.sendAlone({
    type: "request",
    origin: { type: "ingress", requestId: input.requestId },
    caller: input.caller,
    callee: input.callee,
    calleeKey: principalKey(input.callee),
    method: input.method,
    arg: input.arg,
    cycles: 0n,
    deadlineNs: undefined,
    fault: undefined,
  });
  return undefined;
}

function inspect(engine: Engine, input: IngressInput): Response | undefined {
  const canister = engine.canister(input.callee);
  if (canister === undefined) return canisterNotFound(input.callee);
  const refusal = notAccepting(canister);
  if (refusal !== undefined) return refusal;
  if (canister.machine?.has(INSPECT) !== true) return undefined;
  return runInspect(engine, canister, input);
}

function runInspect(
  engine: Engine,
  canister: Canister,
  { caller, method, arg }: IngressInput,
): Response | undefined {
  if (canister.machine === undefined) return undefined;
  const execution = newExecution(canister, {
    mode: MODE.inspect,
    caller,
    method,
    arg,
    timeNs: engine.timeNs,
    isReplicated: false,
    instructionsMax: INSTRUCTIONS_MAX.inspect,
  });
  const entry = { type: "export", name: INSPECT } as const;
  const result = runAndUndo(canister, canister.machine, entry, execution);
  engine.report(toReport(canister, "inspect message", result));
  if (result.trap !== undefined) return trapped(canister, result.trap);
  if (execution.isAccepted) return undefined;
  return rejected(REJECT.canisterReject, `IC0406: Canister ${canister.text} rejected the message`);
}

const INSPECT = "canister_inspect_message";
