import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { startTrading } from "../../src/demo/demo-network.js";
import { pemOf } from "../../src/demo/people.js";
import { type BallastFolder, listExamples, newBallastFolder } from "../helpers/ballast-command.js";
import type { CommandResult } from "../helpers/icp-command.js";
import { type ServedDemo, serveDemo } from "../helpers/served-demo.js";

/** Examples that a demo refuses as it stands, and with what. */
const REFUSED: Readonly<Record<string, RegExp>> = {
  "treasury config cancel": /version is 1\. Allowed: none, since no configuration waits\./,
  "treasury close-leg": /There is no leg 3\. See the legs\./,
  "treasury tokens add": /is there already\. See the tokens\./,
  "treasury tokens remove": /0\.05882352 SNEED are held: withdraw them, or set its target to 0/,
};

const examples = listExamples();

const WITHDRAW_ALL = ["treasury", "withdraw", "SNEED", "9000"];

let world: ServedDemo;
let folder: BallastFolder;

beforeAll(async () => {
  world = await serveDemo();
  folder = newBallastFolder(world.description);
  // Something has happened when the examples come: three cycles, and then a rest.
  startTrading(world.demo);
  await world.passMinutes(3);
  await folder.run("treasury", "stop", "--reason", "a rest", "--yes", "--identity", "operator");
});

afterAll(async () => {
  await world.served.close();
  folder.remove();
});

function expectDone({ code, out, err }: CommandResult): string {
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out.trim()).not.toBe("");
  return out;
}

