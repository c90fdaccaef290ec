import { bytesKey, equalBytes } from "../../kernel/bytes.js";
import { type PrincipalBytes, principalKey } from "../principals.js";
import { authenticate, mayConcern, type Targets } from "./authentication.js";
import { encodeCbor } from "./cbor.js";
import type { Envelope } from "./envelope.js";
import type { Face } from "./face.js";
import { RequestProblem } from "./request-problem.js";
import { cborResponse, type WebResponse } from "./web-message.js";

/** What a request for parts of the state tree was sent to. */
export type StateAddress = { readonly type: "canister" | "subnet"; readonly id: PrincipalBytes };

type Reader = {
  readonly face: Face;
  readonly sender: PrincipalBytes;
  readonly targets: Targets;
  readonly address: StateAddress;
};

type Path = readonly Uint8Array[];

/** Answers with a certificate that shows the parts of the state tree that were asked for. */
export function readState(face: Face, envelope: Envelope, address: StateAddress): WebResponse {
  const { content } = envelope;
  if (content.type !== "read_state")
    throw new RequestProblem(400, "This address takes requests of type read_state only.");
  const targets = authenticate(envelope, face.certifier.timeNs);
  const { sender, paths } = content;
  if (paths.length > PATHS_MAX)
    throw new RequestProblem(400, `A request may have at most ${PATHS_MAX} paths.`);
  for (const path of paths) checkPath({ face, sender, targets, address }, path);
  checkOneRequest(paths);
  const certificate = face.certifier.state().certificate(paths);
  return cborResponse(encodeCbor({ certificate }));
}

function checkPath(reader: Reader, path: Path): void {
  if (path.length > LABELS_MAX)
    throw new RequestProblem(400, `A path may have at most ${LABELS_MAX} labels.`);
  const [first = EMPTY, second, third, fourth] = path;
  switch (textOf(first)) {
    case "time":
    case "subnet":
    case "canister_ranges":
    case "api_boundary_nodes":
      return;
    case "request_status":
      checkRequestStatus(reader, second);
      return;
    case "canister":
      checkCanister(reader, { canister: second, part: third, name: fourth });
      return;
    default:
      throw invalidPath(path);
  }
}

/** The status of a call is shown to who made it, and at the address it was made to. */
function checkRequestStatus({ face, sender, targets, address }: Reader, id?: Uint8Array): void {
  if (id === undefined || id.length !== REQUEST_ID_BYTES)
    throw new RequestProblem(400, `A request id has ${REQUEST_ID_BYTES} bytes.`);
  const request = face.certifier.requests.get(id);
  if (request === undefined) return;
  if (request.senderKey !== principalKey(sender))
    throw new RequestProblem(403, "Only its sender may ask what became of a call.");
  if (request.effectiveCanisterKey !== principalKey(address.id))
    throw new RequestProblem(403, "The call was made at the address of another canister.");
  if (!mayConcern(targets, request.canisterKey))
    throw new RequestProblem(403, "The delegation does not allow to ask about this call.");
}

function checkOneRequest(paths: readonly Path[]): void {
  const ids = paths
    .filter(([first = EMPTY]) => textOf(first) === "request_status")
    .map(([, id = EMPTY]) => bytesKey(id));
  if (new Set(ids).size > 1)
    throw new RequestProblem(400, "Every request_status path must have the same request id.");
}

type CanisterPath = {
  readonly canister: Uint8Array | undefined;
  readonly part: Uint8Array | undefined;
  readonly name: Uint8Array | undefined;
};

function checkCanister(reader: Reader, { canister = EMPTY, part, name }: CanisterPath): void {
  const { face, sender, address } = reader;
  if (!equalBytes(canister, address.id))
    throw new RequestProblem(403, "A path must be about the canister in the address.");
  const partText = part === undefined ? "" : textOf(part);
  if (partText === "module_hash" || partText === "controllers") return;
  if (partText !== "metadata" || name === undefined)
    throw new RequestProblem(
      403,
      "Of a canister, module_hash, controllers and metadata of a name can be read.",
    );
  if (!face.network.canisterIds().some((id) => equalBytes(id, canister))) return;
  const view = face.network.canister(canister);
  const section = view.metadata(textOf(name));
  const isController = view.settings.controllers.some((known) => equalBytes(known, sender));
  if (section !== undefined && !section.isPublic && !isController)
    throw new RequestProblem(403, "Only controllers may read this metadata section.");
}

function invalidPath(path: Path): RequestProblem {
  const text = path.map((label) => textOf(label).slice(0, 50)).join("/");
  return new RequestProblem(400, `There is no path /${text} in the state tree.`);
}

function textOf(label: Uint8Array): string {
  return decoder.decode(label);
}

const decoder = new TextDecoder();

const EMPTY = new Uint8Array(0);

const PATHS_MAX = 1000;

const LABELS_MAX = 127;

const REQUEST_ID_BYTES = 32;
