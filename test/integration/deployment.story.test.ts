import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Cbor } from "@dfinity/agent";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";

import { withMetadata } from "../../scripts/build/metadata-sections.js";
import { openRegister } from "../../scripts/deploy/canister-register.js";
import { openAgent } from "../../scripts/deploy/connect.js";
import { builtModule, hasChanges } from "../../scripts/deploy/deploy.js";
import { Management } from "../../scripts/deploy/management.js";
import { defaultNames } from "../../scripts/deploy/suite.js";
import { CanisterClient } from "../../src/demo/canister-client.js";
import { NetworkKeys } from "../../src/localnet/http/network-keys.js";
import { serveNetwork } from "../../src/localnet/http/serve-network.js";
import { Principal } from "../../src/wire/idl.js";
import * as ledgerMethods from "../../src/wire/ledger.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { builtWasm } from "../helpers/built-canisters.js";
import { type DeploymentFixture, openDeploymentFixture } from "../helpers/deployment-fixture.js";
import { type Fields, startTamperingProxy } from "../helpers/tampering-proxy.js";
import { assemble } from "../helpers/wasm-assembler.js";

let fixture: DeploymentFixture;

beforeEach(async () => {
  fixture = await openDeploymentFixture();
});

afterEach(() => fixture.close());

/** The same canister in a newer version: only what everybody may read of it is different. */
function newerModule(module: string): Uint8Array {
  return gzipSync(withMetadata(builtWasm(module), { release: "next" }), { level: 1 });
}

/** The module that is deployed. */
function compressed(module: string): Uint8Array {
  return builtModule(join(__dirname, "../.."), module);
}

function treasuryClient(): CanisterClient {
  return new CanisterClient(fixture.network, fixture.identity.getPrincipal().toUint8Array());
}

function startTrading(): object {
  return treasuryClient().update(
    fixture.canister("treasury"),
    "start_trading",
    treasuryMethods.reasoned,
    { reason: "we begin" },
  );
}

function readStatus(): object {
  const treasury = fixture.canister("treasury");
  const status = treasuryClient().query(treasury, "get_status", treasuryMethods.getStatus);
  return (status as { status: object }).status;
}

function actionsOf({ steps }: { steps: readonly { name: string; action: string }[] }) {
  return Object.fromEntries(steps.map(({ name, action }) => [name, action]));
}

