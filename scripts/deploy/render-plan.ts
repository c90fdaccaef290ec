import type { Target } from "./connect.js";
import type { Deployment, PlannedStep } from "./deploy.js";

/** The plan for people, a line or two a canister. */
export function renderPlan({ steps, deployer }: Deployment, { name, url }: Target): string[] {
  return [`Plan for ${name} (${url}), deployed by ${deployer}:`, ...steps.flatMap(renderStep)];
}

function renderStep(step: PlannedStep): string[] {
  const { action, name, id, newControllers, argument } = step;
  const about = [id?.toText(), hashes(step)].filter((part) => part !== undefined).join("  ");
  return [
    `  ${action.padEnd(10)} ${name.padEnd(20)} ${about}`.trimEnd(),
    ...newControllers.map((controller) => `${INDENT}new controller ${controller}`),
    ...(argument === undefined ? [] : [`${INDENT}argument ${argument}`]),
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
