import { REJECT, type Response } from "../outcomes.js";

/** A reject as clients are told of it: the error code apart from the message. */
export type Rejection = {
  readonly code: number;
  readonly message: string;
  readonly errorCode: string;
};

/** Takes the error code out of a message of the network; messages of canisters stay as they are. */
export function toRejection({ code, message }: Response & { type: "rejected" }): Rejection {
  const [prefix, errorCode] = /^(IC\d{4}): /.exec(message) ?? [];
  const isOfNetwork = code !== REJECT.canisterReject || errorCode === REJECTED_BY_CANISTER;
  if (prefix !== undefined && errorCode !== undefined && isOfNetwork)
    return { code, message: message.slice(prefix.length), errorCode };
  return { code, message, errorCode: ERROR_CODE_DEFAULTS.get(code) ?? "IC0000" };
}

const REJECTED_BY_CANISTER = "IC0406";

/** Error codes of rejects without one of their own. */
const ERROR_CODE_DEFAULTS: ReadonlyMap<number, string> = new Map([
  [REJECT.sysTransient, "IC0201"],
  [REJECT.destinationInvalid, "IC0301"],
  [REJECT.canisterReject, REJECTED_BY_CANISTER],
  [REJECT.canisterError, "IC0502"],
  [REJECT.sysUnknown, "IC0207"],
]);
