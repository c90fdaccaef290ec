import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { UsageProblem } from "./usage-problem.js";

/** Where dfx keeps the ids of what was deployed to mainnet, by name. */
const DFX_IDS_FILE = "canister_ids.json";

/** How ids of a network at a URL are filed: `127.0.0.1-4943`. */
export function filedName(url: URL): string {
  return url.host.replace(/[^a-zA-Z0-9.-]/g, "-");
}

/** Where `npm run deploy` and `icp` keep the ids of a network, below the project's folder. */
export function idsFileOf(network: string): string {
  return join(".icp/data/mappings", `${network}.ids.json`);
}

/**
 * Ids of canisters by name that were written down when they were deployed to a network: `ic`, or
 * the one at a URL.
 *
 * @throws {UsageProblem} when a file of them is damaged.
 */
export function readKeptIds(root: string, network: string): Record<string, string> {
  const isUrl = /^https?:/.test(network) && URL.canParse(network);
  if (!isUrl && network !== "ic") return {};
  const filed = isUrl ? filedName(new URL(network)) : network;
  const ofDfx = Object.entries(readRecord(join(root, DFX_IDS_FILE))).map(
    ([name, ids]): [string, unknown] => [
      name,
      typeof ids === "object" && ids !== null ? Reflect.get(ids, "ic") : undefined,
    ],
  );
  const ofDeploy = Object.entries(readRecord(join(root, idsFileOf(filed))));
  return Object.fromEntries(
    [...(isUrl ? [] : ofDfx), ...ofDeploy].flatMap(([name, id]): [string, string][] =>
      typeof id === "string" ? [[name, id]] : [],
    ),
  );
}

function readRecord(path: string): object {
  if (!existsSync(path)) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(path, "utf8"));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    throw new UsageProblem(`${path} is no JSON. Mend it, or name the canister with --canister.`);
  }
}
