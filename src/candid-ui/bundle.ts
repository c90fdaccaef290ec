import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The folder of the project. */
export const root = join(import.meta.dirname ?? ".", "../..");

/**
 * Bundles the code of a page for browsers with esbuild; a bundle whose sources have not changed is
 * taken from `.cache`.
 *
 * @param entry - the page's first source, from the root of the project.
 * @param name - what the bundle is called in `.cache`.
 */
export function bundlePage(entry: string, name: string): string {
  const file = join(root, ".cache", name);
  const stamp = `${file}.inputs.json`;
  if (!isFresh(file, stamp)) build(entry, file, stamp);
  return readFileSync(file, "utf8");
}

function build(entry: string, file: string, stamp: string): void {
  mkdirSync(dirname(file), { recursive: true });
  // Others may be bundling at the same time, or serving what is being replaced.
  const [bundle, metafile] = [`${file}.${process.pid}`, `${file}.${process.pid}.meta`];
  execFileSync(
    process.execPath,
    [
      join(root, "node_modules/esbuild/bin/esbuild"),
      entry,
      "--bundle",
      "--format=iife",
      "--minify",
      "--target=es2022",
      "--log-level=warning",
      `--outfile=${bundle}`,
      `--metafile=${metafile}`,
    ],
    { cwd: root, stdio: ["ignore", "ignore", "inherit"] },
  );
  const { inputs } = JSON.parse(readFileSync(metafile, "utf8")) as { inputs: object };
  writeFileSync(stamp, JSON.stringify({ ...hashesOf(Object.keys(inputs)), entry }));
  renameSync(bundle, file);
}

function isFresh(file: string, stamp: string): boolean {
  if (!existsSync(file) || !existsSync(stamp)) return false;
  const { hashes } = JSON.parse(readFileSync(stamp, "utf8")) as {
    hashes: Record<string, string>;
  };
  const paths = Object.keys(hashes);
  if (!paths.every((path) => existsSync(join(root, path)))) return false;
  return JSON.stringify(hashesOf(paths).hashes) === JSON.stringify(hashes);
}

function hashesOf(paths: readonly string[]): { readonly hashes: Record<string, string> } {
  const entries = [...paths].sort().map((path) => {
    const content = readFileSync(join(root, path));
    return [path, createHash("sha256").update(content).digest("base64")] as const;
  });
  return { hashes: Object.fromEntries(entries) };
}
