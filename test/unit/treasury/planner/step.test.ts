import { describe, expect, test } from "@jest/globals";

import { AssertionError } from "../../../../src/kernel/assert.js";
import { ICPSWAP, KONGSWAP, tokenId } from "../../../../src/treasury/ids.js";
import { decideReduced, decideRoute } from "../../../../src/treasury/planner/decide-step.js";
import type { Picture, VenueQuotes } from "../../../../src/treasury/planner/model.js";
import {
  type OpenStep,
  openFallback,
  openStep,
} from "../../../../src/treasury/planner/open-step.js";
import { planLeg } from "../../../../src/treasury/planner/plan-leg.js";
import { skipReasonOf } from "../../../../src/treasury/planner/refusals.js";
import { replayStep, type StepRecord } from "../../../../src/treasury/planner/replay.js";
import type { RouteLeg } from "../../../../src/treasury/planner/settle-route.js";
import { icpswapTerms, kongswapTerms } from "../../../../src/treasury/planner/venue-terms.js";
import { config, draws, ICP, icp, picture, quotesAt, token } from "./pictures.js";

/** 40 ICP of CHAT at 0.1 ICP, with a fee of 0.001 CHAT; ICP with its own fee. */
const CHAT = token("chat", 3, {
  liquidAtoms: 40_000_000_000n,
  targetBp: 5_000n,
  feeAtoms: 100_000n,
});
const BASE = icp({ targetBp: 5_000n, feeAtoms: 10_000n });
const SPOT = { outAtoms: 1n, inAtoms: 10n };
const GOOD = Array(10).fill(100);

describe("openStep", () => {
  test("behavior: a pair that is refused comes with requirements, without a pair", () => {
    const opening = openStep(picture([{ ...CHAT, pausedBy: "operator" }]), config(), draws());

    expect(opening.requirements.rows.length).toBe(1);
    expect(opening.draws).toEqual([]);
    expect(opening.result).toEqual({
      ok: false,
      error: { reason: "paused_tokens", refusal: { type: "AllPaused", pausedCount: 1 } },
    });
  });

  test("behavior: a size that is refused names its pair and keeps its draws", () => {
    const opening = openStep(picture([CHAT, BASE], { venues: [] }), config(), draws());

    expect(opening.draws.map(({ purpose }) => purpose)).toEqual(["sell", "buy", "size"]);
    expect(opening.result).toMatchObject({
      error: {
        reason: "no_execution_path",
        refusal: { type: "NoVenue" },
        sellId: "chat",
        buyId: ICP,
      },
    });
  });

  test("behavior: exact sizes may be worth a third of the smallest trade (B-59)", () => {
    // 16 bp of 6 ICP are 0.0096 ICP; of 4 ICP 0.0064 ICP.
    const sized = (totalE8s: bigint) => {
      const sellE8s = (totalE8s * 5_016n) / 10_000n;
      const tokens = [
        { ...CHAT, feeAtoms: 0n, liquidAtoms: sellE8s * 10n },
        { ...BASE, feeAtoms: 0n, liquidAtoms: totalE8s - sellE8s },
      ];
      return openStep(picture(tokens), config(), draws()).result;
    };

    expect(sized(600_000_000n)).toMatchObject({
      value: { size: { mode: "exact", valueE8s: 960_000n } },
    });
    expect(sized(400_000_000n)).toMatchObject({
      error: { refusal: { type: "BelowMinimum", valueE8s: 640_000n, valueE8sMin: 666_666n } },
    });
  });

  test("error: BelowMinimum when the account leaves less than the smallest trade", () => {
    const promised = { ...CHAT, feeAtoms: 0n, inFlightAtoms: 39_980_000_001n };
    const { result } = openStep(picture([promised, BASE]), config(), draws(0n, 0n, 8_000_000n));

    expect(result).toMatchObject({
      error: {
        reason: "no_execution_path",
        refusal: { type: "BelowMinimum", valueE8s: 1_999_999n, valueE8sMin: 2_000_000n },
      },
    });
  });

  test("default: asks each venue for ten amounts, ICPSwap for a fee less", () => {
    const step = open();

    expect(step.requests.map(({ venueId }) => venueId)).toEqual([KONGSWAP, ICPSWAP]);
    expect(step.requests[0]?.askedAtoms).toEqual(step.legAtoms);
    expect(step.requests[1]?.askedAtoms[0]).toBe(9_900_000n);
    expect(step.size).toMatchObject({ mode: "random", amountAtoms: 100_000_000n });
  });

  test("behavior: everything works with one venue (B-74)", () => {
    const step = open({ venues: [icpswapTerms] });

    expect(decideRoute(step, [answers(step, 0, GOOD)])).toMatchObject({
      type: "trade",
      plan: { outcome: "Single", legs: [{ venueId: ICPSWAP }] },
    });
  });
});

