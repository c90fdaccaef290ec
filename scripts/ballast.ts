/*
 * Administers a treasury and its ledgers from a shell.
 *
 *   npm run --silent ballast -- <area> <verb> [--help]
 *
 * What it finds goes to stdout, as JSON with --json; everything else goes to stderr. Exit code: 0
 * it was done; 1 it was refused or failed; 2 what was typed makes no sense.
 */
import { join } from "node:path";
import { createInterface } from "node:readline/promises";

import { runBallast } from "../src/cli/run.js";

const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
process.once("SIGTERM", () => stop.abort());
// When the reader of a pipe has gone there is nobody to tell.
process.stdout.on("error", () => process.exit(0));

process.exitCode = await runBallast(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isTerminal: process.stdout.isTTY === true && process.stderr.isTTY === true,
  env: process.env,
  // npm and the command itself start elsewhere than the user stands.
  cwd: process.env["INIT_CWD"] ?? process.cwd(),
  root: join(import.meta.dirname ?? ".", ".."),
  confirm: async (question) => {
    const reader = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await reader.question(`${question} [y/N] `).finally(() => reader.close());
    return /^y(es)?$/i.test(answer.trim());
  },
  signal: stop.signal,
});
