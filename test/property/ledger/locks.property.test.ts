import { expect, test } from "@jest/globals";
import fc from "fast-check";

import type { Account } from "../../../src/wire/icrc-ledger.js";
import type { Lock } from "../../../src/wire/ledger-queries.js";
import { LedgerFixture, principalOf } from "../../helpers/ledger-fixture.js";
import { ACCOUNTS, LedgerPair, pairArgs, START } from "../../helpers/ledger-pair.js";
import { type LedgerStep, ledgerSteps } from "../../helpers/ledger-steps.js";
import { memorySubject } from "../../helpers/ledger-subject.js";

const { PROPERTY_RUNS } = process.env;
const numRuns = Number(PROPERTY_RUNS ?? 60);

/** What an account holds and what of it is bound, seen from outside. */
type Held = { readonly balance: bigint; readonly locks: readonly Lock[] };

/**
 * The rule without a model of the ledger: only the module that made a lock, and time, end it; and
 * whatever else happens, the account keeps at least what its locks hold.
 */
test("property: no sequence of calls lets locked tokens move but by their module", async () => {
  let lockCount = 0;
  await fc.assert(
    fc.asyncProperty(ledgerSteps(START), async (steps) => {
      const ledger = new LedgerFixture(pairArgs(undefined));
      const pair = new LedgerPair(memorySubject(ledger), undefined);
      await pair.fund();
      for (const step of steps) {
        const before = ACCOUNTS.map((account) => heldBy(ledger, account));
        await pair.take(step);
        for (const [place, account] of ACCOUNTS.entries()) {
          const was = before[place] ?? { balance: 0n, locks: [] };
          const now = heldBy(ledger, account);
          lockCount += now.locks.length;
          expectKept(ledger, { was, now, step });
        }
      }
    }),
    { numRuns },
  );
  expect(lockCount).toBeGreaterThan(0);
});

function heldBy({ face }: LedgerFixture, account: Account): Held {
  return face.reports.balanceDetails(account);
}

function expectKept(
  ledger: LedgerFixture,
  { was, now, step }: { readonly was: Held; readonly now: Held; readonly step: LedgerStep },
): void {
  const locked = now.locks.reduce((sum, { amount }) => sum + amount, 0n);
  expect(now.balance).toBeGreaterThanOrEqual(locked);

  for (const lock of was.locks) {
    const [expiresAt] = lock.expires_at;
    if (expiresAt !== undefined && expiresAt <= ledger.machine.now) continue;
    const left = now.locks.find((each) => isSame(each, lock))?.amount ?? 0n;
    if (left === lock.amount) continue;
    expect(usesLock(step, lock)).toBe(true);
    expect(left).toBeLessThan(lock.amount);
  }
}

function isSame(a: Lock, b: Lock): boolean {
  return a.lock_id === b.lock_id && a.module.toText() === b.module.toText();
}

/** Whether a step is the module's own, about this very lock. */
function usesLock(step: LedgerStep, { lock_id, module }: Lock): boolean {
  if (step.do !== "privileged" || step.act.lockId !== lock_id) return false;
  const isUse = ["unlock", "burnLocked", "transferLocked"].includes(step.act.do);
  return isUse && principalOf(step.person).join() === module.toUint8Array().join();
}
