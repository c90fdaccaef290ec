/*
 * Starts a script of the project on a machine that has nothing but Node.
 *
 *   node scripts/bootstrap.mjs <script> [arguments]
 *
 * Installs the dependencies when they are missing or out of date, builds the canisters that the script
 * needs and that are stale, and runs scripts/<script>.ts. Progress goes to stderr. Imports nothing but
 * Node itself. Exit code: that of the script, or 1 when the preparation failed.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const NODE_MAJOR_MIN = 20;

/** A canister's call stack is deeper than the one V8 grants by default. */
const STACK_SIZE_KB = 6000;

/** Scripts that run built canisters. */
const NEEDS_CANISTERS = new Set([
  "start",
  "test",
  "check",
  "bench",
  "deploy",
  "ledger-acceptance",
  "initialize-tokens",
]);

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [script, ...args] = process.argv.slice(2);

const major = Number(process.versions.node.split(".")[0]);
if (major < NODE_MAJOR_MIN) {
  fail(`Node ${process.versions.node} is too old: install Node ${NODE_MAJOR_MIN} or newer.`);
}
if (script === undefined) fail("usage: node scripts/bootstrap.mjs <script> [arguments]");

install();
if (NEEDS_CANISTERS.has(script)) runScript("build", ["--quiet-when-fresh"]);
runLast(script, args);

/** Installs what the lock file names, once a lock file. */
function install() {
  const stamp = join(root, "node_modules", ".ballast-installed");
  const lock = readFileSync(join(root, "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  process.stderr.write("installing dependencies (npm ci), about half a minute …\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const done = spawnSync(
    npm,
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  if (done.status !== 0) fail("npm ci failed: see above; is the npm registry reachable?");
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Runs a script that prepares another one; when it fails, that is the end. */
function runScript(name, scriptArgs) {
  const stdio = ["ignore", 2, "inherit"];
  const { status } = spawnSync(process.execPath, commandOf(name, scriptArgs), { cwd: root, stdio });
  if (status !== 0) process.exit(status ?? 1);
}

/**
 * Runs the script that was asked for, and ends as it ends. Ctrl-C goes to the whole group by itself,
 * other signals are handed on: the script ends in its own way.
 */
function runLast(name, scriptArgs) {
  const child = spawn(process.execPath, commandOf(name, scriptArgs), {
    cwd: root,
    stdio: "inherit",
  });
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("close", (code) => process.exit(code ?? 1));
}

/** The arguments of Node that run a script with the stack canisters need. */
function commandOf(name, scriptArgs) {
  const stack = `--stack-size=${STACK_SIZE_KB}`;
  return [stack, "--import", "tsx", join("scripts", `${name}.ts`), ...scriptArgs];
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
