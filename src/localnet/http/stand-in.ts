import { REJECT, type Response, rejected } from "../outcomes.js";
import type { PrincipalBytes } from "../principals.js";

/** A call of a stand-in. */
export type StandInCall = {
  readonly method: string;
  readonly arg: Uint8Array;
  readonly caller: PrincipalBytes;
};

/** A method of a stand-in; throws when its argument is not what it takes. */
export type StandInMethod = (call: StandInCall) => Response;

/** Answers in place of a canister that real networks have and this one has not. */
export type StandIn = {
  readonly id: PrincipalBytes;
  readonly name: string;
  readonly queries: ReadonlyMap<string, StandInMethod>;
  readonly updates: ReadonlyMap<string, StandInMethod>;
};

/** Answers an update call. */
export function updateStandIn(standIn: StandIn, call: StandInCall): Response {
  const method = standIn.updates.get(call.method) ?? standIn.queries.get(call.method);
  return answer(standIn, method, call);
}

/** Answers a query call. */
export function queryStandIn(standIn: StandIn, call: StandInCall): Response {
  return answer(standIn, standIn.queries.get(call.method), call);
}

function answer({ name }: StandIn, method: StandInMethod | undefined, call: StandInCall): Response {
  if (method === undefined)
    return rejected(
      REJECT.canisterError,
      `IC0536: The local network's stand-in for the ${name} has no such method '${call.method}'.`,
    );
  try {
    return method(call);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return rejected(REJECT.canisterError, `IC0502: ${reason}`);
  }
}
