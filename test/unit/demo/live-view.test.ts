import { describe, expect, test } from "@jest/globals";

import { cycleLine, summaryLine } from "../../../src/demo/json-lines.js";
import {
  renderCheck,
  renderCycle,
  renderMarket,
  renderPortfolio,
  renderSummary,
} from "../../../src/demo/live-view.js";
import {
  type CycleReport,
  costBp,
  partBp,
  type ShareReport,
  type Summary,
} from "../../../src/demo/reports.js";

const SHARE: ShareReport = {
  symbol: "ICP",
  heldAtoms: 301_200_000n,
  decimals: 8,
  priceE8s: 100_000_000n,
  valueE8s: 301_200_000n,
  currentBp: 3_012n,
  targetBp: 2_500n,
  diffBp: -512n,
};

const TRADED: CycleReport = {
  id: 31n,
  atNs: 1_769_000_000_000_000_000n,
  outcome: "split",
  isFallback: false,
  sell: "ICP",
  buy: "ckETH",
  valueE8s: 8_470_000n,
  legs: ["kongswap", "icpswap"].map((venue) => ({
    venue,
    askedAtoms: 1n,
    expectedOutAtoms: 2n,
    state: "submitted",
  })),
  reasons: ["ICP 5.12 % over", "ckETH 2.77 % under"],
  instructions: 29_200_000n,
};

const SUMMARY: Summary = {
  cycles: 1_200,
  trades: 34,
  failures: 1,
  driftBpBefore: 5_876n,
  driftBpAfter: 884n,
  tradedE8s: 200_000_000n,
  priceImpactE8s: 100_000n,
  venueFeeE8s: 200_000n,
  ledgerFeeE8s: 6_000_000n,
  approvalFeeE8s: 300_000n,
  invariantsOk: true,
};

/** Without the colours that a terminal would get. */
function plain(text: string): string {
  return text.replaceAll(new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, "g"), "");
}

describe("the live view", () => {
  test("default: a share is a bar with a mark at its target, and says how far it is away", () => {
    const [row, total] = renderPortfolio({ shares: [SHARE] }).map(plain);

    expect(row).toBe(
      `  ICP     ${"█".repeat(16)}│${"█".repeat(3)}${"·".repeat(20)} 30.12 % of 25.00 %  +5.12 %     3.0120 ICP`,
    );
    expect(total).toBe("  total   3.0120 ICP, off target by 5.12 % in all");
  });

  test("behavior: the total is told in dollars too, once they are known", () => {
    const lines = renderPortfolio({ shares: [SHARE], icpUsdE8s: 405_000_000n }).map(plain);

    expect(lines[1]).toBe("  total   3.0120 ICP ($12.19), off target by 5.12 % in all");
  });

  test("default: a trade is one line with its reasons", () => {
    expect(plain(renderCycle(TRADED))).toBe(
      "#31    12:53 split    ICP → ckETH     0.0847 ICP at kongswap + icpswap: ICP 5.12 % over; ckETH 2.77 % under  29.2 M instructions",
    );
    expect(plain(renderCycle({ ...TRADED, isFallback: true }))).toContain("for want of a route");
  });

  test("behavior: a cycle without a trade says why", () => {
    const { sell: _sell, buy: _buy, ...rest } = TRADED;
    const idle = { ...rest, outcome: "idle", legs: [], reasons: ["all within 15 bp"] };

    expect(plain(renderCycle(idle))).toBe(
      "#31    12:53 idle     all within 0.15 %  29.2 M instructions",
    );
  });

  test("behavior: the market shows its prices and pushes, and its end", () => {
    const prices = new Map([
      ["ICP", 374_000_000n],
      ["CHAT", 10_080_000n],
      ["ckUSDT", 100_000_000n],
    ]);

    expect(plain(renderMarket({ prices, swapCount: 1, refusals: [] }))).toBe(
      "  market  ICP $3.74 · CHAT $0.1008, 1 push",
    );
    expect(plain(renderMarket({ swapCount: 0, refusals: [] }))).toBe(
      "  market  the recorded prices have ended",
    );
  });

  test("default: the summary splits the cost, approvals among it", () => {
    expect(renderSummary(SUMMARY, 5_250).map(plain)).toEqual([
      "1,200 cycles, 34 traded, 1 failed, in 5.3 s",
      "off target by 58.76 % before, 8.84 % after",
      "traded 2.0000 ICP at a cost of 330 bp: 5 price impact, 10 venue fees, 300 ledger fees, 15 approvals",
      "  money check: every atom is where the books say",
    ]);
    expect(plain(renderCheck(false))).toContain("BROKEN");
  });
});

describe("costs", () => {
  test("behavior: parts are rounded to the nearest, and nothing traded costs nothing", () => {
    expect(partBp(150n, { ...SUMMARY, tradedE8s: 1_000_000n })).toBe(2n);
    expect(partBp(149n, { ...SUMMARY, tradedE8s: 1_000_000n })).toBe(1n);
    expect(costBp({ ...SUMMARY, tradedE8s: 0n })).toBe(0n);
  });
});

describe("lines of JSON", () => {
  test("default: a cycle and a summary are one line each, in snake case", () => {
    expect(JSON.parse(cycleLine(TRADED))).toMatchObject({
      type: "cycle",
      id: 31,
      sell: "ICP",
      buy: "ckETH",
      legs: [
        { venue: "kongswap", asked_atoms: "1", expected_out_atoms: "2" },
        { venue: "icpswap" },
      ],
    });
    expect(JSON.parse(summaryLine(SUMMARY, 7))).toEqual({
      type: "summary",
      cycles: 1_200,
      trades: 34,
      failures: 1,
      drift_bp_before: 5_876,
      drift_bp_after: 884,
      traded_value_e8s: 200_000_000,
      cost_bp: 330,
      invariants_ok: true,
      wall_ms: 7,
    });
    expect(`${cycleLine(TRADED)}${summaryLine(SUMMARY, 7)}`).not.toContain("\n");
  });

  test("behavior: a field has one type whatever its size, and a missing token is null", () => {
    const { sell: _sell, ...rest } = TRADED;
    const line: unknown = JSON.parse(cycleLine({ ...rest, valueE8s: 2n ** 53n + 1n }));

    const small: unknown = JSON.parse(cycleLine({ ...rest, valueE8s: 1n }));
    const summary: unknown = JSON.parse(summaryLine({ ...SUMMARY, tradedE8s: 2n ** 60n }, 7));

    expect(line).toMatchObject({ sell: null, value_e8s: "9007199254740993" });
    expect(small).toMatchObject({ value_e8s: "1" });
    expect(summary).toMatchObject({ traded_value_e8s: 2 ** 60 });
  });
});
