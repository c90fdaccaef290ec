import { readFileSync } from "node:fs";
import type { HttpAgent, SignIdentity } from "@dfinity/agent";

import { Principal } from "../../src/wire/idl.js";
import { modulePaths } from "../build/build-target.js";
import { sha256 } from "../build/verify.js";
import type { CanisterRegister } from "./canister-register.js";
import { carryOut, type Workshop } from "./carry-out.js";
import type { Configuration } from "./configuration.js";
import { openAgent, type Target } from "./connect.js";
import { CyclesLedger, inTrillions } from "./cycles-ledger.js";
import { DeployProblem, toProblem } from "./deploy-problem.js";
import {
  type ArgumentSource,
  type CodeArgument,
  installArgument,
  KEEP_ARGUMENT,
} from "./install-arguments.js";
import { lookUp } from "./look-up.js";
import { Management } from "./management.js";
import { type Found, isChange, planStep, type Step } from "./plan.js";
import type { SuiteCanister } from "./suite.js";

/** What is to be deployed, where and by whom. */
export type DeploymentOrder = {
  readonly target: Target;
  readonly identity: SignIdentity;
  readonly configuration: Configuration;
  readonly register: CanisterRegister;
  /** In the order of the suite. */
  readonly canisters: readonly SuiteCanister[];
  /** Replace the arguments of what is upgraded, and upgrade what would be unchanged. */
  readonly hasNewArguments: boolean;
  /** The module of a canister as it is installed; the built ones when left out. */
  readonly readModule?: (module: string) => Uint8Array;
  /** Create by the cycles ledger also where it is no mainnet. */
  readonly isPaidFor?: boolean;
  readonly nowNs: () => bigint;
  readonly onProgress: (name: string, what: string) => void;
};

/** A step, and the argument that it hands over as Candid text; none when no code is put in. */
export type PlannedStep = Step & { readonly argument: string | undefined };

/** A deployment that is planned and can be carried out. */
export type Deployment = {
  readonly steps: readonly PlannedStep[];
  readonly deployer: string;
  carryOut(): Promise<readonly { readonly name: string; readonly id: string }[]>;
};

/**
 * Looks at the network and plans; changes nothing.
 *
 * @throws {DeployProblem} when the plan cannot be carried out.
 */
export async function planDeployment(order: DeploymentOrder): Promise<Deployment> {
  const planner = new Planner(order);
  const steps = await planner.plan();
  return {
    steps,
    deployer: planner.deployer.toText(),
    carryOut: () => planner.carryOut(steps),
  };
}

/** The built module of a name, compressed. @throws {DeployProblem} when it is not built. */
export function builtModule(root: string, module: string): Uint8Array {
  const { gzip } = modulePaths(root, module);
  try {
    return readFileSync(gzip);
  } catch {
    throw new DeployProblem(`${module} is not built: run \`npm run build\` first.`);
  }
}

class Planner {
  readonly deployer: Principal;
  readonly #order: DeploymentOrder;
  readonly #agent: HttpAgent;
  readonly #management: Management;
  readonly #cyclesLedger: CyclesLedger | undefined;
  readonly #ids = new Map<string, Principal>();
  readonly #modules = new Map<string, Uint8Array>();

  constructor(order: DeploymentOrder) {
    const { target, identity } = order;
    this.#order = order;
    this.#agent = openAgent(target, identity);
    this.#management = new Management(this.#agent);
    const isPaidFor = target.isMainnet || order.isPaidFor === true;
    this.#cyclesLedger = isPaidFor ? new CyclesLedger(this.#agent) : undefined;
    this.deployer = Principal.fromUint8Array(identity.getPrincipal().toUint8Array());
  }

