import { beforeEach, describe, expect, test } from "@jest/globals";

import { createDemoNetwork, type DemoNetwork, startTrading } from "../../src/demo/demo-network.js";
import { readAll } from "../../src/demo/treasury-values.js";
import { delayReply, type Fault, loseReply } from "../../src/localnet/faults.js";
import { IDL } from "../../src/wire/idl.js";
import * as treasuryMethods from "../../src/wire/treasury.js";

const MINUTE_NS = 60_000_000_000n;

/** The next cycle, run by hand, waits for a venue as long as the fault lets it. */
function runByHand({ network, treasury, kongswap, client }: DemoNetwork, fault: Fault): string {
  network.inject({ caller: treasury, callee: kongswap, method: "swap_amounts", nth: 1 }, fault);
  const { params } = treasuryMethods.runCycleNow;
  const arg = IDL.encode(params, [{ dry_run: true, reason: "the test" }]);
  const { caller } = client;
  const call = { canister: treasury, method: "run_cycle_now", arg, caller };
  const requestId = network.submit(call);
  network.run();
  return requestId;
}

describe("a flow that somebody called, whose wait a tick of the timer ends", () => {
  let demo: DemoNetwork;
  let traps: string[];

  beforeEach(() => {
    demo = createDemoNetwork({ seed: 61 });
    startTrading(demo);
    demo.network.advance(2n * MINUTE_NS);
    traps = [];
    demo.network.onMessage(({ method, trap }) => {
      if (trap !== undefined) traps.push(`${method}: ${trap}`);
    });
  });

  test("story: a venue never answers: cycles go on, and nobody else's call is answered", () => {
    const { network } = demo;
    const before = [...readAll(demo, "cycles")].length;
    const requestId = runByHand(demo, loseReply());

    network.advance(5n * MINUTE_NS);

    expect(traps).toEqual([]);
    // Its own cycle and those of the ticks after the one that ended its wait.
    expect([...readAll(demo, "cycles")].length).toBeGreaterThanOrEqual(before + 4);
    // A call is answered while it is executed, and it is as long as the venue says nothing.
    expect(network.outcomeOf(requestId)).toEqual({ type: "unanswered" });
  });

  test("story: a venue answers late: the caller gets what came of it", () => {
    const { network } = demo;
    const requestId = runByHand(demo, delayReply(150n * 1_000_000_000n));
    expect(network.outcomeOf(requestId)).toEqual({ type: "unanswered" });

    network.advance(3n * MINUTE_NS);

    expect(traps).toEqual([]);
    const outcome = network.outcomeOf(requestId);
    expect(outcome.type).toBe("replied");
    const bytes = outcome.type === "replied" ? outcome.bytes : new Uint8Array();
    const { result } = treasuryMethods.runCycleNow;
    expect(IDL.decode([result], bytes)[0]).toMatchObject({ Ok: { trigger: { operator: null } } });
  });
});
