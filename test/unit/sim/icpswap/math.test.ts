import { describe, expect, test } from "@jest/globals";

import { AssertionError } from "../../../../src/kernel/assert.js";
import { subaccountOf } from "../../../../src/kernel/principal-subaccount.js";
import { swapStep } from "../../../../src/sim/icpswap/swap-step.js";
import {
  flipTick,
  nextTickDown,
  nextTickUp,
  type TickBitmap,
} from "../../../../src/sim/icpswap/tick-bitmap.js";
import { sqrtPriceAtTick, tickAtSqrtPrice } from "../../../../src/sim/icpswap/tick-math.js";
import { fromHex } from "../../../helpers/transcripts.js";
import {
  bigintOf,
  expectedOf,
  expectedTextOf,
  textOf,
  venueVectors,
} from "../../../helpers/venue-vectors.js";

describe("sqrtPriceAtTick", () => {
  test("error: AssertionError beyond the last tick", () => {
    expect(() => sqrtPriceAtTick(887_273)).toThrow(AssertionError);
  });

  test("vectors: prices at ticks", () => {
    for (const vector of venueVectors("icpswap_tick")) {
      const tick = Number(bigintOf(vector, "tick"));

      expect([tick, sqrtPriceAtTick(tick)]).toEqual([tick, expectedOf(vector, "sqrtPriceX96")]);
    }
  });
});

describe("tickAtSqrtPrice", () => {
  test("error: AssertionError for prices no pool can have", () => {
    expect(() => tickAtSqrtPrice(4_295_128_738n)).toThrow(AssertionError);
    expect(() => tickAtSqrtPrice(sqrtPriceAtTick(887_272))).toThrow(AssertionError);
  });

  test("behavior: the price of a tick is that tick's, an atom less is the tick below", () => {
    for (let tick = -887_271; tick < 887_272; tick += 4_327) {
      const sqrtPriceX96 = sqrtPriceAtTick(tick);

      expect([tickAtSqrtPrice(sqrtPriceX96), tickAtSqrtPrice(sqrtPriceX96 - 1n)]).toEqual([
        tick,
        tick - 1,
      ]);
    }
  });
});

describe("swapStep", () => {
  test("vectors: single steps", () => {
    for (const vector of venueVectors("icpswap_step")) {
      const step = swapStep({
        sqrtPriceX96: bigintOf(vector, "sqrtCurrent"),
        sqrtTargetX96: bigintOf(vector, "sqrtTarget"),
        liquidity: bigintOf(vector, "liquidity"),
        remainingAtoms: bigintOf(vector, "amount"),
        feePips: bigintOf(vector, "feePips"),
      });

      expect([vector.id, step]).toEqual([
        vector.id,
        {
          inAtoms: expectedOf(vector, "amountIn"),
          outAtoms: expectedOf(vector, "amountOut"),
          feeAtoms: expectedOf(vector, "feeAmount"),
          sqrtPriceX96: expectedOf(vector, "sqrtNext"),
        },
      ]);
    }
  });
});

describe("prices in whole tokens", () => {
  test("vectors: the square of sqrtPriceX96, shifted by the decimals", () => {
    for (const vector of venueVectors("icpswap_price")) {
      const sqrtPriceX96 = bigintOf(vector, "sqrtPriceX96");
      const shift = bigintOf(vector, "decimals0") - bigintOf(vector, "decimals1");
      const price = (sqrtPriceX96 * sqrtPriceX96 * 10n ** (18n + shift)) >> 192n;

      expect([vector.id, price]).toEqual([vector.id, expectedOf(vector, "price1Per0E18")]);
    }
  });
});

describe("tick bitmap", () => {
  test("default: finds ticks in use within a word, in both directions", () => {
    const bitmap: TickBitmap = new Map();
    for (const tick of [-120, 60, 600]) flipTick(bitmap, tick, 60);

    expect(nextTickDown(bitmap, 61, 60)).toEqual({ tick: 60, isInitialized: true });
    expect(nextTickDown(bitmap, -60, 60)).toEqual({ tick: -120, isInitialized: true });
    expect(nextTickUp(bitmap, 60, 60)).toEqual({ tick: 600, isInitialized: true });
    expect(nextTickUp(bitmap, -121, 60)).toEqual({ tick: -120, isInitialized: true });
  });

  test("behavior: without one it ends at the border of the word", () => {
    const bitmap: TickBitmap = new Map();

    expect(nextTickDown(bitmap, 61, 60)).toEqual({ tick: 0, isInitialized: false });
    expect(nextTickDown(bitmap, -1, 60)).toEqual({ tick: -256 * 60, isInitialized: false });
    expect(nextTickUp(bitmap, 61, 60)).toEqual({ tick: 255 * 60, isInitialized: false });
  });

  test("behavior: never beyond the last ticks", () => {
    const bitmap: TickBitmap = new Map();

    expect(nextTickDown(bitmap, -887_270, 60).tick).toBe(-887_272);
    expect(nextTickUp(bitmap, 887_220, 60).tick).toBe(887_272);
  });

  test("behavior: flipping twice forgets the tick", () => {
    const bitmap: TickBitmap = new Map();
    flipTick(bitmap, 60, 60);
    flipTick(bitmap, 60, 60);

    expect(bitmap.size).toBe(0);
  });
});

describe("subaccountOf", () => {
  test("vectors: length, bytes, zeros", () => {
    for (const vector of venueVectors("icpswap_subaccount")) {
      const principal = fromHex(textOf(vector, "principalBytes"));

      expect(subaccountOf(principal)).toEqual(fromHex(expectedTextOf(vector, "subaccount")));
    }
  });
});
