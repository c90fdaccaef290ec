import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";

/** What a probe is built from besides its source. */
const INPUT_FOLDERS = ["vendor/candid", "vendor/text-encoding"];

/**
 * Builds a small canister that measures something, with Azle and the codec as they are; the result
 * is kept under `.cache/`. Its source is a text: Azle's sources pass fewer checks than this
 * project's do.
 */
export function buildProbe(name: string, source: string): Uint8Array {
  const folder = resolve(".cache", `${name}-canister`);
  const wasm = join(folder, ".azle", name, `${name}.wasm`);
  const stamp = join(folder, "stamp");
  const wanted = fingerprint(source);
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    writeFileSync(join(folder, "index.ts"), source);
    const canisters = { [name]: { type: "custom", main: "index.ts" } };
    writeFileSync(join(folder, "dfx.json"), JSON.stringify({ canisters }));
    runBuild(folder, name);
    writeFileSync(stamp, wanted);
  }
  return new Uint8Array(readFileSync(wasm));
}

function fingerprint(source: string): string {
  const hash = createHash("sha256").update(source);
  for (const folder of INPUT_FOLDERS) {
    for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex");
}

function runBuild(folder: string, name: string): void {
  const args = ["--no-install", "azle", "build", name];
  const env = { ...process.env, CANISTER_CANDID_PATH: join(folder, ".azle", name, `${name}.did`) };
  const { status, stdout, stderr } = spawnSync("npx", args, { cwd: folder, env });
  if (status !== 0) throw new Error(`azle build ${name} failed:\n${stdout}\n${stderr}`);
}
