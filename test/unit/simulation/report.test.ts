import { describe, expect, test } from "@jest/globals";

import { jsonReport } from "../../../src/simulation/json-report.js";
import { renderReport, type Terms } from "../../../src/simulation/report.js";
import { measureDrift, splitCosts, turnoverBp } from "../../../src/simulation/results.js";
import type { Sample } from "../../../src/simulation/samples.js";
import { shareBp } from "../../../src/simulation/share.js";
import type { Summary } from "../../../src/simulation/simulation.js";
import { Tally } from "../../../src/simulation/tally.js";

const TERMS: Terms = {
  profile: "default",
  portfolioValueE8s: 1_000_000_000n,
  depthDivisor: 1n,
  seed: 7,
  prices: "of the seeded walk",
  chart: "chart.svg",
  wallMs: 500,
};

function sampleOf(driftBp: bigint, totalE8s: bigint): Sample {
  return { atNs: 1_769_000_000_000_000_000n, totalE8s, driftBp, sharesBp: [10_000n] };
}

function summaryOf(parts: Partial<Summary> = {}): Summary {
  const tally = new Tally();
  tally.costs.tradedE8s = 500_000_000n;
  tally.costs.priceImpactE8s = 500_000n;
  tally.costs.venueFeeE8s = 1_500_000n;
  tally.costs.ledgerFeeE8s = 2_000_000n;
  tally.costs.approvalFeeE8s = 1_000_000n;
  tally.outcomes.split = 1_234;
  tally.skips.no_execution_path = 5;
  tally.reasons.set("a fee of … bp", 3).set("no venue answers", 9);
  return {
    tally,
    targets: [{ symbol: "ICP", targetBp: 10_000n }],
    samples: [
      sampleOf(6_000n, 1_000_000_000n),
      sampleOf(90n, 600_000_000n),
      sampleOf(30n, 900_000_000n),
    ],
    moneyCheckCount: 24,
    broken: [],
    paused: [],
    resumptionCount: 0,
    ...parts,
  };
}

describe("shareBp", () => {
  test("default: to the nearest, and nothing of nothing", () => {
    expect(shareBp(1n, 3n)).toBe(3_333n);
    expect(shareBp(2n, 3n)).toBe(6_667n);
    expect(shareBp(2n, 0n)).toBe(0n);
  });
});

describe("results", () => {
  test("default: drift, turnover and cost are those of samples and sums", () => {
    const summary = summaryOf();

    expect(measureDrift(summary)).toEqual({
      beforeBp: 6_000n,
      afterBp: 30n,
      meanBp: 2_040n,
      mostBp: 6_000n,
    });
    // 5 ICP of 8.3333 on average.
    expect(turnoverBp(summary)).toBe(6_000n);
    expect(splitCosts(summary)).toEqual({
      totalBp: 100n,
      priceImpactBp: 10n,
      venueFeeBp: 30n,
      ledgerFeeBp: 40n,
      approvalFeeBp: 20n,
    });
  });

  test("behavior: nothing traded costs nothing", () => {
    const summary = summaryOf({ tally: new Tally(), samples: [] });

    expect(splitCosts(summary).totalBp).toBe(0n);
    expect(turnoverBp(summary)).toBe(0n);
    expect(measureDrift(summary).meanBp).toBe(0n);
  });
});

describe("renderReport", () => {
  test("default: terms, figures, counts and where the chart is", () => {
    const lines = renderReport(summaryOf(), TERMS);
    const all = lines.join("\n");

    expect(lines.every((line) => line.length <= 100)).toBe(true);
    expect(all).toContain("drift     60.00 % before, 0.30 % after; 20.40 % on average");
    expect(all).toContain("turnover  5.0000 ICP, 60.00 % of the mean portfolio");
    expect(all).toContain(
      "100 bp of what was traded: price impact 10, venue fee 30, ledger fees 40",
    );
    expect(all).toContain("split 1,234");
    expect(all).toContain("no execution path 5");
    expect(all).toContain("reasons   9 × no venue answers\n          3 × a fee of … %");
    expect(all).toContain("every atom is where the books say, 24 times");
    expect(all).not.toMatch(/^paused/m);
  });

  test("behavior: what is broken or stopped is told, and how to go on", () => {
    const paused = ["CHAT: its price fell by 2067 bp to 24100000 e8s"];
    const stopped = renderReport(summaryOf({ paused }), TERMS).join("\n");
    const lifted = renderReport(summaryOf({ resumptionCount: 2 }), TERMS).join("\n");
    const broken = renderReport(summaryOf({ broken: ["KONG_1: it holds"] }), TERMS).join("\n");

    expect(stopped).toContain("CHAT: its price fell by 20.67 % to 0.2410 ICP");
    expect(stopped).toContain("--resume-hours");
    expect(lifted).toContain("2 pauses lifted by the operator");
    expect(broken).toContain("BROKEN: KONG_1: it holds");
    expect(JSON.parse(jsonReport(summaryOf({ broken: ["x"] }), TERMS))).toMatchObject({
      invariants_ok: false,
      broken: ["x"],
    });
  });
});
