import { beforeAll, describe, expect, test } from "@jest/globals";
import type { DemoOptions } from "../../src/demo/demo-network.js";
import { EPISODE_CYCLE_COUNT, openWorld, runEpisode, type World } from "./random-cycles.js";

/** Worlds that share the cycles: four are tried. */
const WORLD_COUNT = 4;

/** Random cycles of all worlds together. */
const CYCLE_COUNT = process.env["BALLAST_FULL"] === "1" ? 2_000 : 300;

/** The seed of all episodes: `BALLAST_SEED`, or always the same one. */
const SEED = Number(process.env["BALLAST_SEED"] ?? "1");

const EPISODE_COUNT = Math.ceil(CYCLE_COUNT / WORLD_COUNT / EPISODE_CYCLE_COUNT);

/** An episode takes seconds; a slow machine is no failure. */
const TIMEOUT_MS = 300_000;

/**
 * Runs the random cycles of one kind of world. What fails names its seed and tells its story:
 * `BALLAST_SEED=<seed> npm test -- random-cycles` runs it again.
 */
export function randomCyclesTests(name: string, options: DemoOptions): void {
  describe(`random cycles: ${name}, seed ${SEED}`, () => {
    let world: World;

    beforeAll(() => {
      world = openWorld(options);
    });

    const episodes = Array.from({ length: EPISODE_COUNT }, (_episode, i) => SEED * 1_000 + i);
    test.each(episodes)(
      "story: episode %i ends with all money in its place",
      (seed) => {
        const { wrongs, story, tradeCount } = runEpisode(world, seed);

        expect({ wrongs, story: wrongs.length === 0 ? [] : story }).toEqual({
          wrongs: [],
          story: [],
        });
        expect(tradeCount).toBeGreaterThan(0);
      },
      TIMEOUT_MS,
    );
  });
}
