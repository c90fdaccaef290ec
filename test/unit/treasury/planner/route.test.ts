import { describe, expect, test } from "@jest/globals";

import { ICPSWAP, KONGSWAP, venueId } from "../../../../src/treasury/ids.js";
import { explainRoute } from "../../../../src/treasury/planner/explain-route.js";
import { chooseRoute } from "../../../../src/treasury/planner/settle-route.js";
import { ladder, routeInput, type Step } from "./pictures.js";

const THIRD = venueId("third");

/** All ten steps at one price, with this slippage. */
function flat(outPerStep: bigint, slipBp: number): Step[] {
  return Array.from({ length: 10 }, (_, i) => ({
    pct: (i + 1) * 10,
    out: outPerStep * BigInt(i + 1),
    slipBp,
  }));
}

/** Steps up to a coverage, with slippage growing by 40 bp a step. */
function rising(upToPct: number, slipBp = 40): Step[] {
  return flat(990_000n, 0)
    .filter(({ pct }) => pct <= upToPct)
    .map((step) => ({ ...step, slipBp: (slipBp * step.pct) / 10 }));
}

describe("chooseRoute: full routes", () => {
  test("error: none without any valid quote, and without any venue", () => {
    expect(chooseRoute(routeInput([ladder(KONGSWAP, []), ladder(ICPSWAP, [])]))).toBeUndefined();
    expect(chooseRoute(routeInput([]))).toBeUndefined();
  });

  test("behavior: one venue is enough for a Single", () => {
    const route = chooseRoute(routeInput([ladder(ICPSWAP, flat(980_000n, 200))]));

    expect(route).toMatchObject({
      type: "Single",
      legs: [{ venueId: ICPSWAP, venueIndex: 0, shareBp: 10_000n, amountAtoms: 100_000_000n }],
    });
  });

  test("behavior: of equal outputs the first venue of the configured order wins (B-61)", () => {
    const ladders = [ladder(ICPSWAP, flat(970_000n, 290)), ladder(KONGSWAP, flat(970_000n, 300))];

    expect(chooseRoute(routeInput(ladders))?.legs).toMatchObject([{ venueId: ICPSWAP }]);
  });

  test("behavior: fees beside the amount cost as much as at the trade's own price (§4)", () => {
    // Kong brings 0.4 % more, but charges 0.5 % beside the amount.
    const kong = (comparedAtoms: bigint) =>
      ladder(KONGSWAP, [{ pct: 100, out: 9_840_000n, slipBp: 160 }], { comparedAtoms });
    const other = ladder(ICPSWAP, [{ pct: 100, out: 9_800_000n, slipBp: 200 }]);

    expect(chooseRoute(routeInput([kong(500_000n), other]))?.legs[0]?.venueId).toBe(ICPSWAP);
    expect(chooseRoute(routeInput([kong(400_000n), other]))?.legs[0]?.venueId).toBe(KONGSWAP);
  });

  test("behavior: a second leg has to earn its own fees (§4)", () => {
    const half = (out: bigint): Step => ({ pct: 50, out, slipBp: 100 });
    const ladders = (comparedAtoms: bigint) => [
      ladder(KONGSWAP, [half(4_950_000n), { pct: 100, out: 9_800_000n, slipBp: 200 }]),
      ladder(ICPSWAP, [half(4_950_000n)], { comparedAtoms }),
    ];

    // The split earns 100,000 atoms more; its second leg costs 1 % or 1.1 % of 9,900,000.
    expect(chooseRoute(routeInput(ladders(1_000_000n)))?.type).toBe("Split");
    expect(chooseRoute(routeInput(ladders(1_100_000n)))?.type).toBe("Single");
  });

  test("behavior: what is not worth its ledger fees does not take part (fee_bp_max)", () => {
    const both: Step[] = [
      { pct: 50, out: 4_950_000n, slipBp: 100 },
      { pct: 100, out: 9_800_000n, slipBp: 200 },
    ];
    // 0.1 ICP traded: 300,000 e8s a leg are 3 % of it, of both legs 6 %.
    const ladders = [KONGSWAP, ICPSWAP].map((id) => ladder(id, both, { feesE8s: 300_000n }));

    expect(chooseRoute(routeInput(ladders))?.type).toBe("Single");
    expect(chooseRoute(routeInput(ladders, { rules: { feeBpMax: 600n } }))?.type).toBe("Split");
    expect(chooseRoute(routeInput(ladders, { rules: { feeBpMax: 299n } }))).toBeUndefined();
  });

  test("behavior: with three venues, splits are over any two of them", () => {
    const ladders = [
      ladder(KONGSWAP, [{ pct: 30, out: 2_900_000n, slipBp: 100 }]),
      ladder(ICPSWAP, [{ pct: 40, out: 3_900_000n, slipBp: 100 }]),
      ladder(THIRD, [{ pct: 60, out: 5_900_000n, slipBp: 100 }]),
    ];
    const route = chooseRoute(routeInput(ladders));

    expect(route).toMatchObject({
      type: "Split",
      legs: [
        { venueId: ICPSWAP, shareBp: 4_000n },
        { venueId: THIRD, venueIndex: 2, shareBp: 6_000n },
      ],
    });
  });

  test("behavior: neighbours on different pairs of venues are not blended", () => {
    const ladders = [
      ladder(KONGSWAP, [{ pct: 60, out: 6_000_000n, slipBp: 100 }]),
      ladder(ICPSWAP, [
        { pct: 40, out: 3_900_000n, slipBp: 100 },
        { pct: 70, out: 6_800_000n, slipBp: 100 },
      ]),
      ladder(THIRD, [{ pct: 30, out: 2_950_000n, slipBp: 100 }]),
    ];
    const route = chooseRoute(routeInput(ladders));

    expect(route).toMatchObject({ type: "Split", isInterpolated: false });
    expect(route?.legs.map((leg) => leg.venueId)).toEqual([KONGSWAP, ICPSWAP]);
  });

  test("behavior: nor are those that share only their first venue", () => {
    const ladders = [
      ladder(KONGSWAP, [
        { pct: 60, out: 6_000_000n, slipBp: 100 },
        { pct: 70, out: 6_900_000n, slipBp: 200 },
      ]),
      ladder(ICPSWAP, [{ pct: 40, out: 3_900_000n, slipBp: 100 }]),
      ladder(THIRD, [{ pct: 30, out: 2_950_000n, slipBp: 100 }]),
    ];

    expect(chooseRoute(routeInput(ladders))).toMatchObject({
      isInterpolated: false,
      legs: [{ shareBp: 6_000n }, { venueId: ICPSWAP, shareBp: 4_000n }],
    });
  });

  test("behavior: legs add up to a size that ten does not divide", () => {
    const half: Step[] = [{ pct: 50, out: 4_950_000n, slipBp: 100 }];
    const input = routeInput([ladder(KONGSWAP, half), ladder(ICPSWAP, half)], {
      sizeAtoms: 100_000_001n,
    });

    expect(chooseRoute(input)?.legs.map((leg) => leg.amountAtoms)).toEqual([
      50_000_000n,
      50_000_001n,
    ]);
  });

  test("behavior: a blend's output and slippage lie between its quotes (B-65)", () => {
    const ladders = [
      ladder(KONGSWAP, [
        { pct: 60, out: 5_900_000n, slipBp: 200 },
        { pct: 70, out: 6_880_000n, slipBp: 300 },
      ]),
      ladder(ICPSWAP, [
        { pct: 30, out: 2_985_000n, slipBp: 50 },
        { pct: 40, out: 3_960_000n, slipBp: 100 },
      ]),
    ];

    expect(chooseRoute(routeInput(ladders))).toMatchObject({
      type: "Split",
      isInterpolated: true,
      legs: [
        { shareBp: 6_230n, expectedOutAtoms: 5_900_000n + 225_400n, slippageBp: 223n },
        { shareBp: 3_770n, expectedOutAtoms: 2_985_000n + 750_750n, slippageBp: 88n },
      ],
    });
  });
});

