import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { BACK_OFF_DEFAULT, backOffMs, sleepMs } from "../../../src/client/back-off.js";

describe("backOffMs", () => {
  test("default: doubles from half a second to half a minute", () => {
    const waits = [1, 2, 3, 7, 50].map((count) => backOffMs(BACK_OFF_DEFAULT, count, 0.999_999));

    expect(waits).toEqual([500, 1_000, 2_000, 30_000, 30_000]);
  });

  test("property: chance spreads the wait between half of the longest and the longest", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failureCount, chance) => {
          const longestMs = backOffMs(BACK_OFF_DEFAULT, failureCount, 0.999_999);
          const waitMs = backOffMs(BACK_OFF_DEFAULT, failureCount, chance);

          expect(waitMs).toBeGreaterThanOrEqual(Math.floor(longestMs / 2));
          expect(waitMs).toBeLessThanOrEqual(longestMs);
        },
      ),
    );
  });
});

describe("sleepMs", () => {
  test("behavior: a signal ends it at once", async () => {
    const stop = new AbortController();
    const startedAtMs = Date.now();
    const slept = sleepMs(60_000, stop.signal);
    stop.abort();
    await slept;
    await sleepMs(60_000, stop.signal);

    expect(Date.now() - startedAtMs).toBeLessThan(5_000);
  });
});
