import { existsSync, readFileSync } from "node:fs";
import { Principal } from "../../src/wire/idl.js";
import { DeployProblem } from "./deploy-problem.js";
import type { DeploymentRoles } from "./install-arguments.js";
import { SUITE } from "./suite.js";

/** What a deployment is told, by a file and by flags; flags come first. */
export type Configuration = {
  readonly roles: DeploymentRoles;
  /** Control the canisters beside who deploys them. */
  readonly controllers: readonly Principal[];
  /** Canisters that are there already, by their name in the suite: used, and left alone. */
  readonly uses: Readonly<Record<string, Principal>>;
  /** Cycles that each new canister begins with. */
  readonly amountCycles: bigint;
};

/** The same as it is written: in a file, and by flags. Everything may be left out. */
export type ConfigurationText = {
  readonly governance?: string;
  readonly guardian?: string;
  readonly tokenomics?: string;
  readonly slashing?: string;
  readonly operators?: readonly string[];
  readonly controllers?: readonly string[];
  readonly uses?: Readonly<Record<string, string>>;
  readonly cycles?: string;
};

/**
 * Reads the configuration.
 *
 * @param flags - what the command line says; a list in them replaces the file's.
 * @throws {DeployProblem} that names the field and what it must be.
 */
export function readConfiguration(
  path: string | undefined,
  flags: ConfigurationText,
): Configuration {
  const file = path === undefined ? {} : readFile(path);
  const text = { ...file, ...flags, uses: { ...file.uses, ...flags.uses } };
  const role = (name: "governance" | "guardian" | "tokenomics" | "slashing") =>
    text[name] === undefined ? undefined : parsePrincipal(text[name], name);
  const list = (name: "operators" | "controllers") =>
    (text[name] ?? []).map((id) => parsePrincipal(id, name));
  return {
    roles: {
      governance: role("governance"),
      guardian: role("guardian"),
      operators: list("operators"),
      tokenomics: role("tokenomics"),
      slashing: role("slashing"),
    },
    controllers: list("controllers"),
    uses: parseUses(text.uses),
    amountCycles: parseCycles(text.cycles),
  };
}

function readFile(path: string): ConfigurationText {
  if (!existsSync(path)) throw DeployProblem.refusal(`There is no configuration ${path}.`);
  const content = parseJson(path);
  for (const [field, value] of Object.entries(content)) {
    const isRight = FIELDS.get(field);
    if (isRight === undefined) {
      const known = [...FIELDS.keys()].join(", ");
      throw DeployProblem.refusal(`${path} has an unknown field "${field}": there are ${known}.`);
    }
    if (!isRight(value))
      throw DeployProblem.refusal(`${path}: the field "${field}" is not what it must be.`);
  }
  return content;
}

function parseJson(path: string): object {
  try {
    const content: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (typeof content === "object" && content !== null) return content;
  } catch {
    // Said below.
  }
  throw DeployProblem.refusal(`${path} is no JSON object.`);
}

function parseUses(uses: Readonly<Record<string, string>>): Readonly<Record<string, Principal>> {
  return Object.fromEntries(
    Object.entries(uses).map(([name, id]) => {
      const known = SUITE.map((canister) => canister.name);
      if (!known.includes(name)) {
        throw DeployProblem.refusal(`uses: no canister "${name}": there are ${known.join(", ")}.`);
      }
      return [name, parsePrincipal(id, `uses.${name}`)];
    }),
  );
}

/** @throws {DeployProblem} when the text is no principal. */
function parsePrincipal(text: string, field: string): Principal {
  try {
    return Principal.fromText(text);
  } catch {
    throw DeployProblem.refusal(`${field}: "${text}" is no principal, such as 2vxsx-fae.`);
  }
}

function parseCycles(text = String(CREATION_CYCLES_DEFAULT)): bigint {
  const digits = text.replaceAll("_", "");
  if (/^\d{1,20}$/.test(digits)) return BigInt(digits);
  throw DeployProblem.refusal(
    `cycles: "${text}" is no number of cycles, such as 2_000_000_000_000.`,
  );
}

const isText = (value: unknown): boolean => typeof value === "string";
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);
const isTextByName = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.values(value).every(isText);

const FIELDS = new Map<string, (value: unknown) => boolean>([
  ["governance", isText],
  ["guardian", isText],
  ["tokenomics", isText],
  ["slashing", isText],
  ["operators", isTexts],
  ["controllers", isTexts],
  ["uses", isTextByName],
  ["cycles", isText],
]);

/** What `icp` and `dfx` give a new canister, half of which its creation costs at most. */
const CREATION_CYCLES_DEFAULT = 2_000_000_000_000n;
