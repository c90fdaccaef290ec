import { describe, expect, test } from "@jest/globals";

import { AssertionError } from "../../../../src/kernel/assert.js";
import { expandSeed, Xoshiro256 } from "../../../../src/kernel/xoshiro256.js";
import { tokenId } from "../../../../src/treasury/ids.js";
import type { SkippedPair, TokenState } from "../../../../src/treasury/planner/model.js";
import { choosePair } from "../../../../src/treasury/planner/pair.js";
import { DrawLog, type RandomSource } from "../../../../src/treasury/planner/random.js";
import { measureRequirements } from "../../../../src/treasury/planner/requirements.js";
import { config, draws, icp, NOW_NS, picture, token } from "./pictures.js";

/** Overweight: chat by 200 bp and ckbtc by 50 bp; underweight: icp by 250 bp. */
const EXAMPLE = [
  icp({ liquidAtoms: 475_000_000n, targetBp: 5_000n }),
  token("chat", 9, { liquidAtoms: 2_700_000_000n, targetBp: 2_500n }),
  token("ckbtc", 5, { liquidAtoms: 2_550_000_000n, targetBp: 2_500n }),
];

describe("choosePair", () => {
  test("error: AllPaused when everything that is held or active is paused", () => {
    const paused = EXAMPLE.map((one) => ({ ...one, pausedBy: "breaker" as const }));

    expect(refusalOf(paused)).toEqual({ type: "AllPaused", pausedCount: 3 });
  });

  test("error: NoCandidates when nobody is far enough from its target, with who was barred", () => {
    const { liquidAtoms, ...silent } = token("silent", 7, { targetBp: 1n });

    expect(refusalOf([icp({ liquidAtoms: 1_000n, targetBp: 1n }), silent])).toEqual({
      type: "NoCandidates",
      barredCount: 1,
      diffBpMin: 15n,
    });
  });

  test("error: OneSided when there is nothing to sell, or nothing to buy", () => {
    const empty = EXAMPLE.map((one) => ({ ...one, liquidAtoms: 0n }));
    const untargeted = EXAMPLE.map((one) => ({ ...one, targetBp: 0n }));

    expect(refusalOf(empty)).toEqual({ type: "OneSided", sellerCount: 0, buyerCount: 3 });
    expect(refusalOf(untargeted)).toEqual({ type: "OneSided", sellerCount: 3, buyerCount: 0 });
  });

  test("error: AllPairsSkipped when each pair is on the skip list", () => {
    expect(refusalOf(EXAMPLE, [skip("chat"), skip("ckbtc")])).toEqual({
      type: "AllPairsSkipped",
      pairCount: 2,
    });
  });

  test("error: AssertionError when a source draws out of bounds", () => {
    expect(() => choose(EXAMPLE, [], draws(250n))).toThrow(AssertionError);
  });

  test("behavior: the first cumulative weight above the draw wins, in ledger order", () => {
    // ckbtc sorts first with 50 bp, chat second with 200 bp.
    const drawn = [0n, 49n, 50n, 180n, 249n].map((draw) => sellOf(EXAMPLE, [], draws(draw)));

    expect(drawn).toEqual(["ckbtc", "ckbtc", "chat", "chat", "chat"]);
  });

  test("behavior: the order of the picture does not matter", () => {
    const reversed = [...EXAMPLE].reverse();

    expect(sellOf(reversed, [], draws(49n))).toBe("ckbtc");
  });

  test("behavior: a skipped pair is not drawn, and its weight is not counted", () => {
    const log = new DrawLog(draws(30n));
    const pair = choosePair(...asked(EXAMPLE, [skip("chat")]), log);

    expect(pair.ok && pair.value.sell.token.tokenId).toBe("ckbtc");
    expect(log.draws[0]).toEqual({ purpose: "sell", boundCount: 50n, drawnIndex: 30n });
  });

  test("behavior: a skip that has expired counts no more", () => {
    const over = { ...skip("chat"), untilNs: NOW_NS };

    expect(sellOf(EXAMPLE, [over], draws(180n))).toBe("chat");
  });

  test("behavior: the buyer is drawn among those open to the seller", () => {
    const given = [
      icp({ liquidAtoms: 900_000_000n, targetBp: 4_000n }),
      token("a", 3, { targetBp: 3_000n }),
      token("b", 4, { targetBp: 3_000n }),
    ];
    const skipped = { sellId: icp().tokenId, buyId: tokenId("a"), untilNs: NOW_NS + 1n };
    const pair = choose(given, [skipped], draws(0n, 0n));

    expect(pair.ok && pair.value.buy.token.tokenId).toBe("b");
  });

  test("default: both draws are recorded with their bounds", () => {
    const log = new DrawLog(draws(180n, 7n));
    choosePair(...asked(EXAMPLE, []), log);

    expect(log.draws).toEqual([
      { purpose: "sell", boundCount: 250n, drawnIndex: 180n },
      { purpose: "buy", boundCount: 250n, drawnIndex: 7n },
    ]);
  });

  test("behavior: the further from its target, the likelier (R-20)", () => {
    const random = new Xoshiro256(expandSeed(7n));
    let chatCount = 0;
    for (let i = 0; i < 2_000; i++) if (sellOf(EXAMPLE, [], random) === "chat") chatCount += 1;

    // 200 of 250: 1,600 expected; six standard deviations are 107.
    expect(Math.abs(chatCount - 1_600)).toBeLessThan(107);
  });
});

function skip(sell: string): SkippedPair {
  return { sellId: tokenId(sell), buyId: icp().tokenId, untilNs: NOW_NS + 1n };
}

function asked(tokens: readonly TokenState[], skippedPairs: readonly SkippedPair[]) {
  const frozen = picture(tokens, { skippedPairs });
  return [measureRequirements(frozen, config()), frozen, 15n] as const;
}

function choose(
  tokens: readonly TokenState[],
  skipped: readonly SkippedPair[],
  random: RandomSource,
) {
  return choosePair(...asked(tokens, skipped), new DrawLog(random));
}

function sellOf(
  tokens: readonly TokenState[],
  skipped: readonly SkippedPair[],
  random: RandomSource,
) {
  const pair = choose(tokens, skipped, random);
  return pair.ok ? pair.value.sell.token.tokenId : undefined;
}

function refusalOf(tokens: readonly TokenState[], skipped: readonly SkippedPair[] = []) {
  const pair = choose(tokens, skipped, draws());
  return pair.ok ? undefined : pair.error;
}
