import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { time } from "../../../src/figures/figures.js";
import { timeTicks } from "../../../src/figures/time-ticks.js";

/** 2026-01-21 12:53:20 UTC. */
const BEGIN_NS = 1_769_000_000_000_000_000n;
const MINUTE_NS = 60_000_000_000n;

function shown(spanNs: bigint, countMax = 6): string[] {
  return timeTicks(BEGIN_NS, BEGIN_NS + spanNs, countMax).map((atNs) => time(atNs).slice(5, 16));
}

describe("timeTicks", () => {
  test("default: marks stand at round times, as far apart as clocks count", () => {
    expect(shown(10n * MINUTE_NS)).toEqual([
      ...["01-21 12:54", "01-21 12:56", "01-21 12:58"],
      ...["01-21 13:00", "01-21 13:02"],
    ]);
    expect(shown(65n * MINUTE_NS)).toEqual([
      ...["01-21 13:00", "01-21 13:10", "01-21 13:20"],
      ...["01-21 13:30", "01-21 13:40", "01-21 13:50"],
    ]);
    expect(shown(72n * 60n * MINUTE_NS, 3)).toEqual(["01-22 00:00", "01-23 00:00", "01-24 00:00"]);
  });

  test("behavior: where no round minute lies between, there is none", () => {
    expect(shown(30_000_000_000n)).toEqual([]);
  });

  test("property: never more than asked for, in order, within, and equally far apart", () => {
    const spanNs = fc.bigInt(MINUTE_NS, 2_000n * 24n * 60n * MINUTE_NS);
    fc.assert(
      fc.property(fc.bigInt(0n, 4_000_000_000_000_000_000n), spanNs, (beginNs, span) => {
        const ticks = timeTicks(beginNs, beginNs + span, 6);
        const steps = new Set(ticks.slice(1).map((at, i) => at - (ticks[i] ?? 0n)));

        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.every((at) => at >= beginNs && at <= beginNs + span)).toBe(true);
        expect(steps.size).toBeLessThanOrEqual(1);
        expect([...steps].every((step) => step > 0n)).toBe(true);
      }),
    );
  });
});
