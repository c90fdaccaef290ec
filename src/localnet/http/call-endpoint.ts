import type { PrincipalBytes } from "../principals.js";
import { type CborValue, encodeCbor } from "./cbor.js";
import { checkAddress } from "./effective-canister.js";
import type { Envelope } from "./envelope.js";
import type { Face } from "./face.js";
import { authenticMethod } from "./query-endpoint.js";
import { toRejection } from "./rejection.js";
import type { Refusal } from "./update-calls.js";
import { ACCEPTED, cborResponse, type WebResponse } from "./web-message.js";

/** Takes an update call and answers when it is taken: the caller polls for what becomes of it. */
export async function takeCall(
  face: Face,
  envelope: Envelope,
  address: PrincipalBytes,
): Promise<WebResponse> {
  const request = authenticMethod(face, envelope, "call");
  checkAddress(request, address);
  const { taken } = face.calls.handIn(request, address);
  const refusal = await taken;
  return refusal === undefined ? ACCEPTED : cborResponse(encodeCbor(refusalFields(refusal)));
}

/** Takes an update call and answers with a certificate of its answer, if that comes soon. */
export async function answerCall(
  face: Face,
  envelope: Envelope,
  address: PrincipalBytes,
): Promise<WebResponse> {
  const request = authenticMethod(face, envelope, "call");
  checkAddress(request, address);
  const { taken, answered } = face.calls.handIn(request, address);
  const refusal = await taken;
  if (refusal !== undefined) {
    const fields = refusalFields(refusal);
    return cborResponse(encodeCbor({ status: "non_replicated_rejection", ...fields }));
  }
  const isAnswered = await endsWithin(answered, face.callWaitMs);
  if (!isAnswered) return ACCEPTED;
  const path = ["request_status", request.requestId];
  const certificate = face.certifier.state().certificate([path]);
  return cborResponse(encodeCbor({ status: "replied", certificate }));
}

function refusalFields(refusal: Refusal): Readonly<Record<string, CborValue>> {
  const { code, message, errorCode } = toRejection(refusal);
  return { reject_code: code, reject_message: message, error_code: errorCode };
}

/** Whether a promise ends in time. */
async function endsWithin(promise: Promise<void>, durationMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), durationMs);
  });
  const isInTime = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return isInTime;
}
