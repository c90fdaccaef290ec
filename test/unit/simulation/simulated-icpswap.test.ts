import { describe, expect, test } from "@jest/globals";

import { tokenOf, type World } from "../../../src/simulation/open-world.js";
import { simulatedIcpswap } from "../../../src/simulation/simulated-icpswap.js";
import { allow, legOf, openTestWorld, registered } from "../../helpers/simulated-world.js";

const SECOND_NS = 1_000_000_000n;

function poolOf({ pools }: World, symbol: string) {
  const pool = pools.find(({ tokens }) => tokens.some(({ facts }) => facts.symbol === symbol));
  if (pool === undefined) throw new Error(`no pool of ${symbol}`);
  return pool;
}

async function open() {
  const { machine, world } = openTestWorld();
  const pool = poolOf(world, "SNEED");
  const venue = simulatedIcpswap(world.pools, world.treasury);
  const pair = { sell: registered(world, "ICP"), buy: registered(world, "SNEED") };
  const [icp, sneed] = [tokenOf(world.tokens, "ICP"), tokenOf(world.tokens, "SNEED")];
  allow(icp, world.treasury, pool.party);
  const askedAtoms = 50_000_000n;
  const ladder = await venue.ladder(pair, [askedAtoms]);
  if (ladder.type !== "open") throw new Error(ladder.reason);
  const [quote] = ladder.quotes;
  if (quote?.type !== "quote") throw new Error("no quote");
  const minOutAtoms = quote.netOutAtoms;
  const leg = {
    ...legOf({ counterparty: pool.party.principal, askedAtoms, minOutAtoms }),
    buyFeeAtoms: pair.buy.feeAtoms,
  };
  const held = () => [icp, sneed].map(({ ledger }) => ledger.balanceOf(world.treasury));
  return { machine, world, pool, venue, pair, leg, quote, ladder, held };
}

describe("simulatedIcpswap", () => {
  test("error: below the minimum the payment comes back, less the fees of both ways", async () => {
    const { machine, venue, pair, leg, held } = await open();
    const [before = 0n] = held();
    const more = { ...leg, minOutAtoms: leg.minOutAtoms + 1n };

    expect(await venue.submit(more, pair)).toMatchObject({
      value: { type: "refused", fault: "price" },
    });
    expect(held()[0]).toBe(before - leg.askedAtoms - pair.sell.feeAtoms);
    await machine.advance(3n * SECOND_NS);
    expect(held()[0]).toBe(before - 2n * pair.sell.feeAtoms);
  });

  test("default: what it quoted is credited at once, and leaves three seconds later", async () => {
    const { machine, venue, pair, leg, quote, held } = await open();
    const [, before = 0n] = held();
    const reply = await venue.submit(leg, pair);
    expect(reply).toMatchObject({ value: { type: "accepted", outAtoms: quote.grossOutAtoms } });
    expect(await venue.look(leg, pair)).toMatchObject({
      value: { unusedSellAtoms: 0n, unusedBuyAtoms: quote.grossOutAtoms },
    });

    await machine.advance(2n * SECOND_NS);
    expect(held()[1]).toBe(before);
    await machine.advance(SECOND_NS);
    expect(held()[1]).toBe(before + quote.netOutAtoms);
    expect(await venue.look(leg, pair)).toMatchObject({ value: { unusedBuyAtoms: 0n } });
  });

  test("behavior: what its own fee would eat up stays credited", async () => {
    const { machine, world, pool, pair, held } = await open();
    const payPlace = pool.placeOf(pair.sell.tokenId);
    const [, before] = held();
    // One SNEED is worth 8.5 ICP: so little brings less than the fee of its payout.
    const reply = pool.swap(world.treasury, { payPlace, payAtoms: 8_000n, outAtomsMin: 0n });
    await machine.advance(60n * SECOND_NS);

    expect(reply).toMatchObject({ type: "accepted" });
    expect(held()[1]).toBe(before);
    expect(pool.creditedAtoms(world.treasury, payPlace === 0 ? 1 : 0)).toBeGreaterThan(900n);
  });

  test("behavior: nobody withdraws more than is credited to them", async () => {
    const { venue, pair, leg } = await open();

    expect(await venue.withdraw(leg, pair, { token: pair.buy, amountAtoms: 1n })).toMatchObject({
      value: { type: "refused" },
    });
  });

  test("behavior: both ways the price is the same, and a pair without a pool has none", async () => {
    const { world, venue, pair } = await open();
    const there = await venue.spot(pair);
    const back = await venue.spot({ sell: pair.buy, buy: pair.sell });
    if (there.type !== "answered" || there.value === "no_pool") throw new Error("no price");
    if (back.type !== "answered" || back.value === "no_pool") throw new Error("no price");

    expect(there.value.inAtoms * back.value.inAtoms).toBe(
      there.value.outAtoms * back.value.outAtoms,
    );
    expect(await venue.spot({ sell: pair.buy, buy: registered(world, "CHAT") })).toEqual({
      type: "answered",
      value: "no_pool",
    });
  });
});
