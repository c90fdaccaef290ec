import type { Principal } from "../../src/wire/idl.js";
import { DeployProblem } from "./deploy-problem.js";
import type { PublicState } from "./look-up.js";
import type { RunState } from "./management.js";
import type { SuiteCanister } from "./suite.js";

/** What is to be done with a canister. */
export type Action =
  /** Not ours: its id is used in the arguments of others. */
  | "use"
  | "create"
  /** It is there, and empty. */
  | "install"
  /** Another module is in it, or its arguments are to be replaced: stop, upgrade, start. */
  | "upgrade"
  /** The module is right, but an upgrade ended before it was started again. */
  | "start"
  | "unchanged";

/** A canister as it was found. */
export type Found = {
  readonly id: Principal;
  readonly state: PublicState;
  /** Only known of what the deploying identity controls. */
  readonly runState?: RunState;
};

/** One line of the plan. */
export type Step = {
  readonly name: string;
  readonly action: Action;
  /** The canister, as far as there is one. */
  readonly id: Principal | undefined;
  /** Hash of what is installed, and of what should be. */
  readonly installedHash: string | undefined;
  readonly wantedHash: string | undefined;
  /** Controllers that it does not have yet. */
  readonly newControllers: readonly string[];
};

/** What a plan is made from, for one canister. */
export type Circumstances = {
  readonly canister: SuiteCanister;
  readonly used: Principal | undefined;
  readonly found: Found | undefined;
  readonly wantedHash: string;
  readonly controllers: readonly Principal[];
  /** Who deploys. */
  readonly deployer: Principal;
  readonly isMainnet: boolean;
  /** Whether arguments are to be replaced by those of the configuration. */
  readonly hasNewArguments: boolean;
};

/**
 * Decides what is to be done with one canister.
 *
 * @throws {DeployProblem} when somebody else controls it, or it must not be there.
 */
export function planStep(circumstances: Circumstances): Step {
  const { canister, used, found, wantedHash } = circumstances;
  const { name } = canister;
  const nothing = { name, installedHash: undefined, wantedHash: undefined, newControllers: [] };
  if (used !== undefined) return { ...nothing, action: "use", id: used };
  if (canister.isStandIn && circumstances.isMainnet) {
    throw DeployProblem.refusal(
      `${name} is a stand-in and never deployed to mainnet: name the real canister by --use ${name}=<id>.`,
    );
  }
  if (found === undefined) return { ...nothing, action: "create", id: undefined, wantedHash };
  checkControl(circumstances, found);
  const { id, state } = found;
  return {
    name,
    id,
    wantedHash,
    installedHash: state.moduleHash,
    action: actionOf(circumstances, found),
    newControllers: circumstances.controllers
      .map((principal) => principal.toText())
      .filter((text) => !state.controllers.includes(text)),
  };
}

function actionOf({ wantedHash, hasNewArguments }: Circumstances, found: Found): Action {
  const { state, runState } = found;
  if (state.moduleHash === undefined) return "install";
  if (state.moduleHash !== wantedHash || hasNewArguments) return "upgrade";
  return runState === "running" ? "unchanged" : "start";
}

function checkControl({ canister, deployer }: Circumstances, { id, state }: Found): void {
  if (state.controllers.includes(deployer.toText())) return;
  const controllers = state.controllers.join(", ") || "nobody";
  throw new DeployProblem(
    `${canister.name} (${id.toText()}) is controlled by ${controllers}, not by ${deployer.toText()}: deploy with the --identity of a controller.`,
  );
}

/** Whether a step changes anything. */
export function isChange({ action, newControllers }: Step): boolean {
  return (action !== "use" && action !== "unchanged") || newControllers.length > 0;
}
