import { mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";

import { KEPT_COUNT_MAX, keptFile } from "../../../src/localnet/machine/kept-files.js";

let folder = "";
let madeCount = 0;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ballast-kept-"));
  madeCount = 0;
});

afterEach(() => rmSync(folder, { recursive: true }));

function make(): Uint8Array {
  madeCount += 1;
  return Uint8Array.of(1, 2, 3);
}

test("default: what is kept is not made again", () => {
  expect(keptFile(join(folder, "new"), "a", make)).toEqual(Uint8Array.of(1, 2, 3));
  expect(keptFile(join(folder, "new"), "a", make)).toEqual(Uint8Array.of(1, 2, 3));

  expect(madeCount).toBe(1);
  expect(readdirSync(join(folder, "new"))).toEqual(["a"]);
});

test("behavior: of too many files those are forgotten that were used longest ago", () => {
  for (let i = 0; i < KEPT_COUNT_MAX; i++) {
    keptFile(folder, `${i}`, make);
    const longAgo = new Date(1_000_000 + i);
    utimesSync(join(folder, `${i}`), longAgo, longAgo);
  }
  keptFile(folder, "0", make);
  keptFile(folder, "another", make);

  const kept = readdirSync(folder);
  expect(kept).toHaveLength(KEPT_COUNT_MAX);
  expect(kept).toEqual(expect.arrayContaining(["0", "2", "another"]));
  expect(kept).not.toContain("1");
});
