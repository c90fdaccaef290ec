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
  const cases: readonly (readonly [
    what: string,
    args: readonly string[],
    says: RegExp,
    ends: number,
  ])[] = [
    ["no cycles", ["start", "--cycles", "0"], /'0' is invalid\. It must be 1 or more\./, 2],
    ["no days", ["simulate", "--days", "0"], /It must be a whole number from 1 to 10000\./, 2],
    ["an option that is none", ["deploy", "--dryrun"], /unknown option '--dryrun'/, 2],
    ["figures that are none", ["bench", "speed"], /^no figures "speed": there are /, 2],
    ["a canister that is none", ["build", "vault"], /^no canister "vault": there are /, 2],
    ["a pattern too many", ["check", "types"], /too many arguments/, 2],
    ["half an address", ["ledger-acceptance", "--network", "x"], /needs --canister and/, 2],
    [
      "a key that is none",
      ["initialize-tokens", "--network", "x", "--identity", "package.json", ...PARTIES],
      /^--identity package\.json: not an Ed25519 key in PEM/,
      2,
    ],
    [
      "a party that is none",
      ["initialize-tokens", "--governance", "the council"],
      /--governance the council: that is no principal/,
      2,
    ],
    [
      "nobody at the address",
      [...["initialize-tokens", "--network", "http://127.0.0.1:1", "--identity", KEY], ...PARTIES],
      /^No network answers at http:\/\/127\.0\.0\.1:1\. Check the address/,
      1,
    ],
  ];

  test.each(cases)("error: %s", (_what, [script = "", ...args], says, ends) => {
    const { status, stdout, stderr } = run(script, ...args);

    expect({ status, stdout }).toEqual({ status: ends, stdout: "" });
    // Whose key it is, is said before anything is asked.
    const said = stderr.replace(/^controlled by .*\n/, "");
    expect(said).toMatch(says);
    expect(said.replace(/\n\(Did you mean .*$/s, "")).not.toMatch(/\n./);
  });

  test("default: help names what is typed", () => {
    const { status, stdout } = run("start", "--help");

    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^Usage: npm start -- \[options\]/),
    });
  });

  test("behavior: tokens that end with the command are said to", () => {
    const { status, stdout, stderr } = run("initialize-tokens");

    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(/^on trial/) });
    expect(stdout).toMatch(/BTA-GOV .*installed/);
  });
});
