import { expect, test } from "@jest/globals";
import { createDemoNetwork, type DemoNetwork, startTrading } from "../../src/demo/demo-network.js";
import { readAll, readOpenLegCount } from "../../src/demo/treasury-values.js";
import { readWasm } from "../../src/demo/wasm-files.js";
import { IDL } from "../../src/wire/idl.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { findMoneyWrongs, takeBaseline, tradesOf } from "../helpers/money-verdict.js";

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
