import type { Response } from "../outcomes.js";
import { type PrincipalBytes, principalKey } from "../principals.js";
import { authenticate, mayConcern } from "./authentication.js";
import { type CborValue, encodeCbor } from "./cbor.js";
import { checkAddress } from "./effective-canister.js";
import type { Envelope, MethodRequest } from "./envelope.js";
import type { Face } from "./face.js";
import { toRejection } from "./rejection.js";
import { hashOfMap } from "./request-id.js";
import { RequestProblem } from "./request-problem.js";
import { queryStandIn } from "./stand-in.js";
import type { StateCertifier } from "./state-certifier.js";
import { cborResponse, type WebResponse } from "./web-message.js";

/** Answers a query, with the signature of the network's node. */
export function answerQuery(face: Face, envelope: Envelope, address: PrincipalBytes): WebResponse {
  const request = authenticMethod(face, envelope, "query");
  checkAddress(request, address);
  const reply = replyFields(runQuery(face, request));
  const timestamp = face.certifier.timeNs;
  const signatures = [signReply(face.certifier, { reply, request, timestamp })];
  return cborResponse(encodeCbor({ ...reply, signatures }));
}

/**
 * The request of an envelope, once it is known to come from its sender and to be about a canister
 * that its delegations allow.
 */
export function authenticMethod(
  { certifier }: Face,
  envelope: Envelope,
  type: MethodRequest["type"],
): MethodRequest {
  const { content } = envelope;
  if (content.type !== type)
    throw new RequestProblem(400, `This address takes requests of type ${type} only.`);
  const targets = authenticate(envelope, certifier.timeNs);
  if (!mayConcern(targets, principalKey(content.canister)))
    throw new RequestProblem(400, "The delegation does not allow calls to this canister.");
  return content;
}

function runQuery({ network, standIns }: Face, request: MethodRequest): Response {
  const { canister, method, arg, sender: caller } = request;
  const standIn = standIns.get(canister);
  if (standIn !== undefined) return queryStandIn(standIn, { method, arg, caller });
  return network.query({ canister, method, arg, caller });
}

type Reply = Readonly<Record<string, CborValue>>;

function replyFields(response: Response): Reply {
  if (response.type === "replied") return { status: "replied", reply: { arg: response.bytes } };
  const { code, message, errorCode } = toRejection(response);
  return {
    status: "rejected",
    reject_code: code,
    reject_message: message,
    error_code: errorCode,
  };
}

function signReply(
  { keys }: StateCertifier,
  signed: { reply: Reply; request: MethodRequest; timestamp: bigint },
): CborValue {
  const { reply, request, timestamp } = signed;
  const hash = hashOfMap(
    new Map(Object.entries({ ...reply, timestamp, request_id: request.requestId })),
  );
  return { timestamp, signature: keys.signResponse(hash), identity: keys.nodeId };
}
