import { describe, expect, test } from "@jest/globals";

import { walkingMarket } from "../../../src/sim/market/demo-market.js";
import { tokenOf } from "../../../src/simulation/open-world.js";
import { OutsideTrader } from "../../../src/simulation/outside-trader.js";
import { openTestWorld } from "../../helpers/simulated-world.js";

/** The demo's prices, ICP's changed by as many basis points. */
function pricesWithIcp(byBp: bigint): ReadonlyMap<string, bigint> {
  const listed = walkingMarket(0n).path.next() ?? new Map<string, bigint>();
  const icp = listed.get("ICP") ?? 0n;
  return new Map([...listed, ["ICP", (icp * (10_000n + byBp)) / 10_000n]]);
}

describe("OutsideTrader", () => {
  test("behavior: within the pools' fees nothing is earned, and nothing swapped", () => {
    const { world } = openTestWorld();

    expect(new OutsideTrader(world).push(pricesWithIcp(0n))).toEqual({
      swapCount: 0,
      refusals: [],
    });
  });

  test("default: a rise of ICP is taken from every pool that sells it, once", () => {
    const { world } = openTestWorld();
    const trader = new OutsideTrader(world);
    const prices = pricesWithIcp(500n);
    const { ledger } = tokenOf(world.tokens, "ICP");
    const before = ledger.balanceOf(world.trader);
    const first = trader.push(prices);

    expect(first.refusals).toEqual([]);
    // Four pools of KongSwap and five of ICPSwap trade ICP.
    expect(first.swapCount).toBe(9);
    expect(ledger.balanceOf(world.trader)).toBeGreaterThan(before);
    expect(trader.push(prices).swapCount).toBe(0);
  });
});
