import type { Principal } from "@dfinity/principal";
import { IDL } from "candid-stock";

import { type Typed, typed } from "../management/candid.js";
import type { Opt } from "../management/management-idl.js";

/** A request as canisters take it in `http_request`. */
export type HttpRequestValue = {
  method: string;
  url: string;
  headers: [string, string][];
  body: Uint8Array;
  certificate_version: Opt<number>;
};

/** How the rest of a body is fetched: by queries of a method, each with the token of the last. */
export type StreamingStrategy = {
  Callback: { callback: [Principal, string]; token: unknown };
};

/** A response as canisters give it. */
export type HttpResponseValue = {
  status_code: number;
  headers: [string, string][];
  body: Uint8Array;
  /** Whether the request has to be made again as an update. */
  upgrade: Opt<boolean>;
  streaming_strategy: Opt<StreamingStrategy>;
};

/** A further part of a body. */
export type StreamingPart = { body: Uint8Array; token: Opt<unknown> };

const headers = IDL.Vec(IDL.Tuple(IDL.Text, IDL.Text));

const blob = IDL.Vec(IDL.Nat8);

/** Of a type that only its canister knows: it is handed back as it came. */
const token = IDL.Unknown;

/** A function that takes such a token, so its type is not known either. */
const callback = IDL.Unknown;

const streamingStrategy = IDL.Variant({ Callback: IDL.Record({ callback, token }) });

/** Candid of requests. */
export const HTTP_REQUEST = IDL.Record({
  method: IDL.Text,
  url: IDL.Text,
  headers,
  body: blob,
  certificate_version: IDL.Opt(IDL.Nat16),
});

/** Candid of responses. */
export const HTTP_RESPONSE: Typed<HttpResponseValue> = typed(
  IDL.Record({
    status_code: IDL.Nat16,
    headers,
    body: blob,
    upgrade: IDL.Opt(IDL.Bool),
    streaming_strategy: IDL.Opt(streamingStrategy),
  }),
);

/** Candid of further parts. */
export const STREAMING_PART: Typed<StreamingPart> = typed(
  IDL.Record({ body: blob, token: IDL.Opt(token) }),
);

/** Candid of a token that was decoded without knowing its type. */
export function encodeToken(value: unknown): Uint8Array {
  const hasType = typeof value === "object" && value !== null && "type" in value;
  if (!hasType || typeof value.type !== "function") throw new Error("the token has no type");
  const type: IDL.Type = value.type();
  return IDL.encode([type], [value]);
}
