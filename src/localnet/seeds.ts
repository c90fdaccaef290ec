import { createNetwork, type Network } from "./network.js";

/**
 * Plays a scenario on a new network for each seed, so with other interleavings.
 *
 * @throws {Error} that names the seed, with what the scenario threw as its cause.
 */
export function forEachSeed(seeds: Iterable<number>, scenario: (network: Network) => void): void {
  for (const seed of seeds) {
    try {
      scenario(createNetwork({ seed }));
    } catch (error) {
      throw new Error(`the scenario fails with seed ${seed}`, { cause: error });
    }
  }
}
