/*
 * Checks everything that can be checked without running it: format, lint, types, interfaces.
 *
 *   npm run check [-- --write]
 *
 * With --write what can be mended is mended. Progress goes to stderr. Exit code: 0, or 1 when
 * something is wrong.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";

import { readTargets } from "./build/project.js";
import { compareInterfaces } from "./candid-interfaces.js";
import { staleClientInterfaces } from "./client-interfaces.js";
import { type DfxFile, describeDfxJson } from "./deploy/dfx-json.js";
import { renderIcpYaml } from "./deploy/icp-yaml.js";
import { scriptCommand } from "./script-command.js";

const root = join(import.meta.dirname ?? ".", "..");

const { write } = scriptCommand("npm run check")
  .description("checks format, lint, types and interfaces")
  .option("--write", "mend what can be mended")
  .parse()
  .opts<{ write?: boolean }>();

const checks: Readonly<Record<string, () => boolean>> = {
  "interfaces of the client": checkClientInterfaces,
  "format and lint": () =>
    run("biome", ["check", "--colors=off", ...(write === true ? ["--write"] : []), "."]),
  "types of src, test and scripts": () => run("tsc", ["-p", "tsconfig.json"]),
  "types of vendor": () => run("tsc", ["-p", "vendor/candid"]),
  "types of canisters": () => run("tsc", ["-p", "canisters/tsconfig.json"]),
  "interfaces of canisters": checkInterfaces,
  "icp.yaml and dfx.json": checkProjectFiles,
};

let failedCount = 0;
for (const [name, check] of Object.entries(checks)) {
  process.stderr.write(`${name} …\n`);
  if (!check()) failedCount += 1;
}
const total = Object.keys(checks).length;
process.stdout.write(`${total - failedCount} of ${total} checks passed\n`);
process.exitCode = failedCount === 0 ? 0 : 1;

function run(tool: string, args: readonly string[]): boolean {
  const { status } = spawnSync(join(root, "node_modules/.bin", tool), args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  return status === 0;
}

/** The client's types must be those of the `.did` files. */
function checkClientInterfaces(): boolean {
  const didFiles = readTargets(root).map(({ candid }) => candid);
  const stale = staleClientInterfaces(didFiles, write === true);
  for (const file of stale) {
    process.stderr.write(`${file} is stale: run npm run check -- --write\n`);
  }
  return stale.length === 0;
}

/** The `.did` that is checked in must say what the built canister does. */
function checkInterfaces(): boolean {
  let isRight = true;
  for (const { name, candid } of readTargets(root)) {
    const built = `.azle/${name}/${name}.did`;
    const wrongs = existsSync(join(root, candid))
      ? compareInterfaces(candid, built)
      : [`${candid} is missing: copy ${built} and describe it`];
    if (wrongs.length === 0) continue;
    isRight = false;
    process.stderr.write(`${candid} is stale:\n  ${wrongs.join("\n  ")}\n`);
  }
  return isRight;
}

/** Both files must say what `npm run deploy` does. */
function checkProjectFiles(): boolean {
  const dfx: DfxFile = JSON.parse(readFileSync(join(root, "dfx.json"), "utf8"));
  const wantedDfx = describeDfxJson(dfx);
  const wantedYaml = renderIcpYaml();
  const stale = [
    ...(isDeepStrictEqual(dfx, wantedDfx) ? [] : ["dfx.json"]),
    ...(readFileSync(join(root, "icp.yaml"), "utf8") === wantedYaml ? [] : ["icp.yaml"]),
  ];
  if (stale.length === 0) return true;
  if (write !== true) {
    process.stderr.write(`${stale.join(" and ")} stale: run \`npm run check -- --write\`\n`);
    return false;
  }
  writeFileSync(join(root, "icp.yaml"), wantedYaml);
  writeFileSync(join(root, "dfx.json"), JSON.stringify(wantedDfx));
  return run("biome", ["format", "--write", "dfx.json"]);
}
