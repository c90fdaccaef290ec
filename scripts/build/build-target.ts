import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { withLock } from "./build-lock.js";
import type { BuildTarget } from "./project.js";

/** Where the files of a module are, and what they must be made of to be fresh. */
export type BuildOrder = {
  readonly root: string;
  readonly target: BuildTarget;
  /** Hash of everything that it may be built from. */
  readonly inputs: string;
  readonly commit: string | undefined;
};

/** Azle could not build a module. */
export class BuildFailed extends Error {
  override readonly name = "BuildFailed";
}

/** Paths of a built module. */
export function modulePaths(root: string, name: string) {
  const folder = join(root, ".azle", name);
  return {
    folder,
    /** As Azle left it. */
    raw: join(folder, "raw.wasm"),
    /** As it is run, and as it is deployed. */
    wasm: join(folder, `${name}.wasm`),
    gzip: join(folder, `${name}.wasm.gz`),
    did: join(folder, `${name}.did`),
    inputsStamp: join(folder, "inputs.sha256"),
    finishStamp: join(folder, "finish.sha256"),
  } as const;
}

/** Whether Azle has nothing to do: the inputs are those of the module that is there. */
export function isRawFresh({ root, target, inputs }: BuildOrder): boolean {
  const { raw, inputsStamp } = modulePaths(root, target.name);
  return existsSync(raw) && readStamp(inputsStamp) === inputs;
}

/** Whether the module that is there is the one that would be built. */
export function isFresh(order: BuildOrder): boolean {
  const { wasm, gzip, finishStamp } = modulePaths(order.root, order.target.name);
  const isThere = existsSync(wasm) && existsSync(gzip);
  return isThere && isRawFresh(order) && readStamp(finishStamp) === finishStampOf(order);
}

/**
 * Builds a module with Azle, as far as it is stale, and finishes it.
 *
 * @param isForced - build it even if it is fresh.
 * @throws {BuildFailed} with what Azle said.
 */
export async function buildTarget(order: BuildOrder, isForced = false): Promise<void> {
  const azleFolder = join(order.root, ".azle");
  mkdirSync(azleFolder, { recursive: true });
  await withLock(join(azleFolder, `${order.target.name}.lock`), async () => {
    // Somebody else may have built it while this one waited.
    if (isForced || !isFresh(order)) await buildAnew(order, isForced);
  });
}

async function buildAnew(order: BuildOrder, isForced: boolean): Promise<void> {
  const { root, target, inputs, commit } = order;
  const paths = modulePaths(root, target.name);
  if (isForced || !isRawFresh(order)) {
    await runAzle(root, target.name);
    renameSync(paths.wasm, paths.raw);
    writeFileSync(paths.inputsStamp, inputs);
  }
  const did = readFileSync(join(root, target.candid), "utf8");
  // Its parsers take half a second to load, and mostly everything is fresh.
  const { finishModule } = await import("./finish-module.js");
  const { wasm, gzip } = finishModule(readFileSync(paths.raw), { name: target.name, did, commit });
  writeFileSync(paths.wasm, wasm);
  writeFileSync(paths.gzip, gzip);
  writeFileSync(paths.finishStamp, finishStampOf(order));
}

/** Azle writes `.azle/<name>/` anew, module and interface. */
async function runAzle(root: string, name: string): Promise<void> {
  const { folder, did } = modulePaths(root, name);
  mkdirSync(folder, { recursive: true });
  const child = spawn(join(root, "node_modules/.bin/azle"), ["build", name], {
    cwd: root,
    env: { ...process.env, CANISTER_CANDID_PATH: did },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  if (code !== 0) throw new BuildFailed(Buffer.concat(output).toString());
}

/** What a module is finished with: its interface, its commit, and the code that finishes it. */
function finishStampOf({ root, target, commit }: BuildOrder): string {
  const hash = createHash("sha256").update(commit ?? "none");
  for (const path of [join(root, target.candid), ...finishingSources()])
    hash.update(readFileSync(path));
  return hash.digest("hex");
}

/** All code of the build: it is small, and what finishes a module uses most of it. */
function finishingSources(): string[] {
  const folder = import.meta.dirname ?? ".";
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => join(folder, file));
}

function readStamp(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
