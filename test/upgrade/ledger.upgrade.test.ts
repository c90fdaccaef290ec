import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

import { LEDGER_LAYOUT_VERSION } from "../../src/ledger/memory.js";
import { createNetwork } from "../../src/localnet/network.js";
import { init } from "../../src/wire/ledger-init.js";
import { builtWasm } from "../helpers/built-canisters.js";
import { accountOf, principalOf, transferArgs } from "../helpers/ledger-fixture.js";
import { factsOf, liveThrough, OLD_LEDGER } from "../helpers/ledger-old.js";
import { LedgerOnNetwork } from "../helpers/ledger-on-network.js";
import { restoreSnapshot, takeSnapshot } from "../helpers/stable-snapshot.js";

/*
 * When LEDGER_LAYOUT_VERSION rises, this takes the snapshot of the new layout, once:
 *
 *   LEDGER_SNAPSHOT=take node --stack-size=6000 node_modules/jest/bin/jest.js test/upgrade/ledger
 */
const { LEDGER_SNAPSHOT } = process.env;
const today = join(__dirname, `ledger-v${LEDGER_LAYOUT_VERSION}`);
const isTaking = LEDGER_SNAPSHOT === "take" && !existsSync(`${today}.json`);

const snapshots = readdirSync(__dirname).filter((name) => /^ledger-v\d+\.bin\.gz$/.test(name));

/** Upgrades the memory of a snapshot to today's ledger. */
function openSnapshot(name: string): LedgerOnNetwork {
  const network = createNetwork({ seed: 7 });
  const canister = restoreSnapshot(network, readFileSync(join(__dirname, name)));
  network.upgrade(canister, { wasm: builtWasm("ledger"), arg: init.encodeArgs([[]]) });
  return new LedgerOnNetwork({}, network, canister);
}

if (isTaking) {
  test("default: takes the snapshot of today's layout", async () => {
    const ledger = new LedgerOnNetwork(OLD_LEDGER);
    await liveThrough(ledger);
    writeFileSync(`${today}.bin.gz`, takeSnapshot(ledger.network, ledger.canister));
    writeFileSync(`${today}.json`, `${JSON.stringify(factsOf(ledger), undefined, 2)}\n`);
  });
}

describe("the memory of every layout so far", () => {
  test("default: there is a snapshot of today's layout", () => {
    expect(snapshots).toContain(`ledger-v${LEDGER_LAYOUT_VERSION}.bin.gz`);
  });

  for (const name of snapshots) {
    test(`behavior: ${name} is read by today's code, and lives on`, async () => {
      const facts = JSON.parse(
        readFileSync(join(__dirname, name.replace(".bin.gz", ".json")), "utf8"),
      );
      const ledger = openSnapshot(name);
      expect(factsOf(ledger)).toEqual(facts);

      await ledger.advance(5);
      expect(factsOf(ledger)).toEqual(facts);
      expect(ledger.brokenInvariants()).toEqual([]);
      expect(ledger.transfer(principalOf(1), transferArgs(accountOf(2), 5n))).toEqual({
        Ok: BigInt(facts.log_length),
      });
    });
  }
});

describe("an upgrade", () => {
  test("behavior: changes nothing that can be asked, before and after a settlement", async () => {
    const ledger = new LedgerOnNetwork(OLD_LEDGER);
    await liveThrough(ledger);
    const facts = factsOf(ledger);
    ledger.upgrade();
    expect(factsOf(ledger)).toEqual(facts);
    await ledger.advance(5);
    ledger.upgrade();
    expect(factsOf(ledger)).toEqual(facts);
    expect(ledger.brokenInvariants()).toEqual([]);
  });

  test("error: arguments that would change what blocks have fixed undo it", async () => {
    const ledger = new LedgerOnNetwork();
    const { initArgs } = await import("../helpers/ledger-fixture.js");
    const arg = init.encodeArgs([[initArgs({ decimals: 3 })]]);
    expect(() =>
      ledger.network.upgrade(ledger.canister, { wasm: builtWasm("ledger"), arg }),
    ).toThrow("decimals never change");
    expect(ledger.totalSupply()).toBe(0n);
  });
});
