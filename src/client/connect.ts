import { AnonymousIdentity, Cbor, HttpAgent, IC_ROOT_KEY, type Identity } from "@dfinity/agent";

import { equalBytes, parseHex } from "../kernel/bytes.js";
import { Ballast } from "./ballast.js";
import type { EventOptions } from "./event-hub.js";
import {
  explain,
  MAINNET_URL,
  notANetwork,
  unreachable,
  whyNotAnswered,
  wrongRootKey,
} from "./explain.js";
import { type NetworkDescription, readNetworkFile } from "./network-file.js";
import { ClientProblem } from "./problem.js";

/** Where a client goes, and as whom. */
export type ConnectOptions = {
  /**
   * `local` is the network that `npm start` serves; `ic` is mainnet; or an address; or a network
   * that is described. `local` by default.
   */
  readonly network?: string | NetworkDescription;
  /** An address, as agents call it; goes before `network`. */
  readonly host?: string;
  /** Nobody in particular by default. */
  readonly identity?: Identity;
  /** The key that answers are verified with: DER, as bytes or in hexadecimal. */
  readonly rootKey?: Uint8Array | string;
  /** Ids of canisters by name, beside those that the network's description holds. */
  readonly canisters?: Readonly<Record<string, string>>;
  readonly events?: EventOptions;
  /** How long one request may take; half a minute by default. */
  readonly timeoutMs?: number;
};

const TIMEOUT_MS = 30_000;

type Place = {
  readonly url: string;
  readonly rootKey: Uint8Array | undefined;
  readonly canisters: Readonly<Record<string, string>>;
};

/**
 * Connects to a network and makes sure that it is the one that is meant.
 *
 * Every answer is verified: those of updates by the subnet's certificate, those of queries by the
 * signatures of nodes.
 *
 * @throws {ClientProblem} when nobody answers, or somebody else does.
 */
export async function connect(options: ConnectOptions = {}): Promise<Ballast> {
  const place = await resolvePlace(options);
  const { timeoutMs = TIMEOUT_MS, identity = new AnonymousIdentity() } = options;
  const rootKey = await agreeOnRootKey(place, timeoutMs);
  const agent = HttpAgent.createSync({
    host: place.url,
    identity,
    rootKey,
    retryTimes: 1,
    fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(timeoutMs) }),
  });
  const canisters = { ...place.canisters, ...options.canisters };
  const [anyCanister] = [canisters["treasury"], ...Object.values(canisters)].filter(
    (id) => id !== undefined,
  );
  if (anyCanister !== undefined) await checkIdentity(agent, place.url, anyCanister);
  return new Ballast({ agent, url: place.url, canisters, events: options.events ?? {} });
}

/**
 * Makes sure that the network accepts the identity: the agent itself would take a refusal for a
 * missing signature.
 */
async function checkIdentity(agent: HttpAgent, url: string, canister: string): Promise<void> {
  if ((await agent.getPrincipal()).isAnonymous()) return;
  const cause = await whyNotAnswered(agent, canister);
  if (cause !== undefined) throw explain(cause, { url, canister });
}

async function resolvePlace({ network = "local", host, rootKey }: ConnectOptions): Promise<Place> {
  const given = rootKey === undefined ? undefined : readRootKey(rootKey);
  if (host !== undefined) return { url: checkedUrl(host), rootKey: given, canisters: {} };
  if (network === "ic") {
    return { url: MAINNET_URL, rootKey: given ?? readRootKey(IC_ROOT_KEY), canisters: {} };
  }
  if (typeof network === "string" && network !== "local") {
    return { url: checkedUrl(network), rootKey: given, canisters: {} };
  }
  const described = typeof network === "string" ? await readNetworkFile() : network;
  return {
    url: checkedUrl(described.url),
    rootKey: given ?? readRootKey(described.rootKey),
    canisters: described.canisters,
  };
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url.origin;
  throw new ClientProblem(
    "bad_input",
    `"${text}" is no network.`,
    "Give local, ic, an address such as http://127.0.0.1:4943, or a network.json.",
  );
}

function readRootKey(key: Uint8Array | string): Uint8Array {
  const bytes = typeof key === "string" ? parseHex(key) : key;
  if (bytes !== undefined && bytes.length > 0) return bytes;
  throw new ClientProblem(
    "bad_input",
    "The root key is not hexadecimal.",
    "Give the one that the network prints when it starts.",
  );
}

/** Asks the network for its key, and compares it with the one that is expected. */
async function agreeOnRootKey({ url, rootKey }: Place, timeoutMs: number): Promise<Uint8Array> {
  const found = await fetchRootKey(url, timeoutMs);
  if (rootKey !== undefined) {
    if (!equalBytes(rootKey, found)) throw wrongRootKey({ url });
    return rootKey;
  }
  // Whoever answers on this machine is trusted to say who it is; nobody else is.
  if (isLoopback(url)) return found;
  throw new ClientProblem(
    "bad_input",
    `The root key of ${url} is not known, so that its answers cannot be verified.`,
    "Give it with rootKey (--root-key).",
  );
}

async function fetchRootKey(url: string, timeoutMs: number): Promise<Uint8Array> {
  let body: Uint8Array;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(`${url}/api/v2/status`, { signal });
    if (!response.ok) throw notANetwork({ url });
    body = new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw error instanceof ClientProblem ? error : unreachable({ url }, error);
  }
  const key = rootKeyOf(body);
  if (key === undefined) throw notANetwork({ url });
  return key;
}

function rootKeyOf(body: Uint8Array): Uint8Array | undefined {
  try {
    const { root_key: key } = Cbor.decode<Record<string, unknown>>(body);
    return key instanceof Uint8Array ? key : undefined;
  } catch {
    return undefined;
  }
}

function isLoopback(url: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(url).hostname);
}
