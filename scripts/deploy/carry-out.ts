import { Principal } from "../../src/wire/idl.js";
import type { CanisterRegister } from "./canister-register.js";
import type { CyclesLedger } from "./cycles-ledger.js";
import { DeployProblem, toProblem } from "./deploy-problem.js";
import type { CodeArgument } from "./install-arguments.js";
import type { PublicState } from "./look-up.js";
import type { CodeMode, Management } from "./management.js";
import type { Step } from "./plan.js";

/** What carrying out a plan needs of the world. */
export type Workshop = {
  readonly url: string;
  readonly management: Management;
  /** Creates canisters where cycles cost something; elsewhere they are given away. */
  readonly cyclesLedger: CyclesLedger | undefined;
  readonly register: CanisterRegister;
  readonly controllers: readonly Principal[];
  readonly amountCycles: bigint;
  readonly nowNs: () => bigint;
  lookUp(canister: Principal): Promise<PublicState | undefined>;
  moduleOf(name: string): Uint8Array;
  argumentOf(name: string, mode: CodeMode): CodeArgument;
  /** Told of each thing that was done, before the next one begins. */
  onProgress(name: string, what: string): void;
};

/**
 * Does with one canister what was planned. What was done stays done when it fails or is broken off:
 * the plan of the next run begins there.
 *
 * @throws {DeployProblem} that names the canister and what failed.
 */
export async function carryOut(step: Step, workshop: Workshop): Promise<Principal> {
  const { name } = step;
  const attempt = <T>(doing: string, act: () => Promise<T>): Promise<T> =>
    act().catch((error: unknown) => {
      throw toProblem(error, `${name}: ${doing}`, workshop.url);
    });

  const id = step.id ?? (await attempt("creating it", () => create(name, workshop)));
  if (step.newControllers.length > 0)
    await attempt("adding controllers", () => addControllers(step, id, workshop));
  switch (step.action) {
    case "create":
    case "install":
      await attempt("installing it", () => putCode({ step, id, mode: "install" }, workshop));
      break;
    case "upgrade":
      await upgrade({ step, id, attempt }, workshop);
      break;
    case "start":
      await attempt("starting it", () => workshop.management.start(id));
      workshop.onProgress(name, "started");
      break;
    case "use":
    case "unchanged":
      break;
  }
  return id;
}

async function create(name: string, workshop: Workshop): Promise<Principal> {
  const { cyclesLedger, management, register, controllers, amountCycles } = workshop;
  const id =
    cyclesLedger === undefined
      ? await management.createForNothing(amountCycles, controllers)
      : await cyclesLedger.createCanister({
          controllers,
          amountCycles,
          createdAtNs: intendCreation(name, workshop),
        });
  register.keep(name, id.toText());
  workshop.onProgress(name, `created ${id.toText()}`);
  return id;
}

/** The time of a creation, noted before it is asked for, so that none is paid for twice. */
function intendCreation(name: string, { register, nowNs }: Workshop): bigint {
  const known = register.intentOf(name);
  if (known !== undefined && nowNs() - known < INTENT_AGE_NS_MAX) return known;
  const createdAtNs = nowNs();
  register.intend(name, createdAtNs);
  return createdAtNs;
}

async function addControllers(step: Step, id: Principal, workshop: Workshop): Promise<void> {
  const found = await workshop.lookUp(id);
  const all = [...new Set([...(found?.controllers ?? []), ...step.newControllers])];
  await workshop.management.setControllers(
    id,
    all.map((text) => Principal.fromText(text)),
  );
  workshop.onProgress(step.name, `controllers ${all.join(", ")}`);
}

type Upgrade = {
  readonly step: Step;
  readonly id: Principal;
  readonly attempt: <T>(doing: string, act: () => Promise<T>) => Promise<T>;
};

/** Stops first: a call that is open while code is replaced would lose its answer. */
async function upgrade({ step, id, attempt }: Upgrade, workshop: Workshop): Promise<void> {
  const { management, onProgress } = workshop;
  const { name } = step;
  const startAgain = async () => {
    await attempt("starting it", () => management.start(id));
    onProgress(name, "started");
  };
  try {
    await attempt("stopping it", () => management.stop(id));
    onProgress(name, "stopped");
    await attempt("upgrading it", () => putCode({ step, id, mode: "upgrade" }, workshop));
  } catch (error) {
    // The old code goes on: a canister is not left standing because its successor is broken.
    await startAgain();
    throw error;
  }
  await startAgain();
}

type Code = { readonly step: Step; readonly id: Principal; readonly mode: CodeMode };

async function putCode({ step, id, mode }: Code, workshop: Workshop): Promise<void> {
  const { name, wantedHash } = step;
  const arg = workshop.argumentOf(name, mode).bytes;
  await workshop.management.installCode(id, mode, { wasm: workshop.moduleOf(name), arg });
  const found = await workshop.lookUp(id);
  if (found?.moduleHash !== wantedHash) {
    throw new DeployProblem(
      `${name}: the network says that ${found?.moduleHash ?? "nothing"} is installed, not ${wantedHash}.`,
    );
  }
  workshop.onProgress(name, mode === "install" ? "installed" : "upgraded");
}

/** The cycles ledger knows intents for a day. */
const INTENT_AGE_NS_MAX = 23n * 3_600n * 1_000_000_000n;
