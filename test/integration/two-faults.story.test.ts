import { beforeAll, describe, expect, test } from "@jest/globals";
import type { DemoNetwork } from "../../src/demo/demo-network.js";
import { approve, expectOk, tokenOf } from "../../src/demo/deployment.js";
import { people } from "../../src/demo/people.js";
import { beforeRequest, rejectAfter, rejectBefore } from "../../src/localnet/faults.js";
import { principalToText } from "../../src/localnet/principals.js";
import { DEMO_PROFILES, demoAddress } from "../../src/sim/demo-network.js";
import type { Value } from "../../src/wire/icrc-ledger.js";
import { Principal } from "../../src/wire/idl.js";
import * as kongswapMethods from "../../src/wire/kongswap-methods.js";
import { transfer } from "../../src/wire/ledger.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { type LegView, legsOf, tradesOf } from "../helpers/money-verdict.js";
import { switchOff, wantInstead } from "../helpers/scenarios.js";
import { findWrongs, type Stage, stageScenario } from "../helpers/sweep.js";

const MINUTE_NS = 60_000_000_000n;

let stage: Stage;

beforeAll(() => {
  stage = stageScenario({
    name: "ckUSDT sold for ICP at KongSwap by allowance",
    options: { seed: 21, profile: DEMO_PROFILES.whale },
    warmUpCycleCount: 2,
    prepare: (demo) => {
      switchOff(demo, "icpswap");
      wantInstead(demo, "ICP", "ckUSDT");
    },
    isWanted: ({ legs: [leg] }) =>
      leg !== undefined &&
      "allowance" in leg.pays_by &&
      leg.sell.toText() === demoAddress("ckUSDT") &&
      leg.buy.toText() === demoAddress("ICP"),
  });
});

function depositByStranger(): void {
  const { demo } = stage;
  const { client, treasury } = demo;
  client.as(people.trader).update(tokenOf(demo, "ckUSDT").ledger, "icrc1_transfer", transfer, {
    from_subaccount: [],
    to: { owner: Principal.fromUint8Array(treasury), subaccount: [] },
    amount: 1_000n,
    fee: [],
    memo: [],
    created_at_time: [],
  });
}

describe("two faults in one moment", () => {
  // The blocks were read a moment ago: before the swap, though at the same time of the clock.
  test("story: the swap's answer is lost, and the ledgers show no more blocks", () => {
    const { demo, saved, baseline } = stage;
    const { network, treasury: caller, kongswap } = demo;
    const callee = tokenOf(demo, "ckUSDT").ledger;
    const icp = tokenOf(demo, "ICP").ledger;
    network.restore(saved);
    // Something has come in: the cycle reads the blocks before it trades.
    depositByStranger();
    const questions: string[] = [];
    const stop = network.onMessage(({ canister, calls }) => {
      if (canister.join() === caller.join()) questions.push(...calls.map(({ method }) => method));
    });
    network.inject({ caller, callee: kongswap, method: "swap", nth: 1 }, rejectAfter(5));
    network.inject({ caller, callee: icp, method: "query_blocks" }, rejectBefore(2));
    // A call that one rule takes is not seen by the next: each of them breaks the second it sees.
    for (let i = 0; i < 4; i++) {
      network.inject({ caller, callee, method: "icrc3_get_blocks", nth: 2 }, rejectBefore(2));
    }
    network.advance(MINUTE_NS);
    network.clearFaults();
    stop();
    const isOfInterest = (name: string) => ["icrc3_get_blocks", "swap"].includes(name);
    const [first, ...others] = questions.filter(isOfInterest);
    expect(first).toBe("icrc3_get_blocks");
    expect(others).toContain("swap");
    // What is not proven is not closed: it is open, or booked by its blocks.
    expect(legsOf(demo).map(({ state }) => Object.keys(state)[0])).not.toContain("cancelled");
    const faultEndNs = network.timeNs;
    for (let i = 0; i < 3; i++) network.advance(MINUTE_NS);

    expect(findWrongs(demo, baseline, faultEndNs)).toEqual([]);
  });
});

