import { type PrincipalBytes, principalFromText } from "../principals.js";
import { answerCall, takeCall } from "./call-endpoint.js";
import { type Envelope, parseEnvelope } from "./envelope.js";
import type { Face } from "./face.js";
import { answerQuery } from "./query-endpoint.js";
import { readState } from "./read-state-endpoint.js";
import { RequestProblem } from "./request-problem.js";
import { answerStatus } from "./status-endpoint.js";
import type { WebRequest, WebResponse } from "./web-message.js";

type Endpoint = (
  face: Face,
  envelope: Envelope,
  address: PrincipalBytes,
) => WebResponse | Promise<WebResponse>;

/** Answers a request to the interface of the Internet Computer, below `/api/`. */
export async function answerApi(face: Face, request: WebRequest): Promise<WebResponse> {
  const { pathname } = request.url;
  if (pathname === "/api/v2/status") {
    requireMethod(request, "GET");
    return answerStatus(face.certifier);
  }
  const [, version, kind, id = "", verb] = API_PATH.exec(pathname) ?? [];
  const endpoint = ENDPOINTS[`${version} ${kind} ${verb}`];
  if (endpoint === undefined)
    throw new RequestProblem(404, "There is no such address in the interface of this network.");
  requireMethod(request, "POST");
  requireCbor(request);
  return endpoint(face, parseEnvelope(request.body), parseId(id));
}

const API_PATH = /^\/api\/(v\d)\/(canister|subnet)\/([^/]+)\/(call|query|read_state)\/?$/;

const readCanister: Endpoint = (face, envelope, id) =>
  readState(face, envelope, { type: "canister", id });

const readSubnet: Endpoint = (face, envelope, id) =>
  readState(face, envelope, { type: "subnet", id });

const ENDPOINTS: Readonly<Record<string, Endpoint>> = {
  "v2 canister call": takeCall,
  "v3 canister call": answerCall,
  "v4 canister call": answerCall,
  "v2 canister query": answerQuery,
  "v3 canister query": answerQuery,
  "v2 canister read_state": readCanister,
  "v3 canister read_state": readCanister,
  "v2 subnet read_state": readSubnet,
  "v3 subnet read_state": readSubnet,
};

function requireMethod({ method }: WebRequest, wanted: string): void {
  if (method !== wanted) throw new RequestProblem(405, `This address takes ${wanted} only.`);
}

function requireCbor({ headers }: WebRequest): void {
  const [type = ""] = (headers["content-type"] ?? "").split(";");
  if (type.trim().toLowerCase() === "application/cbor") return;
  throw new RequestProblem(415, "The content-type of a request must be application/cbor.");
}

function parseId(text: string): PrincipalBytes {
  try {
    return principalFromText(text);
  } catch {
    throw new RequestProblem(400, `'${text.slice(0, 100)}' in the address is not a principal.`);
  }
}
