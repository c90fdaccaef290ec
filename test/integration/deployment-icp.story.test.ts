import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { type ServedNetwork, serveNetwork } from "../../src/localnet/http/serve-network.js";
import { type CommandResult, findIcp, type IcpProject } from "../helpers/icp-command.js";
import { newIcpWorkspace } from "../helpers/icp-workspace.js";

const command = findIcp();

/** Time for a command that installs ten canisters. */
const DEPLOY_MS = 300_000;

const STAND_INS = ["ckusdt_ledger", "ledger", "sim_icpswap_factory", "sim_icpswap_pool"];
const TOKENS = ["bta_gov", "bta_guar", "bta_reward", "bta_util"];
const EVERYTHING = [...STAND_INS, "sim_kongswap", "treasury", ...TOKENS].sort();

if (command === undefined) {
  test("platform: icp is tested on Linux x64, the only platform whose package is installed", () => {
    expect(`${process.platform} ${process.arch}`).not.toBe("linux x64");
  });
} else {
  storyOf(command);
}

function storyOf(icpCommand: string): void {
  let served: ServedNetwork;
  let project: IcpProject;

  beforeAll(async () => {
    served = await serveNetwork(createCertifiedNetwork({ seed: 7 }));
    project = newIcpWorkspace(icpCommand, served.url);
  });

  afterAll(async () => {
    project.remove();
    await served.close();
  });

  const icp = (...args: string[]) => project.icp(...args);

  function done(result: CommandResult): string {
    if (result.code !== 0) throw new Error(result.err);
    return result.out;
  }

  async function moduleHash(name: string): Promise<string | undefined> {
    const status = done(await icp("canister", "status", name));
    return /Module hash: (?:0x)?([0-9a-f]{64})/.exec(status)?.[1];
  }

  describe("icp.yaml", () => {
    test("default: icp finds nothing wrong with it", async () => {
      const shown = done(await icp("project", "show"));

      expect(shown).toMatch(/root-key: mainnet/);
      expect(shown).toMatch(/freezing_threshold: 90d/);
    });

    test("default: stand-ins belong to local networks, and to no other", async () => {
      const shown = done(await icp("project", "show"));
      const environment = (name: string) =>
        shown.slice(shown.indexOf("environments:")).split(`\n  ${name}:`)[1] ?? "";

      expect(canistersOf(environment("local"))).toEqual(EVERYTHING);
      expect(canistersOf(environment("ic"))).toEqual([...TOKENS, "treasury"]);
    });

    test(
      "story: everything is deployed, used, stopped, started, and deployed again",
      async () => {
        // 1. The network is there, and somebody signs.
        expect(done(await icp("network", "ping", "local"))).toMatch(/"healthy"/);
        done(await icp("identity", "new", "alice", "--storage", "plaintext"));
        done(await icp("identity", "default", "alice"));
        const alice = done(await icp("identity", "principal")).trim();

        // 2. All canisters are built, created and installed with the arguments of the file.
        done(await icp("deploy", "-y"));
        const ids: object = JSON.parse(
          readFileSync(join(project.folder, ".icp/data/mappings/local.ids.json"), "utf8"),
        );
        expect(Object.keys(ids).sort()).toEqual(EVERYTHING);

        // 3. What runs is what `npm run build` made, byte for byte.
        for (const module of ["ledger", "treasury", "sim_kongswap"]) {
          const built = readFileSync(join(__dirname, `../../.azle/${module}/${module}.wasm.gz`));
          expect(await moduleHash(module)).toBe(createHash("sha256").update(built).digest("hex"));
        }

        // 4. Answers have names, because the interface is read from the canister.
        const status = done(
          await icp("canister", "call", "treasury", "get_status", "()", "--query"),
        );
        expect(status).toMatch(/status = variant \{ idle \}/);
        const symbol = await icp("canister", "call", "bta_gov", "icrc1_symbol", "()", "--query");
        expect(done(symbol)).toContain("BTA-GOV");

        // 5. Nobody has a role until an upgrade names them.
        const start = () =>
          icp("canister", "call", "treasury", "start_trading", '(record { reason = "we begin" })');
        expect(done(await start())).toMatch(/not_authorized/);
        const roles = `(opt record { governance = null; guardian = null;
        operators = vec { principal "${alice}" };
        icp_ledger = principal "ryjl3-tyaaa-aaaaa-aaaba-cai";
        kongswap = null; icpswap_factory = null; config = null })`;
        done(await icp("deploy", "treasury", "-y", "--mode", "upgrade", "--args", roles));
        expect(done(await start())).toMatch(/Ok/);

        // 6. Its settings and its state.
        expect(done(await icp("canister", "settings", "show", "treasury"))).toMatch(
          /Freezing threshold: 7_776_000/,
        );
        done(await icp("canister", "stop", "treasury"));
        expect(done(await icp("canister", "status", "treasury"))).toMatch(/Status: Stopped/);
        done(await icp("canister", "start", "treasury"));
        expect(await icp("canister", "logs", "treasury")).toMatchObject({ code: 0 });

        // 7. Deployed again it is upgraded, and goes on as it was.
        done(await icp("deploy", "treasury", "-y"));
        const after = done(
          await icp("canister", "call", "treasury", "get_status", "()", "--query"),
        );
        expect(after).toMatch(/status = variant \{ trading \}/);
      },
      DEPLOY_MS,
    );

    test("default: everybody reads interface, arguments and commit", async () => {
      const read = async (name: string) =>
        done(await icp("canister", "metadata", "treasury", name, "--identity", "anonymous"));

      const did = readFileSync(join(__dirname, "../../canisters/treasury/treasury.did"), "utf8");
      expect((await read("candid:service")).trim()).toBe(did.trim());
      expect(await read("candid:args")).toMatch(/type InitArgs = record .*\(opt InitArgs\)/s);
      expect(await read("git_commit_id")).toMatch(/^[0-9a-f]{40}/);
    });
  });
}

/** Names of the canisters of an environment, as `icp project show` lists them. */
function canistersOf(environment: string): string[] {
  const [own = ""] = environment.split(/\n {2}\w+:/);
  return [...own.matchAll(/^ {6}(\w+):\n {6}-/gm)].map(([, name = ""]) => name).sort();
}
