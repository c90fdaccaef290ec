import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "@jest/globals";

/** Folders that are made by tools, or are somebody else's. */
const NOT_OURS = new Set(["node_modules", ".git", ".cache", ".azle", "dist"]);

/** Files that users make, or that commands make for them. */
const MADE_LATER = new Set([
  "simulation.svg",
  "deployment/ic.json",
  "canister_ids.json",
  ".icp/data/mappings/local.ids.json",
  ".icp/data/mappings/ic.ids.json",
]);

/** All files and folders of the project, from its root. */
function listPaths(folder = "."): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return [];
    const path = normalize(join(folder, entry.name));
    return entry.isDirectory() ? [path, ...listPaths(path)] : [path];
  });
}

const paths = listPaths();
const roots = new Set(paths.map((path) => path.split("/")[0] ?? ""));
const docs = paths.filter((path) => path.endsWith(".md") && path !== "CHANGELOG.md");

const FILE = /^[\w<>*-][\w.<>*-]*\.(ts|js|mjs|json|md|did|sh|yaml|csv|svg|png)$/;

/**
 * Whether a text in backticks names a file or a folder of the project: it has an extension, ends
 * with a slash, or begins with a folder that there is.
 */
function isPath(text: string): boolean {
  if (!/^[\w.<>*/-]+$/.test(text) || text.startsWith("/")) return false;
  const parts = text.split("/");
  if (NOT_OURS.has(parts[0] ?? "")) return false;
  if (parts.length === 1) return FILE.test(text);
  return FILE.test(parts.at(-1) ?? "") || text.endsWith("/") || roots.has(parts[0] ?? "");
}

/** Whether a path is there, in full or by its end; `*` and `<name>` stand for any name. */
function isThere(text: string): boolean {
  if (MADE_LATER.has(text)) return true;
  const pattern = text
    .replace(/\/$/, "")
    .replaceAll(/[.+]/g, "\\$&")
    .replaceAll(/<[^>]*>|\*+/g, "[^/]*");
  const end = new RegExp(`(^|/)${pattern}$`);
  return paths.some((path) => end.test(path));
}

describe("tidy: documents", () => {
  test("default: a path that is there is found, one that is not is missed", () => {
    expect(docs.length).toBeGreaterThan(10);
    expect(
      ["flows/tick.ts", "src/treasury", "test/integration/*.sweep.test.ts"].every(isPath),
    ).toBe(true);
    expect(["flows/tick.ts", "src/sim/<venue>", "planner/"].every(isThere)).toBe(true);
    expect(isThere("flows/tock.ts")).toBe(false);
    expect(["a/b", "get_status", "@dfinity/agent", "npm test"].some(isPath)).toBe(false);
  });

  test.each(docs)("tidy: every path that %s names is there", (doc) => {
    const text = readFileSync(doc, "utf8");
    const named = [...text.matchAll(/`([^`\n]+)`/g)].map(([, name = ""]) => name);
    const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, target = ""]) => target)
      .filter((target) => !target.includes(":"));

    expect(named.filter(isPath).filter((path) => !isThere(path))).toEqual([]);
    expect(linked.filter((path) => !existsSync(join(dirname(doc), path)))).toEqual([]);
  });
});
