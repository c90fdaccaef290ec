/*
 * Runs every offline test.
 *
 *   npm test [-- --full] [-- pattern ...]
 *   npm run test:browser [-- pattern ...]
 *
 * With --full nothing is treated as alike: every outgoing call of a cycle is swept, thousands of
 * random cycles are run. With --browser it is the tests of pages, in Chromium. Progress goes to
 * stderr; the last line of stdout is `N passed, N failed`. Exit code: 0, or 1 when a test failed.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { CHROMIUM_MISSING, findChromium } from "./chromium.js";
import { scriptCommand } from "./script-command.js";

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
