import type { PrincipalBytes } from "../principals.js";
import { CborFields, decodeCbor } from "./cbor.js";
import { hashOfMap } from "./request-id.js";
import { RequestProblem } from "./request-problem.js";

/** What every request says of itself. */
type RequestHead = {
  readonly requestId: Uint8Array;
  readonly sender: PrincipalBytes;
  readonly expiresAtNs: bigint;
};

/** A request to call or to query a method. */
export type MethodRequest = RequestHead & {
  readonly type: "call" | "query";
  readonly canister: PrincipalBytes;
  readonly method: string;
  readonly arg: Uint8Array;
};

/** A request to read parts of the state tree. */
export type ReadStateRequest = RequestHead & {
  readonly type: "read_state";
  readonly paths: readonly (readonly Uint8Array[])[];
};

/** What somebody asks for. */
export type RequestContent = MethodRequest | ReadStateRequest;

/** A key that may sign in place of another one. */
export type Delegation = {
  readonly publicKey: Uint8Array;
  readonly expiresAtNs: bigint;
  /** Canisters that may be called; all when there are none named. */
  readonly targets: readonly PrincipalBytes[] | undefined;
  /** Hash of what is signed. */
  readonly hash: Uint8Array;
  readonly signature: Uint8Array;
};

/** A request with what proves who sent it. */
export type Envelope = {
  readonly content: RequestContent;
  readonly publicKey: Uint8Array | undefined;
  readonly signature: Uint8Array | undefined;
  readonly delegations: readonly Delegation[];
};

/**
 * Reads the body of a request. Nothing in it is believed yet.
 *
 * @throws {RequestProblem} when it is not in the form of the interface specification.
 */
export function parseEnvelope(body: Uint8Array): Envelope {
  const fields = new CborFields(decodeCbor(body), "the envelope");
  const content = new CborFields(fields.values.get("content"), "the content");
  const delegations = fields.has("sender_delegation") ? fields.list("sender_delegation") : [];
  return {
    content: parseContent(content),
    publicKey: fields.has("sender_pubkey")
      ? fields.bytesUpTo("sender_pubkey", KEY_BYTES_MAX)
      : undefined,
    signature: fields.has("sender_sig") ? fields.bytes("sender_sig") : undefined,
    delegations: delegations.map(parseDelegation),
  };
}

function parseContent(content: CborFields): RequestContent {
  if (content.has("nonce")) content.bytesUpTo("nonce", NONCE_BYTES_MAX);
  const head = {
    requestId: hashOfMap(content.values),
    sender: content.bytesUpTo("sender", PRINCIPAL_BYTES_MAX),
    expiresAtNs: content.nat("ingress_expiry"),
  };
  const type = content.text("request_type");
  switch (type) {
    case "call":
    case "query":
      return {
        ...head,
        type,
        canister: content.bytesUpTo("canister_id", PRINCIPAL_BYTES_MAX),
        method: content.text("method_name"),
        arg: content.bytes("arg"),
      };
    case "read_state":
      return { ...head, type, paths: content.list("paths").map(parsePath) };
    default:
      throw new RequestProblem(400, "The request_type must be call, query or read_state.");
  }
}

function parsePath(path: unknown): readonly Uint8Array[] {
  if (!Array.isArray(path)) throw new RequestProblem(400, "A path must be a list of labels.");
  return path.map((label: unknown) => {
    if (label instanceof Uint8Array && label.length <= LABEL_BYTES_MAX) return label;
    throw new RequestProblem(400, `A label must be at most ${LABEL_BYTES_MAX} bytes.`);
  });
}

function parseDelegation(value: unknown): Delegation {
  const signed = new CborFields(value, "a signed delegation");
  const delegation = new CborFields(signed.values.get("delegation"), "a delegation");
  return {
    publicKey: delegation.bytesUpTo("pubkey", KEY_BYTES_MAX),
    expiresAtNs: delegation.nat("expiration"),
    targets: delegation.has("targets") ? delegation.list("targets").map(parseTarget) : undefined,
    hash: hashOfMap(delegation.values),
    signature: signed.bytes("signature"),
  };
}

function parseTarget(target: unknown): PrincipalBytes {
  if (target instanceof Uint8Array) return target;
  throw new RequestProblem(400, "A target of a delegation must be a principal.");
}

const NONCE_BYTES_MAX = 32;

const PRINCIPAL_BYTES_MAX = 29;

/** Many times the length of the keys that are known. */
const KEY_BYTES_MAX = 1000;

const LABEL_BYTES_MAX = 1000;