function expectSentence({ code, out, err }: CommandResult, wantedCode: number, says: RegExp): void {
  expect({ code, out }).toEqual({ code: wantedCode, out: "" });
  expect(err).toMatch(says);
  expect(err.trim().split("\n").length).toBeLessThanOrEqual(2);
  expect(err).not.toMatch(/\bat \S+\.[jt]s|undefined|\[object/);
}

describe("examples", () => {
  test("default: every command has one", () => {
    expect(examples.filter(({ args }) => args.length === 0)).toEqual([]);
    expect(examples.length).toBeGreaterThan(40);
    for (const { name, args } of examples) expect(args.join(" ").startsWith(name)).toBe(true);
  });

  // In the order of the help: trading starts and stops again, so that it can be run twice.
  test.each(examples)("story: $name", async ({ name, args }) => {
    const refusal = REFUSED[name];
    const result = await folder.run(...args);

    if (refusal === undefined) expectDone(result);
    else expectSentence(result, 1, refusal);
    // Only what a program asked for is written as one; figures for people are grouped.
    if (/portfolio|trades|balances/.test(name)) expect(result.out).toMatch(/\d\.\d|nothing yet/);
    if (name === "treasury portfolio")
      expect(result.out).toMatch(/\$\d+\.\d\d, at \$\d+\.\d\d for/);
    const isForPeople = !/^canister|^completion/.test(name);
    if (isForPeople) expect(result.out).not.toMatch(/(?<![\d.,-])\d{5,}\b/);
  });

  test.each(examples)("story: $name --json", async ({ name, args }) => {
    const { code, out, err } = await folder.run(...args, "--json");
    if (name === "completion") return;

    expect({ name, code }).toEqual({ name, code: name in REFUSED ? 1 : 0 });
    if (name in REFUSED) expect(out).toBe("");
    else for (const text of jsonValues(name, out)) expect(() => JSON.parse(text)).not.toThrow();
    if (code === 0) expect(err).toBe("");
  });
});

/** Events are one value a line, since they never end; everything else is one value. */
function jsonValues(name: string, out: string): string[] {
  return name === "treasury events" ? out.trim().split("\n") : [out];
}

describe("bad input", () => {
  const cases: readonly (readonly [what: string, args: string[], code: number, says: RegExp])[] = [
    ["a typo in a command", ["treasury", "statsu"], 2, /Did you mean status\?/],
    ["a typo in an option", ["treasury", "status", "--jsno"], 2, /Did you mean --json\?/],
    ["a typo in an area", ["tresury", "status"], 2, /Did you mean treasury\?/],
    ["no reason", ["treasury", "pause"], 2, /required option '--reason <text>' not specified/],
    [
      "an address that is none",
      ["treasury", "status", "--network", "x"],
      2,
      /"x" is no network\. Give local, ic, an address/,
    ],
    [
      "nobody at the address",
      ["treasury", "status", "--network", "http://127.0.0.1:1"],
      1,
      /No network answers at http:\/\/127\.0\.0\.1:1\. Check the address/,
    ],
    [
      "another root key",
      ["treasury", "status", "--root-key", "00".repeat(133)],
      1,
      /not signed with the root key that was given\. Give/,
    ],
    ["a root key that is none", ["treasury", "status", "--root-key", "k"], 2, /not hexadecimal/],
    [
      "an unknown identity",
      ["treasury", "status", "--identity", "bob"],
      2,
      /no identity "bob".*operator/,
    ],
    [
      "a file without a key",
      ["treasury", "status", "--identity", "no.pem"],
      2,
      /There is no private key in/,
    ],
    [
      "nobody's identity",
      ["treasury", "pause", "--reason", "x"],
      1,
      /Somebody without an identity may not do that: the right to guard/,
    ],
    [
      "an unknown canister",
      ["treasury", "status", "--canister", "br5f7-7uaaa-aaaaa-qaaca-cai"],
      1,
      /There is no canister br5f7-7uaaa-aaaaa-qaaca-cai at/,
    ],
    [
      "another canister",
      ["treasury", "status", "--canister", "ryjl3-tyaaa-aaaaa-aaaba-cai"],
      1,
      /has no method get_status\. Check/,
    ],
    [
      "a name of no canister",
      ["canister", "methods", "tresury"],
      2,
      /no canister "tresury"\. Give an id, or one of treasury/,
    ],
    [
      "an unknown method",
      ["canister", "call", "treasury", "get_stauts"],
      1,
      /has no method "get_stauts"\. See them with/,
    ],
    [
      "malformed Candid text",
      ["canister", "call", "treasury", "get_cycle", "(record { cycle_id = "],
      2,
      /is no argument of get_cycle: .* found at 20\. Write Candid/,
    ],
    [
      "Candid of another type",
      ["canister", "call", "treasury", "get_cycle", '(record { cycle_id = "one" })'],
      2,
      /cannot be of type nat64\. Write Candid/,
    ],
    ["an unknown token", ["ledger", "info", "DOGE"], 2, /no token "DOGE"\. There are ICP, /],
    [
      "an amount that is none",
      ["ledger", "transfer", "ICP", "lots", "2vxsx-fae", "--yes"],
      2,
      /"lots" is no amount/,
    ],
    [
      "too many decimals",
      ["ledger", "transfer", "ICP", "0.123456789", "2vxsx-fae", "--yes"],
      2,
      /more than the 8 decimals/,
    ],
    ["an account that is none", ["ledger", "balances", "bob"], 2, /"bob" is no account/],
    ["nobody's balances", ["ledger", "balances"], 2, /Whose\? Give an account/],
    [
      "an unknown parameter",
      ["treasury", "config", "get", "slippage"],
      2,
      /no parameter "slippage"\. There are slippage_bp_max/,
    ],
    [
      "a value of another kind",
      ["treasury", "config", "set", "slippage_bp_max=wide", "--reason", "x"],
      2,
      /"wide" is no share/,
    ],
    ["a count that is none", ["treasury", "cycles", "--limit", "0"], 2, /out of range/],
    [
      "an unknown venue",
      ["treasury", "venues", "off", "uniswap", "--reason", "x", "--identity", "operator"],
      1,
      /no venue "uniswap"/,
    ],
    [
      "an unknown cycle",
      ["treasury", "explain", "999999"],
      1,
      /There is no cycle 999,?999\. The oldest/,
    ],
    [
      "more than there is",
      ["ledger", "transfer", "ICP", "99999999", "2vxsx-fae", "--yes", "--identity", "trader"],
      1,
      /The balance of [\d,.]+ ICP is not enough/,
    ],
    [
      "more than the treasury has",
      [...WITHDRAW_ALL, "--to", "2vxsx-fae", "--reason", "x", "--yes", "--identity", "governance"],
      1,
      /Not enough of SNEED is free: 9,000\.00001 SNEED are needed, 0\.05882352 SNEED are there/,
    ],
    [
      "a canister's id that is none",
      ["treasury", "status", "--canister", "abc"],
      2,
      /"abc" is no canister's id\. Give one/,
    ],
    ["what is missing", ["treasury", "withdraw"], 2, /'--to <account>' not specified\nAdd --help/],
    [
      "what has consequences",
      ["treasury", "stop", "--reason", "x"],
      2,
      /goes idle: it trades no more until it is started\. Add --yes to do it/,
    ],
    [
      "an unknown shell",
      ["completion", "cmd"],
      2,
      /no completion for "cmd"\. There is for bash, zsh, fish/,
    ],
    [
      "a cursor that is none",
      ["treasury", "events", "--from", "then"],
      2,
      /"then" is no cursor\. Give one/,
    ],
  ];

  test.each(cases)("error: %s is told in one sentence", async (_what, args, code, says) => {
    writeFileSync(join(folder.path, "no.pem"), "hello");

    expectSentence(await folder.run(...args), code, says);
  });

  test("behavior: a network is its file too, and names are known that a deployment kept", async () => {
    const file = JSON.parse(readFileSync(join(folder.path, ".cache/network.json"), "utf8"));
    const elsewhere = newBallastFolder();
    mkdirSync(join(elsewhere.path, "fold"));
    writeFileSync(join(elsewhere.path, "fold/network.json"), JSON.stringify(file));
    const host = new URL(file.url).host.replace(":", "-");
    mkdirSync(join(elsewhere.path, ".icp/data/mappings"), { recursive: true });
    writeFileSync(
      join(elsewhere.path, `.icp/data/mappings/${host}.ids.json`),
      JSON.stringify({ treasury: file.canisters.treasury }),
    );

    const byFile = await elsewhere.run("treasury", "status", "--network", "fold/network.json");
    const byUrl = await elsewhere.run("treasury", "status", "--network", file.url);
    const missing = await elsewhere.run("treasury", "status", "--network", "no/network.json");
    elsewhere.remove();

    expect(byFile).toMatchObject({ code: 0, out: expect.stringContaining("status") });
    expect(byUrl).toMatchObject({ code: 0, out: expect.stringContaining("status") });
    expectSentence(missing, 2, /^There is no no\/network\.json\. Give the network\.json/);
  });

  test("error: no network was started", async () => {
    const empty = newBallastFolder();
    const missing = await empty.run("treasury", "status");
    writeFileSync(join(empty.path, ".cache/network.json"), "{}");
    const broken = await empty.run("treasury", "status");
    empty.remove();

    expectSentence(
      missing,
      1,
      /there is no \.cache\/network\.json\. Start the network with npm start/,
    );
    expectSentence(broken, 2, /does not describe a network\. Start the network/);
  });
});

describe("administration", () => {
  const asOperator = ["--identity", "operator"];
  const asGovernance = ["--identity", "governance"];

  test("story: a withdrawal is previewed, asked about, and done", async () => {
    const withdraw = [
      "treasury",
      "withdraw",
      "CHAT",
      "1.5",
      "--to",
      "2vxsx-fae",
      "--reason",
      "salary",
    ];
    const preview = await folder.run(...withdraw, "--dry-run", ...asGovernance);
    expect(preview.out).toMatch(/would pay +1\.5 CHAT/);
    const [before] = await balanceOf("CHAT");

    expectSentence(
      await folder.runWatched(false, ...withdraw, ...asGovernance),
      2,
      /Nothing was done/,
    );
    expectSentence(await folder.run(...withdraw, "--yes", ...asOperator), 1, /the right to govern/);
    const done = await folder.runWatched(true, ...withdraw, ...asGovernance);

    expect(done.code).toBe(0);
    expect(done.out).toMatch(/1\.5 CHAT went to 2vxsx-fae: transfer \d+, block \d+/);
    expect((await balanceOf("CHAT"))[0]).toBe((before ?? 0n) + 150_000_000n);
    const tooMuch = await folder.run(...withdraw.with(3, "1000000"), "--dry-run", ...asGovernance);
    expect([tooMuch.code, tooMuch.out]).toEqual([1, expect.stringMatching(/not enough/)]);
  });

  test("story: a configuration is previewed by the treasury's own rules", async () => {
    const set = (change: string) =>
      folder.run("treasury", "config", "set", change, "--reason", "x", "--dry-run", ...asOperator);

    expect(await set("slippage_bp_max=1%")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/at once/),
    });
    expect(await set("slippage_bp_max=10%")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/wait a day: slippage_bp_max/),
    });
    expect(await set("slippage_bp_max=90%")).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /not valid: slippage_bp_max is 90\.00 %, allowed are 0\.01 % to 20\.00 %/,
      ),
    });
  });

  test("behavior: an explanation says over and under, as the other views do", async () => {
    const { out } = await folder.run("treasury", "explain", "0");

    expect(out).toMatch(/ICP: 4\.\d+ ICP, 4\d\.\d+ % against 25\.00 %, \d+\.\d+ % over, candidate/);
    expect(out).toMatch(/ckBTC: .* against 25\.00 %, \d+\.\d+ % under, candidate/);
    expect(out).toMatch(/pair: 0\.\d+ \w+ for \w+, /);
    expect(out).toMatch(/: slippage .*, 0\.\d+ \w+ after fees, chosen/);
    expect(out).toMatch(/: 0\.\d+ \w+ asked, 0\.\d+ \w+ expected, at least 0\.\d+ \w+, /);
    expect(out).not.toContain("atoms");
  });

  test("behavior: every amount of an event is one of its token", async () => {
    const { out } = await folder.run("treasury", "events", "--count", "60");

    expect(out).toMatch(
      /UTC {2}ADMINISTERED .* token ICP added for 25\.00 %, reason .+, balance [\d,.]+ ICP\n/,
    );
    expect(out).toMatch(/ LEG_CHANGED .* to settled, received [\d,.]+ \w+\n/);
    expect(out).toMatch(/ TRADE_EXECUTED .* sold [\d,.]+ \w+, bought [\d,.]+ \w+\n/);
    expect(out).not.toContain("atoms");
    const ids = out.split("\n").flatMap((line) => /^[\d,]+/.exec(line)?.[0] ?? []);
    expect(ids).toEqual([...ids].sort((a, b) => Number(a) - Number(b)));
  });

  test("behavior: an idle treasury only plans a cycle, and is said to", async () => {
    const run = ["treasury", "run-cycle", "--reason", "x", ...asOperator];
    const stop = ["treasury", "stop", "--reason", "x", "--yes", ...asOperator];
    await folder.run(...stop);

    expect((await folder.run(...run)).out).toMatch(/^A cycle would end: .*\nThe treasury is idle/);
  });

  test("story: a change that loosens waits, and is taken back meanwhile", async () => {
    const config = (...args: string[]) => folder.run("treasury", "config", ...args);
    const asked = ["--reason", "x", ...asOperator];
    const changed = await config("set", "slippage_bp_max=10%", ...asked);
    const [, version = "none"] = /Version (\d+) loosens slippage_bp_max/.exec(changed.out) ?? [];
    expect((await config("get", "slippage_bp_max")).out).toMatch(/10\.00 %/);

    expect(expectDone(await config("cancel", version, ...asked))).toContain("will not come");
    expect((await config("get", "slippage_bp_max")).out).not.toMatch(/10\.00 %/);
    expectSentence(await config("cancel", version, ...asked), 1, /no configuration waits/);
  });

  test("story: a payment moves money once, with a note", async () => {
    const pay = ["ledger", "transfer", "ckUSDT", "12.5", "2vxsx-fae", "--identity", "trader"];
    const [, before] = await balanceOf("ckUSDT");
    expectDone(await folder.run(...pay, "--dry-run"));
    expectDone(await folder.run(...pay, "--yes", "--memo", "thanks"));
    const [, after] = await balanceOf("ckUSDT");

    expect(after).toBe((before ?? 0n) + 12_500_000n);
    const history = await folder.run("ledger", "history", "ckUSDT", "2vxsx-fae");
    expect(history.out).toMatch(/transfer +\+12\.5 /);
  });

  test("story: events are followed from a cursor that a file keeps", async () => {
    const events = ["treasury", "events", "--follow", "--cursor-file", "place", "--json"];
    const first = await folder.run(...events, "--from", "beginning", "--count", "3");
    const second = await folder.run(...events, "--count", "2");

    const ids = (first.out + second.out)
      .trim()
      .split("\n")
      .map((line) => Number(JSON.parse(line).id));
    expect(ids).toEqual([0, 1, 2, 3, 4]);
    expect(readFileSync(join(folder.path, "place"), "utf8")).toMatch(/^4@\d+\n$/);
    rmSync(join(folder.path, "place"));
  });

  async function balanceOf(symbol: string): Promise<[bigint | undefined, bigint | undefined]> {
    const { out } = await folder.run("ledger", "balances", "2vxsx-fae", "--json");
    const rows: { symbol: string; balance_atoms: string }[] = JSON.parse(out);
    const atoms = BigInt(rows.find((row) => row.symbol === symbol)?.balance_atoms ?? "0");
    return [atoms, atoms];
  }
});

