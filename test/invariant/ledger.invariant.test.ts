import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { toHex } from "../../src/kernel/bytes.js";
import { AccountPoints } from "../../src/ledger/account-points.js";
import { readHistory } from "../../src/ledger/history.js";
import { countAt, supplyAfter } from "../../src/ledger/log-search.js";
import { readBlocks } from "../../src/ledger/read-blocks.js";
import { hashValue } from "../../src/ledger/value-hash.js";
import type { Account } from "../../src/wire/icrc-ledger.js";
import { requireAccount } from "../../src/wire/ledger-account.js";
import {
  accountOf,
  FEE,
  LedgerFixture,
  MINTER,
  principalOf,
  subaccount,
} from "../helpers/ledger-fixture.js";
import { LedgerModel, name } from "../helpers/ledger-model.js";
import { type LedgerStep, ledgerSteps } from "../helpers/ledger-steps.js";

const START = 1_800_000_000_000_000_000n;
const ACCOUNTS: readonly Account[] = [0, 1, 2, 3].flatMap((person) => [
  accountOf(person),
  accountOf(person, subaccount(1)),
]);
const RUNS = Number(process.env["PROPERTY_RUNS"] ?? 40);

/** A ledger and the model beside it, doing the same. */
class Pair {
  readonly ledger: LedgerFixture;
  readonly model: LedgerModel;

  constructor(collector: Account | undefined) {
    this.ledger = new LedgerFixture({ fee_collector: collector === undefined ? [] : [collector] });
    this.model = new LedgerModel({
      minter: accountOf(MINTER),
      collector,
      fee: FEE,
      window: 86_400_000_000_000n,
      drift: 60_000_000_000n,
    });
    // The block that sets the collector is the first one.
    if (collector !== undefined) {
      this.model.blocks.push({ at: START, accounts: [] });
      this.model.past.push(new Map());
      this.model.supplies.push(0n);
    }
  }

  async take(step: LedgerStep): Promise<void> {
    const { ledger, model } = this;
    const { now } = ledger.machine;
    switch (step.do) {
      case "transfer": {
        const result = ledger.face.transfer(principalOf(step.person), step.args);
        expect(strip(result)).toEqual(
          strip(model.transfer(accountOf(step.person), step.args, now)),
        );
        return;
      }
      case "approve": {
        const result = ledger.face.approve(principalOf(step.person), step.args);
        expect(strip(result)).toEqual(strip(model.approve(accountOf(step.person), step.args, now)));
        return;
      }
      case "transferFrom": {
        const result = ledger.face.transferFrom(principalOf(step.person), step.args);
        expect(strip(result)).toEqual(
          strip(model.transferFrom(accountOf(step.person), step.args, now)),
        );
        return;
      }
      case "wait":
        await ledger.machine.advance(step.seconds);
        return;
      case "upgrade":
        ledger.upgrade();
    }
  }

  /** Everything one can ask of the present. */
  checkPresent(): void {
    const { ledger, model } = this;
    const { now } = ledger.machine;
    expect(ledger.face.totalSupply()).toBe(model.supply);
    for (const account of ACCOUNTS) {
      expect(ledger.balance(account)).toBe(model.balance(account));
      for (const spender of ACCOUNTS) {
        const { amount, expiresAt } = model.allowance(account, spender, now);
        expect(ledger.face.allowance({ account, spender })).toEqual({
          allowance: amount > (1n << 128n) - 1n ? (1n << 128n) - 1n : amount,
          expires_at: expiresAt === undefined ? [] : [expiresAt],
        });
      }
    }
    expect([...model.balances.values()].reduce((sum, balance) => sum + balance, 0n)).toBe(
      ledger.face.totalSupply(),
    );
  }

  /** Everything one can ask of the past. */
  checkPast(): void {
    const { state } = this.ledger.face.ledger;
    const { blocks, past, supplies } = this.model;
    expect(state.log.length).toBe(blocks.length);

    for (const account of ACCOUNTS) {
      const own = [...blocks.keys()].filter((i) => blocks[i]?.accounts.includes(name(account)));
      const target = requireAccount(account);
      const page = readHistory(state, target, { beforeIndex: undefined, lengthMax: 1_000 });
      expect(page.blocks.map(({ index }) => index)).toEqual([...own].reverse());
      const points = new AccountPoints(state.accounts, target);
      for (const [index, balances] of past.entries()) {
        const before = points.countBefore(index + 1);
        const balance = before === 0 ? 0n : points.at(before - 1).balanceAtoms;
        expect(balance).toBe(balances.get(name(account)) ?? 0n);
      }
    }
    for (const [index, supply] of supplies.entries()) {
      const { mintedAtoms, burntAtoms } = supplyAfter(state.log, index + 1);
      expect(mintedAtoms - burntAtoms).toBe(supply);
      const at = blocks[index]?.at ?? 0n;
      expect(countAt(state.log, at)).toBe(blocks.filter((block) => block.at <= at).length);
    }
  }

  /** The chain of hashes from the first block to the last. */
  checkChain(): void {
    const { state } = this.ledger.face.ledger;
    let parent: string | undefined;
    for (let start = 0; start < state.log.length; start++) {
      const [first] = readBlocks(state, [{ start: BigInt(start), length: 1n }]);
      if (first === undefined) return; // Too far ahead of the settlement.
      const phash = "Map" in first.block ? new Map(first.block.Map).get("phash") : undefined;
      expect(phash && "Blob" in phash ? toHex(phash.Blob) : undefined).toBe(parent);
      parent = toHex(hashValue(first.block));
    }
  }
}

describe("ledger", () => {
  for (const collector of [undefined, accountOf(3)]) {
    const fees = collector === undefined ? "burnt" : "collected";

    test(`invariants: agrees with the model after any steps, with fees ${fees}`, async () => {
      await fc.assert(
        fc.asyncProperty(ledgerSteps(START), async (steps) => {
          const pair = new Pair(collector);
          for (const person of [1, 2, 3]) {
            await pair.take({ do: "transfer", person: MINTER, args: fund(person) });
          }
          for (const step of steps) {
            await pair.take(step);
            pair.checkPresent();
          }
          pair.checkPast();
          pair.checkChain();
          await pair.ledger.machine.advance(5);
          pair.ledger.upgrade();
          pair.checkPresent();
          pair.checkPast();
          pair.checkChain();
        }),
        { numRuns: RUNS },
      );
    });
  }
});

function fund(person: number) {
  return {
    from_subaccount: [] as [],
    to: accountOf(person),
    amount: 5_000_000n,
    fee: [] as [],
    memo: [] as [],
    created_at_time: [] as [],
  };
}

/** Messages are for people: the model does not word them. */
function strip(result: unknown): unknown {
  return JSON.parse(
    JSON.stringify(result, (key, value) =>
      typeof value === "bigint" ? `${value}n` : key === "message" ? "" : value,
    ),
  );
}
