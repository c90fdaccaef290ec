import { closeSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Lets one process at a time do something: tools build canisters at once, and several are of the
 * same module. A process that died leaves its lock behind, which the next one takes over.
 */
export async function withLock<T>(path: string, act: () => Promise<T>): Promise<T> {
  while (!take(path)) await sleep(POLL_MS);
  try {
    return await act();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    const file = openSync(path, "wx");
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    if (!isHeld(path)) rmSync(path, { force: true });
    return false;
  }
}

function isHeld(path: string): boolean {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    // Not written yet by who is just taking it.
    if (pid === 0) return true;
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const POLL_MS = 50;
