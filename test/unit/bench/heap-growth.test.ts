import { describe, expect, test } from "@jest/globals";

import { heapGrowth } from "../../../src/bench/served-load.js";

const MINUTES = 9;

/** Nine minutes of samples, every ten seconds, of a heap that is so large at a second. */
function samplesOf(bytesAt: (second: number) => number): number[] {
  return Array.from({ length: MINUTES * 6 }, (_, i) => bytesAt((i + 1) * 10));
}

describe("growth of a heap under load", () => {
  test("default: calls that are kept for six minutes are no growth", () => {
    const kept = samplesOf((second) => 20e6 + Math.min(second, 360) * 25_000);

    expect(heapGrowth(kept)).toBe(1);
  });

  test("behavior: a kilobyte of every call that is never forgotten is one", () => {
    const leaking = samplesOf((second) => 30e6 + second * 115 * 1_000);

    expect(heapGrowth(leaking)).toBeGreaterThan(1.05);
  });

  test("behavior: a single sample tells nothing", () => {
    const spiked = samplesOf((second) => (second === 540 || second === 400 ? 60e6 : 30e6));

    expect(heapGrowth(spiked)).toBe(1);
  });

  test("edge: what was not watched for long enough is not judged", () => {
    expect(heapGrowth([])).toBeUndefined();
    expect(heapGrowth(samplesOf(() => 1).slice(0, 50))).toBeUndefined();
  });
});