describe("decideRoute", () => {
  test("error: NoPoolOrPrice puts the pair on the skip list, when every venue says so", () => {
    const step = open();
    const priceless = { ...answers(step, 1, GOOD), spot: { outAtoms: 0n, inAtoms: 1n } };

    for (const second of [{ type: "no_pool" }, priceless] as const)
      expect(decideRoute(step, [{ type: "no_pool" }, second])).toMatchObject({
        type: "no_route",
        refusal: { type: "NoPoolOrPrice" },
        skipsPair: true,
        fallback: { type: "refused", reason: "pair_has_icp" },
      });
  });

  test("error: NoQuote does not, when a venue was silent", () => {
    expect(decideRoute(open(), [{ type: "no_pool" }, { type: "unreachable" }])).toMatchObject({
      refusal: { type: "NoQuote" },
      skipsPair: false,
    });
  });

  test("error: BelowMinimum when not even a small trade is possible", () => {
    const step = open();
    const steep = answers(step, 0, [2_000]);

    expect(decideRoute(step, [steep, { type: "no_pool" }])).toMatchObject({
      refusal: { type: "BelowMinimum", valueE8s: 149_238n, valueE8sMin: 666_666n },
      skipsPair: false,
    });
  });

  test("error: AssertionError when a venue has no quotes in the list", () => {
    expect(() => decideRoute(open(), [{ type: "no_pool" }])).toThrow(AssertionError);
  });

  test("default: the leg of a venue with answers before the payout's fee (§5)", () => {
    const step = open();
    const decision = decideRoute(step, [{ type: "no_pool" }, answers(step, 1, GOOD, 10_000n)]);

    // 99,900,000 swapped at 1 %: 9,890,100 out, of which 9,880,100 arrive.
    expect(decision).toEqual({
      type: "trade",
      plan: {
        outcome: "Single",
        sellId: "chat",
        buyId: ICP,
        mode: "random",
        sizeAtoms: 100_000_000n,
        isInterpolated: false,
        legs: [
          {
            venueId: ICPSWAP,
            way: "allowance",
            shareBp: 10_000n,
            amountAtoms: 100_000_000n,
            finalAtoms: 100_000_000n,
            askedAtoms: 99_900_000n,
            debitAtoms: 100_000_000n,
            expectedOutAtoms: 9_880_100n,
            idealOutAtoms: 9_979_898n,
            minOutAtoms: 9_530_802n,
            minOutSentAtoms: 9_540_802n,
            spotOutAtoms: 9_990_000n,
            slippageBp: 100n,
            venueFeeBp: 30n,
            feesE8s: 20_200n,
          },
        ],
      },
    });
  });

  test("behavior: Kong is paid beside the amount, and told the minimum that arrives", () => {
    const step = open({}, "transfer");
    const decision = decideRoute(step, [answers(step, 0, GOOD, 10_000n), { type: "no_pool" }]);

    expect(decision).toMatchObject({
      plan: {
        legs: [
          {
            venueId: KONGSWAP,
            way: "transfer",
            askedAtoms: 100_000_000n,
            debitAtoms: 100_100_000n,
            expectedOutAtoms: 9_890_000n,
            minOutAtoms: 9_540_352n,
            minOutSentAtoms: 9_540_352n,
          },
        ],
      },
    });
  });
});

