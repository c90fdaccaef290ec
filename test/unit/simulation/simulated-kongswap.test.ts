import { describe, expect, test } from "@jest/globals";

import { quoteSwap } from "../../../src/sim/kongswap/route.js";
import { tokenOf } from "../../../src/simulation/open-world.js";
import { simulatedKongswap } from "../../../src/simulation/simulated-kongswap.js";
import { allow, legOf, openTestWorld, registered } from "../../helpers/simulated-world.js";

function open() {
  const { world } = openTestWorld();
  const { kongswap, treasury, tokens } = world;
  const pair = { sell: registered(world, "ICP"), buy: registered(world, "ckETH") };
  const balances = () => tokens.map(({ ledger }) => ledger.balanceOf(treasury));
  return { world, pair, balances, venue: simulatedKongswap(kongswap, treasury) };
}

/** Asks what one ICP brings, and makes the leg that wants it. */
async function plan({ world, pair, venue }: ReturnType<typeof open>) {
  const askedAtoms = 100_000_000n;
  const ladder = await venue.ladder(pair, [askedAtoms / 2n, askedAtoms]);
  if (ladder.type !== "open") throw new Error(ladder.reason);
  const [half, whole] = ladder.quotes;
  if (half?.type !== "quote" || whole?.type !== "quote") throw new Error("no quotes");
  const counterparty = world.kongswap.party.principal;
  return {
    half,
    whole,
    ladder,
    leg: legOf({ counterparty, askedAtoms, minOutAtoms: whole.netOutAtoms }),
  };
}

describe("simulatedKongswap", () => {
  test("error: without an allowance, or below the minimum, nothing moves", async () => {
    const opened = open();
    const { world, pair, balances, venue } = opened;
    const { leg } = await plan(opened);
    const before = balances();
    expect(await venue.submit(leg, pair)).toMatchObject({
      value: { type: "refused", fault: "allowance" },
    });

    allow(tokenOf(world.tokens, "ICP"), world.treasury, world.kongswap.party);
    const more = { ...leg, minOutAtoms: leg.minOutAtoms + 1n };
    expect(await venue.submit(more, pair)).toMatchObject({
      value: { type: "refused", fault: "price" },
    });
    expect(balances().slice(1)).toEqual(before.slice(1));
    expect(before[0]).toBe((balances()[0] ?? 0n) + pair.sell.feeAtoms);
  });

  test("default: it pays at once exactly what it quoted, and says it before the ledger's fee", async () => {
    const opened = open();
    const { world, pair, balances, venue } = opened;
    allow(tokenOf(world.tokens, "ICP"), world.treasury, world.kongswap.party);
    const { half, whole, ladder, leg } = await plan(opened);
    const place = world.tokens.indexOf(tokenOf(world.tokens, "ckETH"));
    const before = balances();
    const reply = await venue.submit(leg, pair);

    expect(reply).toMatchObject({ value: { type: "accepted", outAtoms: whole.grossOutAtoms } });
    expect((balances()[place] ?? 0n) - (before[place] ?? 0n)).toBe(whole.netOutAtoms);
    expect(whole.grossOutAtoms - whole.netOutAtoms).toBe(pair.buy.feeAtoms);
    expect(half.grossOutAtoms * 2n).toBeGreaterThan(whole.grossOutAtoms);
    expect(ladder.venueFeeBp).toBe(29n);
  });

  test("behavior: its price is that of the middle of the pools, in smallest units", async () => {
    const { world, pair, venue } = open();
    const spot = await venue.spot(pair);
    if (spot.type !== "answered" || spot.value === "no_pool") throw new Error("no price");
    const { inAtoms, outAtoms } = spot.value;
    // What a trade too small to move the pool would bring without its fee, to a millionth.
    const { book } = world.kongswap;
    const [icp, eth] = [pair.sell, pair.buy].map(({ ledgerBytes }) =>
      book.tokenOfLedger(ledgerBytes),
    );
    if (icp === undefined || eth === undefined) throw new Error("not listed");
    const quoted = quoteSwap(book, icp, 1_000n, eth);
    const gross = quoted.ok ? (quoted.value.hops[0]?.grossAtoms ?? 0n) : 0n;
    const expected = (1_000n * outAtoms) / inAtoms;

    expect((gross * 1_000_000n) / expected).toBeGreaterThanOrEqual(999_990n);
    expect((gross * 1_000_000n) / expected).toBeLessThanOrEqual(1_000_010n);
  });

  test("behavior: a token that no pool has is without a price", async () => {
    const { world, venue } = open();
    const pair = { sell: registered(world, "SNEED"), buy: registered(world, "ICP") };

    expect(await venue.spot(pair)).toEqual({ type: "answered", value: "no_pool" });
    expect(await venue.ladder(pair, [1n])).toMatchObject({ type: "no_pool" });
  });
});
