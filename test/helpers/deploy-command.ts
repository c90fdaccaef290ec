import { spawn } from "node:child_process";
import { join } from "node:path";

import type { CommandResult } from "./icp-command.js";

const ROOT = join(__dirname, "../..");

/** Runs `npm run deploy` without npm, and without a terminal that could confirm. */
export function runDeploy(...args: readonly string[]): Promise<CommandResult> {
  return runScript("deploy", ...args);
}

/** Runs a script of the project as npm does. */
export function runScript(script: string, ...args: readonly string[]): Promise<CommandResult> {
  const command = ["--import", "tsx", `scripts/${script}.ts`, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const said = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said.out += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said.err += text;
    });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, ...said }));
  });
}
