import { describe, expect, test } from "@jest/globals";

import { icpswapVenue } from "../../../src/adapters/icpswap-venue.js";
import { kongswapVenue } from "../../../src/adapters/kongswap-venue.js";
import { setVenue } from "../../../src/treasury/administration.js";
import { healthOf, openVenues } from "../../../src/treasury/context.js";
import { collectQuotes } from "../../../src/treasury/flows/collect-quotes.js";
import { Deadline } from "../../../src/treasury/flows/deadline.js";
import type { Pair, VenueLadder, VenuePort } from "../../../src/treasury/ports.js";
import { promisedCaller } from "../../helpers/promised-caller.js";
import { addTestToken, OPERATOR, openTreasury } from "../../helpers/treasury-in-memory.js";

const MINUTE_NS = 60_000_000_000n;
const ID = new Uint8Array([5]);
const self = () => ID;
const nobody = promisedCaller(async () => ({ type: "unknown", code: 5, message: "the test" }));
const icpswap = icpswapVenue(nobody, { factoryId: ID, self });
const kongswap = kongswapVenue(nobody, { kongId: ID, self });

/** A venue that answers for a pair or does not, as the test says. */
function open(port: VenuePort) {
  const silent = new Set<string>();
  let askedCount = 0;
  const ladder = async ({ buy }: Pair): Promise<VenueLadder> => {
    askedCount += 1;
    return silent.has(buy.symbol)
      ? { type: "unreachable", reason: "stopped" }
      : { type: "no_pool", reason: "the test" };
  };
  const venue = { ...port, ladder };
  const opened = openTreasury({ venues: [venue] });
  const { context, network } = opened;
  const tokens = [0, 1, 2].map(() => addTestToken(opened, 0n));
  /** Asks about a pair again and again, one minute after the other; answers how often. */
  const ask = async (pair: Pair, count: number) => {
    const before = askedCount;
    for (let i = 0; i < count; i++) {
      network.now += MINUTE_NS;
      const order = { venues: openVenues(context), pair, requests: [] };
      await collectQuotes(context, new Deadline(), order);
    }
    return askedCount - before;
  };
  const pairOf = (sell: number, buy: number): Pair => {
    const [a, b] = [tokens[sell], tokens[buy]];
    if (a === undefined || b === undefined) throw new Error("no such token");
    return { sell: a, buy: b };
  };
  const silence = (buy: number) => silent.add(pairOf(0, buy).buy.symbol);
  return { context, network, ask, pairOf, silence, speak: () => silent.clear() };
}

describe("a venue that does not answer", () => {
  test("behavior: with a pool a pair, only the pair whose pool is silent is left alone", async () => {
    const { context, ask, pairOf, silence } = open(icpswap);
    silence(1);
    expect(await ask(pairOf(0, 1), 8)).toBe(3);
    expect(await ask(pairOf(1, 0), 1)).toBe(0);

    expect(await ask(pairOf(0, 2), 4)).toBe(4);
    expect(healthOf(context, icpswap.venueId)).toMatchObject({ failureStreak: 0 });
  });

  test("behavior: with one canister for all, it is left alone as a whole", async () => {
    const { ask, pairOf, silence } = open(kongswap);
    silence(1);
    expect(await ask(pairOf(0, 1), 8)).toBe(3);
    expect(await ask(pairOf(0, 2), 2)).toBe(0);
  });

  test.each([icpswap, kongswap])(
    "behavior: it is asked again within the hour, and at once when it is switched on ($venueId)",
    async (port) => {
      const { context, network, ask, pairOf, silence, speak } = open(port);
      silence(1);
      for (let i = 0; i < 12; i++) {
        await ask(pairOf(0, 1), 3);
        network.now += 60n * MINUTE_NS;
      }
      expect(await ask(pairOf(0, 1), 1)).toBe(1);
      expect(await ask(pairOf(0, 1), 59)).toBe(0);
      expect(await ask(pairOf(0, 1), 1)).toBe(1);

      speak();
      setVenue(context, OPERATOR, { venueId: port.venueId, enabled: true, reason: "it is back" });
      expect(await ask(pairOf(0, 1), 5)).toBe(5);
    },
  );
});