describe("completion", () => {
  const complete = async (...words: string[]) =>
    (await folder.run("complete", "--", ...words)).out.trim().split("\n");

  test("behavior: areas, verbs and options", async () => {
    expect(await complete("")).toEqual(["treasury", "ledger", "canister", "completion", "help"]);
    expect(await complete("treasury", "pa")).toEqual(["pause"]);
    expect(await complete("treasury", "config", "")).toEqual(["get", "set", "cancel", "help"]);
    expect(await complete("treasury", "withdraw", "--d")).toEqual(["--dry-run"]);
    expect(await complete("treasury", "status", "--net")).toEqual(["--network"]);
  });

  test("behavior: names that the network knows", async () => {
    expect(await complete("treasury", "withdraw", "ck")).toEqual(["ckBTC", "ckETH", "ckUSDT"]);
    expect(await complete("treasury", "venues", "off", "")).toEqual(["kongswap", "icpswap"]);
    expect(await complete("canister", "call", "sim_k")).toEqual(["sim_kongswap"]);
    expect(await complete("treasury", "config", "get", "slip")).toEqual(["slippage_bp_max"]);
  });

  test("behavior: bash asks the command as it is installed", () => {
    const script = join(__dirname, "../../scripts/ballast.mjs");
    const lines = `ballast() { node ${script} "$@"; }
source <(ballast completion bash)
COMP_WORDS=(ballast treasury where); COMP_CWORD=2
_ballast; echo "\${COMPREPLY[@]}"`;
    const { stdout } = spawnSync("bash", ["-c", lines], { encoding: "utf8" });

    expect(stdout.trim()).toBe("where-is-the-money");
  });
});

describe("the command as it is installed", () => {
  test("story: it finds keys where the user stands, and tells by exit code", () => {
    writeFileSync(join(folder.path, "mine.pem"), pemOf("operator"));
    const run = (...args: string[]) => {
      const script = join(__dirname, "../../scripts/ballast.mjs");
      const options = { cwd: folder.path, encoding: "utf8" as const };
      return spawnSync(process.execPath, [script, ...args], options);
    };

    const help = run("--help");
    expect([help.status, help.stderr]).toEqual([0, ""]);
    expect(help.stdout).toMatch(/Exit codes: 0 it was done; 1 it was refused or failed; 2/);
    const nobody = run(
      "treasury",
      "status",
      "--network",
      "http://127.0.0.1:1",
      "--identity",
      "mine.pem",
    );
    expect([nobody.status, nobody.stdout]).toEqual([1, ""]);
    expect(nobody.stderr).toBe(
      "No network answers at http://127.0.0.1:1. Check the address, or start the local network with npm start.\n",
    );
    expect(existsSync(join(folder.path, "mine.pem"))).toBe(true);
    expect(run("nonsense").status).toBe(2);
  });
});
