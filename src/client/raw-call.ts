import {
  isV2ResponseBody,
  pollForResponse,
  RejectError,
  UncertifiedRejectErrorCode,
  UncertifiedRejectUpdateErrorCode,
} from "@dfinity/agent";
import { Principal } from "@dfinity/principal";

import type { Ballast } from "./ballast.js";
import { explain } from "./explain.js";

/** A call of a method by its name, its arguments encoded already. */
export type RawCall = {
  readonly canisterId: string;
  readonly method: string;
  readonly arg: Uint8Array;
};

/** Calls an update, and verifies the certificate of its reply. @throws {ClientProblem} */
export async function callRaw(ballast: Ballast, request: RawCall): Promise<Uint8Array> {
  return told(ballast, request, async () => {
    const { agent } = ballast;
    const { canisterId, method: methodName, arg } = request;
    const { requestId, response } = await agent.call(canisterId, { methodName, arg });
    const { body } = response;
    if (body !== null && isV2ResponseBody(body)) {
      const { reject_code, reject_message, error_code } = body;
      throw RejectError.fromCode(
        new UncertifiedRejectUpdateErrorCode(requestId, reject_code, reject_message, error_code),
      );
    }
    const { reply } = await pollForResponse(agent, Principal.fromText(canisterId), requestId);
    return reply;
  });
}

/** Asks a query, and verifies the signature of the node that answered. @throws {ClientProblem} */
export async function queryRaw(ballast: Ballast, request: RawCall): Promise<Uint8Array> {
  return told(ballast, request, async () => {
    const { canisterId, method: methodName, arg } = request;
    const answer = await ballast.agent.query(canisterId, { methodName, arg });
    if ("reply" in answer) return answer.reply.arg;
    const { requestId, reject_code, reject_message, error_code, signatures } = answer;
    throw RejectError.fromCode(
      new UncertifiedRejectErrorCode(
        requestId,
        reject_code,
        reject_message,
        error_code,
        signatures,
      ),
    );
  });
}

async function told(
  { url }: Ballast,
  { canisterId: canister, method }: RawCall,
  work: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  try {
    return await work();
  } catch (error) {
    throw explain(error, { url, canister, method });
  }
}
