import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { toHex } from "../../src/kernel/bytes.js";
import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { NetworkKeys } from "../../src/localnet/http/network-keys.js";
import { type ServedNetwork, serveNetwork } from "../../src/localnet/http/serve-network.js";
import type { Network } from "../../src/localnet/network.js";
import { runDeploy } from "../helpers/deploy-command.js";

let network: Network;
let served: ServedNetwork;
let folder: string;

beforeAll(async () => {
  network = createCertifiedNetwork({ seed: 7 });
  served = await serveNetwork(network);
  folder = mkdtempSync(join(tmpdir(), "ballast-deploy-command-"));
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const here = () => ["--network", served.url, "--folder", folder];

describe("npm run deploy", () => {
  test("story: a dry run, a run, a run that has nothing to do", async () => {
    // 1. A dry run tells what would be done, and does nothing.
    const dry = await runDeploy("sim_kongswap", ...here(), "--dry-run");
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.out).toMatch(/create +ledger +sha256 [0-9a-f]{16}\n +argument \(opt record/);
    expect(dry.out).toMatch(/create +sim_kongswap .*\n +argument .*icp = principal "<ledger>"/);
    expect(dry.out).toMatch(
      /^Plan for .*, deployed by [a-z0-9-]+\nwith the key of .*\.cache\/deploy\/identity\.pem:\n/,
    );
    expect(dry.out).toMatch(/dry run: nothing was changed/);
    expect(network.canisterIds()).toEqual([]);

    // 2. A run does it, and says on stderr what it is doing.
    const run = await runDeploy("sim_kongswap", ...here());
    expect(run).toMatchObject({ code: 0 });
    expect(run.err).toMatch(/ledger: created .*\nledger: installed\n/);
    expect(run.out).toMatch(/create +ledger +sha256 [0-9a-f]{16}\n +create +ckusdt_ledger /);
    expect(run.out).toMatch(/Done:\n +ledger +rwlgt-iiaaa-aaaaa-aaaaa-cai\n/);
    expect(network.canisterIds().length).toBe(3);

    // 3. A second run has nothing to do; programs read it as JSON.
    const again = await runDeploy("sim_kongswap", ...here(), "--json");
    expect(again).toMatchObject({ code: 0 });
    const [plan, end] = again.out
      .trim()
      .split("\n")
      .map((line): object => JSON.parse(line));
    expect(plan).toMatchObject({
      network: new URL(served.url).host.replace(":", "-"),
      plan: [
        { name: "ledger", action: "unchanged", id: "rwlgt-iiaaa-aaaaa-aaaaa-cai" },
        { name: "ckusdt_ledger", action: "unchanged" },
        { name: "sim_kongswap", action: "unchanged" },
      ],
    });
    expect(end).toEqual({ done: [] });
  });

  test("default: arguments are written for icp and dfx", async () => {
    const args = join(folder, "arguments");

    const run = await runDeploy(
      "sim_icpswap_factory",
      ...here(),
      "--dry-run",
      "--write-arguments",
      args,
    );

    expect(run).toMatchObject({ code: 0 });
    expect(readFileSync(join(args, "sim_icpswap_factory.did"), "utf8")).toMatch(
      /^\(opt record \{ admins = vec \{ principal "[a-z0-9-]+" \} \}\)\n$/,
    );
  });

  const refusals: {
    readonly what: string;
    readonly args: () => readonly string[];
    readonly says: RegExp;
    readonly code: number;
  }[] = [
    {
      what: "nothing answers at the URL",
      args: () => ["--network", "http://127.0.0.1:1"],
      says: /^Nothing answers at http:\/\/127\.0\.0\.1:1: check the URL/,
      code: 1,
    },
    {
      what: "a network that is none",
      args: () => ["--network", "mars"],
      says: /^"mars" is no network: --network takes local, ic, or a URL/,
      code: 2,
    },
    {
      what: "another root key than the expected one",
      args: () => ["--network", served.url, "--root-key", toHex(new NetworkKeys(99).rootKey)],
      says: /has another root key than the expected one/,
      code: 1,
    },
    {
      what: "a root key that is none",
      args: () => ["--network", served.url, "--root-key", "abc"],
      says: /^A root key is 266 hexadecimal digits/,
      code: 2,
    },
    {
      what: "an unknown canister",
      args: () => ["tresury", "--network", served.url],
      says: /^No canister "tresury": there are ledger, /,
      code: 2,
    },
    {
      what: "a role that is no principal",
      args: () => ["--network", served.url, "--governance", "the council"],
      says: /^governance: "the council" is no principal/,
      code: 2,
    },
    {
      what: "a key file that is not there",
      args: () => ["--network", served.url, "--identity", "nowhere.pem"],
      says: /^There is no identity at nowhere\.pem\./,
      code: 2,
    },
    {
      what: "mainnet without an identity",
      args: () => ["--network", "ic"],
      says: /^Mainnet needs --identity <file>/,
      code: 2,
    },
    {
      what: "a configuration with an unknown field",
      args: () => {
        const path = join(folder, "config.json");
        writeFileSync(path, '{ "guvernance": "2vxsx-fae" }');
        return ["--network", served.url, "--config", path];
      },
      says: /has an unknown field "guvernance": there are governance, /,
      code: 2,
    },
    {
      what: "an unknown option",
      args: () => ["--netwrok", "local"],
      says: /unknown option '--netwrok'/,
      code: 2,
    },
  ];

  test.each(refusals)("error: $what", async ({ args, says, code }) => {
    const run = await runDeploy(...args());

    expect(run).toMatchObject({ code, out: "", err: expect.stringMatching(says) });
    expectNoStack(run.err);
  });

  test("error: somebody else controls what is there", async () => {
    await runDeploy("sim_icpswap_factory", ...here());
    const key = join(folder, "other.pem");
    writeFileSync(key, OTHER_KEY);

    const run = await runDeploy("sim_icpswap_factory", ...here(), "--identity", key);

    expect(run).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is controlled by .*--identity/),
    });
    expectNoStack(run.err);
  });

  test("error: something else answers at the URL", async () => {
    const server = createServer((_request, response) => response.end("<html>hello</html>"));
    const url = await listen(server);

    const run = await runDeploy("--network", url);
    server.close();

    expect(run).toMatchObject({
      code: 1,
      err: expect.stringMatching(/answers, but not as a network of the Internet Computer does/),
    });
    expectNoStack(run.err);
  });
});

/** Errors are for people: sentences, and no place in the code. */
function expectNoStack(text: string): void {
  expect(text).not.toMatch(/^\s+at /m);
  expect(text.trim().split("\n").length).toBeLessThan(3);
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
    });
  });
}

/** A key of nobody, made for this test with OpenSSL. */
const OTHER_KEY = `-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
-----END PRIVATE KEY-----
`;
