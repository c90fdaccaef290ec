import { describe, expect, test } from "@jest/globals";

import {
  compareWithBaseline,
  figuresAboveGoal,
  isFatal,
  updateBaseline,
} from "../../../src/bench/baseline.js";
import { medianOf } from "../../../src/bench/measure.js";
import type { Figure } from "../../../src/bench/model.js";

function figure(id: string, value: number, changes: Partial<Figure> = {}): Figure {
  return { id, label: id, unit: "instructions", value, ...changes };
}

describe("compareWithBaseline", () => {
  test.each([
    ["at the border above", 1_030, []],
    ["above it", 1_031, ["worse"]],
    ["at the border below", 970, []],
    ["below it", 969, ["better"]],
  ])("behavior: the tolerance is 3 %%: %s", (_, value, kinds) => {
    const found = compareWithBaseline([figure("a/x", value)], { "a/x": 1_000 }, ["a"]);

    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });

  test("behavior: what is new, and what is no longer measured, is found", () => {
    const found = compareWithBaseline([figure("a/new", 1)], { "a/old": 5, "b/other": 7 }, ["a"]);

    expect(found.map(({ id, kind }) => [id, kind])).toEqual([
      ["a/new", "unknown"],
      ["a/old", "missing"],
    ]);
    expect(found.every(isFatal)).toBe(true);
  });

  test("behavior: times are never compared, and getting better is no fault", () => {
    const times = [figure("a/wall", 9, { unit: "ms" })];
    expect(compareWithBaseline(times, {}, ["a"])).toEqual([]);

    const [better] = compareWithBaseline([figure("a/x", 1)], { "a/x": 1_000 }, ["a"]);
    expect(better === undefined || isFatal(better)).toBe(false);
  });
});

describe("figuresAboveGoal", () => {
  test("default: equality meets a goal", () => {
    const figures = [10, 11].map((value) => figure(`a/${value}`, value, { goalMax: 10 }));

    expect(figuresAboveGoal(figures).map(({ id }) => id)).toEqual(["a/11"]);
  });
});

describe("updateBaseline", () => {
  test("default: replaces what was measured, keeps the rest, in order", () => {
    const updated = updateBaseline({ "b/y": 2, "a/x": 1 }, [
      figure("b/y", 3),
      figure("c/wall", 4, { unit: "ms" }),
    ]);

    expect(Object.entries(updated)).toEqual([
      ["a/x", 1],
      ["b/y", 3],
    ]);
  });
});

describe("medianOf", () => {
  test("default: the middle one", () => {
    expect(medianOf([5, 100, 1])).toBe(5);
    expect(medianOf([4, 1, 3, 2])).toBe(2);
  });
});
