import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";

import { createNetwork, type Network } from "../../src/localnet/network.js";
import { simulatedLedgers } from "../../src/simulation/simulated-ledgers.js";
import { assembleTreasury, upgradeTreasury } from "../../src/suite/compose-treasury.js";
import { LAYOUT_VERSION } from "../../src/treasury/memory.js";
import { IDL } from "../../src/wire/idl.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { builtWasm } from "../helpers/built-canisters.js";
import { openTestWorld } from "../helpers/simulated-world.js";
import { restoreSnapshot, takeSnapshot } from "../helpers/stable-snapshot.js";
import { factsOfTreasury, oldTreasury } from "../helpers/treasury-old.js";

/*
 * When LAYOUT_VERSION rises, this takes the snapshot of the new layout, once:
 *
 *   TREASURY_SNAPSHOT=take node --stack-size=6000 node_modules/jest/bin/jest.js test/upgrade/treasury
 */
const { TREASURY_SNAPSHOT } = process.env;
const today = join(__dirname, `treasury-v${LAYOUT_VERSION}`);
const isTaking = TREASURY_SNAPSHOT === "take" && !existsSync(`${today}.bin.gz`);

const snapshots = readdirSync(__dirname).filter((name) => /^treasury-v\d+\.bin\.gz$/.test(name));

const MINUTE_NS = 60_000_000_000n;

/** Upgrades the memory of a snapshot to today's treasury, on a network without anybody else. */
function openSnapshot(name: string): { readonly network: Network; readonly treasury: Uint8Array } {
  const network = createNetwork({ seed: 7 });
  const treasury = restoreSnapshot(network, readFileSync(join(__dirname, name)));
  const arg = IDL.encode(treasuryMethods.initParams, [[]]);
  network.upgrade(treasury, { wasm: builtWasm("treasury"), arg });
  return { network, treasury };
}

function readFacts(name: string): unknown {
  const path = join(__dirname, name.replace(".bin.gz", ".json.gz"));
  return JSON.parse(gunzipSync(readFileSync(path)).toString("utf8"));
}

if (isTaking) {
  test("default: takes the snapshot of today's layout", () => {
    const { network, treasury } = oldTreasury();
    const facts = JSON.stringify(factsOfTreasury(network, treasury), undefined, 1);
    writeFileSync(`${today}.bin.gz`, takeSnapshot(network, treasury));
    writeFileSync(`${today}.json.gz`, gzipSync(facts, { level: 9 }));
  });
}

describe("the treasury's memory of every layout so far", () => {
  test("default: there is a snapshot of today's layout", () => {
    expect(snapshots).toContain(`treasury-v${LAYOUT_VERSION}.bin.gz`);
  });

  for (const name of snapshots) {
    test(`behavior: ${name} is read by today's code, and lives on`, () => {
      const { network, treasury } = openSnapshot(name);
      const facts = factsOfTreasury(network, treasury);
      expect(facts).toEqual(readFacts(name));
      expect(facts).toMatchObject({ get_status: { status: { trading: null } } });

      // Nobody answers here: the cycle fails with a reason, and the money stays where it was.
      network.advance(2n * MINUTE_NS);
      const arg = IDL.encode([], []);
      const broken = network.query({ canister: treasury, method: "check_invariants", arg });
      const { result } = treasuryMethods.checkInvariants;
      const views = broken.type === "replied" ? IDL.decode([result], broken.bytes)[0] : broken;
      expect(views).toEqual(
        (views as object[]).map(() => expect.objectContaining({ holds: true })),
      );
    });
  }

  test("error: a memory of another layout is refused with both versions", () => {
    const { machine, world } = openTestWorld();
    const ledgers = simulatedLedgers({ ...world, onApproval: () => {} });
    const seed = async () => ({ type: "unknown" as const, reason: "nobody is asked" });
    const treasury = assembleTreasury(machine, { ledgers, randomness: { seed }, venues: () => [] });
    treasury.context.state.layout.set(LAYOUT_VERSION + 1);

    expect(() => upgradeTreasury(treasury, undefined)).toThrow(
      `stable memory has layout ${LAYOUT_VERSION + 1}, this release reads ${LAYOUT_VERSION}`,
    );
  });
});
