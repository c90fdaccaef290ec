import { describe, test } from "@jest/globals";
import fc from "fast-check";

import { accountOf } from "../helpers/ledger-fixture.js";
import { MemoryLedgerPair, START } from "../helpers/ledger-pair.js";
import { ledgerSteps } from "../helpers/ledger-steps.js";

const { PROPERTY_RUNS } = process.env;
const numRuns = Number(PROPERTY_RUNS ?? 25);
/** Blocks are read from the first on each time. */
const REPLAY_EVERY = 10;

describe("ledger", () => {
  for (const collector of [undefined, accountOf(3)]) {
    const fees = collector === undefined ? "burnt" : "collected";

    test(`invariants: agrees with the model after any steps, with fees ${fees}`, async () => {
      await fc.assert(
        fc.asyncProperty(ledgerSteps(START), async (steps) => {
          const pair = new MemoryLedgerPair(collector);
          await pair.fund();
          for (const [i, step] of steps.entries()) {
            await pair.take(step);
            pair.checkPresent();
            if (i % REPLAY_EVERY === 0) pair.checkReplay();
          }
          checkAll(pair);
          await pair.ledger.machine.advance(5);
          pair.ledger.upgrade();
          pair.checkPresent();
          checkAll(pair);
        }),
        { numRuns },
      );
    });
  }
});

function checkAll(pair: MemoryLedgerPair): void {
  pair.checkReplay();
  pair.checkPast();
  pair.checkChain();
  pair.checkListings();
  pair.checkAudit();
}
