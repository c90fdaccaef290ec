import { ClientProblem } from "./problem.js";

/** A network and what is on it, as `npm start` writes it to `.cache/network.json`. */
export type NetworkDescription = {
  readonly url: string;
  /** The key that certificates are verified with: DER, in hexadecimal. */
  readonly rootKey: string;
  /** Ids of canisters by name: `treasury`, `icp_ledger`, `sim_kongswap` … */
  readonly canisters: Readonly<Record<string, string>>;
  /** Files with the keys of those who may administer, by name. */
  readonly identities: Readonly<Record<string, string>>;
};

/** Where `npm start` says what it serves. */
export const NETWORK_FILE = ".cache/network.json";

const ADVICE = "Start the network with npm start, or name another with --network.";

/**
 * Reads the file that a local network writes.
 *
 * @throws {ClientProblem} when there is none, or it is not of that shape.
 */
export async function readNetworkFile(path: string = NETWORK_FILE): Promise<NetworkDescription> {
  // Loaded here, so that browsers, which never come here, need no stand-in.
  const { readFile } = await import("node:fs/promises");
  const name = path.endsWith(NETWORK_FILE) ? NETWORK_FILE : path;
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const what = `No local network is running: there is no ${name}.`;
    throw new ClientProblem("unreachable", what, ADVICE, error);
  }
  const description = parseNetworkFile(text);
  if (description !== undefined) return description;
  throw new ClientProblem("bad_input", `${name} does not describe a network.`, ADVICE);
}

/** The network a text describes, or nothing when it does not describe any. */
export function parseNetworkFile(text: string): NetworkDescription | undefined {
  const value = parseJson(text);
  if (!isRecord(value)) return undefined;
  const { url, rootKey, canisters, identities = {} } = value;
  if (typeof url !== "string" || typeof rootKey !== "string") return undefined;
  if (!/^([0-9a-f]{2})+$/i.test(rootKey)) return undefined;
  if (!isTextRecord(canisters) || !isTextRecord(identities)) return undefined;
  return { url, rootKey, canisters, identities };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return isRecord(value) && Object.values(value).every((text) => typeof text === "string");
}
