import { describe, expect, test } from "@jest/globals";

import { forEachSeed } from "../../../src/localnet/seeds.js";

describe("forEachSeed", () => {
  test("default: gives each seed a network of its own", () => {
    const seeds: number[] = [];
    forEachSeed([4, 2, 4], ({ seed }) => seeds.push(seed));

    expect(seeds).toEqual([4, 2, 4]);
  });

  test("error: names the seed that fails", () => {
    const cause = new Error("two and two are five");

    expect(() =>
      forEachSeed([1, 2, 3], ({ seed }) => {
        if (seed === 2) throw cause;
      }),
    ).toThrow(expect.objectContaining({ message: "the scenario fails with seed 2", cause }));
  });
});
