import { describe, expect, test } from "@jest/globals";

import type { TreasuryConfig } from "../../../../src/treasury/config.js";
import { ICPSWAP, KONGSWAP } from "../../../../src/treasury/ids.js";
import { decideReduced, decideRoute } from "../../../../src/treasury/planner/decide-step.js";
import { describeRefusal } from "../../../../src/treasury/planner/describe.js";
import { type OpenStep, openStep } from "../../../../src/treasury/planner/open-step.js";
import type { SpotRatio } from "../../../../src/treasury/ports.js";
import { config, draws, icp, picture, quotesAt, token } from "./pictures.js";

/** 4,000 tokens of six decimals at 0.1 ICP, to be sold for ICP. */
const SELL = token("sell", 3, { decimals: 6, liquidAtoms: 4_000_000_000n, targetBp: 5_000n });
const BUY = icp({ targetBp: 5_000n });

/** What 0.1 ICP promise: 1,000,000 atoms for 10,000,000 e8s. */
const KNOWN = spotAt(10_000n);

function spotAt(bp: bigint): SpotRatio {
  return { outAtoms: 10_000_000n * bp, inAtoms: 1_000_000n * 10_000n };
}

function open(changes: Partial<TreasuryConfig> = {}, sell = SELL): OpenStep {
  const { result } = openStep(picture([sell, BUY]), config(changes), draws(0n, 0n, 8_000_000n));
  if (!result.ok) throw new Error(result.error.refusal.type);
  return result.value;
}

/** Quotes of a venue that keep to its own spot price, whatever that is. */
function quotes(step: OpenStep, spot: SpotRatio) {
  return quotesAt(step.requests[0]?.askedAtoms ?? [], spot, Array(10).fill(30));
}

describe("prices that venues are believed", () => {
  test("error: PriceNotBelieved when all are further below the known one than prices jump", () => {
    const step = open();
    const decision = decideRoute(step, [
      quotes(step, spotAt(1_400n)),
      quotes(step, spotAt(6_999n)),
    ]);

    const refusal = { type: "PriceNotBelieved", belowBp: 3_001n, belowBpMax: 3_000n } as const;
    expect(decision).toMatchObject({ type: "no_route", refusal, skipsPair: false });
    expect(describeRefusal(refusal)).toBe(
      "the venue's price is 3001 bp below the known one, a jump of at most 3000 bp is believed " +
        "before the next sync",
    );
  });

  test("error: PriceNotBelieved when the price falls before the fresh quote", () => {
    const step = open();
    // Only a tenth of the size is quoted.
    const asked = step.requests[0]?.askedAtoms ?? [];
    const steep = decideRoute(step, [quotesAt(asked, KNOWN, [90]), { type: "no_pool" }]);
    if (steep.type !== "fresh_quote_needed") throw new Error(steep.type);

    const fresh = quotesAt(steep.request.askedAtoms, spotAt(5_000n), [30]);
    expect(decideReduced(step, steep.estimate, fresh)).toMatchObject({
      refusal: { type: "PriceNotBelieved", belowBp: 5_000n },
    });
  });

  test("behavior: a venue that is not believed gets no part; one that is gets all", () => {
    const step = open();

    for (const [spots, venueId] of [
      [[spotAt(6_999n), KNOWN], ICPSWAP],
      [[KNOWN, spotAt(100n)], KONGSWAP],
    ] as const)
      expect(
        decideRoute(
          step,
          spots.map((spot) => quotes(step, spot)),
        ),
      ).toMatchObject({
        type: "trade",
        plan: { outcome: "Single", legs: [{ venueId }] },
      });
  });

  test.each([
    ["as low as prices may jump", open(), spotAt(7_000n)],
    ["higher than the known one", open(), spotAt(30_000n)],
    ["low, where prices may jump as far", open({ priceJumpBpMax: 9_000n }), spotAt(1_000n)],
  ])("behavior: a price is believed that is %s", (_, step, spot) => {
    const decision = decideRoute(step, [quotes(step, spot), { type: "no_pool" }]);

    expect(decision).toMatchObject({ type: "trade", plan: { legs: [{ venueId: KONGSWAP }] } });
  });
});
