/*
 * Builds the canisters that are stale.
 *
 *   npm run build [-- --all] [-- canister ...]
 *
 * A canister is stale when anything that it may import, or the lock file, has changed since its
 * Wasm was built. Progress goes to stderr. Exit code: 0, or 1 when a build failed.
 */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";

/** Everything a canister can import; hosts of canisters are not among it. */
const INPUTS = [
  "canisters",
  "vendor",
  "src/kernel",
  "src/environment",
  "src/ledger",
  "src/treasury",
  "src/sim",
  "src/wire",
  "src/adapters",
  "src/suite",
  "package-lock.json",
];

/** Builds at once: one a core of a small machine. */
const PARALLEL_COUNT = 2;

const root = join(import.meta.dirname ?? ".", "..");

type DfxCanister = { readonly main: string };

const program = new Command("build")
  .description("builds the canisters that are stale")
  .argument("[canisters...]", "names in dfx.json; all when none is given")
  .option("--all", "build also what is fresh")
  .option("--quiet-when-fresh", "say nothing when there is nothing to do")
  .parse();

await main(program.args, program.opts<{ all?: boolean; quietWhenFresh?: boolean }>());

async function main(
  names: readonly string[],
  options: { readonly all?: boolean; readonly quietWhenFresh?: boolean },
): Promise<void> {
  const known = readCanisters();
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    program.error(`no canister "${unknown}": there are ${known.join(", ")}`);

  const inputs = hashInputs();
  const wanted = names.length === 0 ? known : names;
  const stale = wanted.filter((name) => options.all === true || !isFresh(name, inputs));
  if (stale.length === 0) {
    if (options.quietWhenFresh !== true) say(`${wanted.length} canisters are fresh`);
    return;
  }
  const startedAtMs = Date.now();
  const queue = [...stale];
  let doneCount = 0;
  await Promise.all(
    Array.from({ length: PARALLEL_COUNT }, async () => {
      for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
        await build(name, inputs);
        doneCount += 1;
        say(`built ${name} (${doneCount} of ${stale.length})`);
      }
    }),
  );
  say(`${stale.length} canisters built in ${((Date.now() - startedAtMs) / 1000).toFixed(0)} s`);
}

function readCanisters(): string[] {
  const dfx = JSON.parse(readFileSync(join(root, "dfx.json"), "utf8")) as {
    canisters: Record<string, DfxCanister>;
  };
  return Object.keys(dfx.canisters);
}

/** One hash over all inputs, by path and content. */
function hashInputs(): string {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0] ?? "");
  for (const path of INPUTS.flatMap(listFiles)) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function listFiles(path: string): string[] {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .map((file) => join(path, file))
    .filter((file) => /\.(ts|js|json)$/.test(file) && statSync(join(root, file)).isFile())
    .sort();
}

function stampOf(name: string): string {
  return join(root, ".azle", name, "inputs.sha256");
}

function isFresh(name: string, inputs: string): boolean {
  const wasm = join(root, ".azle", name, `${name}.wasm`);
  return (
    existsSync(wasm) && existsSync(stampOf(name)) && readFileSync(stampOf(name), "utf8") === inputs
  );
}

/** Builds one canister with Azle, which writes `.azle/<name>/`. */
async function build(name: string, inputs: string): Promise<void> {
  mkdirSync(join(root, ".azle", name), { recursive: true });
  const child = spawn(join(root, "node_modules/.bin/azle"), ["build", name], {
    cwd: root,
    env: { ...process.env, CANISTER_CANDID_PATH: join(root, ".azle", name, `${name}.did`) },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) {
    say(Buffer.concat(output).toString());
    program.error(`building ${name} failed: see above`);
  }
  writeFileSync(stampOf(name), inputs);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
