import { expect } from "@jest/globals";

import { toHex } from "../../src/kernel/bytes.js";
import { AccountPoints } from "../../src/ledger/account-points.js";
import { balanceAt } from "../../src/ledger/checkpoints.js";
import { readHistory } from "../../src/ledger/history.js";
import { countAt, supplyAfter } from "../../src/ledger/log-search.js";
import { readBlocks } from "../../src/ledger/read-blocks.js";
import { hashValue } from "../../src/ledger/value-hash.js";
import type { Account } from "../../src/wire/icrc-ledger.js";
import { requireAccount } from "../../src/wire/ledger-account.js";
import type { InitArgs } from "../../src/wire/ledger-init.js";
import {
  accountOf,
  FEE,
  LedgerFixture,
  MINTER,
  principalOf,
  rolesOf,
  subaccount,
  transferArgs,
} from "./ledger-fixture.js";
import { LedgerModel, name } from "./ledger-model.js";
import { Replay } from "./ledger-replay.js";
import type { LedgerStep } from "./ledger-steps.js";
import { type LedgerSubject, memorySubject } from "./ledger-subject.js";

/** When the ledgers of tests are installed. */
export const START = 1_800_000_000_000_000_000n;

const MAX_MINTED = 60_000_000n;

/** The largest allowance that is kept. */
const AMOUNT_MAX = (1n << 128n) - 1n;

/** Every account that steps can touch. */
export const ACCOUNTS: readonly Account[] = [0, 1, 2, 3].flatMap((person) => [
  accountOf(person),
  accountOf(person, subaccount(1)),
]);

const ROLES = {
  governance: 3,
  guardian: 2,
  minters: [3],
  burners: [3],
  freezers: [2, 3],
  lockers: [1, 3],
};

/** The arguments that ledgers beside a model are installed with. */
export function pairArgs(collector: Account | undefined): Partial<InitArgs> {
  return {
    fee_collector: collector === undefined ? [] : [collector],
    roles: [rolesOf(ROLES)],
    max_minted: [MAX_MINTED],
  };
}

/** A ledger and the model beside it, doing the same. */
export class LedgerPair {
  readonly model: LedgerModel;
  readonly #subject: LedgerSubject;

  constructor(subject: LedgerSubject, collector: Account | undefined) {
    this.#subject = subject;
    const text = (person: number) => accountOf(person).owner.toText();
    const governance = [text(3)];
    const freezing = [text(2), text(3)];
    const locking = [text(1), text(3)];
    this.model = new LedgerModel({
      minter: accountOf(MINTER),
      collector,
      fee: FEE,
      window: 86_400_000_000_000n,
      drift: 60_000_000_000n,
      maxMinted: MAX_MINTED,
      roles: {
        setFeeCollector: governance,
        mint: governance,
        burn: governance,
        freezeAccount: freezing,
        unfreezeAccount: freezing,
        freezePrincipal: freezing,
        unfreezePrincipal: freezing,
        pause: freezing,
        unpause: governance,
        deactivate: governance,
        lock: locking,
        unlock: locking,
        burnLocked: locking,
        transferLocked: locking,
      },
    });
    // The block that sets the collector is the first one.
    if (collector !== undefined) {
      this.model.blocks.push({ at: subject.nowNs, accounts: [] });
      this.model.past.push(new Map());
      this.model.supplies.push(0n);
    }
  }

  /** Gives three people something to begin with. */
  async fund(): Promise<void> {
    for (const person of [1, 2, 3]) {
      const args = transferArgs(accountOf(person), 5_000_000n);
      await this.take({ do: "transfer", person: MINTER, args });
    }
  }

  /** Takes a step on both sides; they must answer the same. */
  async take(step: LedgerStep): Promise<void> {
    const subject = this.#subject;
    const { model } = this;
    const { nowNs } = subject;
    switch (step.do) {
      case "transfer": {
        const result = subject.transfer(principalOf(step.person), step.args);
        agree(result, model.transfer(accountOf(step.person), step.args, nowNs));
        return;
      }
      case "approve": {
        const result = subject.approve(principalOf(step.person), step.args);
        agree(result, model.approve(accountOf(step.person), step.args, nowNs));
        return;
      }
      case "transferFrom": {
        const result = subject.transferFrom(principalOf(step.person), step.args);
        agree(result, model.transferFrom(accountOf(step.person), step.args, nowNs));
        return;
      }
      case "privileged": {
        const result = subject.privileged(principalOf(step.person), step.act);
        const expected = model.privileged(accountOf(step.person).owner.toText(), step.act, nowNs);
        agree("Ok" in result ? result : { Err: Object.keys(result.Err)[0] }, expected);
        return;
      }
      case "wait":
        await subject.advance(step.seconds);
        return;
      case "upgrade":
        subject.upgrade();
    }
  }