describe("chooseRoute: partial routes", () => {
  const ladders = [ladder(KONGSWAP, rising(30)), ladder(ICPSWAP, rising(40, 30))];

  test("behavior: lowest_slippage takes the least sum, so the smallest coverage (B-48)", () => {
    const route = chooseRoute(routeInput(ladders));

    expect(route).toMatchObject({ type: "Partial" });
    expect(route?.legs.reduce((sum, leg) => sum + leg.shareBp, 0n)).toBe(4_000n);
  });

  test("behavior: max_coverage takes the largest coverage (B-48)", () => {
    const route = chooseRoute(routeInput(ladders, { rules: { partialRule: "max_coverage" } }));

    expect(route?.legs.map((leg) => leg.shareBp)).toEqual([3_000n, 4_000n]);
  });

  test("behavior: flat quotes give the larger coverage, then the higher output", () => {
    const same = [
      ladder(KONGSWAP, flat(990_000n, 100).slice(0, 3)),
      ladder(ICPSWAP, flat(985_000n, 100).slice(0, 4)),
    ];

    expect(chooseRoute(routeInput(same))?.legs.map((leg) => leg.shareBp)).toEqual([3_000n, 4_000n]);
    const bounded = same.map((one, index) =>
      index === 0 ? one : ladder(ICPSWAP, flat(985_000n, 100).slice(0, 2)),
    );
    expect(chooseRoute(routeInput(bounded))?.legs.map((leg) => leg.shareBp)).toEqual([
      3_000n,
      2_000n,
    ]);
  });

  test("behavior: of equal sums the larger coverage wins, even with less output", () => {
    const odd = [
      ladder(KONGSWAP, [{ pct: 10, out: 990_000n, slipBp: 100 }]),
      ladder(ICPSWAP, [
        { pct: 30, out: 2_970_000n, slipBp: 100 },
        { pct: 40, out: 2_960_000n, slipBp: 100 },
      ]),
    ];

    expect(chooseRoute(routeInput(odd))?.legs.map((leg) => leg.shareBp)).toEqual([1_000n, 4_000n]);
  });

  test("behavior: of equal sums and coverage the higher output wins, and then the earlier", () => {
    const steps = (code: number | undefined) => [((code ?? 0) >> 8) & 15, (code ?? 0) & 15];

    const four = (kongOut: bigint, icpOut: bigint) =>
      chooseRoute(
        routeInput([
          ladder(KONGSWAP, [
            { pct: 10, out: kongOut, slipBp: 50 },
            { pct: 30, out: kongOut * 3n, slipBp: 150 },
          ]),
          ladder(ICPSWAP, [
            { pct: 10, out: icpOut, slipBp: 50 },
            { pct: 30, out: icpOut * 3n, slipBp: 150 },
          ]),
        ]),
      )?.ranking.best;
    expect(steps(four(980_000n, 990_000n))).toEqual([1, 3]);
    expect(steps(four(990_000n, 980_000n))).toEqual([3, 1]);
    expect(steps(four(990_000n, 990_000n))).toEqual([1, 3]);
  });

  test("error: none below the least coverage, or when one venue alone has quotes (B-49)", () => {
    const small = [ladder(KONGSWAP, rising(20)), ladder(ICPSWAP, rising(10))];

    expect(chooseRoute(routeInput(small))).toBeUndefined();
    expect(
      chooseRoute(routeInput([ladder(KONGSWAP, rising(90)), ladder(ICPSWAP, [])])),
    ).toBeUndefined();
  });

  test("behavior: single_venue_partials allow 40 … 90 % on one venue (B-49)", () => {
    const alone = [ladder(KONGSWAP, rising(90)), ladder(ICPSWAP, [])];
    const rules = { singleVenuePartials: true };

    expect(chooseRoute(routeInput(alone, { rules }))).toMatchObject({
      type: "Partial",
      isInterpolated: false,
      legs: [{ venueId: KONGSWAP, shareBp: 4_000n, amountAtoms: 40_000_000n }],
    });
    expect(
      chooseRoute(routeInput(alone, { rules: { ...rules, partialRule: "max_coverage" } }))?.legs,
    ).toMatchObject([{ shareBp: 9_000n }]);
  });

  test("behavior: partial routes are worth a trade, but for ICP when none is (R-44)", () => {
    // Worth 0.04 ICP: 50 % are a trade's worth, 40 % are not.
    const at = (ladderList: typeof ladders, hasIcp: boolean) =>
      chooseRoute(routeInput(ladderList, { sizeAtoms: 40_000_000n, hasIcp }))?.legs.reduce(
        (sum, leg) => sum + leg.shareBp,
        0n,
      );
    const narrow = [ladder(KONGSWAP, rising(20)), ladder(ICPSWAP, rising(20))];

    expect(at(ladders, false)).toBe(5_000n);
    expect(at(ladders, true)).toBe(5_000n);
    expect(at(narrow, false)).toBeUndefined();
    expect(at(narrow, true)).toBe(4_000n);
  });

  test("behavior: partial_min counts in whole steps upwards", () => {
    const at = (partialBpMin: bigint) =>
      chooseRoute(routeInput(ladders, { rules: { partialBpMin } }))?.legs.reduce(
        (sum, leg) => sum + leg.shareBp,
        0n,
      );

    expect([at(4_001n), at(5_000n)]).toEqual([5_000n, 5_000n]);
  });
});

