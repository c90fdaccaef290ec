import type { Canister } from "./canister.js";
import { runCompositeQuery } from "./composite-queries.js";
import type { Engine } from "./engine.js";
import { INSTRUCTIONS_MAX, newExecution, runAndUndo } from "./entry.js";
import { toReport } from "./message-report.js";
import { REJECT, type Response, rejected } from "./outcomes.js";
import type { PrincipalBytes } from "./principals.js";
import { canisterNotFound, methodNotFound, noReply, trapped } from "./refusals.js";
import { MODE } from "./system-api/system-calls.js";

/** A query call: whose method is asked, by whom, with what. */
export type QueryInput = {
  readonly callee: PrincipalBytes;
  readonly method: string;
  readonly arg: Uint8Array;
  readonly caller: PrincipalBytes;
};

/** Answers a query or composite query; nothing it changes is kept. */
export function runQuery(engine: Engine, input: QueryInput): Response {
  const canister = engine.canister(input.callee);
  if (canister === undefined) return canisterNotFound(input.callee);
  const refusal = notQueryable(canister);
  if (refusal !== undefined) return refusal;
  if (canister.machine?.has(`canister_composite_query ${input.method}`) === true)
    return runCompositeQuery(engine, canister, input);
  return runPlainQuery(engine, canister, input);
}

/** The answer of a canister that answers no queries now; `undefined` when it does. */
function notQueryable({ text, record, machine }: Canister): Response | undefined {
  if (record.status !== "running")
    return rejected(REJECT.canisterError, `IC0508: Canister ${text} is ${record.status}`);
  if (machine === undefined)
    return rejected(REJECT.canisterError, `IC0537: Canister ${text} contains no Wasm module`);
  return undefined;
}

/** Answers a query that makes no calls. */
function runPlainQuery(engine: Engine, canister: Canister, input: QueryInput): Response {
  const { method, arg, caller } = input;
  const name = `canister_query ${method}`;
  if (canister.machine?.has(name) !== true) return methodNotFound(canister, "query", method);
  const execution = newExecution(canister, {
    mode: MODE.query,
    caller,
    method,
    arg,
    timeNs: engine.timeNs,
    isReplicated: false,
    instructionsMax: INSTRUCTIONS_MAX.query,
  });
  const entry = { type: "export", name } as const;
  const result = runAndUndo(canister, canister.machine, entry, execution);
  engine.report(toReport(canister, "query", result));
  if (result.trap !== undefined) return trapped(canister, result.trap);
  return execution.response ?? noReply(canister);
}
