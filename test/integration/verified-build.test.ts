import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

import { modulePaths } from "../../scripts/build/build-target.js";
import { runScript } from "../helpers/deploy-command.js";

/** Time for two builds on a machine that has more to do. */
const BUILDS_MS = 300_000;

const ROOT = join(__dirname, "../..");

describe("npm run build -- --verify", () => {
  test(
    "default: two folders, one hash, which is that of the project",
    async () => {
      const name = "sim_icpswap_factory";
      const built = readFileSync(modulePaths(ROOT, name).gzip);
      const hash = createHash("sha256").update(built).digest("hex");

      const { code, out, err } = await runScript("build", "--verify", name);

      expect(err).toMatch(/built sim_icpswap_factory in .*\/a\n.*elsewhere\/and\/deeper/);
      expect(out).toMatch(
        new RegExp(
          `^${name} is the same in both folders\n +sha256 ${hash}, compressed, ${built.length} bytes\n`,
        ),
      );
      expect(out).toMatch(/1 of 1 modules are the same, commit /);
      expect(code).toBe(0);
    },
    BUILDS_MS,
  );

  test("error: a canister that is not there", async () => {
    const { code, err } = await runScript("build", "--verify", "tresury");

    expect(err).toMatch(/^no canister "tresury": there are ledger, /);
    expect(code).toBe(2);
  });
});
