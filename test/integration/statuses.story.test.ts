import { describe, expect, test } from "@jest/globals";
import { createDemoNetwork, type DemoNetwork, startTrading } from "../../src/demo/demo-network.js";
import { expectOk } from "../../src/demo/deployment.js";
import { people } from "../../src/demo/people.js";
import { readAll, readOpenLegCount } from "../../src/demo/treasury-values.js";
import { readWasm } from "../../src/demo/wasm-files.js";
import { beforeReply } from "../../src/localnet/faults.js";
import { demoAddress } from "../../src/sim/demo-network.js";
import { defaultConfig } from "../../src/treasury/config.js";
import { IDL, Principal } from "../../src/wire/idl.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { fromConfig } from "../../src/wire/treasury-config.js";
import { findMoneyWrongs, takeBaseline, tradesOf } from "../helpers/money-verdict.js";
import { pauseToken, switchOff } from "../helpers/scenarios.js";

const MINUTE_NS = 60_000_000_000n;

function statusOf({ client, treasury }: DemoNetwork): string {
  const view = client.query(treasury, "get_status", treasuryMethods.getStatus);
  return Object.keys((view as { status: object }).status)[0] ?? "";
}

function act({ client, treasury }: DemoNetwork, name: string): object {
  return client.update(treasury, name, treasuryMethods.reasoned, { reason: "the test" });
}

/** Lets a minute pass; answers what its cycle came to. */
function nextCycle(demo: DemoNetwork): { outcome: string; reason: string } {
  demo.network.advance(MINUTE_NS);
  const cycle = [...readAll(demo, "cycles")].at(-1);
  const [outcome = ""] = Object.keys(cycle?.outcome ?? {});
  return { outcome, reason: cycle?.reason ?? "" };
}

test("story: syncs and recovery run in every status, trading only while it is switched on", () => {
  const demo = createDemoNetwork({ seed: 61 });
  const baseline = takeBaseline(demo);
  const upgrade = () => {
    const arg = IDL.encode(treasuryMethods.initParams, [[]]);
    demo.network.upgrade(demo.treasury, { wasm: readWasm("treasury"), arg });
    demo.network.run();
  };

  // 1. Nothing starts by itself, neither after an installation nor after an upgrade.
  expect(nextCycle(demo)).toEqual({ outcome: "skipped", reason: "idle" });
  upgrade();
  expect(nextCycle(demo)).toEqual({ outcome: "skipped", reason: "idle" });
  expect(tradesOf(demo)).toEqual([]);

  // 2. It trades; what an upgrade finds in force goes on.
  startTrading(demo);
  expect(nextCycle(demo)).toMatchObject({ outcome: "traded" });
  upgrade();
  expect(statusOf(demo)).toBe("trading");
  expect(nextCycle(demo)).toMatchObject({ outcome: "traded" });

  // 3. Paused with a leg under way: it comes home, and nothing new is begun.
  expect(readOpenLegCount(demo)).toBeGreaterThan(0);
  expect(act(demo, "pause")).toMatchObject({ Ok: null });
  const trades = tradesOf(demo).length;
  expect(nextCycle(demo)).toEqual({ outcome: "skipped", reason: "paused: the test" });
  expect(nextCycle(demo)).toEqual({ outcome: "skipped", reason: "paused: the test" });
  expect(readOpenLegCount(demo)).toBe(0);
  expect(tradesOf(demo)).toHaveLength(trades);
  upgrade();
  expect(statusOf(demo)).toBe("paused");
  expect(findMoneyWrongs(demo, baseline)).toEqual([]);

  // 4. Only a person goes on, and only from where that is possible.
  expect(act(demo, "start_trading")).toMatchObject({ Err: { wrong_status: { status: "paused" } } });
  expect(act(demo, "resume")).toMatchObject({ Ok: null });
  expect(nextCycle(demo)).toMatchObject({ outcome: "traded" });
  expect(act(demo, "stop_trading")).toMatchObject({ Ok: null });
  expect(nextCycle(demo)).toEqual({ outcome: "skipped", reason: "idle" });
  expect(readOpenLegCount(demo)).toBe(0);
  expect(findMoneyWrongs(demo, baseline)).toEqual([]);
});

describe("what changes while quotes are on their way", () => {
  const { reasoned, aboutToken, setVenue, reserve, updateConfig } = treasuryMethods;
  const reason = "the test";
  const ledger = Principal.fromText(demoAddress("ICP"));
  const CHANGES: Readonly<Record<string, (demo: DemoNetwork) => object>> = {
    "status is idle now": ({ client, treasury }) =>
      client.update(treasury, "stop_trading", reasoned, { reason }),
    "ICP was paused: the test": ({ client, treasury }) =>
      client.update(treasury, "pause_token", aboutToken, { ledger, reason }),
    "the configuration changed": ({ client, treasury }) =>
      client.update(treasury, "update_config", updateConfig, {
        config: fromConfig({ ...defaultConfig, attemptCountMax: 1n, slippageBpMax: 400n }),
        expected_version: 0n,
        reason,
      }),
    "reserved do not cover": ({ client, treasury }) =>
      client.as(people.governance).update(treasury, "reserve", reserve, {
        reservation_id: "all",
        purpose: reason,
        owner: reason,
        ledger,
        amount_atoms: 10n ** 12n,
        expires_at_ns: [],
        reason,
      }),
    "kongswap was switched off": ({ client, treasury }) =>
      client.update(treasury, "set_venue", setVenue, { venue: "kongswap", enabled: false, reason }),
  };
  // One attempt a cycle: a second one would go on with what has changed.
  const config = { attemptCountMax: 1n };
  const demo = createDemoNetwork({ seed: 62, config });
  switchOff(demo, "icpswap");
  // Then only ICP is to be sold.
  pauseToken(demo, "ckUSDT");
  startTrading(demo);
  nextCycle(demo);
  const saved = demo.network.save();

  test.each(Object.keys(CHANGES))("story: nothing is sent, because %s", (why) => {
    const { network, treasury: caller, kongswap: callee } = demo;
    network.restore(saved);
    const count = tradesOf(demo).length;
    const change = () => expectOk(CHANGES[why]?.(demo) ?? {});
    network.inject({ caller, callee, method: "swap_amounts", nth: 10 }, beforeReply(change));

    expect(nextCycle(demo)).toEqual({ outcome: "skipped", reason: expect.stringContaining(why) });
    expect(tradesOf(demo)).toHaveLength(count);
  });
});
