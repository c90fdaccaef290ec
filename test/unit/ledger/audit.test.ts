import { describe, expect, test } from "@jest/globals";

import { ledgerMemory } from "../../../src/ledger/memory.js";
import type { AuditPlace } from "../../../src/wire/ledger-queries.js";
import {
  accountOf,
  approveArgs,
  LedgerFixture,
  principalOf,
  rolesOf,
  transferArgs,
} from "../../helpers/ledger-fixture.js";

const [ADA, BEA, CLEO, MASTER] = [1, 2, 3, 4];

/** A ledger of several pages, with locks and allowances, settled. */
async function livedLedger(): Promise<LedgerFixture> {
  const ledger = new LedgerFixture({ roles: [rolesOf({ lockers: [MASTER] })] });
  for (const person of [ADA, BEA, CLEO]) ledger.mint(accountOf(person), 50_000_000n);
  for (let i = 0; i < 70; i++) {
    await ledger.machine.advance(2);
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 7n));
  }
  ledger.face.approve(principalOf(ADA), approveArgs(accountOf(CLEO), 5n));
  ledger.face.administration.lock(principalOf(MASTER), {
    account: accountOf(BEA),
    lock_id: 1n,
    amount: 900n,
    purpose: "stake",
    expires_at: [],
    reason: [],
    created_at_time: ledger.machine.now,
  });
  await ledger.machine.advance(5);
  return ledger;
}

/** Names of what a whole audit finds, step by step. */
function audit({ face }: LedgerFixture): { readonly broken: string[]; readonly stepCount: number } {
  const broken: string[] = [];
  let after: [] | [AuditPlace] = [];
  let stepCount = 0;
  do {
    const step = face.reports.checkInvariants({ after });
    broken.push(...step.broken.map(({ name }) => name));
    after = step.next;
    stepCount += 1;
  } while (after.length > 0);
  return { broken: [...new Set(broken)], stepCount };
}

/** Changes one byte of a record behind the ledger's back; what was on the heap is gone. */
function corrupt(
  ledger: LedgerFixture,
  region: number,
  change: (record: Uint8Array) => void,
): void {
  const map = ledger.machine.stableMap(region);
  const [key] = map.keys(0, 1);
  const record = key && map.get(key);
  if (key === undefined || record === undefined) throw new Error("an empty region");
  change(record);
  map.insert(key, record);
  ledger.upgrade();
}

describe("check_invariants", () => {
  test("default: finds nothing wrong, in several bounded steps", async () => {
    const { broken, stepCount } = audit(await livedLedger());
    expect(broken).toEqual([]);
    expect(stepCount).toBeGreaterThan(1);
  });

  test("default: knows an account that only ever collected fees", async () => {
    const ledger = new LedgerFixture({ fee_collector: [accountOf(CLEO)] });
    ledger.mint(accountOf(ADA), 50_000_000n);
    for (let i = 0; i < 60; i++) {
      ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 7n));
    }
    await ledger.machine.advance(5);
    expect(ledger.balance(accountOf(CLEO))).toBeGreaterThan(0n);
    expect(audit(ledger).broken).toEqual([]);
  });

  test("error: a balance that was changed", async () => {
    const ledger = await livedLedger();
    corrupt(ledger, ledgerMemory.accounts, (head) => {
      head[20] = (head[20] ?? 0) ^ 1;
    });
    expect(audit(ledger).broken).toEqual(expect.arrayContaining(["LEDGER_1", "LEDGER_5"]));
  });

  test("error: a sum of locks that was changed", async () => {
    const ledger = await livedLedger();
    corrupt(ledger, ledgerMemory.accounts, (head) => {
      head[36] = (head[36] ?? 0) + 1;
    });
    expect(audit(ledger).broken).toEqual(["LEDGER_8"]);
  });

  test("error: a lock of more than there is", async () => {
    const ledger = await livedLedger();
    corrupt(ledger, ledgerMemory.locks, (locks) => {
      // The list's length, the module's length, ten bytes of it, eight of the id: then the amount.
      locks[2 + 1 + 10 + 8 + 1] = 1;
    });
    expect(audit(ledger).broken).toContain("LEDGER_2");
  });

  test("error: a block that was changed", async () => {
    const ledger = await livedLedger();
    corrupt(ledger, ledgerMemory.pages, (page) => {
      page[page.length - 1] = (page.at(-1) ?? 0) ^ 1;
    });
    expect(audit(ledger).broken).toContain("LEDGER_3");
  });

  test("error: a page that tells of another supply", async () => {
    const ledger = await livedLedger();
    corrupt(ledger, ledgerMemory.pages, (page) => {
      page[23] = (page[23] ?? 0) + 1;
    });
    expect(audit(ledger).broken).toContain("LEDGER_4");
  });

  test("error: an allowance that is listed and not kept", async () => {
    const ledger = await livedLedger();
    const allowances = ledger.machine.stableMap(ledgerMemory.allowances);
    const other = allowances.keys(0, 1)[0]?.slice();
    if (other === undefined) throw new Error("no allowance");
    const record = allowances.remove(other);
    other[other.length - 1] = 0x77;
    allowances.insert(other, record ?? new Uint8Array(16));
    ledger.upgrade();
    expect(audit(ledger).broken).toEqual(["LEDGER_7"]);
  });
});
