import { describe, expect, test } from "@jest/globals";
import { createDemoNetwork, type DemoNetwork, startTrading } from "../../src/demo/demo-network.js";
import { people } from "../../src/demo/people.js";
import { rejectAfter, rejectBefore } from "../../src/localnet/faults.js";
import * as icpswapMethods from "../../src/wire/icpswap-methods.js";
import * as kongswapMethods from "../../src/wire/kongswap-methods.js";
import type { ConductArgs } from "../../src/wire/stand-in.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import {
  type Baseline,
  findMoneyWrongs,
  type LegView,
  legsOf,
  takeBaseline,
  tradesOf,
} from "../helpers/money-verdict.js";
import { switchOff } from "../helpers/scenarios.js";

const MINUTE_NS = 60_000_000_000n;

type Venue = "kongswap" | "icpswap";

/** A treasury that trades at both venues, or at one. */
function open(seed: number, only?: Venue): { demo: DemoNetwork; baseline: Baseline } {
  const demo = createDemoNetwork({ seed });
  if (only !== undefined) switchOff(demo, only === "kongswap" ? "icpswap" : "kongswap");
  startTrading(demo);
  demo.network.advance(2n * MINUTE_NS);
  return { demo, baseline: takeBaseline(demo) };
}

/** Lets a venue pay in a way of its own, once or for ever. */
function misbehave(demo: DemoNetwork, venue: Venue, mode: ConductArgs["mode"], times?: number) {
  const conduct: [ConductArgs] = [{ mode, times: times === undefined ? [] : [times] }];
  const args = { payout: conduct, refund: conduct };
  const { client, kongswap, icpswapPools } = demo;
  if (venue === "kongswap") {
    client.update(kongswap, "sim_set_conduct", kongswapMethods.simSetConduct, args);
    return;
  }
  for (const { id } of icpswapPools) {
    client.update(id, "sim_set_conduct", icpswapMethods.simSetConduct, args);
  }
}

function stateOf({ state }: LegView): string {
  return Object.keys(state)[0] ?? "";
}

/** Lets everything come home, and tells what is wrong with the money. */
function settle({ demo, baseline }: { demo: DemoNetwork; baseline: Baseline }): string[] {
  const args = { reason: "counting" };
  demo.client.update(demo.treasury, "stop_trading", treasuryMethods.reasoned, args);
  demo.network.advance(2n * MINUTE_NS);
  return findMoneyWrongs(demo, baseline);
}

const VENUES: readonly Venue[] = ["kongswap", "icpswap"];

describe.each(VENUES)("a venue that pays as it likes: %s", (venue) => {
  test("story: it pays two minutes late, and its money is waited for", () => {
    const { demo, baseline } = open(51, venue);
    const { network } = demo;

    // 1. The answer is as always, and nothing comes.
    misbehave(demo, venue, { Late: { delay_sec: 110 } }, 1);
    const before = legsOf(demo).length;
    network.advance(MINUTE_NS);
    const late = legsOf(demo)[before];
    expect(late).toMatchObject({ answer: { accepted: expect.anything() } });

    // 2. It is in flight, not lost and not sold again; what has nothing to do with it goes on.
    network.advance(MINUTE_NS);
    expect(legsOf(demo)[before]).toMatchObject({ state: { submitted: null } });

    // 3. It comes, and is booked as the proceeds that it is.
    network.advance(2n * MINUTE_NS);
    expect(legsOf(demo)[before]).toMatchObject({ state: { settled: null } });
    expect(tradesOf(demo).length).toBeGreaterThan(before + 1);
    expect(settle({ demo, baseline })).toEqual([]);
  });

  test("story: its ledger refuses the payout, and the money is fetched", () => {
    const { demo, baseline } = open(52, venue);

    misbehave(demo, venue, { Failing: null }, 1);
    const before = legsOf(demo).length;
    // Kong's own timer pays what it owes within five minutes.
    demo.network.advance(8n * MINUTE_NS);

    expect(legsOf(demo)[before]).toMatchObject({ state: { settled: null } });
    expect(tradesOf(demo).length).toBeGreaterThan(before + 1);
    expect(settle({ demo, baseline })).toEqual([]);
  });

  test("story: it claims success and never pays; a person is told, and decides", () => {
    const { demo, baseline } = open(53);
    const { network, client, treasury } = demo;
    const isAt = (each: LegView) => each.venue === venue;

    // 1. It says that it paid.
    misbehave(demo, venue, { Silent: null }, 1);
    const before = legsOf(demo).length;
    let silent: LegView | undefined;
    for (let cycle = 0; cycle < 20 && silent === undefined; cycle++) {
      network.advance(MINUTE_NS);
      silent = legsOf(demo).slice(before).find(isAt);
    }
    if (silent === undefined) throw new Error(`nothing was traded at ${venue}`);
    const legId = silent.leg_id;
    const find = () => legsOf(demo).find(({ leg_id }) => leg_id === legId);

    // 2. Nothing comes: the leg is put aside with what is to be done, and trading goes on.
    network.advance(4n * MINUTE_NS);
    expect(find()).toMatchObject({
      state: { suspense: null },
      note: expect.stringContaining("ask its operators"),
    });
    const trades = tradesOf(demo).length;
    network.advance(4n * MINUTE_NS);
    expect(tradesOf(demo).length).toBeGreaterThan(trades);
    expect(settle({ demo, baseline })).toEqual([]);

    // 3. Governance closes it: what it carried is booked as lost, and the books still add up.
    const governance = client.as(people.governance);
    const closed = governance.update(treasury, "close_leg", treasuryMethods.closeLeg, {
      leg_id: legId,
      reason: "the venue is bankrupt",
    });
    expect(closed).toMatchObject({ Ok: null });
    const leg = find();
    expect(leg === undefined ? "" : stateOf(leg)).toBe("manual");
    const wrongs = findMoneyWrongs(demo, baseline);
    expect(wrongs).toEqual([expect.stringMatching(/atoms booked as lost$/)]);
  });
});

