import { spawnSync } from "node:child_process";

import { INPUTS } from "./project.js";

/**
 * The commit that the modules are built from: the last one that changed anything they are made of,
 * so that a commit of documents changes no module. With `-modified` when files have been changed
 * since; `undefined` outside of a Git repository.
 */
export function readCommit(root: string): string | undefined {
  const commit = git(root, ["log", "-1", "--format=%H", "--", ...INPUTS]);
  if (commit === undefined || commit === "") return undefined;
  const changes = git(root, ["status", "--porcelain", "--", ...INPUTS]);
  return changes === "" ? commit : `${commit}-modified`;
}

function git(root: string, args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}
