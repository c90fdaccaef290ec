import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** What to do when there is no Chromium. */
export const CHROMIUM_MISSING =
  "Chromium is missing: install it with `apt-get install chromium`, or set CHROMIUM to its path.";

/** The Chromium that pages are tested in: `CHROMIUM`, or the first on the path. */
export function findChromium(): string | undefined {
  const { CHROMIUM: chosen, PATH = "" } = process.env;
  if (chosen !== undefined && chosen !== "") return isExecutable(chosen) ? chosen : undefined;
  return PATH.split(delimiter)
    .filter((folder) => folder !== "")
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const NAMES = ["chromium", "chromium-browser", "google-chrome"];
