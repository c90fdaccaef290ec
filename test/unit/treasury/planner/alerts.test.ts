import { describe, expect, test } from "@jest/globals";

import { tokenId } from "../../../../src/treasury/ids.js";
import {
  conditionsFor,
  measureChange,
  openWatch,
  type Sample,
  watchSample,
  windowStartNs,
} from "../../../../src/treasury/planner/alerts.js";

describe("measureChange", () => {
  test("behavior: no sample, one sample and a series that only rises say nothing", () => {
    for (const values of [[], [700n], [1n, 2n, 3n]])
      expect(fall(values)).toEqual({ changeBp: 0n, isTriggered: false });
  });

  test("behavior: exactly 30 % is no more than 30 %, one part in a million is (B-53)", () => {
    expect(fall([1_000_000n, 700_000n])).toMatchObject({ changeBp: 3_000n, isTriggered: false });
    expect(fall([1_000_000n, 699_999n])).toMatchObject({ changeBp: 3_000n, isTriggered: true });
  });

  test("behavior: a crash above an earlier low counts (§8)", () => {
    // The low of 100 came first; 1,000 → 600 is the fall.
    expect(fall([100n, 1_000n, 600n])).toMatchObject({ changeBp: 4_000n, isTriggered: true });
  });

  test("behavior: a recovery does not undo a fall inside the window", () => {
    expect(fall([1_000n, 600n, 1_000n])).toMatchObject({ changeBp: 4_000n, isTriggered: true });
  });

  test("behavior: a fall to nothing is 100 %, and nothing rises from nothing", () => {
    expect(fall([5n, 0n])).toMatchObject({ changeBp: 10_000n, isTriggered: true });
    expect(rise([0n, 5n])).toMatchObject({ changeBp: 0n, isTriggered: false });
  });

  test("behavior: rises are measured from the low before them, up to 1000 % and above", () => {
    expect(rise([100n, 50n, 550n])).toMatchObject({ changeBp: 100_000n, isTriggered: true });
  });

  test("behavior: samples before the window do not count, its first instant does", () => {
    const series = samples([1_000n, 600n]);

    expect(measureChange({ ...DOWN, series, fromNs: 0n }).isTriggered).toBe(true);
    expect(measureChange({ ...DOWN, series, fromNs: 1n }).isTriggered).toBe(false);
  });
});

describe("windowStartNs", () => {
  test("behavior: what was before a resumption does not trip again", () => {
    expect([windowStartNs(100n, 30n, 0n), windowStartNs(100n, 30n, 80n)]).toEqual([70n, 80n]);
  });
});

describe("watchSample", () => {
  test("behavior: highs that leave the window are forgotten", () => {
    const watch = openWatch({ direction: "down", changeBp: 3_000n, windowNs: 2n });
    const seen = samples([1_000n, 800n, 790n, 560n]).map((sample) => watchSample(watch, sample));

    // At the fourth sample 1,000 is too old: 800 → 560 is exactly 30 %.
    expect(seen.map(({ changeBp, isTriggered }) => [changeBp, isTriggered])).toEqual([
      [0n, false],
      [2_000n, false],
      [2_100n, false],
      [3_000n, false],
    ]);
  });
});

describe("conditionsFor", () => {
  test("default: conditions of all tokens and those of this one", () => {
    const [every, chat, other] = [undefined, "chat", "other"].map((name) => ({
      ...(name === undefined ? {} : { tokenId: tokenId(name) }),
      direction: "down" as const,
      changeBp: 1n,
      windowNs: 1n,
    }));
    const all = [every, chat, other].filter((condition) => condition !== undefined);

    expect(conditionsFor(tokenId("chat"), all)).toEqual([every, chat]);
  });
});

const DOWN = { direction: "down", changeBp: 3_000n, fromNs: 0n } as const;

function samples(values: readonly bigint[]): Sample[] {
  return values.map((valueE8s, index) => ({ atNs: BigInt(index), valueE8s }));
}

function fall(values: readonly bigint[]) {
  return measureChange({ ...DOWN, series: samples(values) });
}

function rise(values: readonly bigint[]) {
  return measureChange({ ...DOWN, direction: "up", series: samples(values) });
}
