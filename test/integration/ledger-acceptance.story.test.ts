import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

import { agentEnv, identityFromPem } from "../../scripts/acceptance/agent-env.js";
import { transfer } from "../../scripts/acceptance/ledger-actions.js";
import { accountOf as accountOfUser, type LedgerEnv } from "../../scripts/acceptance/ledger-env.js";
import { localEnv } from "../../scripts/acceptance/local-env.js";
import { ALL_CASES, runCases } from "../../scripts/acceptance/run-cases.js";
import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { serveNetwork } from "../../src/localnet/http/serve-network.js";
import { Principal } from "../../src/wire/idl.js";
import { accountOf, MINTER, principalOf } from "../helpers/ledger-fixture.js";
import { LedgerOnNetwork } from "../helpers/ledger-on-network.js";

/** The cases that a ledger does not pass. */
async function failedCases(env: LedgerEnv): Promise<string[]> {
  const failed: string[] = [];
  let count = 0;
  for await (const { name, outcome, problem } of runCases(env)) {
    count += 1;
    if (outcome !== "passed") failed.push(`${name}: ${outcome} ${problem ?? ""}`);
  }
  expect(count).toBe(ALL_CASES.length);
  return failed;
}

/** A ledger whose tokens somebody with a key of their own makes. */
function newFundedLedger() {
  const pem = join(mkdtempSync(join(tmpdir(), "ledger-")), "key.pem");
  const { privateKey } = generateKeyPairSync("ed25519");
  writeFileSync(pem, privateKey.export({ type: "pkcs8", format: "pem" }));
  const funder = identityFromPem(pem);
  const network = createCertifiedNetwork({ seed: 5 });
  const owner = Principal.fromUint8Array(funder.getPrincipal().toUint8Array());
  const { canister } = new LedgerOnNetwork({ minting_account: { owner, subaccount: [] } }, network);
  return { network, ledger: Principal.fromUint8Array(canister), funder };
}

const MINUTE_NS = 60_000_000_000n;

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

describe("the built ledger passes every acceptance case", () => {
  test("story: on a network in this process", async () => {
    const ledger = new LedgerOnNetwork();
    const env = localEnv(ledger.network, ledger.canister, principalOf(MINTER));
    expect(await failedCases(env)).toEqual([]);
  });

  test("story: with fees that are collected", async () => {
    const ledger = new LedgerOnNetwork({ fee_collector: [accountOf(3)] });
    const env = localEnv(ledger.network, ledger.canister, principalOf(MINTER));
    expect(await failedCases(env)).toEqual([]);
  });

  test("story: without fees", async () => {
    const ledger = new LedgerOnNetwork({ transfer_fee: 0n });
    const env = localEnv(ledger.network, ledger.canister, principalOf(MINTER));
    expect(await failedCases(env)).toEqual([]);
  });

  test("story: over HTTP, through the agent of the wallets", async () => {
    const { network, ledger, funder } = newFundedLedger();
    const served = await serveNetwork(network);
    try {
      const env = await agentEnv({ network: served.url, canister: ledger, funder });
      expect(await failedCases(env)).toEqual([]);
    } finally {
      await served.close();
    }
  });

  test("behavior: over HTTP, the time is the ledger's, also where it flies", async () => {
    const { network, ledger, funder } = newFundedLedger();
    const served = await serveNetwork(network, { clock: "apart" });
    try {
      const env = await agentEnv({ network: served.url, canister: ledger, funder });
      const aheadNs = () => env.nowNs() - network.timeNs;
      expect(abs(aheadNs())).toBeLessThan(MINUTE_NS);

      await served.advance(120n * MINUTE_NS);
      await transfer(env.funder, { to: accountOfUser(env.anonymous), amount: 1n });
      expect(abs(aheadNs())).toBeLessThan(MINUTE_NS);
    } finally {
      await served.close();
    }
  });
});
