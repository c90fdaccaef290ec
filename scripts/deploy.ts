/*
 * Deploys the canisters: plans, shows the plan, and carries it out when it is confirmed. Running it
 * again changes nothing and says so; one that was broken off is taken up where it ended.
 *
 *   npm run deploy                                      to the network of `npm start`
 *   npm run deploy -- --network http://127.0.0.1:4943   to any network for development
 *   npm run deploy -- --network ic --identity key.pem   to mainnet
 *
 * See docs/components/deployment.md. The plan and what was done go to stdout, with --json as one
 * JSON object a line; progress goes to stderr. Exit code: 0, 1 when something failed, 2 when the
 * options or the configuration are wrong or the plan was not confirmed.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";

import { PROJECT_ROOT } from "./build/project.js";
import { openRegister } from "./deploy/canister-register.js";
import { type ConfigurationText, readConfiguration } from "./deploy/configuration.js";
import { checkAnswers, chooseTarget, type Target } from "./deploy/connect.js";
import { builtModule, type Deployment, hasChanges, planDeployment } from "./deploy/deploy.js";
import { DeployProblem, toProblem } from "./deploy/deploy-problem.js";
import { chooseDeployer } from "./deploy/deployer.js";
import { planAsJson, renderPlan } from "./deploy/render-plan.js";
import { defaultNames, SUITE, withNeeds } from "./deploy/suite.js";
import { EXIT_USAGE, scriptCommand } from "./script-command.js";

type Options = Omit<ConfigurationText, "operators" | "controllers" | "uses"> & {
  readonly network: string;
  readonly identity?: string;
  readonly config?: string;
  readonly rootKey?: string;
  readonly operator?: readonly string[];
  readonly controller?: readonly string[];
  readonly use?: readonly string[];
  readonly withArguments?: boolean;
  readonly writeArguments?: string;
  readonly folder: string;
  readonly dryRun?: boolean;
  readonly verbose?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
};

const EXIT_FAILED = 1;

const program = scriptCommand("npm run deploy")
  .description("deploys the canisters, and what they need, in order")
  .argument("[canisters...]", "which ones; all when none is given")
  .option("--network <where>", "local, ic, or a URL", "local")
  .option("--identity <file>", "key of who deploys, in PEM; on mainnet there is no default")
  .option("--config <file>", "roles and ids; deployment/<network>.json when there is one")
  .option("--governance <principal>", "decides over the treasury and the tokens")
  .option("--guardian <principal>", "pauses, and does nothing else")
  .option("--operator <principals...>", "run the treasury; who deploys, by default")
  .option("--tokenomics <principal>", "mints, locks and burns tokens")
  .option("--slashing <principal>", "locks, burns and freezes tokens")
  .option("--controller <principals...>", "control the canisters beside who deploys")
  .option("--use <name=id...>", "canisters that are there already: used, and left alone")
  .option("--cycles <count>", "cycles that each new canister begins with")
  .option("--root-key <hex>", "key that a network at a URL must have")
  .option("--with-arguments", "upgrade with the arguments of the configuration: new roles, new ids")
  .option("--write-arguments <folder>", "write the arguments of the plan for icp and dfx")
  .option("--folder <folder>", "whose .icp and .cache hold ids and the local network", PROJECT_ROOT)
  .option("--dry-run", "show the plan with its arguments, change nothing")
  .option("--verbose", "show the arguments of the plan that is carried out too")
  .option("--yes", "do not ask")
  .option("--json", "one JSON object a line on stdout")
  .parse();

// The agent prints stack traces of what its caller is told as well, and says in a sentence.
console.warn = () => undefined;

await main(program.opts<Options>()).catch((error: unknown) => {
  const problem = toProblem(error, "The deployment", program.opts<Options>().network);
  say(problem.message);
  process.exitCode = problem.isRefusal ? EXIT_USAGE : EXIT_FAILED;
});

async function main(options: Options): Promise<void> {
  const names = checkNames(program.args);
  // Where `npm start` says what it serves.
  const networkFile = join(options.folder, ".cache/network.json");
  const target = await chooseTarget({
    network: options.network,
    networkFile,
    ...(options.rootKey === undefined ? {} : { rootKey: options.rootKey }),
  });
  const { identity, keyFile } = chooseDeployer(target, {
    identity: options.identity,
    networkFile,
    developmentKey: join(options.folder, ".cache/deploy/identity.pem"),
  });
  const configuration = readConfiguration(configurationPath(options, target), flagsOf(options));
  await checkAnswers(target);
  const deployment = await planDeployment({
    target,
    identity,
    configuration,
    register: openRegister(options.folder, target.name),
    canisters: withNeeds(names.length > 0 ? names : defaultNames(target)),
    hasNewArguments: options.withArguments === true,
    readModule: (module) => builtModule(PROJECT_ROOT, module),
    nowNs: () => BigInt(Date.now()) * 1_000_000n,
    onProgress: (name, what) => say(`${name}: ${what}`),
  });
  const hasArguments = options.dryRun === true || options.verbose === true;
  const plan = renderPlan(deployment, target, { keyFile, hasArguments });
  show(options, plan, planAsJson(deployment, target));
  if (options.writeArguments !== undefined) writeArguments(deployment, options.writeArguments);
  if (!hasChanges(deployment)) {
    return show(options, ["Everything is as it should be: nothing to do."], { done: [] });
  }
  if (options.dryRun === true) {
    return show(options, ["This was a dry run: nothing was changed."], { dry_run: true });
  }
  await confirm(options, target);
  const done = await deployment.carryOut();
  show(options, ["Done:", ...done.map(({ name, id }) => `  ${name.padEnd(20)} ${id}`)], { done });
}

function checkNames(names: readonly string[]): readonly string[] {
  const known = SUITE.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return names;
  throw DeployProblem.refusal(`No canister "${unknown}": there are ${known.join(", ")}.`);
}

function configurationPath({ config }: Options, { name }: Target): string | undefined {
  const path = join(PROJECT_ROOT, "deployment", `${name}.json`);
  return config ?? (existsSync(path) ? path : undefined);
}

function flagsOf(options: Options): ConfigurationText {
  const { governance, guardian, tokenomics, slashing, cycles, operator, controller } = options;
  const uses = Object.fromEntries(
    (options.use ?? []).map((text) => {
      const [name, id] = text.split("=");
      if (name !== undefined && id !== undefined) return [name, id];
      throw DeployProblem.refusal(`--use ${text}: it must be <name>=<id>.`);
    }),
  );
  const given = { governance, guardian, tokenomics, slashing, cycles };
  const lists = { operators: operator, controllers: controller };
  const isGiven = ([, value]: [string, unknown]) => value !== undefined;
  return { ...Object.fromEntries(Object.entries({ ...given, ...lists }).filter(isGiven)), uses };
}

/** Writes what is installed where as Candid text, for `--args-file` of icp and dfx. */
function writeArguments({ steps }: Deployment, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, argument } of steps) {
    if (argument === undefined) continue;
    if (argument.includes("<")) {
      say(`${name}: not written, it names a canister that is not there yet`);
      continue;
    }
    writeFileSync(join(folder, `${name}.did`), `${argument}\n`);
    say(`wrote ${join(folder, `${name}.did`)}`);
  }
}

async function confirm({ yes }: Options, { isMainnet }: Target): Promise<void> {
  if (yes === true) return;
  if (!process.stdin.isTTY) {
    if (!isMainnet) return;
    throw DeployProblem.refusal("Nobody is there to confirm: mainnet needs --yes.");
  }
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await asking.question("Carry this out? [y/N] ");
  asking.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw DeployProblem.refusal("Nothing was changed.");
}

function show({ json }: Options, lines: readonly string[], object: object): void {
  const text = json === true ? [JSON.stringify(object)] : lines;
  process.stdout.write(text.map((line) => `${line}\n`).join(""));
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
