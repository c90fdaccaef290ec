import type { Canister } from "./canister.js";
import { REJECT, type Response, rejected } from "./outcomes.js";
import { type PrincipalBytes, principalToText } from "./principals.js";

/** The answer for a canister that does not exist. */
export function canisterNotFound(id: PrincipalBytes): Response {
  const text = `IC0301: Canister ${principalToText(id)} not found`;
  return rejected(REJECT.destinationInvalid, text);
}

/** The answer for a method that the callee does not export. */
export function methodNotFound({ text }: Canister, kind: string, method: string): Response {
  return rejected(
    REJECT.canisterError,
    `IC0536: Error from Canister ${text}: Canister has no ${kind} method '${method}'.`,
  );
}

/** The answer of a canister that takes no calls now; `undefined` when it takes them. */
export function notAccepting(canister: Canister): Response | undefined {
  const { text, record, machine } = canister;
  if (record.status === "stopped")
    return rejected(REJECT.canisterError, `IC0508: Canister ${text} is stopped`);
  if (record.status === "stopping")
    return rejected(REJECT.canisterError, `IC0509: Canister ${text} is stopping`);
  if (machine === undefined)
    return rejected(
      REJECT.canisterError,
      `IC0537: Error from Canister ${text}: the canister contains no Wasm module`,
    );
  return undefined;
}

/** The answer for a message that trapped. */
export function trapped({ text }: Canister, trap: string): Response {
  return rejected(REJECT.canisterError, `${trapCode(trap)}: Error from Canister ${text}: ${trap}`);
}

/** The answer for a call whose last message ended without an answer. */
export function noReply({ text }: Canister): Response {
  return rejected(
    REJECT.canisterError,
    `IC0506: Error from Canister ${text}: Canister did not reply to the call`,
  );
}

/** Error codes of the replica, as clients see them in front of the text. */
function trapCode(trap: string): string {
  if (trap.startsWith("Canister called `ic0.trap`")) return "IC0503";
  if (trap.startsWith("Canister exceeded the limit")) return "IC0522";
  return trap.startsWith("Canister trapped") ? "IC0502" : "IC0504";
}