  async plan(): Promise<PlannedStep[]> {
    const { canisters, target } = this.#order;
    const steps: Step[] = [];
    for (const canister of canisters) steps.push(await this.#planOne(canister));
    await this.#checkCycles(steps).catch((error: unknown) => {
      throw toProblem(error, "Asking for the balance of cycles", target.url);
    });
    return steps.map((step) => ({ ...step, argument: this.#argumentText(step) }));
  }

  async carryOut(steps: readonly Step[]): Promise<{ name: string; id: string }[]> {
    const done: { name: string; id: string }[] = [];
    for (const step of steps) {
      const id = await carryOut(step, this.#workshop(step.name));
      this.#ids.set(step.name, id);
      done.push({ name: step.name, id: id.toText() });
    }
    return done;
  }

  async #planOne(canister: SuiteCanister): Promise<Step> {
    const { configuration, target, hasNewArguments } = this.#order;
    const used = this.#usedId(canister);
    const found = used === undefined ? await this.#find(canister.name) : undefined;
    const id = used ?? found?.id;
    if (id !== undefined) this.#ids.set(canister.name, id);
    return planStep({
      canister,
      used,
      found,
      wantedHash: sha256(this.#module(canister.module)),
      controllers: configuration.controllers,
      deployer: this.deployer,
      isMainnet: target.isMainnet,
      hasNewArguments,
    });
  }

  /** Of a stand-in on mainnet the real canister, where it is known. */
  #usedId({ name, isStandIn, onMainnet }: SuiteCanister): Principal | undefined {
    const { configuration, target } = this.#order;
    const named = configuration.uses[name];
    if (named !== undefined || !isStandIn || !target.isMainnet) return named;
    return onMainnet === undefined ? undefined : Principal.fromText(onMainnet);
  }

  async #find(name: string): Promise<Found | undefined> {
    const { register, target } = this.#order;
    const known = register.idOf(name);
    if (known === undefined) return undefined;
    const id = Principal.fromText(known);
    const doing = `${name}: looking at ${known}`;
    try {
      const state = await lookUp(this.#agent, id);
      if (state === undefined && target.isMainnet) {
        throw new DeployProblem(
          `${name}: there is no canister ${known} on mainnet, which ${register.path} says it is: mend that file.`,
        );
      }
      // A network for development that was started anew has forgotten its canisters.
      if (state === undefined) return undefined;
      if (!state.controllers.includes(this.deployer.toText())) return { id, state };
      return { id, state, runState: await this.#management.runState(id) };
    } catch (error) {
      throw toProblem(error, doing, target.url);
    }
  }

  async #checkCycles(steps: readonly Step[]): Promise<void> {
    const count = BigInt(steps.filter(({ action }) => action === "create").length);
    if (this.#cyclesLedger === undefined || count === 0n) return;
    const neededCycles = count * (this.#order.configuration.amountCycles + CREATION_FEE_CYCLES);
    const balanceCycles = await this.#cyclesLedger.balanceOf(this.deployer);
    if (balanceCycles >= neededCycles) return;
    throw new DeployProblem(
      `${this.deployer.toText()} has ${inTrillions(balanceCycles)} and needs ${inTrillions(neededCycles)} for ${count} new canisters: get some with \`icp cycles mint\`, or lower --cycles.`,
    );
  }

  /** The argument of a step for people: ids that do not exist yet are called by their names. */
  #argumentText(step: Step): string | undefined {
    const mode = modeOf(step);
    if (mode === undefined) return undefined;
    let { text } = this.#argument(step.name, mode);
    for (const [name, placeholder] of PLACEHOLDERS) {
      text = text.replaceAll(placeholder.toText(), `<${name}>`);
    }
    return text;
  }

  #argument(name: string, mode: "install" | "upgrade"): CodeArgument {
    const isUpgrade = mode === "upgrade";
    if (isUpgrade && !this.#order.hasNewArguments) return KEEP_ARGUMENT;
    return installArgument(name, this.#source(), { isUpgrade });
  }

  #source(): ArgumentSource {
    return {
      roles: rolesOfDeployment(this.#order.configuration, this.deployer),
      idOf: (name) => this.#ids.get(name) ?? placeholderOf(name),
    };
  }

  #module(module: string): Uint8Array {
    const known = this.#modules.get(module);
    if (known !== undefined) return known;
    const { readModule = (name) => builtModule(".", name) } = this.#order;
    const bytes = readModule(module);
    this.#modules.set(module, bytes);
    return bytes;
  }

  #workshop(name: string): Workshop {
    const { configuration, register, target, canisters } = this.#order;
    const own = canisters.find((canister) => canister.name === name);
    return {
      url: target.url,
      management: this.#management,
      cyclesLedger: this.#cyclesLedger,
      register,
      controllers: [this.deployer, ...configuration.controllers],
      amountCycles: configuration.amountCycles,
      nowNs: this.#order.nowNs,
      lookUp: (id) => lookUp(this.#agent, id),
      moduleOf: () => this.#module(own?.module ?? name),
      argumentOf: (canister, mode) => this.#argument(canister, mode),
      onProgress: (canister, what) => {
        const created = register.idOf(canister);
        if (created !== undefined) this.#ids.set(canister, Principal.fromText(created));
        this.#order.onProgress(canister, what);
      },
    };
  }
}

/** Who has which role: where nobody is named, who deploys operates. */
function rolesOfDeployment({ roles }: Configuration, deployer: Principal) {
  return {
    ...roles,
    operators: roles.operators.length === 0 ? [deployer] : roles.operators,
  };
}

function modeOf({ action }: Step): "install" | "upgrade" | undefined {
  if (action === "create" || action === "install") return "install";
  return action === "upgrade" ? "upgrade" : undefined;
}

/** Principals of nobody, in place of those that do not exist yet. */
const PLACEHOLDERS = new Map<string, Principal>();

function placeholderOf(name: string): Principal {
  const known = PLACEHOLDERS.get(name);
  if (known !== undefined) return known;
  const made = Principal.fromUint8Array(new TextEncoder().encode(`?${name}`.slice(0, 28)));
  PLACEHOLDERS.set(name, made);
  return made;
}

/** Whether a deployment changes anything. */
export function hasChanges({ steps }: Pick<Deployment, "steps">): boolean {
  return steps.some(isChange);
}

/** What the cycles ledger takes for a block of its own. */
const CREATION_FEE_CYCLES = 100_000_000n;