describe("planLeg", () => {
  const step = open();
  const leg: RouteLeg = {
    venueId: ICPSWAP,
    venueIndex: 1,
    shareBp: 10_000n,
    amountAtoms: 100_000_000n,
    expectedOutAtoms: 1n,
    slippageBp: 100n,
  };

  test("error: NoMinimum when it would protect from nothing, or nothing is left to swap", () => {
    const quotes = answers(step, 1, GOOD);
    const feeSized = { ...leg, amountAtoms: 100_000n, expectedOutAtoms: 1_000n };

    expect(planLeg(step, leg, quotes)).toEqual({
      ok: false,
      error: { type: "NoMinimum", expectedOutAtoms: 1n },
    });
    expect(planLeg(step, feeSized, quotes)).toMatchObject({ error: { type: "NoMinimum" } });
  });

  test("error: AssertionError for a leg at a venue without quotes", () => {
    expect(() => planLeg(step, leg, { type: "no_pool" })).toThrow(AssertionError);
    expect(() => planLeg(step, { ...leg, venueIndex: 2 }, answers(step, 1, GOOD))).toThrow(
      AssertionError,
    );
  });
});

describe("decideReduced", () => {
  test("error: FreshQuoteInvalid with its verdict and figures", () => {
    const { step, estimate } = reduced();

    expect(decideReduced(step, estimate, quotesAt([49_000_000n], SPOT, [451]))).toMatchObject({
      type: "no_route",
      refusal: {
        type: "FreshQuoteInvalid",
        verdict: "slippage",
        slippageBp: 451n,
        slippageBpMax: 450n,
      },
      skipsPair: false,
    });
    expect(decideReduced(step, estimate, { type: "unreachable" })).toMatchObject({
      refusal: { verdict: "no_answer" },
    });
  });

  test("default: plans the reduced size from the fresh quote, not from the estimate", () => {
    const { step, estimate } = reduced();

    expect(decideReduced(step, estimate, quotesAt([49_000_000n], SPOT, [300]))).toMatchObject({
      type: "trade",
      plan: {
        outcome: "Reduced",
        sizeAtoms: 100_000_000n,
        legs: [{ shareBp: 4_900n, finalAtoms: 49_000_000n, expectedOutAtoms: 4_753_000n }],
      },
    });
  });

  function reduced() {
    const step = open();
    const decision = decideRoute(step, [answers(step, 0, [90]), { type: "no_pool" }]);
    if (decision.type !== "fresh_quote_needed") throw new Error(decision.type);
    return { step, estimate: decision.estimate };
  }
});

describe("openFallback", () => {
  const order = { sellId: CHAT.tokenId, amountAtoms: 20_000_000n, mode: "exact" } as const;

  test("error: nothing to sell when a token is not in the picture", () => {
    const missing = { ...order, sellId: tokenId("other") };

    for (const opened of [
      openFallback(picture([CHAT, BASE]), config(), missing),
      openFallback(picture([CHAT]), config(), order),
    ])
      expect(opened).toMatchObject({ error: { refusal: { type: "NothingSpendable" } } });
  });

  test("error: BelowMinimum under a third of the smallest trade", () => {
    const small = { ...order, amountAtoms: 6_666_659n };

    expect(openFallback(picture([CHAT, BASE]), config(), small)).toMatchObject({
      error: { refusal: { type: "BelowMinimum", valueE8s: 666_665n } },
    });
  });

  test("default: the same amount and mode, sold for ICP, bounded by what is there now", () => {
    const scarce = { ...CHAT, liquidAtoms: 15_300_000n };

    expect(openFallback(picture([CHAT, BASE]), config(), order)).toMatchObject({
      value: { origin: "fallback", buy: BASE, size: { mode: "exact", amountAtoms: 20_000_000n } },
    });
    expect(openFallback(picture([scarce, BASE]), config(), order)).toMatchObject({
      value: { size: { amountAtoms: 15_000_000n } },
    });
  });
});

