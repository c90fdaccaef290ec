import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

import type { Network } from "../network.js";
import { answerApi } from "./api-routes.js";
import { readBody } from "./body-reader.js";
import { answerByCanister, canisterOfAddress, canisterOfHost, inSandbox } from "./canister-http.js";
import { certifierOf } from "./certified-network.js";
import { advanceInSlices, type ClockMode, keepClock } from "./clock.js";
import type { Face } from "./face.js";
import { RequestProblem } from "./request-problem.js";
import { StandIns } from "./stand-ins.js";
import { UpdateCalls } from "./update-calls.js";
import { textResponse, type WebRequest, type WebResponse } from "./web-message.js";

/** Answers requests to an address that is not part of the interface. */
export type ExtraRoute = (request: WebRequest) => WebResponse | Promise<WebResponse>;

/** How a network is served. */
export type ServeOptions = {
  /** Where it listens; only this machine reaches the default, `127.0.0.1`. */
  readonly host?: string;
  /** Any free port by default. */
  readonly port?: number;
  /** Who moves the clock; wall time by default. */
  readonly clock?: ClockMode;
  /** Further addresses: by path, or, ending in a slash, for everything below; `/` is one path. */
  readonly routes?: ReadonlyMap<string, ExtraRoute>;
  /** How long a synchronous call is waited for before the caller has to poll; ten seconds. */
  readonly callWaitMs?: number;
};

/** A network that is being served. */
export type ServedNetwork = {
  readonly url: string;
  readonly port: number;
  /** The key that certificates are verified with, in DER. */
  readonly rootKey: Uint8Array;
  /**
   * Lets time of the network pass, as `Network.advance` does, while requests are answered. For
   * networks whose clock is not moved by wall time.
   */
  advance(durationNs: bigint): Promise<void>;
  /** Stops serving; the network itself stays as it is. */
  close(): Promise<void>;
};

/**
 * Serves a network from `createCertifiedNetwork` over HTTP, to agents, tools and browsers.
 *
 * @throws {Error} when the port is taken, or the network's clock is ahead of wall time that is to
 * move it.
 */
export async function serveNetwork(
  network: Network,
  options: ServeOptions = {},
): Promise<ServedNetwork> {
  const { host = "127.0.0.1", port = 0, clock = "wall", routes = NO_ROUTES } = options;
  const certifier = certifierOf(network);
  const standIns = new StandIns(network, certifier.subnetId);
  const calls = new UpdateCalls(network, certifier, standIns);
  const keeper = keepClock(clock, { network, certifier, pump: calls.pump });
  const stopListening = network.onMessage(() => calls.pump.wake());
  const face: Face = {
    network,
    certifier,
    calls,
    standIns,
    callWaitMs: options.callWaitMs ?? 10_000,
  };
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (incoming, outgoing) => {
    keeper.sync();
    void respond(outgoing, answer(face, routes, incoming));
  });
  const end = () => {
    keeper.stop();
    stopListening();
    calls.pump.close();
  };
  const boundPort = await listen(server, { host, port }).catch((error: unknown) => {
    end();
    throw error;
  });
  return {
    url: `http://${host}:${boundPort}`,
    port: boundPort,
    rootKey: certifier.rootKey,
    advance: (durationNs) => advanceInSlices({ network, pump: calls.pump }, durationNs),
    async close() {
      end();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  face: Face,
  routes: ReadonlyMap<string, ExtraRoute>,
  incoming: IncomingMessage,
): Promise<WebResponse> {
  if (incoming.method === "OPTIONS") return { status: 204, headers: {}, body: "" };
  const request = await toWebRequest(incoming);
  const { pathname } = request.url;
  if (INTERFACE.test(pathname)) return answerApi(face, request);
  const ofHost = canisterOfHost(request);
  const canister = ofHost === undefined ? canisterOfAddress(request) : undefined;
  const namesOne = ofHost !== undefined || canister !== undefined;
  const isOfCanister = namesOne && !pathname.startsWith(OWN_PATHS);
  const route = isOfCanister ? undefined : routeOf(routes, pathname);
  if (route !== undefined) return route(request);
  if (ofHost !== undefined) return answerByCanister(face, ofHost, request);
  if (canister !== undefined) return inSandbox(await answerByCanister(face, canister, request));
  if (pathname.startsWith("/api/")) return answerApi(face, request);
  throw new RequestProblem(
    404,
    "Nothing is here: name a canister, as in http://<canister id>.localhost/ or ?canisterId=.",
  );
}

async function toWebRequest(incoming: IncomingMessage): Promise<WebRequest> {
  const headers = Object.entries(incoming.headersDistinct).map(
    ([name, values = []]) => [name, values.join(", ")] as const,
  );
  return {
    method: incoming.method ?? "GET",
    url: parseUrl(incoming.url ?? "/"),
    headers: Object.fromEntries(headers),
    body: await readBody(incoming),
  };
}

function parseUrl(text: string): URL {
  if (!URL.canParse(text, "http://localhost"))
    throw new RequestProblem(400, "The address of the request is not a URL.");
  return new URL(text, "http://localhost");
}

function routeOf(
  routes: ReadonlyMap<string, ExtraRoute>,
  pathname: string,
): ExtraRoute | undefined {
  const exact = routes.get(pathname);
  if (exact !== undefined) return exact;
  const longestFirst = [...routes].sort(([a], [b]) => b.length - a.length);
  const isAbove = (path: string) => path.length > 1 && path.endsWith("/");
  return longestFirst.find(([path]) => isAbove(path) && pathname.startsWith(path))?.[1];
}

/** Sends an answer, or says in one sentence why there is none. */
async function respond(outgoing: ServerResponse, answered: Promise<WebResponse>): Promise<void> {
  const response = await answered.catch(toProblemResponse);
  try {
    send(outgoing, response);
  } catch (error) {
    // A canister may send headers that HTTP does not know.
    send(outgoing, textResponse(502, `The answer cannot be sent: ${reasonOf(error)}`));
  }
}

function send(outgoing: ServerResponse, { status, headers, body }: WebResponse): void {
  outgoing.writeHead(status, { ...ANY_ORIGIN, ...headers });
  outgoing.end(body);
}

function toProblemResponse(error: unknown): WebResponse {
  if (error instanceof RequestProblem) return textResponse(error.status, error.message);
  return textResponse(500, `The local network failed: ${reasonOf(error)}`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function listen(server: Server, address: { host: string; port: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => {
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : address.port);
    });
  });
}

/** Longer than clients keep connections, so that none is closed just when it is used again. */
const KEEP_ALIVE_MS = 120_000;

/** The interface of the network; canisters may have other pages below `/api/`. */
const INTERFACE = /^\/api\/v\d+\//;

/** Paths that are the network's even where an address names a canister. */
const OWN_PATHS = "/_/";

const NO_ROUTES: ReadonlyMap<string, ExtraRoute> = new Map();

/** Pages of any origin may call the network, as those of any origin may call mainnet. */
const ANY_ORIGIN = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, HEAD, POST, OPTIONS",
  "access-control-allow-headers": "*",
} as const;
