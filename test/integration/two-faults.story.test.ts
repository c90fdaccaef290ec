import { beforeAll, describe, expect, test } from "@jest/globals";
import { tokenOf } from "../../src/demo/deployment.js";
import { people } from "../../src/demo/people.js";
import { rejectAfter, rejectBefore } from "../../src/localnet/faults.js";
import { DEMO_PROFILES, demoAddress } from "../../src/sim/demo-network.js";
import { Principal } from "../../src/wire/idl.js";
import { transfer } from "../../src/wire/ledger.js";
import { legsOf } from "../helpers/money-verdict.js";
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
