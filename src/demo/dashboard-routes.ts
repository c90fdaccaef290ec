import type { ExtraRoute } from "../localnet/http/serve-network.js";
import { textResponse, type WebRequest, type WebResponse } from "../localnet/http/web-message.js";
import { httpRequest } from "../wire/http.js";
import type { DemoNetwork } from "./demo-network.js";

/** Where a served demo shows its treasury. */
export const DASHBOARD_PATH = "/_/dashboard/";

/**
 * Shows the treasury's own pages at the address of the network, for those whose machine knows no
 * `*.localhost` hosts.
 */
export function dashboardRoutes(demo: DemoNetwork): Map<string, ExtraRoute> {
  const redirect = (): WebResponse => ({
    status: 307,
    headers: { location: DASHBOARD_PATH },
    body: "",
  });
  return new Map<string, ExtraRoute>([
    ["/", redirect],
    [DASHBOARD_PATH.slice(0, -1), redirect],
    [DASHBOARD_PATH, (request) => askTreasury(demo, request)],
  ]);
}

function askTreasury({ network, treasury }: DemoNetwork, request: WebRequest): WebResponse {
  const { pathname, search } = request.url;
  const url = `/${pathname.slice(DASHBOARD_PATH.length)}${search}`;
  const arg = httpRequest.encodeArgs([{ method: request.method, url, headers: [], body: [] }]);
  const outcome = network.query({ canister: treasury, method: "http_request", arg });
  if (outcome.type !== "replied")
    return textResponse(502, "The treasury does not answer: is it stopped?");
  const { status_code: status, headers, body } = httpRequest.decodeAnswer(outcome.bytes);
  return { status, headers: Object.fromEntries(headers), body };
}
