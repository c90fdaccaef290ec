/*
 * Runs `icp`, which comes with the dependencies where its optional package is installed.
 *
 *   npm run --silent icp -- canister status treasury -e ic
 *
 * Everything is handed on, and it ends as `icp` ends; relative paths are those of whoever types.
 * Where `npm start` serves another address than the one of icp.yaml, `-e local` of a command that
 * takes an address is that address. Exit code: that of `icp`, or 1 when it is not there.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";

import {
  NETWORK_FILE,
  type NetworkDescription,
  parseNetworkFile,
} from "../src/client/network-file.js";
import { PROJECT_ROOT } from "./build/project.js";
import { LOCAL_URL } from "./deploy/icp-yaml.js";
import { commandOfIcp, whereServed } from "./icp/served-elsewhere.js";

const command = join(PROJECT_ROOT, commandOfIcp(process.platform, process.arch));
if (existsSync(command)) run(command);
else {
  say(
    `icp is not there: its optional package is for Linux x64, and this is ${process.platform} ` +
      `${process.arch}. Everything is done by npm run ballast and npm run deploy as well.`,
  );
  process.exitCode = 1;
}

function run(path: string): void {
  const typed = process.argv.slice(2);
  const { args, hint } = whereServed(typed, { served: servedPlace(), known: LOCAL_URL });
  if (hint !== undefined) say(hint);
  const child = spawn(path, args, {
    cwd: process.env["INIT_CWD"] ?? process.cwd(),
    // Nobody is told that it was used, unless somebody wants that.
    env: { DO_NOT_TRACK: "1", ICP_PROJECT_ROOT: PROJECT_ROOT, ...process.env },
    stdio: "inherit",
  });
  process.on("SIGINT", () => undefined);
  for (const signal of ["SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => child.kill(signal));
  }
  child.on("error", (error) => {
    say(`icp cannot be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on("close", (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}

/** Where `npm start` says that it serves, when it does. */
function servedPlace(): NetworkDescription | undefined {
  const path = join(PROJECT_ROOT, NETWORK_FILE);
  return existsSync(path) ? parseNetworkFile(readFileSync(path, "utf8")) : undefined;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
