import { IDL } from "./idl.js";
import { method } from "./method.js";

const Headers = IDL.Vec(IDL.Tuple(IDL.Text, IDL.Text));

/** A request as the network's HTTP gateways hand it on. */
export type HttpRequest = {
  method: string;
  url: string;
  headers: [string, string][];
  body: Uint8Array | number[];
};

/** An answer for a gateway. */
export type HttpResponse = {
  status_code: number;
  headers: [string, string][];
  body: Uint8Array;
};

/** `http_request`: read-only pages. */
export const httpRequest = method<[HttpRequest], HttpResponse>(
  [
    IDL.Record({
      method: IDL.Text,
      url: IDL.Text,
      headers: Headers,
      body: IDL.Vec(IDL.Nat8),
    }),
  ],
  IDL.Record({ status_code: IDL.Nat16, headers: Headers, body: IDL.Vec(IDL.Nat8) }),
);
