import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** Files that a folder keeps: those used last, of five megabytes each. */
export const KEPT_COUNT_MAX = 60;

/**
 * What a folder keeps under a name; made and kept when it is not there. Several processes may share
 * the folder.
 */
export function keptFile(
  folder: string,
  name: string,
  make: () => Uint8Array,
): Uint8Array<ArrayBuffer> {
  const path = join(folder, name);
  const kept = readKept(path);
  if (kept !== undefined) return kept;

  const made = make();
  mkdirSync(folder, { recursive: true });
  // Renaming is atomic, so that another process never reads half a file.
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, made);
  renameSync(temporary, path);
  forgetOldest(folder);
  return new Uint8Array(made);
}

function readKept(path: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = new Uint8Array(readFileSync(path));
    const now = new Date();
    utimesSync(path, now, now);
    return bytes;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function forgetOldest(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  if (files.length <= KEPT_COUNT_MAX) return;
  const usedAtMs = new Map(files.map((file) => [file, lastUsedMs(file)]));
  files.sort((a, b) => (usedAtMs.get(b) ?? 0) - (usedAtMs.get(a) ?? 0));
  for (const file of files.slice(KEPT_COUNT_MAX)) rmSync(file, { force: true });
}

/** Another process may have forgotten the file meanwhile. */
function lastUsedMs(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isMissing(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT";
}
