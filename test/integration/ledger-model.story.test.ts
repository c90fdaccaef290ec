import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";

import { createNetwork } from "../../src/localnet/network.js";
import { accountOf } from "../helpers/ledger-fixture.js";
import { LedgerOnNetwork } from "../helpers/ledger-on-network.js";
import { LedgerPair, pairArgs, START } from "../helpers/ledger-pair.js";
import { type LedgerStep, ledgerSteps } from "../helpers/ledger-steps.js";

const { LEDGER_SERIES } = process.env;
/** Independent ledgers, each with a series of steps of its own. */
const SERIES_COUNT = Number(LEDGER_SERIES ?? 8);
const STEPS_A_SERIES = 250;
const CHECK_EVERY = 10;

describe("the built ledger beside its model", () => {
  for (let series = 0; series < SERIES_COUNT; series++) {
    test(`story: answers as the model does for ${STEPS_A_SERIES} random steps, series ${series}`, async () => {
      const collector = series % 2 === 0 ? undefined : accountOf(3);
      const ledger = new LedgerOnNetwork(
        pairArgs(collector),
        createNetwork({ seed: series, timeNs: START }),
      );
      const pair = new LedgerPair(ledger, collector);
      await pair.fund();

      for (const [i, step] of stepsOf(series).entries()) {
        await pair.take(step);
        if (i % CHECK_EVERY === 0) pair.checkPresent();
      }
      await ledger.advance(5);
      pair.checkReplay();
      ledger.upgrade();
      pair.checkPresent();
      pair.checkReplay();
      expect(ledger.brokenInvariants()).toEqual([]);
    });
  }
});

/** The same steps at each run: the seed is the number of the series. */
function stepsOf(series: number): LedgerStep[] {
  const samples = fc.sample(ledgerSteps(START), { numRuns: 40, seed: 1_000 + series });
  return samples
    .flat()
    .filter((step) => step.do !== "privileged" || step.act.do !== "deactivate")
    .slice(0, STEPS_A_SERIES);
}
