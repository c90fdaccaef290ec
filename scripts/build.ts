/*
 * Builds the canisters that are stale.
 *
 *   npm run build [-- --all] [-- canister ...]
 *   npm run build -- --verify [canister ...]
 *
 * A canister is stale when anything that it may import, its interface, its commit or the lock file
 * has changed since its module was built: `.azle/<name>/<name>.wasm`, and compressed, as it is
 * deployed, `<name>.wasm.gz`. With --verify everything is built twice, in two other folders, and
 * stdout tells hash and size of each module and whether they are the same. Progress goes to stderr.
 * Exit code: 0; 1 when a build failed or a hash differs; 2 when there is no such canister.
 */
import { readFileSync } from "node:fs";

import {
  BuildFailed,
  type BuildOrder,
  buildTarget,
  isFresh,
  modulePaths,
} from "./build/build-target.js";
import { readCommit } from "./build/commit.js";
import { type BuildTarget, hashInputs, PROJECT_ROOT, readTargets } from "./build/project.js";
import { sha256, type Verified, verifyBuilds } from "./build/verify.js";
import { writeDashboardFiles } from "./dashboard-files.js";
import { refuse, scriptCommand } from "./script-command.js";

/** Builds at once: one a core of a small machine. */
const PARALLEL_COUNT = 2;

type Options = {
  readonly all?: boolean;
  readonly verify?: boolean;
  readonly quietWhenFresh?: boolean;
};

const program = scriptCommand("npm run build")
  .description("builds the canisters that are stale")
  .argument("[canisters...]", "names in dfx.json; all when none is given")
  .option("--all", "build also what is fresh")
  .option("--verify", "build twice, in two other folders, and compare the hashes")
  .option("--quiet-when-fresh", "say nothing when there is nothing to do")
  .parse();

await main(program.args, program.opts<Options>());

async function main(names: readonly string[], options: Options): Promise<void> {
  const known = readTargets(PROJECT_ROOT);
  const unknown = names.find((name) => !known.some((target) => target.name === name));
  if (unknown !== undefined) {
    const list = known.map(({ name }) => name).join(", ");
    refuse(program, `no canister "${unknown}": there are ${list}`);
  }
  writeDashboardFiles();
  const wanted = known.filter(({ name }) => names.length === 0 || names.includes(name));
  const commit = readCommit(PROJECT_ROOT);
  if (options.verify === true) return verify(wanted, commit);

  const inputs = hashInputs(PROJECT_ROOT);
  const orders = wanted.map((target) => ({ root: PROJECT_ROOT, target, inputs, commit }));
  const stale = orders.filter((order) => options.all === true || !isFresh(order));
  if (stale.length > 0) await buildAll(stale, options.all === true);
  else if (options.quietWhenFresh !== true) say(`${wanted.length} canisters are fresh`);
  if (options.quietWhenFresh !== true) for (const { name } of wanted) say(describeModule(name));
}

async function buildAll(stale: readonly BuildOrder[], isForced: boolean): Promise<void> {
  const startedAtMs = Date.now();
  const queue = [...stale];
  let doneCount = 0;
  await Promise.all(
    Array.from({ length: PARALLEL_COUNT }, async () => {
      for (let order = queue.shift(); order !== undefined; order = queue.shift()) {
        const { name } = order.target;
        await buildTarget(order, isForced).catch((error: unknown) => failed(name, error));
        doneCount += 1;
        say(`built ${name} (${doneCount} of ${stale.length})`);
      }
    }),
  );
  say(`${stale.length} canisters built in ${((Date.now() - startedAtMs) / 1000).toFixed(0)} s`);
}

/** The module as it is deployed: what `canister_status` will tell of it. */
function describeModule(name: string): string {
  const gzip = readFileSync(modulePaths(PROJECT_ROOT, name).gzip);
  return `${name.padEnd(20)} ${gzip.length} bytes, sha256 ${sha256(gzip)}`;
}

async function verify(targets: readonly BuildTarget[], commit: string | undefined): Promise<void> {
  const results = await verifyBuilds({
    root: PROJECT_ROOT,
    targets,
    commit,
    onBuilt: (name, folder) => say(`built ${name} in ${folder}`),
  }).catch((error: unknown) => failed("a canister", error));
  for (const result of results) process.stdout.write(`${describe(result)}\n`);
  const sameCount = results.filter(({ hashes: [one, other] }) => one === other).length;
  process.stdout.write(
    `${sameCount} of ${results.length} modules are the same, commit ${commit ?? "unknown"}\n`,
  );
  process.exitCode = sameCount === results.length ? 0 : 1;
}

function describe({ name, hashes, sha256Wasm, ...result }: Verified): string {
  const { byteCount, gzipByteCount, differences } = result;
  if (hashes[0] !== hashes[1]) return [`${name} differs:`, ...differences].join("\n  ");
  return [
    `${name} is the same in both folders`,
    `sha256 ${hashes[0]}, compressed, ${gzipByteCount} bytes`,
    `sha256 ${sha256Wasm}, uncompressed, ${byteCount} bytes`,
  ].join("\n  ");
}

function failed(name: string, error: unknown): never {
  if (error instanceof BuildFailed) say(error.message);
  const reason = error instanceof BuildFailed ? "see above" : String(error);
  return program.error(`building ${name} failed: ${reason}`);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
