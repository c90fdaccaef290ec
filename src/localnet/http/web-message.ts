/** A request over HTTP. */
export type WebRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

/** A response over HTTP. */
export type WebResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
};

/** A response in CBOR. */
export function cborResponse(body: Uint8Array): WebResponse {
  return { status: 200, headers: { "content-type": "application/cbor" }, body };
}

/** A response in plain text: one sentence that says what is wrong. */
export function textResponse(status: number, text: string): WebResponse {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body: text };
}

/** A response that says that a call is being executed. */
export const ACCEPTED: WebResponse = { status: 202, headers: {}, body: "" };