describe("a deployment", () => {
  test("story: from nothing, in order, and then there is nothing to do", async () => {
    const first = await fixture.plan(["bta_gov"]);
    expect(first.steps.map(({ name, action }) => `${action} ${name}`)).toEqual([
      "create ledger",
      "create ckusdt_ledger",
      "create sim_kongswap",
      "create sim_icpswap_factory",
      "create treasury",
      "create bta_gov",
    ]);
    expect(first.steps.at(-1)?.argument).toContain('owner = principal "<treasury>"');
    await first.carryOut();

    // The money of the new token belongs to the treasury of this deployment.
    const supplyAtoms = treasuryClient().query(
      fixture.canister("bta_gov"),
      "icrc1_balance_of",
      ledgerMethods.balanceOf,
      { owner: principalOf("treasury"), subaccount: [] },
    );
    expect(supplyAtoms).toBe(1_000_000_000n * 100_000_000n);

    const second = await fixture.plan(["bta_gov"]);
    expect(hasChanges(second)).toBe(false);
    expect(new Set(Object.values(actionsOf(second)))).toEqual(new Set(["unchanged"]));
  });

  test("default: a plan changes nothing", async () => {
    await fixture.plan(["bta_gov"]);

    expect(fixture.network.canisterIds()).toEqual([]);
    expect(fixture.register.idOf("treasury")).toBeUndefined();
  });

  test("default: a newer module is put in while the canister stands still", async () => {
    await (await fixture.plan(["treasury"])).carryOut();
    expect(startTrading()).toEqual({ Ok: null });
    fixture.progress.length = 0;

    const readModule = (module: string) =>
      module === "treasury" ? newerModule(module) : compressed(module);
    const seen: string[] = [];
    const onProgress = (_name: string, what: string) => {
      const { status } = fixture.network.canister(fixture.canister("treasury"));
      seen.push(`${what}: ${status}`);
    };
    const upgrade = await fixture.plan(["treasury"], { readModule, onProgress });
    expect(actionsOf(upgrade)).toMatchObject({ ledger: "unchanged", treasury: "upgrade" });
    expect(upgrade.steps.at(-1)?.argument).toBe("(null)");
    await upgrade.carryOut();

    expect(seen).toEqual(["stopped: stopped", "upgraded: stopped", "started: running"]);
    const view = fixture.network.canister(fixture.canister("treasury"));
    const hash = createHash("sha256").update(newerModule("treasury")).digest();
    expect(Buffer.from(view.moduleHash ?? []).equals(hash)).toBe(true);
    expect(view.status).toBe("running");
    expect(readStatus()).toEqual({ trading: null });
  });

  test("default: new arguments replace the roles of what is there", async () => {
    await (await fixture.plan(["treasury"])).carryOut();

    const flags = { operators: ["r7inp-6aaaa-aaaaa-aaabq-cai"] };
    const change = { flags, hasNewArguments: true };
    const plan = await fixture.plan(["treasury"], change);
    expect(plan.steps.at(-1)?.argument).toContain(
      'operators = vec { principal "r7inp-6aaaa-aaaaa-aaabq-cai" }',
    );
    await plan.carryOut();

    expect(startTrading()).toMatchObject({ Err: { not_authorized: expect.anything() } });
  });

  test("default: controllers are added, once, and none is taken away", async () => {
    const flags = { controllers: ["r7inp-6aaaa-aaaaa-aaabq-cai"] };
    await (await fixture.plan(["ledger"])).carryOut();

    await (await fixture.plan(["ledger"], { flags })).carryOut();

    const { controllers } = fixture.network.canister(fixture.canister("ledger")).settings;
    expect(controllers.length).toBe(2);
    expect(hasChanges(await fixture.plan(["ledger"], { flags }))).toBe(false);
  });

  test("default: canisters that are there already are used and left alone", async () => {
    const ledger = "ryjl3-tyaaa-aaaaa-aaaba-cai";
    const uses = { ledger, sim_kongswap: ledger, sim_icpswap_factory: ledger };

    const plan = await fixture.plan(["treasury"], { flags: { uses } });

    expect(actionsOf(plan)).toMatchObject({ ledger: "use", treasury: "create" });
    expect(plan.steps.at(-1)?.argument).toContain(`icp_ledger = principal "${ledger}"`);
  });

  test("default: where cycles cost something, the cycles ledger creates", async () => {
    const plan = await fixture.plan(["ledger"], { isPaidFor: true });
    await plan.carryOut();

    const view = fixture.network.canister(fixture.canister("ledger"));
    expect(view.moduleHash).toBeDefined();
    expect(fixture.register.intentOf("ledger")).toBeUndefined();
  });

  test("story: as on mainnet, nothing but the treasury and the tokens, for cycles", async () => {
    const target = { ...fixture.target, name: "ic", isMainnet: true };
    const register = openRegister(fixture.folder, "ic");
    const change = { target, register };
    const plan = await fixture.plan(defaultNames(target), change);
    expect(plan.steps.filter(({ action }) => action === "create").map(({ name }) => name)).toEqual([
      "treasury",
      "bta_gov",
      "bta_reward",
      "bta_util",
      "bta_guar",
    ]);
    const treasury = plan.steps.find(({ name }) => name === "treasury");
    expect(treasury?.argument).toContain('icp_ledger = principal "ryjl3-tyaaa-aaaaa-aaaba-cai"');
    expect(treasury?.argument).toContain('kongswap = opt principal "2ipq2-uqaaa-aaaar-qailq-cai"');
    await plan.carryOut();

    expect(fixture.network.canisterIds().length).toBe(5);
    expect(hasChanges(await fixture.plan(defaultNames(target), change))).toBe(false);
    const forDfx: object = JSON.parse(
      readFileSync(join(fixture.folder, "canister_ids.json"), "utf8"),
    );
    expect(forDfx).toMatchObject({ treasury: { ic: register.idOf("treasury") } });
  });

  test("error: too few cycles, before anything is done", async () => {
    const plan = fixture.plan(["ledger"], {
      isPaidFor: true,
      flags: { cycles: "99_999_999_999_999_999_999" },
    });

    await expect(plan).rejects.toThrow(/has .* T cycles and needs .* for 1 new canisters/);
    expect(fixture.network.canisterIds()).toEqual([]);
  });

  test("error: somebody else controls it", async () => {
    await (await fixture.plan(["ledger"])).carryOut();
    const other = await openDeploymentFixture();
    const plan = fixture.plan(["ledger"], { identity: other.identity });

    await expect(plan).rejects.toThrow(/ledger \(.*\) is controlled by .*, not by .*--identity/);
    await other.close();
  });

  test("error: a module that does not start; the old one goes on", async () => {
    await (await fixture.plan(["ledger"], { readModule: compressed })).carryOut();
    fixture.progress.length = 0;
    const broken = assemble({
      memoryPages: 1,
      functions: { canister_post_upgrade: "i32.const 600 i32.const 9 call trap" },
      data: { 600: "no memory" },
    });

    const upgrade = await fixture.plan(["ledger"], { readModule: () => broken });
    await expect(upgrade.carryOut()).rejects.toThrow(/^ledger: upgrading it failed: .*no memory/);

    expect(fixture.progress).toEqual(["ledger: stopped", "ledger: started"]);
    const name = treasuryClient().query(
      fixture.canister("ledger"),
      "icrc1_symbol",
      ledgerMethods.text,
    );
    expect(name).toBe("ICP");
  });

  test("error: arguments that a canister refuses, in a sentence without a stack", async () => {
    const plan = await fixture.plan(["ledger"], { readModule: () => assemble(TRAPPING) });
    const error = await plan.carryOut().catch((reason: unknown) => reason);

    expect(error).toMatchObject({
      message: expect.stringMatching(/^ledger: installing it failed: /),
    });
    expect(String(error)).not.toMatch(/\n/);
  });
});

