/*
 * Runs every offline test.
 *
 *   npm test [-- --full] [-- pattern ...]
 *   npm run test:browser [-- pattern ...]
 *
 * With --full nothing is treated as alike: every outgoing call of a cycle is swept, thousands of
 * random cycles are run. With --browser it is the tests of pages, in Chromium. Progress goes to
 * stderr; the last line of stdout is `N passed, N failed`. Exit code: 0; 1 when a test failed; 2
 * when a pattern is that of no test.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { CHROMIUM_MISSING, findChromium } from "./chromium.js";
import { refuse, scriptCommand } from "./script-command.js";

/** As many as a small machine has cores. */
const WORKER_COUNT = 2;

const STACK_SIZE_KB = 6000;

const root = join(import.meta.dirname ?? ".", "..");

const program = scriptCommand("npm test")
  .description("runs every offline test")
  .argument("[patterns...]", "only files whose path matches")
  .option("--full", "sweep every call, run thousands of random cycles")
  .option("--browser", "test pages in Chromium")
  .parse();
const { full, browser } = program.opts<{ full?: boolean; browser?: boolean }>();
refuseStrayPatterns();
if (browser === true && findChromium() === undefined) program.error(CHROMIUM_MISSING);

type Results = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
};

const resultsFile = join(root, ".cache", "test-results.json");
mkdirSync(join(root, ".cache"), { recursive: true });
const { status } = spawnSync(
  process.execPath,
  [
    `--stack-size=${STACK_SIZE_KB}`,
    join(root, "node_modules/jest/bin/jest.js"),
    `--maxWorkers=${WORKER_COUNT}`,
    `--config=${join(root, browser === true ? "jest.browser.config.js" : "jest.config.js")}`,
    "--json",
    `--outputFile=${resultsFile}`,
    ...program.args,
  ],
  {
    cwd: root,
    env: { ...process.env, BALLAST_FULL: full === true ? "1" : "0" },
    // Jest tells its progress on stderr and its results, once more, on stdout.
    stdio: ["ignore", "ignore", "inherit"],
  },
);

const results = JSON.parse(readFileSync(resultsFile, "utf8")) as Results;
const failedCount = results.numFailedTests + results.numRuntimeErrorTestSuites;
process.stdout.write(`${results.numPassedTests} passed, ${failedCount} failed\n`);
process.exitCode = status === 0 && failedCount === 0 ? 0 : 1;

/** A typing error would otherwise run nothing, or all but what was meant. */
function refuseStrayPatterns(): void {
  const paths = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .map((path) => join(root, "test", path))
    .filter((path) => path.endsWith(".test.ts"))
    .filter((path) => path.endsWith(".browser.test.ts") === (browser === true));
  for (const pattern of program.args) {
    // As Jest reads it.
    if (!paths.some((path) => new RegExp(pattern, "i").test(path)))
      refuse(program, `no test's path matches "${pattern}"`);
  }
}
