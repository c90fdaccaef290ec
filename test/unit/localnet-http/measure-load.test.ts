import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";

import { measureLoad } from "../../../src/localnet/http/measure-load.js";

describe("measureLoad", () => {
  test("default: makes as many requests as were asked for, and counts those that fail", async () => {
    let [good, bad] = [0, 0];
    const parts = [
      {
        perSec: 200,
        request: async () => {
          good += 1;
        },
      },
      {
        perSec: 50,
        request: async () => {
          bad += 1;
          if (bad % 2 === 0) throw new Error(`request ${bad}`);
        },
      },
    ];

    const figures = await measureLoad(parts, 100);

    expect([good, bad]).toEqual([20, 5]);
    expect(figures).toMatchObject([
      { count: 20, errorCount: 0, firstError: undefined },
      { count: 5, errorCount: 2, firstError: "Error: request 2" },
    ]);
  });

  test("behavior: a slow answer does not hold the next request back", async () => {
    let open = 0;
    let openMax = 0;
    const released: (() => void)[] = [];
    const request = () => {
      open += 1;
      openMax = Math.max(openMax, open);
      if (open === 4) for (const release of released) release();
      return new Promise<void>((resolve) => {
        if (open === 4) resolve();
        else released.push(resolve);
      });
    };

    const [figures] = await measureLoad([{ perSec: 1000, request }], 4);

    expect(openMax).toBe(4);
    expect(figures).toMatchObject({ count: 4, errorCount: 0 });
  });

  test("edge: a server that falls behind is not buried: what is too much is not sent", async () => {
    let sentCount = 0;
    const request = () => {
      sentCount += 1;
      return sleep(1_000);
    };

    const [figures] = await measureLoad([{ perSec: 5_000, request }], 100);

    expect(sentCount).toBe(400);
    expect(figures).toMatchObject({ count: 500, errorCount: 100 });
    expect(figures?.firstError).toMatch(/not sent: 400 requests were under way/);
  });
});
