import { spawnSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";

const SOMEBODY = "rwlgt-iiaaa-aaaaa-aaaaa-cai";
const PARTIES = ["--governance", SOMEBODY, "--treasury", SOMEBODY];

const folder = mkdtempSync(join(tmpdir(), "refusals-"));
const KEY = join(folder, "key.pem");
const { privateKey } = generateKeyPairSync("ed25519");
writeFileSync(KEY, privateKey.export({ type: "pkcs8", format: "pem" }));

afterAll(() => rmSync(folder, { recursive: true }));

function run(script: string, ...args: readonly string[]) {
  const command = ["--stack-size=6000", "--import", "tsx", `scripts/${script}.ts`, ...args];
  return spawnSync(process.execPath, command, { encoding: "utf8" });
}

describe("commands tell in one sentence what they do not do", () => {
  const cases: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
    ["no cycles", ["start", "--cycles", "0"], /'0' is invalid\. It must be 1 or more\./],
    [
      "a party that is none",
      ["initialize-tokens", "--governance", "the council"],
      /--governance the council: that is no principal/,
    ],
    [
      "nobody at the address",
      [...["initialize-tokens", "--network", "http://127.0.0.1:1", "--identity", KEY], ...PARTIES],
      /^No network answers at http:\/\/127\.0\.0\.1:1\. Check the address/,
    ],
  ];

  test.each(cases)("error: %s", (_what, [script = "", ...args], says) => {
    const { status, stdout, stderr } = run(script, ...args);

    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    // Whose key it is, is said before anything is asked.
    const said = stderr.replace(/^controlled by .*\n/, "");
    expect(said).toMatch(says);
    expect(said).not.toMatch(/\n./);
  });

  test("behavior: tokens that end with the command are said to", () => {
    const { status, stdout, stderr } = run("initialize-tokens");

    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^on trial/) });
    expect(stdout).toMatch(/BTA-GOV .*installed/);
  });
});
