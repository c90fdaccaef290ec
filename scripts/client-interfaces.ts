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

const HEADER = (did: string) => `/*
 * Made from ${did} by \`npm run check -- --write\`: change that file, not this one.
 */
`;

/** What a `.did` file becomes: types, and the factory an actor is made with. */
const ENDINGS = [".d.ts", ".js"] as const;

/**
 * Interfaces that are not what their `.did` files say.
 *
 * @param isWriting whether they are made anew; then none is stale.
 */
export function staleClientInterfaces(didFiles: readonly string[], isWriting: boolean): string[] {
  return [...new Set(didFiles)].flatMap((did) => {
    const wanted = clientInterface(did);
    const stale = Object.entries(wanted).filter(([file, text]) => !holds(join(root, file), text));
    if (!isWriting) return stale.map(([file]) => file);
    mkdirSync(join(root, FOLDER), { recursive: true });
    for (const [file, text] of stale) writeFileSync(join(root, file), text);
    return [];
  });
}

function holds(path: string, text: string): boolean {
  return existsSync(path) && readFileSync(path, "utf8") === text;
}

/**
 * What a `.did` file becomes, by the paths of the files.
 *
 * @throws {Error} with what is wrong in the file and how to go on.
 */
export function clientInterface(did: string): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), "ballast-interface-"));
  try {
    generate(did, folder);
    return Object.fromEntries(
      ENDINGS.map((ending) => {
        const name = `${basename(did)}${ending}`;
        return [join(FOLDER, name), tidy(did, readFileSync(join(folder, name), "utf8"))];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function generate(did: string, folder: string): void {
  const options = ["--declarations-flat", "--actor-disabled"];
  try {
    execFileSync(
      join(root, "node_modules/.bin/icp-bindgen"),
      ["--did-file", did, "--out-dir", folder, ...options],
      { cwd: root, encoding: "utf8", stdio: "pipe" },
    );
  } catch (error) {
    const hasOutput = typeof error === "object" && error !== null && "stderr" in error;
    const said = String(hasOutput ? error.stderr : error);
    const why = /Error: (.*)/.exec(stripVTControlCharacters(said))?.[1] ?? said.trim();
    throw new Error(`${did} is no Candid: ${why}. Mend the file, then run the command again.`);
  }
}

/** Names our packages in place of their successors, and says where the text comes from. */
function tidy(did: string, generated: string): string {
  const body = generated
    .replace(/^(\/\*.*\*\/|\/\/.*)?\n/gm, "")
    .replaceAll("@icp-sdk/core/", "@dfinity/")
    .trim();
  return `${HEADER(did)}${body}\n`;
}
