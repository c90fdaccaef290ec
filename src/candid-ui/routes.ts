import { readFileSync } from "node:fs";
import { join } from "node:path";

import { toHex } from "../kernel/bytes.js";
import { canisterOfHost } from "../localnet/http/canister-http.js";
import type { ExtraRoute } from "../localnet/http/serve-network.js";
import type { WebRequest, WebResponse } from "../localnet/http/web-message.js";
import type { Network } from "../localnet/network.js";
import { principalToText } from "../localnet/principals.js";
import { bundlePage, root } from "./bundle.js";
import type { ListedCanister } from "./listed-canister.js";

/** What is known of canisters beside what the network knows. */
export type CandidUiOptions = {
  /** Names of canisters, by their ids as text. */
  readonly names?: ReadonlyMap<string, string>;
};

/**
 * Pages for `serveNetwork` that show every canister of a network and call it: `/_/candid` lists
 * them, `/_/candid?id=<canister id>` shows one.
 */
export function candidUiRoutes(
  network: Network,
  { names = new Map() }: CandidUiOptions = {},
): ReadonlyMap<string, ExtraRoute> {
  const script = bundlePage("src/candid-ui/page/main.ts", "candid-ui.js");
  const [html, style] = ["index.html", "style.css"].map(readAsset);
  const didc = readFileSync(join(root, "node_modules/@dfinity/didc/dist/web/didc_bg.wasm"));
  const list = () => JSON.stringify(listCanisters(network, names));
  return new Map<string, ExtraRoute>([
    ["/_/candid", (request) => toOwnOrigin(request) ?? answer("text/html", html)],
    ["/_/candid/app.js", () => answer("text/javascript", script)],
    ["/_/candid/style.css", () => answer("text/css", style)],
    ["/_/candid/didc.wasm", () => answer("application/wasm", didc)],
    ["/_/candid/canisters.json", () => answer("application/json", list())],
  ]);
}

function readAsset(name: string): string {
  return readFileSync(join(root, "src/candid-ui/page", name), "utf8");
}

/** Canisters of a network in the order of their creation. */
function listCanisters(
  network: Network,
  names: ReadonlyMap<string, string>,
): readonly ListedCanister[] {
  return network.canisterIds().map((bytes) => {
    const view = network.canister(bytes);
    const id = principalToText(bytes);
    return {
      id,
      name: names.get(id),
      moduleHash: view.moduleHash && toHex(view.moduleHash),
      hasCandid: view.metadata("candid:service")?.isPublic === true,
    };
  });
}

/**
 * The page is of the network's own origin only: on the host of a canister, pages of that canister
 * would reach what the browser keeps for this one.
 */
function toOwnOrigin(request: WebRequest): WebResponse | undefined {
  const canister = canisterOfHost(request);
  if (canister === undefined) return undefined;
  const { host = "" } = request.headers;
  const ownHost = host.slice(host.toLowerCase().indexOf("localhost"));
  const id = request.url.searchParams.get("id") ?? principalToText(canister);
  const location = `http://${ownHost}/_/candid?id=${encodeURIComponent(id)}`;
  return { status: 307, headers: { location }, body: "" };
}

function answer(type: string, body: string | Uint8Array = ""): WebResponse {
  return {
    status: 200,
    headers: {
      "content-type": typeof body === "string" ? `${type}; charset=utf-8` : type,
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
    },
    body,
  };
}

/** Nothing from elsewhere, nothing inline, no HTML that is made of text, no `eval` but of Wasm. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types default",
].join("; ");
