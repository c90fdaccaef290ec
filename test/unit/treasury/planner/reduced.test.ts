import { describe, expect, test } from "@jest/globals";

import { ICPSWAP, KONGSWAP } from "../../../../src/treasury/ids.js";
import { estimateReduced } from "../../../../src/treasury/planner/reduced.js";
import { config, ladder, routeInput } from "./pictures.js";

describe("estimateReduced", () => {
  test("error: NoQuote when no venue answered for a tenth", () => {
    expect(estimateReduced(routeInput([ladder(KONGSWAP, [])]), config())).toEqual({
      ok: false,
      error: { type: "NoQuote" },
    });
  });

  test("error: BelowMinimum under a third of the smallest trade", () => {
    // 650 bp: ⌊100,000,000 · 420 · 7 / (620 · 100)⌋ = 4,741,935 atoms, worth 0.0047 ICP (RE01).
    expect(estimateReduced(tenth(650), config())).toEqual({
      ok: false,
      error: { type: "BelowMinimum", valueE8s: 474_193n, valueE8sMin: 666_666n },
    });
  });

  test("error: LedgerFeeShare when the smaller trade is not worth its fees", () => {
    // 0.042 ICP (RE03); 211,000 e8s are 502 bp of it.
    expect(estimateReduced(tenth(100, 211_000n), config())).toMatchObject({
      ok: false,
      error: { type: "LedgerFeeShare", valueE8s: 4_200_000n, feeBp: 502n },
    });
  });

  test("behavior: the venue that answered with the least slippage, or the earlier", () => {
    const at = (kongBp: number, icpBp: number, kongOut = 980_000n) => {
      const estimate = estimateReduced(
        routeInput([
          ladder(KONGSWAP, [{ pct: 10, out: kongOut, slipBp: kongBp }]),
          ladder(ICPSWAP, [{ pct: 10, out: 980_000n, slipBp: icpBp }]),
        ]),
        config(),
      );
      return estimate.ok ? estimate.value.venueId : undefined;
    };

    expect([at(100, 100), at(100, 99), at(99, 100), at(99, 100, 0n)]).toEqual([
      KONGSWAP,
      ICPSWAP,
      KONGSWAP,
      ICPSWAP,
    ]);
  });

  test("behavior: never above the size, nor above the largest trade", () => {
    const tradeValueE8sMax = 4_000_000n;
    const all = estimateReduced(tenth(20), config());
    const bounded = estimateReduced(tenth(20), config({ tradeValueE8sMax }));

    expect(all).toMatchObject({ value: { amountAtoms: 100_000_000n } });
    expect(bounded).toMatchObject({ value: { amountAtoms: 40_000_000n, valueE8s: 4_000_000n } });
  });

  test("default: aims at 70 % of the largest slippage, linearly", () => {
    expect(estimateReduced(tenth(100), config())).toEqual({
      ok: true,
      value: {
        venueId: KONGSWAP,
        venueIndex: 0,
        amountAtoms: 42_000_000n,
        expectedOutAtoms: 4_116_000n,
        valueE8s: 4_200_000n,
        slippageBp: 100n,
      },
    });
  });
});

/** Kong alone, which answered for 10 % of 0.1 ICP with this slippage. */
function tenth(slipBp: number, feesE8s = 0n) {
  return routeInput([ladder(KONGSWAP, [{ pct: 10, out: 980_000n, slipBp }], { feesE8s })]);
}
