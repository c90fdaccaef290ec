import { describe, expect, test } from "@jest/globals";

import { renderWeightsChart, type WeightsChart } from "../../../src/simulation/weights-chart.js";
import { bySymbol, readSvg } from "../../helpers/read-svg.js";

const HOUR_NS = 3_600_000_000_000n;
const START_NS = 1_769_000_000_000_000_000n;

function chartOver(hourCount: number): WeightsChart {
  const hours = Array.from({ length: hourCount }, (_, i) => BigInt(i));
  return {
    title: "Weights of <A & B>",
    subtitle: `prices of "it's".csv`,
    atNs: hours.map((hour) => START_NS + hour * HOUR_NS),
    series: [
      { symbol: "ICP", targetBp: 2_500n, sharesBp: hours.map((hour) => 3_000n - hour) },
      { symbol: "A&B", targetBp: 2_500n, sharesBp: hours.map((hour) => 2_000n + hour) },
      { symbol: "ckBTC", targetBp: 5_000n, sharesBp: hours.map(() => 5_000n) },
    ],
  };
}

describe("renderWeightsChart", () => {
  test("default: well-formed, with one line and one dashed target a token, in one colour each", () => {
    const { elements, texts } = readSvg(renderWeightsChart(chartOver(48)));
    const [series, targets] = [bySymbol(elements, "series"), bySymbol(elements, "target")];

    expect([...series.keys()]).toEqual(["ICP", "A&B", "ckBTC"]);
    expect([...targets.keys()]).toEqual(["ICP", "A&B", "ckBTC"]);
    for (const [symbol, line] of series) {
      expect(line["d"]?.match(/[ML]/g)).toHaveLength(48);
      expect(line["stroke"]).toBe(targets.get(symbol)?.["stroke"]);
    }
    expect(new Set([...series.values()].map(({ stroke }) => stroke)).size).toBe(3);
    expect(targets.get("ICP")?.["stroke-dasharray"]).toBeDefined();
    // What people write stands in it as they wrote it.
    expect(texts).toContain("Weights of <A & B>");
    expect(texts).toContain("A&B");
  });

  test("behavior: a higher share is higher up, and a target as high as its share", () => {
    const { elements } = readSvg(renderWeightsChart(chartOver(2)));
    const [series, targets] = [bySymbol(elements, "series"), bySymbol(elements, "target")];
    const heightOf = (symbol: string) =>
      Number(/,([\d.]+)/.exec(series.get(symbol)?.["d"] ?? "")?.[1]);

    expect(heightOf("ckBTC")).toBeLessThan(heightOf("ICP"));
    expect(heightOf("ICP")).toBeLessThan(heightOf("A&B"));
    expect(heightOf("ckBTC")).toBeCloseTo(Number(targets.get("ckBTC")?.["y1"]), 0);
  });

  test("behavior: targets of the same height share their dashes, so that both are seen", () => {
    const { elements } = readSvg(renderWeightsChart(chartOver(2)));
    const targets = bySymbol(elements, "target");
    const dashesOf = (symbol: string) => [
      targets.get(symbol)?.["stroke-dasharray"],
      targets.get(symbol)?.["stroke-dashoffset"],
    ];

    expect(dashesOf("ICP")).toEqual(["8 24", "0"]);
    expect(dashesOf("A&B")).toEqual(["8 24", "-16"]);
    expect(dashesOf("ckBTC")).toEqual(["8 8", "0"]);
  });

  test.each([
    [2, "21 Jan 13:15"],
    [48, "22 Jan 00:00"],
    [24 * 30, "1 Feb"],
    [24 * 400, "Apr 2026"],
  ])("behavior: over %i hours its axis says dates such as %j, and percent", (hourCount, date) => {
    const { texts } = readSvg(renderWeightsChart(chartOver(hourCount)));

    expect(texts).toContain(date);
    expect(texts).toContain("20 %");
  });

  test("behavior: a single moment is a chart as well", () => {
    const { elements } = readSvg(renderWeightsChart(chartOver(1)));

    expect(bySymbol(elements, "series").size).toBe(3);
    expect(renderWeightsChart(chartOver(1))).not.toContain("NaN");
  });

  test.each([2, 25, 74, 24 * 10, 24 * 30, 24 * 365])(
    "behavior: over %i hours no two marks of its axis read the same",
    (hourCount) => {
      const { texts } = readSvg(renderWeightsChart(chartOver(hourCount)));
      const times = texts.filter((text) => /^(\d+ )?(Jan|[A-Z][a-z]{2})\b/.test(text));

      expect(times.length).toBeGreaterThan(2);
      expect(new Set(times).size).toBe(times.length);
    },
  );
});
