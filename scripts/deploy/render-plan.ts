import type { Target } from "./connect.js";
import type { Deployment, PlannedStep } from "./deploy.js";

/** How the plan is told to people. */
export type PlanView = {
  /** Where the key of who deploys comes from. */
  readonly keyFile: string;
  /** Whether arguments are shown: each takes lines. */
  readonly hasArguments: boolean;
};

/** The plan for people, a line or two a canister. */
export function renderPlan(
  { steps, deployer }: Deployment,
  { name, url }: Target,
  { keyFile, hasArguments }: PlanView,
): string[] {
  return [
    `Plan for ${name} (${url}), deployed by ${deployer}`,
    `with the key of ${keyFile}:`,
    ...steps.flatMap((step) => renderStep(step, hasArguments)),
  ];
}

function renderStep(step: PlannedStep, hasArguments: boolean): string[] {
  const { action, name, id, newControllers, argument } = step;
  const about = [id?.toText(), hashes(step)].filter((part) => part !== undefined).join("  ");
  return [
    `  ${action.padEnd(10)} ${name.padEnd(20)} ${about}`.trimEnd(),
    ...newControllers.map((controller) => `${INDENT}new controller ${controller}`),
    ...(argument === undefined || !hasArguments ? [] : [`${INDENT}argument ${argument}`]),
  ];
}

function hashes({ installedHash, wantedHash }: PlannedStep): string | undefined {
  if (wantedHash === undefined) return undefined;
  const isNew = installedHash === undefined || installedHash === wantedHash;
  return isNew
    ? `sha256 ${short(wantedHash)}`
    : `sha256 ${short(installedHash)} → ${short(wantedHash)}`;
}

/** The plan for programs. */
export function planAsJson({ steps, deployer }: Deployment, { name, url }: Target): object {
  const plan = steps.map(({ id, ...step }) => ({ ...step, id: id?.toText() }));
  return { network: name, url, deployer, plan };
}

function short(hash: string): string {
  return hash.slice(0, 16);
}

const INDENT = " ".repeat(13);