describe("replayStep", () => {
  const frozen = picture([CHAT, BASE]);
  const opening = openStep(frozen, config(), draws(0n, 0n, 8_000_000n));

  test("error: AssertionError when the draws belong to another picture", () => {
    const other = picture([{ ...CHAT, targetBp: 4_000n }, BASE]);
    const record = { picture: other, origin: { type: "pair" }, draws: opening.draws } as const;

    expect(() => replayStep(record, config())).toThrow(AssertionError);
    expect(() => replayStep({ ...record, picture: frozen, draws: [] }, config())).toThrow(
      AssertionError,
    );
  });

  test("behavior: a skipped step replays to the same refusal", () => {
    const paused = picture([{ ...CHAT, pausedBy: "sync" }]);
    const skipped = openStep(paused, config(), draws());
    const record = { picture: paused, origin: { type: "pair" }, draws: skipped.draws } as const;

    expect(replayStep(record, config())).toEqual({
      requirements: skipped.requirements,
      opened: skipped.result,
    });
  });

  test("default: pair, ladder quotes and fresh quote lead to the same decisions", () => {
    if (!opening.result.ok) throw new Error("the step is open");
    const step = opening.result.value;
    const quotes = [answers(step, 0, [90]), { type: "no_pool" } as const];
    const decision = decideRoute(step, quotes);
    if (decision.type !== "fresh_quote_needed") throw new Error(decision.type);
    const freshQuote = quotesAt(decision.request.askedAtoms, SPOT, [200]);
    const record: StepRecord = {
      picture: frozen,
      origin: { type: "pair" },
      draws: opening.draws,
      quotes,
      freshQuote,
    };

    expect(replayStep(record, config())).toEqual({
      requirements: opening.requirements,
      opened: opening.result,
      decision,
      reduced: decideReduced(step, decision.estimate, freshQuote),
    });
  });

  test("default: a fallback replays without draws", () => {
    const order = { sellId: CHAT.tokenId, amountAtoms: 20_000_000n, mode: "random" } as const;
    const opened = openFallback(frozen, config(), order);
    const record = { picture: frozen, origin: { type: "fallback", ...order }, draws: [] } as const;

    expect(replayStep(record, config())).toEqual({ opened });
  });
});

describe("skipReasonOf", () => {
  test("default: the five counters (R-17)", () => {
    expect([
      skipReasonOf({ type: "AllPaused", pausedCount: 1 }),
      skipReasonOf({ type: "NoCandidates", barredCount: 0, diffBpMin: 15n }),
      skipReasonOf({ type: "OneSided", sellerCount: 1, buyerCount: 0 }),
      skipReasonOf({ type: "AllPairsSkipped", pairCount: 1 }),
      skipReasonOf({ type: "NoPoolOrPrice" }),
    ]).toEqual([
      "paused_tokens",
      "tokens_filtered",
      "insufficient_candidates",
      "no_pairs_found",
      "no_execution_path",
    ]);
  });
});

/** Opens CHAT → ICP at 0.1 ICP. */
function open(
  changes: Partial<Picture> = {},
  way: "allowance" | "transfer" = "allowance",
): OpenStep {
  const frozen = picture([{ ...CHAT, way }, BASE], {
    venues: [kongswapTerms, icpswapTerms],
    ...changes,
  });
  const { result } = openStep(frozen, config(), draws(0n, 0n, 8_000_000n));
  if (!result.ok) throw new Error(result.error.refusal.type);
  return result.value;
}

/** Quotes of a venue at these slippages, of which a payout fee still has to be taken. */
function answers(
  step: OpenStep,
  venueIndex: number,
  slippagesBp: readonly number[],
  payoutAtoms = 0n,
): VenueQuotes & { readonly type: "open" } {
  const quotes = quotesAt(step.requests[venueIndex]?.askedAtoms ?? [], SPOT, slippagesBp);
  if (quotes.type !== "open") throw new Error("open");
  return {
    ...quotes,
    quotes: quotes.quotes.map((quote) =>
      quote.type === "none" ? quote : { ...quote, netOutAtoms: quote.grossOutAtoms - payoutAtoms },
    ),
  };
}
