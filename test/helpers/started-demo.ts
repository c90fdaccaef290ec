import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { type NetworkFile, readNetworkFile } from "../../src/demo/network-file.js";

/** `npm start` in a process of its own. */
export type StartedDemo = {
  readonly folder: string;
  readonly file: NetworkFile;
  /** What it has said so far. */
  readonly said: { out: string; err: string };
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Ends it as Ctrl-C does, unless it has ended, and removes the folder. */
  stop(): Promise<void>;
};

const START_MS_MAX = 60_000;

/** Starts the demo in a folder of its own and waits until it is served. */
export async function startDemo(...args: readonly string[]): Promise<StartedDemo> {
  const folder = mkdtempSync(join(tmpdir(), "ballast-demo-"));
  const child = spawn(
    process.execPath,
    [
      ...["--stack-size=6000", "--import", "tsx", "scripts/start.ts"],
      ...["--folder", folder, ...args],
    ],
    // Lines are compared: a CI that asks for colours must not get them here.
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NO_COLOR: "1" } },
  );
  const said = listen(child);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const stop = async () => {
    if (child.exitCode === null) child.kill("SIGINT");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { folder, file: await fileIn(folder, child), said, ended, stop };
  } catch (error) {
    await stop();
    throw new Error(`the demo did not start: ${said.err}`, { cause: error });
  }
}

function listen(child: ChildProcess): { out: string; err: string } {
  const said = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    said.out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    said.err += text;
  });
  return said;
}

async function fileIn(folder: string, child: ChildProcess): Promise<NetworkFile> {
  const endsAtMs = Date.now() + START_MS_MAX;
  while (Date.now() < endsAtMs && child.exitCode === null) {
    const file = readNetworkFile(folder);
    if (file !== undefined) return file;
    await sleep(100);
  }
  throw new Error("there is no file");
}
