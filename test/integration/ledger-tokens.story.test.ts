import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";

import { identityFromPem } from "../../scripts/acceptance/agent-env.js";
import {
  agentTokenHost,
  type CanisterIds,
  localTokenHost,
} from "../../scripts/tokens/token-hosts.js";
import { createCertifiedNetwork } from "../../src/localnet/http/certified-network.js";
import { serveNetwork } from "../../src/localnet/http/serve-network.js";
import { createNetwork } from "../../src/localnet/network.js";
import { BTA_SYMBOLS, type BtaSymbol } from "../../src/suite/bta-tokens.js";
import { initializeTokens } from "../../src/suite/initialize-tokens.js";
import { Principal } from "../../src/wire/idl.js";
import { mint } from "../../src/wire/ledger-privileged.js";
import * as queries from "../../src/wire/ledger-queries.js";
import { builtWasm } from "../helpers/built-canisters.js";
import { accountOf, principalOf, transferArgs } from "../helpers/ledger-fixture.js";
import { LedgerOnNetwork } from "../helpers/ledger-on-network.js";

const [GOVERNANCE, TOKENOMICS, SLASHING, TREASURY, ADA] = [1, 2, 3, 4, 5];
const WHOLE = 100_000_000n;

const parties = {
  governance: accountOf(GOVERNANCE).owner,
  guardian: undefined,
  tokenomics: accountOf(TOKENOMICS).owner,
  slashing: accountOf(SLASHING).owner,
  treasury: accountOf(TREASURY),
};

async function installed() {
  const network = createNetwork({ seed: 11 });
  const host = localTokenHost(network, builtWasm("ledger"));
  const reports = await initializeTokens(host, parties);
  const ledgers = new Map<BtaSymbol, LedgerOnNetwork>();
  for (const symbol of BTA_SYMBOLS) {
    ledgers.set(symbol, new LedgerOnNetwork({}, network, await host.canisterOf(symbol)));
  }
  const ledger = (symbol: BtaSymbol): LedgerOnNetwork => {
    const found = ledgers.get(symbol);
    if (found === undefined) throw new Error(symbol);
    return found;
  };
  return { host, reports, ledger };
}

describe("the four tokens", () => {
  test("story: are installed once, and a second run reports what is there", async () => {
    const { host, reports } = await installed();
    expect(reports.map(({ symbol, outcome }) => [symbol, outcome])).toEqual(
      BTA_SYMBOLS.map((symbol) => [symbol, "installed"]),
    );
    expect(reports.map(({ totalSupplyAtoms }) => totalSupplyAtoms / WHOLE)).toEqual([
      1_000_000_000n,
      0n,
      500_000_000n,
      0n,
    ]);

    expect(reports.map(({ blockCount }) => blockCount)).toEqual([2n, 1n, 2n, 1n]);

    const again = await initializeTokens(host, parties);
    expect(again).toEqual(reports.map((report) => ({ ...report, outcome: "present" })));
  });

  test("story: governance tokens are never minted again, burning or not (T-04)", async () => {
    const { ledger } = await installed();
    const gov = ledger("BTA-GOV");
    const ask = () => gov.query("get_supply", queries.getSupply, []);
    const nowNs = gov.nowNs;
    const minted = gov.privileged(principalOf(TOKENOMICS), {
      do: "mint",
      account: accountOf(ADA),
      amount: 1n,
      createdAt: nowNs,
    });
    expect(minted).toHaveProperty("Err.Unauthorized");
    expect(ask().headroom).toEqual([0n]);

    const burn = {
      do: "burn",
      account: accountOf(TREASURY),
      amount: 5n,
      createdAt: nowNs,
    } as const;
    expect(gov.privileged(principalOf(SLASHING), burn)).toHaveProperty("Ok");
    expect(ask()).toMatchObject({ burnt: 5n, headroom: [0n] });
  });

  test("story: rewards are minted within the year's budget, each with its reason (T-09, T-11)", async () => {
    const { ledger } = await installed();
    const reward = ledger("BTA-REWARD");
    const send = (amount: bigint, at = reward.nowNs) =>
      reward.update("icrc152_mint", mint, {
        caller: principalOf(TOKENOMICS),
        args: [{ to: accountOf(ADA), amount, reason: ["reward 7"], created_at_time: at }],
      });

    expect(send(500_000n * WHOLE)).toEqual({ Ok: 1n });
    expect(send(1n)).toHaveProperty("Err.GenericError.error_code", 12n);
    expect(reward.query("get_supply", queries.getSupply, [])).toMatchObject({
      minted_this_year: 500_000n * WHOLE,
      budget: [0n],
      headroom: [],
    });
  });

  test("story: nobody is the minting account, and fees reach the treasury", async () => {
    const { ledger } = await installed();
    const util = ledger("BTA-UTIL");
    const before = util.balance(accountOf(TREASURY));
    util.transfer(principalOf(TREASURY), transferArgs(accountOf(ADA), 5n * WHOLE));
    util.transfer(principalOf(ADA), transferArgs(accountOf(GOVERNANCE), WHOLE));

    expect(util.balance(accountOf(TREASURY))).toBe(before - 5n * WHOLE + 10_000n);
    for (const person of [GOVERNANCE, TOKENOMICS, SLASHING, TREASURY]) {
      expect(
        util.transfer(principalOf(person), transferArgs(accountOf(ADA), 10n ** 20n)),
      ).toHaveProperty("Err");
    }
    const guar = ledger("BTA-GUAR");
    const createdAt = guar.nowNs;
    const account = accountOf(ADA);
    const act = { account, amount: 7n, createdAt };
    guar.privileged(principalOf(TOKENOMICS), { do: "mint", ...act });
    const locked = guar.privileged(principalOf(TOKENOMICS), { do: "lock", lockId: 1n, ...act });
    expect(locked).toHaveProperty("Ok");
    expect(guar.balanceDetails(account)).toMatchObject({ balance: 7n, available: 0n });
  });

  test("story: over HTTP, half a run is completed by the next", async () => {
    const pem = join(mkdtempSync(join(tmpdir(), "tokens-")), "key.pem");
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(pem, privateKey.export({ type: "pkcs8", format: "pem" }));
    const network = createCertifiedNetwork({ seed: 12 });
    const served = await serveNetwork(network);
    let ids: CanisterIds = {};
    try {
      const register = {
        read: () => ids,
        write: (next: CanisterIds) => {
          ids = next;
        },
      };
      const wasmPath = join(__dirname, "../../.azle/ledger/ledger.wasm");
      const host = await agentTokenHost(served.url, identityFromPem(pem), { register, wasmPath });
      let count = 0;
      const failing = {
        ...host,
        install: async (canister: Uint8Array, arg: Uint8Array) => {
          count += 1;
          if (count === 3) throw new Error("the line is dead");
          await host.install(canister, arg);
        },
      };
      await expect(initializeTokens(failing, parties)).rejects.toThrow("the line is dead");
      const outcomes = (await initializeTokens(host, parties)).map(({ outcome }) => outcome);
      expect(outcomes).toEqual(["present", "present", "installed", "installed"]);
      expect(Object.keys(ids)).toEqual([...BTA_SYMBOLS]);
      expect(Principal.fromText(ids["BTA-GUAR"] ?? "").toText()).toBe(ids["BTA-GUAR"]);
    } finally {
      await served.close();
    }
  });
});
