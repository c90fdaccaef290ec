import { describe, expect, test } from "@jest/globals";

import { balanceOf } from "../../src/wire/ledger.js";
import {
  accountOf,
  approveArgs,
  MINTER,
  principalOf,
  transferArgs,
  transferFromArgs,
} from "../helpers/ledger-fixture.js";
import { LedgerOnNetwork } from "../helpers/ledger-on-network.js";

/* Goals of the ledger, in counted instructions; docs/components/ledger.md tells what they are spent on. */
const TRANSFER_MAX = 900_000;
const APPROVE_MAX = 1_300_000;
const TRANSFER_FROM_MAX = 1_500_000;
const BALANCE_MAX = 200_000;

const memo: [Uint8Array] = [Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)];

/** A ledger that was used before, and counts every message. */
async function usedLedger() {
  const ledger = new LedgerOnNetwork();
  const counts: { kind: string; instructions: number }[] = [];
  ledger.network.onMessage(({ kind, instructions }) => {
    counts.push({ kind, instructions: Number(instructions) });
  });
  ledger.transfer(principalOf(MINTER), transferArgs(accountOf(1), 10n ** 12n));
  ledger.transfer(principalOf(1), transferArgs(accountOf(2), 10n ** 9n));
  await ledger.advance(3);
  return {
    ledger,
    /** Instructions of the caller's own message: the dearest of what an action causes at once. */
    measure(act: () => void): number {
      counts.length = 0;
      act();
      return Math.max(...counts.map(({ instructions }) => instructions));
    },
    /** Instructions of everything that an action causes, the settlement included. */
    async measureAll(act: () => void): Promise<number> {
      counts.length = 0;
      act();
      await ledger.advance(3);
      return counts.reduce((sum, { instructions }) => sum + instructions, 0);
    },
  };
}

describe("instructions of the ledger", () => {
  test("default: the first message of each kind after a pause stays below its goal", async () => {
    const { ledger, measure } = await usedLedger();
    const created_at_time: [bigint] = [ledger.nowNs];
    const terms = { memo, created_at_time };

    const transfer = measure(() =>
      ledger.transfer(principalOf(1), transferArgs(accountOf(2), 5n, terms)),
    );
    await ledger.advance(3);
    const approve = measure(() =>
      ledger.approve(principalOf(1), approveArgs(accountOf(3), 10n ** 9n, terms)),
    );
    await ledger.advance(3);
    const pair = { from: accountOf(1), to: accountOf(2) };
    const transferFrom = measure(() =>
      ledger.transferFrom(principalOf(3), transferFromArgs(pair, 5n, terms)),
    );
    await ledger.advance(3);

    expect(transfer).toBeLessThanOrEqual(TRANSFER_MAX);
    expect(approve).toBeLessThanOrEqual(APPROVE_MAX);
    expect(transferFrom).toBeLessThanOrEqual(TRANSFER_FROM_MAX);
  });

  test("default: a balance costs little, also of an account that is not on the heap", async () => {
    const { ledger, measure } = await usedLedger();
    const ask = () => ledger.query("icrc1_balance_of", balanceOf, [accountOf(2)]);
    expect(measure(ask)).toBeLessThanOrEqual(BALANCE_MAX);

    ledger.upgrade();
    expect(measure(ask)).toBeLessThanOrEqual(BALANCE_MAX);
  });

  test("behavior: an upgrade reads nothing of the past", async () => {
    const fresh = await usedLedger();
    const freshUpgrade = fresh.measure(() => fresh.ledger.upgrade());

    const old = await usedLedger();
    for (let i = 0; i < 200; i++) {
      old.ledger.transfer(principalOf(1), transferArgs(accountOf(100 + (i % 50)), 5n));
      if (i % 20 === 0) await old.ledger.advance(2);
    }
    await old.ledger.advance(3);
    expect(old.measure(() => old.ledger.upgrade())).toBeLessThanOrEqual(freshUpgrade * 1.02);
  });

  test("behavior: a burst is settled and hashed in bounded messages", async () => {
    const { ledger, measureAll } = await usedLedger();
    const burst = await measureAll(() => {
      for (let i = 0; i < 100; i++) ledger.transfer(principalOf(1), transferArgs(accountOf(2), 5n));
    });
    // Hashing is most of it: 13 to 17 compressions of SHA-256 at 0.9 million instructions each.
    expect(burst / 100).toBeLessThanOrEqual(20_000_000);
  });
});
