import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** The folder of the project. */
export const PROJECT_ROOT = join(import.meta.dirname ?? ".", "../..");

/** Everything a canister can import; hosts of canisters are not among it. */
export const INPUTS = [
  "canisters",
  "vendor",
  "src/kernel",
  "src/environment",
  "src/ledger",
  "src/treasury",
  "src/sim",
  "src/wire",
  "src/adapters",
  "src/suite",
  "package-lock.json",
];

/** A module that is built: its name, and where its interface is described. */
export type BuildTarget = { readonly name: string; readonly candid: string };

type DfxCanister = { readonly main?: string; readonly candid: string };

/** The modules of a project: canisters of its `dfx.json` that have an entry point. */
export function readTargets(root: string): BuildTarget[] {
  const { canisters } = JSON.parse(readFileSync(join(root, "dfx.json"), "utf8")) as {
    canisters: Record<string, DfxCanister>;
  };
  return Object.entries(canisters)
    .filter(([, { main }]) => main !== undefined)
    .map(([name, { candid }]) => ({ name, candid }));
}

/** Paths of all files that a module may be built from. */
export function listInputs(root: string): string[] {
  return INPUTS.flatMap((path) => listFiles(root, path));
}

/** One hash over all inputs, by path and content, and over the version of Node. */
export function hashInputs(root: string): string {
  const hash = createHash("sha256").update(process.versions.node.split(".")[0] ?? "");
  for (const path of listInputs(root)) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(root, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function listFiles(root: string, path: string): string[] {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path), { recursive: true, encoding: "utf8" })
    .map((file) => join(path, file))
    .filter((file) => /\.(ts|js|json)$/.test(file) && statSync(join(root, file)).isFile())
    .sort();
}
