import { describe, expect, test } from "@jest/globals";

import type { MessageReport } from "../../src/localnet/message-report.js";
import {
  builtNetwork,
  expectAsRecorded,
  memoryNetwork,
  RECORDED_POOL,
} from "../helpers/recorded-network.js";
import { replay } from "../helpers/replay.js";

/** Requests, a claim and a payout are under way before these. */
const UPGRADED_BEFORE = [31, 49, 79, 100, 112];

/** What a quote may cost, in instructions. */
const QUOTE_MAX = { quote: 600_000, swap_amounts: 1_500_000 } as const;

describe.each([
  ["in memory", () => memoryNetwork()],
  ["built, on the local network", () => builtNetwork()],
])("the venues' stand-ins, %s", (_, start) => {
  test("story: answer every recorded step as the real venues did, to the unit and the letter", async () => {
    const replayed = await replay(start(), []);

    expectAsRecorded(replayed);
    const answered = (canister: string) =>
      replayed.filter(({ step }) => step.canister === canister).length;
    expect([answered("kong"), answered(RECORDED_POOL)]).toEqual([38, 39]);
  });

  test("story: answer so too when they are upgraded in between", async () => {
    expectAsRecorded(await replay(start(), UPGRADED_BEFORE));
  });
});

describe("the venues' stand-ins, built", () => {
  test("behavior: most quotes are cheap", async () => {
    const reports: MessageReport[] = [];
    await replay(
      builtNetwork((report) => reports.push(report)),
      [],
    );
    for (const method of ["quote", "swap_amounts"] as const) {
      const costs = reports
        .filter((report) => report.kind === "query" && report.method === method)
        .map(({ instructions }) => instructions)
        .sort((a, b) => a - b);

      expect(costs.length).toBeGreaterThanOrEqual(9);
      expect(costs[Math.floor(costs.length / 2)]).toBeLessThan(QUOTE_MAX[method]);
    }
  });
});
