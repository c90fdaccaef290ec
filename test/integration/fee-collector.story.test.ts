import { describe, expect, test } from "@jest/globals";

import { localTokenHost } from "../../scripts/tokens/token-hosts.js";
import { createDemoNetwork, type DemoNetwork, startTrading } from "../../src/demo/demo-network.js";
import { expectOk, type InstalledToken, tokenOf } from "../../src/demo/deployment.js";
import { people } from "../../src/demo/people.js";
import { readWasm } from "../../src/demo/wasm-files.js";
import { BTA_DECIMALS } from "../../src/suite/bta-tokens.js";
import { initializeTokens } from "../../src/suite/initialize-tokens.js";
import { Principal } from "../../src/wire/idl.js";
import * as ledgerMethods from "../../src/wire/ledger.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { changeCollector } from "../helpers/fee-change.js";
import { findMoneyWrongs, takeBaseline, tradesOf } from "../helpers/money-verdict.js";

const MINUTE_NS = 60_000_000_000n;
const FEE_ATOMS = 10_000n;

/** Somebody pays somebody else, and the ledger's fee. */
function transfer(demo: DemoNetwork, { ledger }: InstalledToken, from: Uint8Array, amount = 7n) {
  const to = { owner: Principal.fromUint8Array(people.provider), subaccount: [] as [] };
  const rest = { from_subaccount: [] as [], fee: [] as [], memo: [] as [] };
  const args = { to, amount, created_at_time: [] as [], ...rest };
  expectOk(demo.client.as(from).update(ledger, "icrc1_transfer", ledgerMethods.transfer, args));
}

function stop(demo: DemoNetwork): void {
  const args = { reason: "counting" };
  demo.client.update(demo.treasury, "stop_trading", treasuryMethods.reasoned, args);
  demo.network.advance(2n * MINUTE_NS);
}

function alertsOf({ client, treasury }: DemoNetwork): string[] {
  const args = { after: [] as [], limit: [100] as [number] };
  const page = client.query(treasury, "get_alerts", treasuryMethods.getAlerts, args);
  return (page as { alerts: { message: string }[] }).alerts.map(({ message }) => message);
}

function isSold(demo: DemoNetwork, { text }: InstalledToken, sinceNs: bigint): boolean {
  return tradesOf(demo).some(
    ({ opened_at_ns, legs }) =>
      opened_at_ns >= sinceNs &&
      legs.some(({ sell, buy }) => [sell.toText(), buy.toText()].includes(text)),
  );
}

describe("a treasury that collects fees", () => {
  test("story: of a token it trades, whoever pays them, and from the block on that names it", () => {
    const demo = createDemoNetwork({ seed: 91 });
    const { network, treasury } = demo;
    startTrading(demo);
    network.advance(2n * MINUTE_NS);
    const baseline = takeBaseline(demo);
    const usdt = tokenOf(demo, "ckUSDT");
    const day = (count: number) => {
      for (let i = 0; i < count; i++) {
        for (let j = 0; j <= i % 3; j++) transfer(demo, usdt, people.trader);
        network.advance(MINUTE_NS);
      }
    };

    transfer(demo, usdt, people.trader);
    changeCollector(demo, usdt, treasury);
    day(12);
    const sinceNs = network.timeNs;
    day(12);
    expect(isSold(demo, usdt, sinceNs)).toBe(true);
    expect(findMoneyWrongs(demo, baseline).filter((wrong) => !wrong.startsWith("leg "))).toEqual(
      [],
    );

    changeCollector(demo, usdt, undefined);
    day(4);
    stop(demo);
    expect(findMoneyWrongs(demo, baseline)).toEqual([]);
    expect(alertsOf(demo)).toEqual([]);
  });

  test("story: of the DAO's utility token, as it is born, counts with its first block", async () => {
    const plain = createDemoNetwork({ seed: 92 });
    const { network, client, treasury } = plain;
    const own = { owner: Principal.fromUint8Array(treasury), subaccount: [] as [] };
    const parties = { governance: Principal.fromUint8Array(people.governance), treasury: own };
    const nobody = { guardian: undefined, tokenomics: undefined, slashing: undefined };
    const host = localTokenHost(network, readWasm("ledger"));
    await initializeTokens(host, { ...parties, ...nobody });
    const ledger = await host.canisterOf("BTA-UTIL");
    const text = Principal.fromUint8Array(ledger).toText();
    const market = { priceE8s: 1_000_000n, targetBp: 100n, holdingBp: 0n };
    const kind = { symbol: "BTA-UTIL", decimals: BTA_DECIMALS, feeAtoms: FEE_ATOMS };
    const util: InstalledToken = { ...kind, ...market, ledger, text };
    const demo = { ...plain, tokens: new Map([...plain.tokens, [util.symbol, util]]) };

    const governance = client.as(people.governance);
    const reason = "the DAO's own";
    const asked = { ledger: Principal.fromUint8Array(ledger), target_bp: 100n, reason };
    expectOk(governance.update(treasury, "add_token", treasuryMethods.addToken, asked));
    const to = { owner: Principal.fromUint8Array(people.trader), subaccount: [] as [] };
    const withdrawal = { to, amount_atoms: 10_000_000n, reason };
    const about = { ledger: Principal.fromUint8Array(ledger) };
    const baseline = takeBaseline(demo);
    governance.update(treasury, "withdraw", treasuryMethods.withdraw, { ...about, ...withdrawal });
    network.advance(MINUTE_NS);
    for (let i = 0; i < 20; i++) {
      transfer(demo, util, people.trader);
      if (i % 4 === 0) network.advance(MINUTE_NS);
    }
    network.advance(2n * MINUTE_NS);

    expect(findMoneyWrongs(demo, baseline)).toEqual([]);
    expect(alertsOf(demo).join()).not.toContain("its blocks add up");
    const views = client.query(treasury, "where_is_the_money", treasuryMethods.whereIsTheMoney);
    const money = (views as { symbol: string; fees_atoms: bigint }[]).find(
      ({ symbol }) => symbol === util.symbol,
    );
    // Twenty fees of a stranger; the one of the withdrawal the treasury paid to itself.
    expect(money?.fees_atoms).toBe(-20n * FEE_ATOMS);
  });
});