  /** Everything one can ask of the present. */
  checkPresent(): void {
    const subject = this.#subject;
    const { model } = this;
    const { nowNs } = subject;
    const seen: string[] = [`${subject.totalSupply()}`];
    const expected: string[] = [`${model.supply}`];
    for (const account of ACCOUNTS) {
      const { balance, available, locked } = subject.balanceDetails(account);
      const total = model.balance(account);
      const free = model.available(account, nowNs);
      seen.push(`${balance} ${available} ${locked} ${subject.isFrozen(account)}`);
      expected.push(`${total} ${free} ${total - free} ${model.isFrozen(account)}`);
      expect(free >= 0n).toBe(true);
      for (const spender of ACCOUNTS) {
        const { allowance, expires_at } = subject.allowance({ account, spender });
        const { amount, expiresAt } = model.allowance(account, spender, nowNs);
        seen.push(`${allowance} ${expires_at[0]}`);
        expected.push(`${amount > AMOUNT_MAX ? AMOUNT_MAX : amount} ${expiresAt}`);
      }
    }
    // One comparison: a thousand small ones take most of the time of a thousand steps.
    expect(seen).toEqual(expected);
    const sum = [...model.balances.values()].reduce((total, balance) => total + balance, 0n);
    expect(sum).toBe(model.supply);
  }

  /** Everything that anybody can work out from the blocks alone. */
  checkReplay(): void {
    const subject = this.#subject;
    const replay = new Replay();
    const length = subject.blocks([]).log_length;
    for (let start = 0n; start < length; ) {
      const { blocks } = subject.blocks([{ start, length: length - start }]);
      if (blocks.length === 0) return; // Too far ahead of the settlement.
      for (const { block } of blocks) replay.take(block);
      start += BigInt(blocks.length);
    }

    expect(replay.supply).toBe(subject.totalSupply());
    for (const account of ACCOUNTS) {
      expect(replay.balance(account)).toBe(subject.balanceDetails(account).balance);
    }
    for (const rest of [...replay.allowances.values(), ...replay.locks.values()]) {
      expect(rest).toBeGreaterThanOrEqual(0n);
    }
  }
}

/** What only a ledger in memory can be asked: all of its past, in its own terms. */
export class MemoryLedgerPair extends LedgerPair {
  readonly ledger: LedgerFixture;

  constructor(collector: Account | undefined) {
    const ledger = new LedgerFixture(pairArgs(collector));
    super(memorySubject(ledger), collector);
    this.ledger = ledger;
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
      const balances = past.map((_, index) => {
        const before = points.countBefore(index + 1);
        return before === 0 ? 0n : points.at(before - 1).balanceAtoms;
      });
      expect(balances.join()).toBe(past.map((each) => each.get(name(account)) ?? 0n).join());
      const latest = past.at(-1)?.get(name(account)) ?? 0n;
      expect(balanceAt(state, target, this.ledger.machine.now)).toBe(latest);
    }
    for (const [index, supply] of supplies.entries()) {
      const { mintedAtoms, burntAtoms } = supplyAfter(state.log, index + 1);
      expect(mintedAtoms - burntAtoms).toBe(supply);
      const at = blocks[index]?.at ?? 0n;
      expect(countAt(state.log, at)).toBe(blocks.filter((block) => block.at <= at).length);
    }
  }

  /** Every listing, which is in the order that its standard asks for. */
  checkListings(): void {
    const { reports } = this.ledger.face;
    const { now } = this.ledger.machine;
    for (const person of [0, 1, 2, 3]) {
      const { owner } = accountOf(person);
      const listed = reports.allowances(principalOf(person), {
        from_account: [{ owner, subaccount: [] }],
        prev_spender: [],
        take: [],
      });
      const expected = ACCOUNTS.filter((from) => from.owner.toText() === owner.toText()).flatMap(
        (from) =>
          ACCOUNTS.filter((spender) => this.model.allowance(from, spender, now).amount > 0n),
      );
      expect("Ok" in listed ? listed.Ok.map((each) => name(each.to_spender)) : []).toEqual(
        expected.map(name),
      );
    }
    const frozen = reports.frozenAccounts({ start_after: [], max_results: 100n }).accounts;
    expect(frozen.map(name)).toEqual(
      ACCOUNTS.filter(
        (each) => this.model.freezes.get(name(each))?.isFrozen && this.model.isFrozen(each),
      ).map(name),
    );
  }

  /** The chain of hashes from the first block to the last. */
  checkChain(): void {
    const { state } = this.ledger.face.ledger;
    let parent: string | undefined;
    for (let start = 0; start < state.log.length; start++) {
      const [first] = readBlocks(state, [{ startIndex: BigInt(start), blockCount: 1n }]);
      if (first === undefined) return; // Too far ahead of the settlement.
      const phash = "Map" in first.block ? new Map(first.block.Map).get("phash") : undefined;
      expect(phash && "Blob" in phash ? toHex(phash.Blob) : undefined).toBe(parent);
      parent = toHex(hashValue(first.block));
    }
  }

  /** The ledger's own audit finds nothing. */
  checkAudit(): void {
    const { reports } = this.ledger.face;
    let after: Parameters<typeof reports.checkInvariants>[0]["after"] = [];
    do {
      const { broken, next } = reports.checkInvariants({ after });
      expect(broken).toEqual([]);
      after = next;
    } while (after.length > 0);
  }
}

function agree(result: unknown, expected: unknown): void {
  expect(strip(result)).toEqual(strip(expected));
}

/** Messages are for people: the model does not word them. */
function strip(result: unknown): unknown {
  return JSON.parse(
    JSON.stringify(result, (key, value) =>
      typeof value === "bigint" ? `${value}n` : key === "message" ? "" : value,
    ),
  );
}