describe("Kong cannot look at the block of a payment", () => {
  test("story: it keeps the payment, is asked again within the hour, and swaps it", () => {
    const demo = createDemoNetwork({ seed: 54, transferWay: ["ICP", "ckUSDT"] });
    const { network, kongswap: caller } = demo;
    switchOff(demo, "icpswap");
    startTrading(demo);
    network.advance(2n * MINUTE_NS);
    const baseline = takeBaseline(demo);
    const before = legsOf(demo).length;
    for (const method of ["query_blocks", "icrc3_get_blocks"]) {
      network.inject({ caller, method }, rejectBefore(2));
    }
    network.advance(MINUTE_NS);
    expect(legsOf(demo)[before]).toMatchObject({
      state: { submitted: null },
      pays_by: { transfer: null },
      answer: { unknown: { reason: expect.stringContaining("injected") } },
    });
    network.advance(6n * MINUTE_NS);
    network.clearFaults();
    network.advance(12n * MINUTE_NS);

    expect(legsOf(demo)[before]).toMatchObject({ state: { settled: null } });
    expect(settle({ demo, baseline })).toEqual([]);
  });
});

describe("a pool that has paid and does not know it", () => {
  /** The answer of a ledger to one payout of a pool is lost: the pool keeps what it has paid. */
  function payTwice({ demo, baseline }: ReturnType<typeof open>): void {
    const { network, icpswapPools } = demo;
    for (const { id: caller } of icpswapPools) {
      network.inject({ caller, method: "icrc1_transfer", nth: 1 }, rejectAfter(5));
    }
    const before = legsOf(demo).length;
    network.advance(MINUTE_NS);
    network.clearFaults();
    network.advance(MINUTE_NS);
    expect(legsOf(demo)[before]).toMatchObject({ state: { settled: null } });
    // The leg is settled, and nobody here knows of what lies at the pool.
    const wrongs = findMoneyWrongs(demo, baseline).filter((wrong) => wrong.includes("counted"));
    expect(wrongs).toHaveLength(1);
  }

  function giftsOf({ client, treasury }: DemoNetwork): string[] {
    const args = { after: [] as [], limit: [100] as [number] };
    const page = client.query(treasury, "get_alerts", treasuryMethods.getAlerts, args);
    return (page as { alerts: { message: string }[] }).alerts
      .map(({ message }) => message)
      .filter((message) => message.includes("that no open leg was owed"));
  }

  test("story: within the hour the treasury looks, fetches what it shows, and tells people", () => {
    const opened = open(53, "icpswap");
    payTwice(opened);

    opened.demo.network.advance(62n * MINUTE_NS);

    expect(giftsOf(opened.demo)).toHaveLength(1);
    expect(settle(opened)).toEqual([]);
  });

  test("story: an operator who has it recovered need not wait", () => {
    const opened = open(53, "icpswap");
    payTwice(opened);
    const { client, treasury } = opened.demo;

    client.update(treasury, "recover_now", treasuryMethods.recoverNow, { reason: "look" });

    expect(settle(opened)).toEqual([]);
    expect(giftsOf(opened.demo)).toHaveLength(1);
  });
});