const TRAPPING = {
  memoryPages: 1,
  functions: { canister_init: "i32.const 600 i32.const 3 call trap" },
  data: { 600: "no!" },
};

function principalOf(name: string) {
  return Principal.fromText(fixture.register.idOf(name) ?? "");
}

describe("a deployment that is broken off", () => {
  const BREAK = "somebody pressed Ctrl-C";

  /** Deploys and is broken off right after the n-th thing that was done. */
  async function deployUntil(index: number, readModule: (module: string) => Uint8Array) {
    let count = 0;
    const onProgress = () => {
      if (count === index) throw new Error(BREAK);
      count += 1;
    };
    const plan = await fixture.plan(["sim_kongswap"], { onProgress, readModule });
    await plan.carryOut().catch((error: unknown) => {
      if (!String(error).includes(BREAK)) throw error;
    });
  }

  async function expectComplete(readModule: (module: string) => Uint8Array) {
    await (await fixture.plan(["sim_kongswap"], { readModule })).carryOut();
    expect(hasChanges(await fixture.plan(["sim_kongswap"], { readModule }))).toBe(false);
    for (const name of ["ledger", "ckusdt_ledger", "sim_kongswap"]) {
      expect(fixture.network.canister(fixture.canister(name)).status).toBe("running");
    }
  }

  // Two things are done for each of the three canisters.
  const places = Array.from({ length: 6 }, (_none, index) => index);

  test.each(places)("story: installing, after step %i, goes on from there", async (index) => {
    await deployUntil(index, compressed);

    await expectComplete(compressed);
    // No canister was created twice.
    expect(fixture.network.canisterIds().length).toBe(3);
  });

  test.each([0, 1, 2])("story: upgrading, after step %i, goes on from there", async (index) => {
    await (await fixture.plan(["sim_kongswap"], { readModule: compressed })).carryOut();
    const readModule = (module: string) =>
      module === "sim_kongswap" ? newerModule(module) : compressed(module);

    await deployUntil(index, readModule);

    await expectComplete(readModule);
  });

  test("story: killed between stop and start, whatever is in it, goes on from there", async () => {
    await (await fixture.plan(["ledger"])).carryOut();
    const management = new Management(openAgent(fixture.target, fixture.identity));
    const stop = () => management.stop(principalOf("ledger"));

    await stop();
    const start = await fixture.plan(["ledger"]);
    expect(actionsOf(start)).toEqual({ ledger: "start" });
    await start.carryOut();

    await stop();
    const upgrade = await fixture.plan(["ledger"], { readModule: newerModule });
    expect(actionsOf(upgrade)).toEqual({ ledger: "upgrade" });
    await upgrade.carryOut();
    expect(fixture.network.canister(fixture.canister("ledger")).status).toBe("running");
  });

  test("story: a network that was started anew gets new canisters", async () => {
    fixture.register.keep("ledger", "r7inp-6aaaa-aaaaa-aaabq-cai");

    const plan = await fixture.plan(["ledger"]);

    expect(actionsOf(plan)).toEqual({ ledger: "create" });
  });
});

describe("a network that fails or lies", () => {
  test("story: it goes away in the middle; once it is back, a second run ends the work", async () => {
    const { served, network } = fixture;
    const onProgress = (_name: string, what: string) => {
      if (what.startsWith("created")) void served.close();
    };
    const broken = await fixture.plan(["sim_icpswap_factory"], { onProgress });
    const error = await broken.carryOut().catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^sim_icpswap_factory: installing it failed: .*Run the same/),
    });
    expect(String(error)).not.toMatch(/\n/);

    const again = await serveNetwork(network, { port: served.port });
    const plan = await fixture.plan(["sim_icpswap_factory"]);
    expect(actionsOf(plan)).toEqual({ sim_icpswap_factory: "install" });
    await plan.carryOut();
    expect(network.canisterIds().length).toBe(1);
    await again.close();
  });

  test("error: answers that somebody changed on the way", async () => {
    await (await fixture.plan(["ledger"])).carryOut();
    const proxy = await startTamperingProxy(fixture.served);
    const liar = new NetworkKeys(99);
    proxy.tamper("read_state", ({ certificate, ...rest }) => {
      if (!(certificate instanceof Uint8Array)) throw new Error("no certificate");
      const signature = liar.signRootHash(new Uint8Array(32));
      const changed = { ...Cbor.decode<Fields>(certificate), signature };
      return { ...rest, certificate: Cbor.encode(changed) };
    });

    const plan = fixture.plan(["ledger"], { target: { ...fixture.target, url: proxy.url } });

    await expect(plan).rejects.toThrow(
      /^ledger: looking at .* failed: the answers of .* are not signed with the expected root key/,
    );
    expect(proxy.tamperedCount).toBeGreaterThan(0);
    await proxy.close();
  });
});
