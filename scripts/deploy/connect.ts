import { existsSync, readFileSync } from "node:fs";
import { Cbor, HttpAgent, IC_ROOT_KEY, type SignIdentity } from "@dfinity/agent";

import { filedName } from "../../src/cli/kept-ids.js";
import { DeployProblem } from "./deploy-problem.js";

/** Where canisters are deployed to. */
export type Target = {
  /** As people call it, and as its ids are filed: `ic`, `local`, or made from the URL. */
  readonly name: string;
  readonly url: string;
  /** Key that answers are verified with, in DER. */
  readonly rootKey: Uint8Array;
  /** Real money, no stand-ins. */
  readonly isMainnet: boolean;
};

/** How a target is chosen. */
export type TargetChoice = {
  /** `local`, `ic`, or a URL. */
  readonly network: string;
  /** The root key in hexadecimal, for a URL; asked of the network when left out. */
  readonly rootKey?: string;
  /** The file in which `npm start` says where it is. */
  readonly networkFile: string;
};

/**
 * Finds a network, and makes sure that it is one and that its root key is the expected one.
 *
 * @throws {DeployProblem} when nothing answers there, or something else.
 */
export async function chooseTarget(choice: TargetChoice): Promise<Target> {
  const { network } = choice;
  if (network === "ic") return MAINNET;
  const { name, url, rootKey } =
    network === "local" ? readLocalNetwork(choice.networkFile) : readUrl(choice);
  const answered = await askRootKey(url, network);
  if (rootKey !== undefined && !Buffer.from(rootKey).equals(answered)) {
    throw new DeployProblem(
      `${url} has another root key than the expected one: it is another network, or was started anew. Check the URL and --root-key.`,
    );
  }
  const isMainnet = Buffer.from(MAINNET.rootKey).equals(answered);
  return isMainnet ? MAINNET : { name, url, rootKey: answered, isMainnet };
}

/**
 * Makes sure that a network answers, before an agent tries for longer and says less.
 *
 * @throws {DeployProblem} when it does not.
 */
export async function checkAnswers({ url }: Target): Promise<void> {
  await askStatus(url, "check whether this computer is online.");
}

/** An agent that acts for an identity and verifies every answer. */
export function openAgent({ url, rootKey }: Target, identity: SignIdentity): HttpAgent {
  return HttpAgent.createSync({
    host: url,
    identity,
    rootKey,
    retryTimes: RETRY_COUNT,
    logToConsole: false,
  });
}

type Candidate = {
  readonly name: string;
  readonly url: string;
  readonly rootKey: Uint8Array | undefined;
};

function readLocalNetwork(path: string): Candidate {
  const advice = "start one in another terminal with `npm start`, or give its URL to --network.";
  if (!existsSync(path)) throw new DeployProblem(`No local network is running: ${advice}`);
  const said = parseJson(readFileSync(path, "utf8"));
  if (typeof said !== "object" || said === null || !("url" in said) || !("rootKey" in said)) {
    throw new DeployProblem(`${path} does not say where the local network is: ${advice}`);
  }
  return { name: "local", url: String(said.url), rootKey: parseRootKey(String(said.rootKey)) };
}

/** What a JSON text says; `undefined` when it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readUrl({ network, rootKey }: TargetChoice): Candidate {
  if (!/^https?:\/\//.test(network) || !URL.canParse(network)) {
    throw DeployProblem.refusal(
      `"${network}" is no network: --network takes local, ic, or a URL such as http://127.0.0.1:4943.`,
    );
  }
  const url = new URL(network);
  return {
    name: filedName(url),
    url: url.origin,
    rootKey: rootKey === undefined ? undefined : parseRootKey(rootKey),
  };
}

function parseRootKey(text: string): Uint8Array {
  if (!/^([0-9a-f]{2}){133}$/i.test(text)) {
    throw DeployProblem.refusal(
      "A root key is 266 hexadecimal digits: DER with a BLS key of 96 bytes.",
    );
  }
  return new Uint8Array(Buffer.from(text, "hex"));
}

async function askRootKey(url: string, network: string): Promise<Uint8Array> {
  const advice =
    network === "local"
      ? "`npm start` is not running any more; start it again."
      : "check the URL, and whether the network is running.";
  const response = await askStatus(url, advice);
  const rootKey = readStatus(new Uint8Array(await response.arrayBuffer()));
  if (response.ok && rootKey !== undefined) return rootKey;
  throw new DeployProblem(
    `${url} answers, but not as a network of the Internet Computer does: check the URL.`,
  );
}

async function askStatus(url: string, advice: string): Promise<Response> {
  const timeout = AbortSignal.timeout(ANSWER_MS_MAX);
  const response = await fetch(`${url}/api/v2/status`, { signal: timeout }).catch(() => undefined);
  if (response !== undefined) return response;
  throw new DeployProblem(`Nothing answers at ${url}: ${advice}`);
}

/** The root key in the answer of `/api/v2/status`. */
function readStatus(body: Uint8Array): Uint8Array | undefined {
  try {
    const { root_key } = Cbor.decode<{ root_key?: unknown }>(body);
    return root_key instanceof Uint8Array ? root_key : undefined;
  } catch {
    return undefined;
  }
}

const RETRY_COUNT = 1;

/** How long a network may take to say who it is. */
const ANSWER_MS_MAX = 15_000;

const MAINNET: Target = {
  name: "ic",
  url: "https://icp-api.io",
  rootKey: new Uint8Array(Buffer.from(IC_ROOT_KEY, "hex")),
  isMainnet: true,
};
