import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { SignIdentity } from "@dfinity/agent";

import { readIdentity } from "../../src/client/pem-identity.js";
import { ClientProblem } from "../../src/client/problem.js";
import type { Target } from "./connect.js";
import { DeployProblem } from "./deploy-problem.js";

/** Where the key of who deploys may come from. */
export type DeployerSource = {
  /** What was asked for. */
  readonly identity: string | undefined;
  /** The file in which `npm start` says whose keys lie where. */
  readonly networkFile: string;
  /** The key of networks for development that have none of their own; made when it is missing. */
  readonly developmentKey: string;
};

/** Who deploys, and where the key comes from, for people. */
export type Deployer = { readonly identity: SignIdentity; readonly keyFile: string };

/**
 * The identity that deploys: the one that was asked for, on the network of `npm start` its
 * operator, elsewhere a key of development. On mainnet there is none by default.
 *
 * @throws {DeployProblem} when there is none, or the file holds something else.
 */
export function chooseDeployer(
  { name, isMainnet }: Target,
  { identity, networkFile, developmentKey }: DeployerSource,
): Deployer {
  if (identity !== undefined) return { identity: readKey(identity), keyFile: identity };
  if (isMainnet) {
    throw DeployProblem.refusal(
      "Mainnet needs --identity <file>: the key of who deploys, as `icp identity export` writes it.",
    );
  }
  const operator = name === "local" ? operatorOf(networkFile) : undefined;
  return operator === undefined
    ? { identity: identityOfDevelopment(developmentKey), keyFile: developmentKey }
    : { identity: readKey(operator), keyFile: operator };
}

/** The identity in a file, which is made when there is none: for networks for development only. */
export function identityOfDevelopment(path: string): SignIdentity {
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  }
  return readKey(path);
}

function readKey(path: string): SignIdentity {
  try {
    return readIdentity(path);
  } catch (error) {
    if (error instanceof ClientProblem) throw DeployProblem.refusal(error.message);
    throw error;
  }
}

/** The key of the operator of the network that `npm start` serves. */
function operatorOf(networkFile: string): string | undefined {
  const file: { readonly identities?: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(networkFile, "utf8"),
  );
  return file.identities?.["operator"];
}