describe("proceeds that come home before their payment was seen", () => {
  test("story: the leg stays open, its venue is not paid again, and the trade is told once", () => {
    const { demo, saved, baseline } = stage;
    const { network } = demo;
    const callee = tokenOf(demo, "ckUSDT").ledger;
    network.restore(saved);
    const count = legsOf(demo).length;
    network.advance(MINUTE_NS);
    network.inject({ callee, method: "icrc3_get_blocks" }, rejectBefore(2));
    for (let i = 0; i < 5; i++) network.advance(MINUTE_NS);
    network.clearFaults();
    const [leg, ...later] = legsOf(demo).slice(count);
    expect(leg).toMatchObject({
      state: { submitted: null },
      pay_block_index: [],
      payout_block_index: [expect.anything()],
    });
    const isOfSold = ({ sell, buy }: LegView) =>
      [sell.toText(), buy.toText()].includes(demoAddress("ckUSDT"));
    expect(later.filter(isOfSold)).toEqual([]);
    const tradeId = tradesOf(demo).find(
      ({ legs: [first] }) => first?.leg_id === leg?.leg_id,
    )?.trade_id;
    network.advance(MINUTE_NS);

    expect(legsOf(demo)[count]).toMatchObject({
      state: { settled: null },
      pay_block_index: [expect.anything()],
    });
    expect(tradesTold(demo).filter((id) => id === tradeId)).toHaveLength(1);
    network.advance(MINUTE_NS);
    expect(findWrongs(demo, baseline, network.timeNs - 2n * MINUTE_NS)).toEqual([]);
  });
});

describe("proceeds that nobody can see", () => {
  test("story: their ledger is named, not the venue, and when it shows them they are booked", () => {
    const { demo, saved, baseline } = stage;
    const { network } = demo;
    network.restore(saved);
    const count = legsOf(demo).length;
    network.inject(
      { callee: tokenOf(demo, "ICP").ledger, method: "query_blocks" },
      rejectBefore(2),
    );
    network.advance(5n * MINUTE_NS);
    expect(legsOf(demo)[count]).toMatchObject({
      state: { suspense: null },
      note: expect.stringContaining("the ledger of ICP shows no blocks"),
    });
    network.clearFaults();
    network.advance(2n * MINUTE_NS);

    expect(legsOf(demo)[count]).toMatchObject({ state: { settled: null } });
    expect(findWrongs(demo, baseline, network.timeNs - 2n * MINUTE_NS)).toEqual([]);
  });
});

/** Somebody swaps at Kong and has it pay whom they like. */
function swapByStranger(
  [pay, payAtoms, receive]: readonly [string, bigint, string],
  receiver: Uint8Array,
): void {
  const { demo } = stage;
  const trader = demo.client.as(people.trader);
  approve(trader, tokenOf(demo, pay), demo.kongswap);
  expectOk(
    trader.update(demo.kongswap, "swap", kongswapMethods.swap, {
      pay_token: `IC.${tokenOf(demo, pay).text}`,
      pay_amount: payAtoms,
      pay_tx_id: [],
      receive_token: `IC.${tokenOf(demo, receive).text}`,
      receive_amount: [],
      receive_address: [principalToText(receiver)],
      max_slippage: [100],
      referred_by: [],
    }),
  );
}

describe("a stranger has Kong pay us while it refuses our swap", () => {
  // Nothing was pulled from us, so that nothing Kong pays can be proceeds or a refund.
  test.each([
    ["the bought token, no less than was asked for", ["ckUSDT", 50_000_000n, "ICP"]],
    ["a little of the sold token", ["ICP", 1_000_000n, "ckUSDT"]],
  ] as const)("story: %s", (_name, gift) => {
    const { demo, saved, baseline } = stage;
    const { network, treasury: caller, kongswap: callee } = demo;
    network.restore(saved);
    const count = legsOf(demo).length;
    const act = () => {
      swapByStranger(gift, caller);
      // This one moves the price, so that ours is refused.
      swapByStranger(["ckUSDT", 500_000_000n, "ICP"], people.trader);
    };
    network.inject({ caller, callee, method: "swap", nth: 1 }, beforeRequest(act));
    network.advance(MINUTE_NS);
    network.clearFaults();
    const faultEndNs = network.timeNs;
    for (let i = 0; i < 4; i++) network.advance(MINUTE_NS);

    expect(legsOf(demo)[count]).toMatchObject({ state: { cancelled: null }, pay_block_index: [] });
    expect(findWrongs(demo, baseline, faultEndNs)).toEqual([]);
  });
});

/** Ids of trades in the events that tell of one. */
function tradesTold({ client, treasury }: DemoNetwork): bigint[] {
  const told: bigint[] = [];
  for (let after: [] | [bigint] = []; ; ) {
    const args = { after, limit: [100] as [number] };
    const page = client.query(treasury, "get_events", treasuryMethods.getEvents, args) as EventPage;
    for (const { kind, payload } of page.events) {
      if (kind !== "TRADE_EXECUTED" || !("Map" in payload)) continue;
      for (const [name, value] of payload.Map) {
        if (name === "trade_id" && "Nat" in value) told.push(value.Nat);
      }
    }
    if (page.next[0] === undefined) return told;
    after = [page.next[0]];
  }
}

type EventPage = {
  readonly events: readonly { readonly kind: string; readonly payload: Value }[];
  readonly next: [] | [bigint];
};
