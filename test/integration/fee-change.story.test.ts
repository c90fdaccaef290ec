import { describe, expect, test } from "@jest/globals";

import { createDemoNetwork, startTrading } from "../../src/demo/demo-network.js";
import { expectOk, tokenOf } from "../../src/demo/deployment.js";
import { people } from "../../src/demo/people.js";
import * as icpswapMethods from "../../src/wire/icpswap-methods.js";
import { Principal } from "../../src/wire/idl.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { changeFee } from "../helpers/fee-change.js";
import { findMoneyWrongs, takeBaseline, tradesOf } from "../helpers/money-verdict.js";
import { switchOff } from "../helpers/scenarios.js";

const MINUTE_NS = 60_000_000_000n;

describe("a ledger that charges more than before", () => {
  test("story: pools know it first, and within half an hour the treasury trades there again", () => {
    const demo = createDemoNetwork({ seed: 71 });
    const { network, client, icpswapPools } = demo;
    switchOff(demo, "kongswap");
    startTrading(demo);
    network.advance(2n * MINUTE_NS);
    const baseline = takeBaseline(demo);

    // Twice the fee of ICP, which half of all trades sell or buy; pools have read it again.
    const icp = tokenOf(demo, "ICP");
    changeFee(demo, icp, icp.feeAtoms * 2n);
    for (const { id } of icpswapPools) {
      client.update(id, "sim_sync_fees", icpswapMethods.simSyncFees);
    }
    network.advance(30n * MINUTE_NS);

    const since = network.timeNs - 14n * MINUTE_NS;
    const traded = tradesOf(demo).filter(({ opened_at_ns, legs }) => {
      const ends = legs.flatMap(({ sell, buy }) => [sell.toText(), buy.toText()]);
      return opened_at_ns > since && ends.includes(icp.text);
    });
    expect(traded.length).toBeGreaterThan(0);
    const args = { reason: "counting" };
    client.update(demo.treasury, "stop_trading", treasuryMethods.reasoned, args);
    network.advance(2n * MINUTE_NS);
    expect(findMoneyWrongs(demo, baseline)).toEqual([]);
  });
});

describe("a withdrawal to the minting account", () => {
  test.each([
    ["ICP", 20_000n],
    ["ckBTC", 1_000n],
  ])("story: burns %s, which is free, and trading pays its fees", (name, amount_atoms) => {
    const demo = createDemoNetwork({ seed: 72 });
    const { network, client, treasury } = demo;
    const baseline = takeBaseline(demo);
    const reply = client
      .as(people.governance)
      .update(treasury, "withdraw", treasuryMethods.withdraw, {
        ledger: Principal.fromUint8Array(tokenOf(demo, name).ledger),
        to: { owner: Principal.fromUint8Array(people.minter), subaccount: [] },
        amount_atoms,
        reason: "the test",
      });
    expectOk(reply);
    startTrading(demo);
    network.advance(3n * MINUTE_NS);

    expect(tradesOf(demo).length).toBeGreaterThan(1);
    const args = { reason: "counting" };
    client.update(treasury, "stop_trading", treasuryMethods.reasoned, args);
    network.advance(2n * MINUTE_NS);
    expect(findMoneyWrongs(demo, baseline)).toEqual([]);
  });
});
