import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, resolve } from "node:path";

/** Packages that a build by Azle needs, as they are published. */
const PACKAGES: Readonly<Record<string, string>> = {
  "@dfinity/agent": "@dfinity/agent",
  "@dfinity/candid": "candid-stock",
  "@dfinity/principal": "@dfinity/principal",
  "@sinonjs/text-encoding": "text-encoding-stock",
  binaryen: "binaryen",
  esbuild: "esbuild",
  jssha: "jssha",
  tsx: "tsx",
  typescript: "typescript",
  uuid: "uuid",
};

/**
 * Builds a canister with Azle as it is published: this project replaces two of its packages by
 * quicker ones, so the build happens in a folder of its own, with a copy of Azle that finds the
 * published ones. The result is kept under `.cache/`.
 */
export function buildWithStockAzle(name: string, source: string): Uint8Array {
  const folder = resolve(".cache", "stock-azle", name);
  const wasm = join(folder, ".azle", name, `${name}.wasm`);
  const main = join(folder, "index.ts");
  if (!existsSync(wasm) || readFileSync(main, "utf8") !== source) {
    rmSync(folder, { recursive: true, force: true });
    linkPackages(join(folder, "node_modules"));
    writeFileSync(main, source);
    writeFileSync(
      join(folder, "dfx.json"),
      JSON.stringify({ canisters: { [name]: { type: "custom", main: "index.ts" } } }),
    );
    runBuild(folder, name);
    rmSync(join(folder, "node_modules"), { recursive: true });
  }
  return new Uint8Array(readFileSync(wasm));
}

function linkPackages(modules: string): void {
  for (const folder of ["@dfinity", "@sinonjs", "azle"])
    mkdirSync(join(modules, folder), { recursive: true });
  for (const [name, source] of Object.entries(PACKAGES)) {
    // A link would lead the bundler back to the packages of this project.
    if (source !== name)
      cpSync(resolve("node_modules", source), join(modules, name), { recursive: true });
    else symlinkSync(resolve("node_modules", source), join(modules, name));
  }
  for (const part of ["package.json", "src", "dist"])
    cpSync(resolve("node_modules", "azle", part), join(modules, "azle", part), { recursive: true });
}

function runBuild(folder: string, name: string): void {
  const args = ["--import", "tsx", join("node_modules", "azle", "src", "build.ts"), "build", name];
  const env = { ...process.env, CANISTER_CANDID_PATH: join(folder, ".azle", name, `${name}.did`) };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env });
  if (status !== 0) throw new Error(`azle build ${name} failed:\n${stdout}\n${stderr}`);
}
