import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SignIdentity } from "@dfinity/agent";

import { type CanisterRegister, openRegister } from "../../scripts/deploy/canister-register.js";
import { type ConfigurationText, readConfiguration } from "../../scripts/deploy/configuration.js";
import { chooseTarget, type Target } from "../../scripts/deploy/connect.js";
import {
  builtModule,
  type Deployment,
  type DeploymentOrder,
  planDeployment,
} from "../../scripts/deploy/deploy.js";
import { identityOfDevelopment } from "../../scripts/deploy/deployer.js";
import { withNeeds } from "../../scripts/deploy/suite.js";
import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { type ServedNetwork, serveNetwork } from "../../src/localnet/http/serve-network.js";
import type { Network } from "../../src/localnet/network.js";
import { Principal } from "../../src/wire/idl.js";

const ROOT = join(__dirname, "../..");

/** A served network, and somebody who deploys to it. */
export type DeploymentFixture = {
  readonly network: Network;
  readonly served: ServedNetwork;
  readonly target: Target;
  readonly folder: string;
  readonly identity: SignIdentity;
  readonly register: CanisterRegister;
  /** What was done, in order. */
  readonly progress: string[];
  /** Plans the deployment of some canisters, with whatever is different from the usual. */
  plan(names: readonly string[], change?: DeploymentChange): Promise<Deployment>;
  /** The canister of a name. */
  canister(name: string): Uint8Array;
  close(): Promise<void>;
};

/** What is different from the usual. */
export type DeploymentChange = Partial<DeploymentOrder> & { readonly flags?: ConfigurationText };

/** Serves a new network. */
export async function openDeploymentFixture(): Promise<DeploymentFixture> {
  const network = createCertifiedNetwork({ seed: 7 });
  const served = await serveNetwork(network);
  const folder = mkdtempSync(join(tmpdir(), "ballast-deploy-"));
  const identity = identityOfDevelopment(join(folder, "identity.pem"));
  const target = await chooseTarget({ network: served.url, networkFile: "" });
  const register = openRegister(folder, target.name);
  const progress: string[] = [];
  return {
    network,
    served,
    target,
    folder,
    identity,
    register,
    progress,
    plan: (names, { flags = {}, ...change } = {}) =>
      planDeployment({
        target,
        identity,
        register,
        configuration: readConfiguration(undefined, flags),
        canisters: withNeeds(names),
        hasNewArguments: false,
        readModule: (module) => builtModule(ROOT, module),
        nowNs: () => BigInt(Date.now()) * 1_000_000n,
        onProgress: (name, what) => progress.push(`${name}: ${what.replace(/ .*/, "")}`),
        ...change,
      }),
    canister: (name) => Principal.fromText(register.idOf(name) ?? "").toUint8Array(),
    async close() {
      await served.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
