import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { idsFileOf } from "../../src/cli/kept-ids.js";
import { DeployProblem } from "./deploy-problem.js";

type Ids = Readonly<Record<string, string>>;

/** Remembers which canister has which name on a network, so that a second run finds them. */
export interface CanisterRegister {
  /** Where the ids are kept, for people. */
  readonly path: string;
  idOf(name: string): string | undefined;
  keep(name: string, id: string): void;
  /** When a creation that may be under way was begun, in nanoseconds since 1970. */
  intentOf(name: string): bigint | undefined;
  /** Notes a creation before it is asked for. */
  intend(name: string, createdAtNs: bigint): void;
}

/**
 * The register of a network in a project. Ids are kept where `icp` keeps those of an environment of
 * the same name, so that both deploy the same canisters; those of mainnet also where `dfx` does.
 *
 * @throws {DeployProblem} when a file of it is damaged.
 */
export function openRegister(root: string, network: string): CanisterRegister {
  const path = join(root, idsFileOf(network));
  const intentsPath = join(root, ".cache/deploy", `${network}.intents.json`);
  const dfxPath = join(root, "canister_ids.json");
  return {
    path,
    idOf: (name) => readIds(path)[name],
    keep(name, id) {
      writeJson(path, { ...readIds(path), [name]: id });
      if (network === "ic") writeJson(dfxPath, { ...readJson(dfxPath), [name]: { ic: id } });
      const { [name]: _done, ...others } = readIds(intentsPath);
      if (_done !== undefined) writeJson(intentsPath, others);
    },
    intentOf(name) {
      const atNs = readIds(intentsPath)[name];
      return atNs === undefined ? undefined : BigInt(atNs);
    },
    intend(name, createdAtNs) {
      writeJson(intentsPath, { ...readIds(intentsPath), [name]: String(createdAtNs) });
    },
  };
}

function readIds(path: string): Ids {
  const entries = Object.entries(readJson(path));
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === "string")) {
    throw new DeployProblem(`${path} must map names to ids: mend it, or restore it from Git.`);
  }
  return Object.fromEntries(entries);
}

function readJson(path: string): Readonly<Record<string, unknown>> {
  if (!existsSync(path)) return {};
  try {
    const content: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof content === "object" && content !== null)
      return Object.fromEntries(Object.entries(content));
  } catch {
    // Said below.
  }
  throw new DeployProblem(`${path} is no JSON object: mend it, or restore it from Git.`);
}

function writeJson(path: string, content: object): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(content, undefined, 2)}\n`);
}