describe("explainRoute", () => {
  test("behavior: 9 + 2 full, 33 partial, 3 too small, 55 impossible (B-50)", () => {
    const ladders = [ladder(KONGSWAP, flat(990_000n, 100)), ladder(ICPSWAP, flat(990_000n, 100))];
    const input = routeInput(ladders);
    const reports = explainRoute(input, chooseRoute(input));
    const cells = reports.filter(({ legs }) => legs.length === 2);
    const count = (coverage: (bp: bigint) => boolean) =>
      cells.filter(({ coverageBp }) => coverage(coverageBp)).length;

    expect(cells.length).toBe(100);
    expect(count((bp) => bp > 10_000n)).toBe(55);
    expect(count((bp) => bp === 10_000n)).toBe(9);
    expect(count((bp) => bp >= 4_000n && bp < 10_000n)).toBe(33);
    expect(count((bp) => bp < 4_000n)).toBe(3);
    expect(
      reports.filter(({ legs, coverageBp }) => legs.length === 1 && coverageBp === 10_000n).length,
    ).toBe(2);
  });

  test("behavior: each fate has its reason", () => {
    const ladders = [
      ladder(KONGSWAP, rising(30), { feesE8s: 150_000n }),
      ladder(ICPSWAP, rising(40, 30), { feesE8s: 90_000n }),
    ];
    // Worth 0.1 ICP; a split costs 240,000 e8s, 5 % of 0.048 ICP; 0.06 ICP is the smallest trade.
    const input = routeInput(ladders, { rules: { tradeValueE8sMin: 6_000_000n } });
    const route = chooseRoute(input);
    const fates = explainRoute(input, route);
    const fateOf = (kong: bigint, icp: bigint) =>
      fates.find(
        ({ legs }) => legs.length === 2 && legs[0]?.shareBp === kong && legs[1]?.shareBp === icp,
      )?.fate;

    expect(fateOf(6_000n, 5_000n)).toBe("above_size");
    expect(fateOf(4_000n, 4_000n)).toBe("invalid_quote");
    expect(fateOf(1_000n, 3_000n)).toBe("fees_too_high");
    expect(fateOf(2_000n, 3_000n)).toBe("below_trade_min");
    expect(fateOf(3_000n, 4_000n)).toBe("outranked");
    expect(fates.filter(({ fate }) => fate === "chosen").length).toBe(1);
    expect(fates.find(({ legs }) => legs.length === 1)?.fate).toBe("single_partials_off");
    expect(fates.find(({ fate }) => fate === "chosen")).toMatchObject({
      coverageBp: 6_000n,
      feesE8s: 240_000n,
    });
  });

  test("behavior: an ICP pair of which nothing is worth a trade has no below_trade_min", () => {
    const narrow = [ladder(KONGSWAP, rising(20)), ladder(ICPSWAP, rising(30))];
    const fatesAt = (hasIcp: boolean) => {
      const input = routeInput(narrow, { sizeAtoms: 30_000_000n, hasIcp });
      return explainRoute(input, chooseRoute(input))
        .filter(({ legs, coverageBp }) => legs.length === 2 && coverageBp >= 4_000n)
        .map(({ fate }) => fate)
        .filter((fate) => fate !== "above_size" && fate !== "invalid_quote");
    };

    expect(fatesAt(false)).toEqual(["below_trade_min", "below_trade_min", "below_trade_min"]);
    expect(fatesAt(true).sort()).toEqual(["blended", "chosen", "outranked"]);
  });
});
