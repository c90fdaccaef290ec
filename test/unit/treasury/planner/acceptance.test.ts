import { describe, expect, test } from "@jest/globals";

import type { TreasuryConfig } from "../../../../src/treasury/config.js";
import { ICPSWAP, KONGSWAP } from "../../../../src/treasury/ids.js";
import { decideReduced, decideRoute } from "../../../../src/treasury/planner/decide-step.js";
import { blendShares } from "../../../../src/treasury/planner/interpolation.js";
import type { TokenState, VenueQuotes } from "../../../../src/treasury/planner/model.js";
import {
  type OpenStep,
  openFallback,
  openStep,
} from "../../../../src/treasury/planner/open-step.js";
import { decideExact } from "../../../../src/treasury/planner/size.js";
import { config, draws, ICP, icp, picture, quotesAt, token } from "./pictures.js";

/** Everything of 60 ICP is CHAT at 0.1 ICP; SNEED costs 1 ICP. Half the largest trade is 8 bp. */
const CHAT = token("chat", 3, { liquidAtoms: 60_000_000_000n, targetBp: 5_000n });
const SNEED = token("sneed", 4, {
  targetBp: 5_000n,
  price: { priceE8s: 100_000_000n, atNs: picture([]).takenAtNs, isBarred: false },
});
const SPOT = { outAtoms: 1n, inAtoms: 10n };
const NONE: readonly number[] = [];

