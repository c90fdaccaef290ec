import { icp } from "../figures/figures.js";
import { periodText, type Terms } from "./report.js";
import type { Summary } from "./simulation.js";
import type { WeightsChart } from "./weights-chart.js";

/** What the chart of a simulation shows: every token's share at every sample. */
export function chartOf(summary: Summary, terms: Terms): WeightsChart {
  const { samples, targets } = summary;
  const { profile, prices, seed, portfolioValueE8s } = terms;
  const about = [
    periodText(summary),
    `profile ${profile}, ${icp(portfolioValueE8s)} worth`,
    `prices ${prices}`,
    `seed ${seed}`,
  ];
  return {
    title: "Shares of the portfolio's value against their targets",
    subtitle: about.join("; "),
    atNs: samples.map(({ atNs }) => atNs),
    series: targets.map(({ symbol, targetBp }, i) => ({
      symbol,
      targetBp,
      sharesBp: samples.map(({ sharesBp }) => sharesBp[i] ?? 0n),
    })),
  };
}
