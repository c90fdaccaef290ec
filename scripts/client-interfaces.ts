import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { stripVTControlCharacters } from "node:util";

/*
 * Makes the typed interfaces of the client from the `.did` files: types with the comments of the
 * file, and the factory an actor is made with.
 */

const root = join(import.meta.dirname ?? ".", "..");

/** Where the client's interfaces are. */
const FOLDER = "src/client/interfaces";

/** Unused names of the generator are no fault of ours: checks are left to those who import it. */
const HEADER = (did: string) => `// @ts-nocheck
/*
 * Made from ${did} by \`npm run check -- --write\`: change that file, not this one.
 */
`;

/**
 * Interfaces that are not what their `.did` files say.
 *
 * @param isWriting whether they are made anew; then none is stale.
 */
export function staleClientInterfaces(didFiles: readonly string[], isWriting: boolean): string[] {
  return didFiles.flatMap((did) => {
    const file = clientInterfaceOf(did);
    const wanted = clientInterface(did);
    const path = join(root, file);
    if (existsSync(path) && readFileSync(path, "utf8") === wanted) return [];
    if (!isWriting) return [file];
    mkdirSync(join(root, FOLDER), { recursive: true });
    writeFileSync(path, wanted);
    return [];
  });
}

/** The file of the client that a `.did` file becomes. */
export function clientInterfaceOf(did: string): string {
  return join(FOLDER, `${basename(did)}.ts`);
}

/**
 * The TypeScript of a `.did` file.
 *
 * @throws {Error} with what is wrong in the file and how to go on.
 */
export function clientInterface(did: string): string {
  const folder = mkdtempSync(join(tmpdir(), "ballast-interface-"));
  try {
    generate(did, folder);
    return tidy(did, readFileSync(join(folder, `${basename(did)}.ts`), "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function generate(did: string, folder: string): void {
  const options = ["--declarations-typescript", "--declarations-flat", "--actor-disabled"];
  try {
    execFileSync(
      join(root, "node_modules/.bin/icp-bindgen"),
      ["--did-file", did, "--out-dir", folder, ...options],
      { cwd: root, encoding: "utf8", stdio: "pipe" },
    );
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    const why = /Error: (.*)/.exec(stripVTControlCharacters(said))?.[1] ?? said.trim();
    throw new Error(`${did} is no Candid: ${why}. Mend the file, then run the command again.`);
  }
}

/** Names our packages in place of their successors, and says where the text comes from. */
function tidy(did: string, generated: string): string {
  const body = generated
    .slice(generated.indexOf("import "))
    .replaceAll("'@icp-sdk/core/", "'@dfinity/")
    .replace("import { IDL }", "import type { IDL }");
  return `${HEADER(did)}${body.trimEnd()}\n`;
}