describe("the source's worked pictures", () => {
  test("behavior: R-21: of CHAT 200 bp and ckBTC 50 bp, a draw of 180 takes CHAT", () => {
    const tokens = [
      icp({ liquidAtoms: 475_000_000n, targetBp: 5_000n }),
      token("chat", 4, { liquidAtoms: 2_700_000_000n, targetBp: 2_500n }),
      token("ckbtc", 3, { liquidAtoms: 2_550_000_000n, targetBp: 2_500n }),
    ];
    const opening = openStep(picture(tokens), config(), draws(180n, 0n, 0n));

    expect(opening.draws[0]).toEqual({ purpose: "sell", boundCount: 250n, drawnIndex: 180n });
    expect(opening.result).toMatchObject({ value: { sell: { tokenId: "chat" } } });
  });

  test("behavior: R-24: half of 0.1 ICP is 10 bp of a portfolio of 50 ICP", () => {
    const diffs = { sellDiffBp: -11n, buyDiffBp: 11n, tradeValueE8sMax: 10_000_000n };

    expect(decideExact({ ...diffs, totalE8s: 5_000_000_000n })).toEqual({
      halfMaxBp: 10n,
      isExact: false,
    });
  });

  test("behavior: R-60 Single: 2.1 % on Kong is taken, 5.2 % on ICPSwap is not", () => {
    const step = openAt(5_000_000n);
    const decision = decide(step, [at(step, 0, [], 210), at(step, 1, [], 520)]);

    expect(decision).toMatchObject({
      type: "trade",
      plan: {
        outcome: "Single",
        legs: [{ venueId: KONGSWAP, finalAtoms: 50_000_000n, slippageBp: 210n }],
      },
    });
  });

  test("behavior: R-61 Split: 6 % and 5 % are too much, 60/40 at 2.5 % and 1.8 % not", () => {
    const step = openAt(8_000_000n);
    const kong = at(step, 0, fill(6, 250), 600);
    const icpswap = at(step, 1, fill(4, 180), 500);

    expect(decide(step, [kong, icpswap])).toMatchObject({
      type: "trade",
      plan: {
        outcome: "Split",
        isInterpolated: false,
        legs: [
          { venueId: KONGSWAP, shareBp: 6_000n, finalAtoms: 48_000_000n, slippageBp: 250n },
          { venueId: ICPSWAP, shareBp: 4_000n, finalAtoms: 32_000_000n, slippageBp: 180n },
        ],
      },
    });
  });

  test("behavior: R-62 Partial: 30 % on Kong and 40 % on ICPSwap are the best there is", () => {
    const rules = { partialRule: "max_coverage" } as const;
    const step = openAt(10_000_000n, rules);
    const kong = at(step, 0, [100, 200, 400]);
    const icpswap = at(step, 1, [100, 200, 300, 400]);

    expect(decide(step, [kong, icpswap])).toMatchObject({
      type: "trade",
      plan: {
        outcome: "Partial",
        sizeAtoms: 100_000_000n,
        legs: [
          { venueId: KONGSWAP, shareBp: 3_000n, finalAtoms: 30_000_000n },
          { venueId: ICPSWAP, shareBp: 4_000n, finalAtoms: 40_000_000n },
        ],
      },
    });
  });

  test("behavior: R-63: what a partial trade leaves is a difference of the next cycle", () => {
    const after = [
      { ...CHAT, liquidAtoms: 60_000_000_000n - 70_000_000n },
      { ...SNEED, liquidAtoms: 7_000_000n },
      icp(),
    ];
    const { requirements } = openStep(picture(after), config(), draws());

    expect(requirements.sellers[0]).toMatchObject({ token: { tokenId: "chat" }, diffBp: -4_988n });
  });

  test("behavior: R-64 Reduced: nothing fits at 0.1 ICP, a smaller trade on Kong does", () => {
    const step = openAt(10_000_000n);
    const decision = decide(step, [at(step, 0, [90]), at(step, 1, NONE)]);
    if (decision.type !== "fresh_quote_needed") throw new Error(decision.type);
    const { estimate, request } = decision;

    // ⌊0.1 · 420 · 7 / (60 · 100)⌋: 0.049 ICP; the source's 0.03 is a picture, not its formula.
    expect(estimate).toMatchObject({ venueId: KONGSWAP, valueE8s: 4_900_000n });
    expect(decideReduced(step, estimate, quotesAt(request.askedAtoms, SPOT, [200]))).toMatchObject({
      type: "trade",
      plan: { outcome: "Reduced", legs: [{ finalAtoms: 49_000_000n, slippageBp: 200n }] },
    });
  });

  test("behavior: R-65 Fail: no pool on Kong, no liquidity on ICPSwap: sell CHAT for ICP", () => {
    const step = openAt(10_000_000n);
    const decision = decide(step, [{ type: "no_pool" }, at(step, 1, NONE)]);

    expect(decision).toMatchObject({
      type: "no_route",
      refusal: { type: "NoQuote" },
      skipsPair: false,
      fallback: { type: "allowed" },
    });
    const order = {
      sellId: CHAT.tokenId,
      amountAtoms: step.size.amountAtoms,
      mode: step.size.mode,
    };
    expect(openFallback(step.picture, step.config, order)).toMatchObject({
      ok: true,
      value: { origin: "fallback", buy: { tokenId: ICP }, size: { amountAtoms: 100_000_000n } },
    });
  });

  test("behavior: R-66: 2.0/1.0 % and 3.0/0.5 % blend to 62.30/37.70, not 63/37 (B-45)", () => {
    const best = {
      firstShareBp: 6_000,
      secondShareBp: 4_000,
      firstSlippageBp: 200,
      secondSlippageBp: 100,
    };
    const next = {
      firstShareBp: 7_000,
      secondShareBp: 3_000,
      firstSlippageBp: 300,
      secondSlippageBp: 50,
    };

    expect(blendShares(best, next)).toEqual({ firstShareBp: 6_230, secondShareBp: 3_770 });
  });

  test("behavior: R-72: 5 % off is drawn; 0.5 % off 7.4 ICP is exactly 0.037 ICP (B-46)", () => {
    const sized = (chatE8s: bigint, sneedE8s: bigint) => {
      const tokens = [
        { ...CHAT, liquidAtoms: chatE8s * 10n },
        { ...SNEED, liquidAtoms: sneedE8s },
        icp(),
      ];
      const { result } = openStep(picture(tokens), config(), draws(0n, 0n, 1_234_567n));
      return result.ok ? result.value.size : undefined;
    };

    expect(sized(407_000_000n, 333_000_000n)).toMatchObject({
      mode: "random",
      wantedE8s: 3_234_567n,
    });
    expect(sized(373_700_000n, 366_300_000n)).toMatchObject({
      mode: "exact",
      aim: "sell",
      wantedE8s: 3_700_000n,
    });
  });
});

/** Opens CHAT → SNEED at a drawn value. */
function openAt(valueE8s: bigint, rules: Partial<TreasuryConfig> = {}): OpenStep {
  const tokens: readonly TokenState[] = [CHAT, SNEED, icp()];
  const drawn = draws(0n, 0n, valueE8s - 2_000_000n);
  const { result } = openStep(picture(tokens), config(rules), drawn);
  if (!result.ok) throw new Error(result.error.refusal.type);
  return result.value;
}

/** Quotes of a venue at rising steps, and at 100 % when that is given. */
function at(
  step: OpenStep,
  venueIndex: number,
  slippagesBp: readonly (number | undefined)[],
  wholeBp?: number,
): VenueQuotes {
  const askedAtoms = step.requests[venueIndex]?.askedAtoms ?? [];
  const all = Array.from({ length: 10 }, (_, i) => (i === 9 ? wholeBp : slippagesBp[i]));
  return quotesAt(askedAtoms, SPOT, all);
}

/** Answers at one step only. */
function fill(step: number, slipBp: number): readonly (number | undefined)[] {
  return Array.from({ length: 9 }, (_, index) => (index + 1 === step ? slipBp : undefined));
}

function decide(step: OpenStep, quotes: readonly VenueQuotes[]) {
  return decideRoute(step, quotes);
}
