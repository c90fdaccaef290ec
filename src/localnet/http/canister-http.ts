import { concatBytes } from "../../kernel/bytes.js";
import { decodeOne, encodeOne } from "../management/candid.js";
import type { OutsideCall } from "../network.js";
import type { CallOutcome } from "../outcomes.js";
import { type PrincipalBytes, principalFromText, principalToText } from "../principals.js";
import {
  encodeToken,
  HTTP_REQUEST,
  HTTP_RESPONSE,
  type HttpRequestValue,
  type HttpResponseValue,
  STREAMING_PART,
  type StreamingStrategy,
} from "./canister-http-idl.js";
import type { Face } from "./face.js";
import { toRejection } from "./rejection.js";
import { RequestProblem } from "./request-problem.js";
import type { WebRequest, WebResponse } from "./web-message.js";

/**
 * The canister whose own host is asked: `<canister id>.localhost`.
 *
 * @throws {RequestProblem} 400 when what stands there is no canister id.
 */
export function canisterOfHost({ headers }: WebRequest): PrincipalBytes | undefined {
  const { host = "" } = headers;
  const [, text] = /^([a-z0-9-]+)\.(?:raw\.)?localhost(?::|$)/.exec(host.toLowerCase()) ?? [];
  return text === undefined ? undefined : parseCanister(text);
}

/**
 * The canister that the address names: `?canisterId=`.
 *
 * @throws {RequestProblem} 400 when what stands there is no canister id.
 */
export function canisterOfAddress({ url }: WebRequest): PrincipalBytes | undefined {
  const text = url.searchParams.get("canisterId");
  return text === null ? undefined : parseCanister(text);
}

function parseCanister(text: string): PrincipalBytes {
  try {
    return principalFromText(text);
  } catch {
    throw new RequestProblem(400, `'${text.slice(0, 100)}' is not a canister id.`);
  }
}

/**
 * Puts a page of a canister that was asked for on the network's own host into an origin of its own:
 * what the browser keeps for the network's pages is not for canisters.
 */
export function inSandbox(response: WebResponse): WebResponse {
  const { "content-security-policy": own, ...headers } = response.headers;
  const policies = own === undefined ? SANDBOX : `${own}, ${SANDBOX}`;
  return { ...response, headers: { ...headers, "content-security-policy": policies } };
}

const SANDBOX = "sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads";

/**
 * Has a canister answer a request of a browser by its `http_request`, and by `http_request_update`
 * when it wants that. Responses are passed on as they are; what certifies them is not looked at.
 */
export async function answerByCanister(
  face: Face,
  canister: PrincipalBytes,
  request: WebRequest,
): Promise<WebResponse> {
  const arg = encodeOne(HTTP_REQUEST, toCandid(request));
  const queried = face.network.query({ canister, method: "http_request", arg });
  const first = toResponse(canister, queried);
  if (first.upgrade[0] !== true) return toWebResponse(face, canister, first);
  const call: OutsideCall = { canister, method: "http_request_update", arg };
  const updated = toResponse(canister, await face.calls.call(call));
  return toWebResponse(face, canister, updated);
}

function toCandid({ method, url, headers, body }: WebRequest): HttpRequestValue {
  return {
    method,
    url: `${url.pathname}${url.search}`,
    headers: Object.entries(headers),
    body,
    certificate_version: [2],
  };
}

function toResponse(canister: PrincipalBytes, outcome: CallOutcome): HttpResponseValue {
  const text = principalToText(canister);
  if (outcome.type === "unanswered")
    throw new RequestProblem(504, `Canister ${text} did not answer.`);
  if (outcome.type === "rejected") {
    const { message, errorCode } = toRejection(outcome);
    throw new RequestProblem(errorCode === NOT_FOUND ? 404 : 502, `${message} (${errorCode})`);
  }
  try {
    return decodeOne(HTTP_RESPONSE, outcome.bytes);
  } catch {
    throw new RequestProblem(502, `Canister ${text} answered with something else than a response.`);
  }
}

function toWebResponse(
  face: Face,
  canister: PrincipalBytes,
  response: HttpResponseValue,
): WebResponse {
  const { status_code, headers, body, streaming_strategy } = response;
  const [strategy] = streaming_strategy;
  const rest = strategy === undefined ? [] : streamedParts(face, canister, strategy);
  return {
    status: status_code,
    headers: Object.fromEntries(
      headers
        .map(([name, value]) => [name.toLowerCase(), value] as const)
        .filter(([name]) => !HEADERS_OF_TRANSPORT.has(name)),
    ),
    body: concatBytes(body, ...rest),
  };
}

/** Fetches the parts of a body that did not fit into the first answer. */
function streamedParts(
  { network }: Face,
  canister: PrincipalBytes,
  { Callback }: StreamingStrategy,
): Uint8Array[] {
  const [, method] = Callback.callback;
  const parts: Uint8Array[] = [];
  let next: unknown = Callback.token;
  while (next !== undefined) {
    if (parts.length === PARTS_MAX)
      throw new RequestProblem(502, `The body has more than ${PARTS_MAX} parts.`);
    const outcome = network.query({ canister, method, arg: encodeToken(next) });
    if (outcome.type !== "replied")
      throw new RequestProblem(502, `A part of the body is missing: ${outcome.message}`);
    const { body, token } = decodeOne(STREAMING_PART, outcome.bytes);
    parts.push(body);
    [next] = token;
  }
  return parts;
}

const NOT_FOUND = "IC0301";

const PARTS_MAX = 1000;

/** Headers that belong to a connection and not to what is sent. */
const HEADERS_OF_TRANSPORT: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "keep-alive",
  "transfer-encoding",
  "upgrade",
]);
