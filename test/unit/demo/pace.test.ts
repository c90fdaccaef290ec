import { describe, expect, test } from "@jest/globals";

import { letTimePass } from "../../../src/demo/pace.js";

const MINUTE_NS = 60_000_000_000n;

/** A served network that only notes how time passed. */
function notingNetwork() {
  const steps: bigint[] = [];
  const advance = (durationNs: bigint) => {
    steps.push(durationNs);
    return Promise.resolve();
  };
  return { steps, advance };
}

/** Nobody waits any more, as after Ctrl-C. */
const impatient = AbortSignal.abort();

describe("letTimePass", () => {
  test("default: without a pace, all of it at once", async () => {
    const network = notingNetwork();
    await letTimePass(network, MINUTE_NS, { signal: impatient });
    expect(network.steps).toEqual([MINUTE_NS]);
  });

  test("default: sixty times as fast, a minute is one step", async () => {
    const network = notingNetwork();
    await letTimePass(network, MINUTE_NS, { speed: 60, signal: impatient });
    expect(network.steps).toEqual([MINUTE_NS]);
  });

  test("default: in real time it passes second by second, to the end", async () => {
    const network = notingNetwork();
    await letTimePass(network, MINUTE_NS + 1n, { speed: 1, signal: impatient });
    expect(network.steps).toEqual([...Array(60).fill(1_000_000_000n), 1n]);
  });

  test("behavior: steps are as far apart as the pace says", async () => {
    const network = notingNetwork();
    const startedAtMs = performance.now();
    const signal = new AbortController().signal;
    await letTimePass(network, 2_000_000_000n, { speed: 1, signal });
    expect(performance.now() - startedAtMs).toBeGreaterThan(990);
  });
});
