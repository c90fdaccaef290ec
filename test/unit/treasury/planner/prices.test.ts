import { describe, expect, test } from "@jest/globals";

import { ICPSWAP, KONGSWAP, venueId } from "../../../../src/treasury/ids.js";
import { priceFromFill } from "../../../../src/treasury/planner/fill-price.js";
import {
  decidePrice,
  type PriceSync,
  priceFromSpotDown,
} from "../../../../src/treasury/planner/prices.js";
import { config, NOW_NS } from "./pictures.js";

const STORED = { priceE8s: 1_000n, atNs: NOW_NS - 900n, isBarred: false };

describe("decidePrice", () => {
  test("behavior: kept while too few sources answer", () => {
    expect(decide([])).toEqual({ type: "kept", sourceCount: 0, priceSourceCountMin: 1n });
    expect(decide([1_010n], {}, 2n)).toEqual({
      type: "kept",
      sourceCount: 1,
      priceSourceCountMin: 2n,
    });
  });

  test("behavior: a jump of one source bars the token, and the old price stays", () => {
    expect(decide([1_301n])).toEqual({
      type: "barred",
      price: { ...STORED, isBarred: true },
      pendingE8s: 1_301n,
      changeBp: 3_010n,
      priceJumpBpMax: 3_000n,
    });
    expect(decide([1_300n])).toMatchObject({ type: "accepted", by: "calm", changeBp: 3_000n });
    expect(decide([699n])).toMatchObject({ type: "barred", changeBp: 3_010n });
  });

  test("behavior: a second source that sees the same jump confirms it", () => {
    expect(decide([1_400n, 1_500n])).toMatchObject({
      type: "accepted",
      by: "second_source",
      price: { priceE8s: 1_450n, isBarred: false },
    });
  });

  test("behavior: the next sync confirms it, in the same direction only", () => {
    expect(decide([1_400n], { pendingE8s: 1_350n })).toMatchObject({
      type: "accepted",
      by: "next_sync",
    });
    expect(decide([600n], { pendingE8s: 1_350n })).toMatchObject({
      type: "barred",
      pendingE8s: 600n,
    });
  });

  test("behavior: sources that contradict each other keep the token barred", () => {
    for (const quotes of [
      [1_000n, 1_400n],
      [600n, 1_400n],
    ])
      expect(decide(quotes, { pendingE8s: 1_400n })).toMatchObject({ type: "barred" });
  });

  test("behavior: a jump that has passed lifts the bar", () => {
    const barred = { stored: { ...STORED, isBarred: true }, pendingE8s: 1_400n };

    expect(decide([1_010n], barred)).toEqual({
      type: "accepted",
      by: "calm",
      changeBp: 100n,
      price: { priceE8s: 1_010n, atNs: NOW_NS, isBarred: false },
    });
  });

  test("behavior: the first price of a token is nobody's jump", () => {
    expect(
      decidePrice({ quotes: [{ venueId: KONGSWAP, priceE8s: 7n }], nowNs: NOW_NS }, config()),
    ).toMatchObject({ type: "accepted", by: "first", price: { priceE8s: 7n } });
  });

  test("default: the median of the sources, of two their mean rounded down", () => {
    expect(decide([1_100n, 1_003n])).toMatchObject({ price: { priceE8s: 1_051n } });
    expect(decide([1_200n, 990n, 1_010n])).toMatchObject({ price: { priceE8s: 1_010n } });
  });

  function decide(prices: readonly bigint[], sync: Partial<PriceSync> = {}, sources = 1n) {
    const venues = [KONGSWAP, ICPSWAP, venueId("third")];
    const quotes = prices.map((priceE8s, i) => ({ venueId: venues[i] ?? KONGSWAP, priceE8s }));
    return decidePrice(
      { stored: STORED, quotes, nowNs: NOW_NS, ...sync },
      config({ priceSourceCountMin: sources }),
    );
  }
});

describe("priceFromSpotDown", () => {
  test("default: e8s of ICP for one whole token of 6 decimals", () => {
    expect(priceFromSpotDown({ outAtoms: 80_214n, inAtoms: 3_000n }, 6)).toBe(26_738_000n);
  });
});

describe("priceFromFill", () => {
  const CHAT = token("token", 8, 10_000_000n, 5n);
  const SNEED = token("token", 6, 850_000_000n, 4n);
  const ICP = token("icp", 8, 100_000_000n, 0n);
  /** 10 tokens sold at 0.102 ICP each, after 2 % of slippage. */
  const FILL = {
    soldAtoms: 1_000_000_000n,
    boughtAtoms: 99_960_000n,
    slippageBp: 200n,
    filledAtNs: NOW_NS,
  };

  test("behavior: the token that is not ICP learns, and slippage is taken back out", () => {
    expect(priceFromFill(FILL, CHAT, ICP, 500n)).toEqual({
      side: "sell",
      price: { priceE8s: 10_200_000n, atNs: NOW_NS, isBarred: false },
    });
    const bought = { ...FILL, soldAtoms: 100_000_000n, boughtAtoms: 980_000_000n };
    expect(priceFromFill(bought, ICP, CHAT, 500n)).toMatchObject({
      side: "buy",
      price: { priceE8s: 10_000_000n },
    });
  });

  test("behavior: one fill moves a price by no more than its bound (R-53)", () => {
    const lucky = { ...FILL, boughtAtoms: 999_999_999n };
    const poor = { ...FILL, boughtAtoms: 1n };

    expect(priceFromFill(lucky, CHAT, ICP, 500n)?.price.priceE8s).toBe(10_500_000n);
    expect(priceFromFill(poor, CHAT, ICP, 500n)).toBeUndefined();
    expect(priceFromFill({ ...poor, boughtAtoms: 10_000n }, CHAT, ICP, 500n)?.price.priceE8s).toBe(
      9_500_000n,
    );
  });

  test("behavior: without ICP, the token whose price is older learns, the seller on a tie", () => {
    const fill = { ...FILL, boughtAtoms: 1_152_941n };

    expect(priceFromFill(fill, CHAT, SNEED, 500n)?.side).toBe("buy");
    const sameAge = { ...SNEED, price: { ...SNEED.price, atNs: 5n } };
    expect(priceFromFill(fill, CHAT, sameAge, 500n)?.side).toBe("sell");
  });

  test("behavior: nothing is learned from nothing, for a barred token, or when it is off", () => {
    const barred = { ...CHAT, price: { ...CHAT.price, isBarred: true } };

    expect(priceFromFill(FILL, barred, ICP, 500n)).toBeUndefined();
    expect(priceFromFill(FILL, CHAT, ICP, 0n)).toBeUndefined();
    expect(priceFromFill(FILL, ICP, ICP, 500n)).toBeUndefined();
    expect(priceFromFill({ ...FILL, soldAtoms: 0n }, CHAT, ICP, 500n)).toBeUndefined();
    expect(priceFromFill({ ...FILL, slippageBp: 10_000n }, CHAT, ICP, 500n)).toBeUndefined();
  });

  function token(role: "icp" | "token", decimals: number, priceE8s: bigint, atNs: bigint) {
    return { role, decimals, price: { priceE8s, atNs, isBarred: false } };
  }
});
