import { describe, expect, test } from "@jest/globals";

import type { LedgerAdministration } from "../../../src/suite/ledger-administration.js";
import { Principal } from "../../../src/wire/idl.js";
import type { RefusalValue } from "../../../src/wire/ledger-privileged.js";
import {
  accountOf,
  approveArgs,
  FEE,
  LedgerFixture,
  MINTER,
  principalOf,
  rolesOf,
  subaccount,
  transferArgs,
  transferFromArgs,
} from "../../helpers/ledger-fixture.js";

const [ADA, BEA, GOVERNANCE, GUARDIAN, TREASURER, FREEZER, MODULE] = [1, 2, 3, 4, 5, 6, 7];
const roles = rolesOf({
  governance: GOVERNANCE,
  guardian: GUARDIAN,
  minters: [TREASURER],
  burners: [TREASURER],
  freezers: [FREEZER],
  lockers: [MODULE],
});

function fundedLedger(): LedgerFixture {
  const ledger = new LedgerFixture({ roles: [roles] });
  ledger.mint(accountOf(ADA), 1_000_000n);
  return ledger;
}

function reasonAndTime(ledger: LedgerFixture): {
  reason: [] | [string];
  created_at_time: bigint;
} {
  return { reason: ["because"], created_at_time: ledger.machine.now };
}

type Act = (administration: LedgerAdministration, ledger: LedgerFixture) => unknown;

function refusal(act: Act, ledger = fundedLedger()): RefusalValue {
  const before = ledger.face.ledger.state.log.length;
  const result = act(ledger.face.administration, ledger) as { Err?: RefusalValue };
  expect(ledger.face.ledger.state.log.length).toBe(before);
  if (result.Err === undefined) throw new Error("not refused");
  return result.Err;
}

function mint(
  person: number,
  changes: { to?: ReturnType<typeof accountOf>; amount?: bigint } = {},
): Act {
  return (administration, ledger) =>
    administration.mint(principalOf(person), {
      to: accountOf(BEA),
      amount: 5n,
      ...changes,
      ...reasonAndTime(ledger),
    });
}

describe("icrc152_mint and icrc152_burn", () => {
  test("default: mint and burn with a reason that the block keeps", () => {
    const ledger = fundedLedger();
    const common = reasonAndTime(ledger);
    const minted = ledger.face.administration.mint(principalOf(TREASURER), {
      to: accountOf(BEA),
      amount: 500n,
      ...common,
    });
    const burnt = ledger.face.administration.burn(principalOf(TREASURER), {
      from: accountOf(ADA),
      amount: 400n,
      ...common,
    });

    expect([minted, burnt]).toEqual([{ Ok: 1n }, { Ok: 2n }]);
    expect(ledger.balance(accountOf(BEA))).toBe(500n);
    expect(ledger.face.totalSupply()).toBe(1_000_100n);
    const [block] = ledger.face.getBlocks([{ start: 1n, length: 1n }]).blocks;
    const fields = new Map(block && "Map" in block.block ? block.block.Map : []);
    const tx = fields.get("tx");
    expect(fields.get("btype")).toEqual({ Text: "122mint" });
    expect(tx && "Map" in tx ? new Map(tx.Map) : undefined).toEqual(
      new Map([
        ["mthd", { Text: "152mint" }],
        ["caller", { Blob: principalOf(TREASURER) }],
        ["ts", { Nat: common.created_at_time }],
        ["to", { Array: [{ Blob: principalOf(BEA) }] }],
        ["amt", { Nat: 500n }],
        ["reason", { Text: "because" }],
      ]),
    );
  });

  test("error: in the order of the checks", () => {
    expect(refusal(mint(GOVERNANCE))).toEqual({ Unauthorized: "the caller holds no such role" });
    expect(refusal(mint(TREASURER, { to: accountOf(MINTER) }))).toEqual({
      InvalidAccount: "the minting account",
    });
    const anonymous = { owner: Principal.anonymous(), subaccount: [] as [] };
    expect(refusal(mint(TREASURER, { to: anonymous }))).toEqual({
      InvalidAccount: "an account of the anonymous principal",
    });
    expect(refusal(mint(TREASURER, { to: accountOf(BEA, new Uint8Array(5)) }))).toEqual({
      InvalidAccount: "a sub-account of 5 bytes; it takes 32",
    });
    expect(refusal(mint(TREASURER, { amount: 0n }))).toEqual({
      InvalidAmount: "the amount is zero",
    });
  });

  test("error: TooOld, CreatedInFuture and Duplicate", () => {
    const ledger = fundedLedger();
    const at =
      (created_at_time: bigint): Act =>
      (administration) =>
        administration.mint(principalOf(TREASURER), {
          to: accountOf(BEA),
          amount: 5n,
          reason: [],
          created_at_time,
        });
    const { now } = ledger.machine;

    expect(refusal(at(0n), ledger)).toEqual({ TooOld: null });
    expect(refusal(at(now + 60_000_000_001n), ledger)).toEqual({
      CreatedInFuture: { ledger_time: now },
    });
    expect(at(now)(ledger.face.administration, ledger)).toEqual({ Ok: 1n });
    expect(refusal(at(now), ledger)).toEqual({ Duplicate: { duplicate_of: 1n } });
  });

  test("error: InsufficientBalance counts only what is not locked", () => {
    const ledger = fundedLedger();
    lockOf(ledger, 900_000n);
    const burn: Act = (administration) =>
      administration.burn(principalOf(TREASURER), {
        from: accountOf(ADA),
        amount: 100_001n,
        ...reasonAndTime(ledger),
      });

    expect(refusal(burn, ledger)).toEqual({ InsufficientBalance: { balance: 100_000n } });
  });

  test("error: MintBudgetSpent, by the rolling year and its bootstrap", async () => {
    const ledger = new LedgerFixture({
      roles: [roles],
      mint_budget: [{ yearly_bp: 500n, floor: 1_000n, bootstrap: 2_000n }],
    });
    const send = (amount: bigint) =>
      ledger.face.administration.mint(principalOf(TREASURER), {
        to: accountOf(ADA),
        amount,
        ...reasonAndTime(ledger),
      });
    const yearSeconds = 365 * 86_400;

    // 1. Born with nothing: the bootstrap, once in a year.
    expect(send(1_999n)).toMatchObject({ Ok: 0n });
    expect(send(2n)).toEqual({
      Err: { GenericError: { error_code: 12n, message: "the year's budget leaves 1 to mint" } },
    });
    // 2. A year later the supply of then counts: 5 % of 1,999, rounded down.
    await ledger.machine.advance(yearSeconds + 1);
    expect(send(100n)).toEqual({
      Err: { GenericError: { error_code: 12n, message: "the year's budget leaves 99 to mint" } },
    });
    expect(send(99n)).toMatchObject({ Ok: 1n });
    // 3. Half a year later nothing is left of it, and it shows.
    await ledger.machine.advance(yearSeconds / 2);
    expect(ledger.face.reports.supply()).toMatchObject({ minted_this_year: 99n, budget: [0n] });
  });
});

describe("icrc107_set_fee_collector", () => {
  test("default: fees go to the collector from its block on, and are burnt again without", () => {
    const ledger = fundedLedger();
    const set = (fee_collector: [] | [ReturnType<typeof accountOf>], offset: bigint) =>
      ledger.face.administration.setFeeCollector(principalOf(GOVERNANCE), {
        fee_collector,
        created_at_time: ledger.machine.now + offset,
      });

    expect(ledger.face.reports.feeCollector()).toEqual({ Ok: [] });
    expect(set([accountOf(BEA)], 0n)).toEqual({ Ok: 1n });
    expect(ledger.face.reports.feeCollector()).toEqual({ Ok: [accountOf(BEA)] });
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(ADA), 1n));
    expect(ledger.balance(accountOf(BEA))).toBe(FEE);
    expect(set([], 1n)).toEqual({ Ok: 3n });
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(ADA), 1n));
    expect(ledger.balance(accountOf(BEA))).toBe(FEE);
    expect(ledger.face.totalSupply()).toBe(1_000_000n - FEE);
  });

  test("error: AccessDenied and InvalidAccount", () => {
    const set =
      (person: number, account: number): Act =>
      (administration, ledger) =>
        administration.setFeeCollector(principalOf(person), {
          fee_collector: [accountOf(account)],
          created_at_time: ledger.machine.now,
        });

    expect(refusal(set(GUARDIAN, BEA))).toHaveProperty("AccessDenied");
    expect(refusal(set(GOVERNANCE, MINTER))).toHaveProperty("InvalidAccount");
  });
});

describe("icrc153", () => {
  const freeze =
    (person: number, account = accountOf(ADA)): Act =>
    (administration, ledger) =>
      administration.freezeAccount(principalOf(person), { account, ...reasonAndTime(ledger) });

  test("default: a frozen account neither sends, receives, approves nor spends", () => {
    const ledger = fundedLedger();
    ledger.mint(accountOf(BEA), 1_000_000n);
    ledger.face.approve(principalOf(BEA), approveArgs(accountOf(ADA), 500_000n));
    freeze(GUARDIAN)(ledger.face.administration, ledger);

    const frozen = (party: string) => ({
      Err: { GenericError: { error_code: 10n, message: `the account in "${party}" is frozen` } },
    });
    const { face } = ledger;
    expect(face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 1n))).toEqual(
      frozen("from"),
    );
    expect(face.transfer(principalOf(BEA), transferArgs(accountOf(ADA), 1n))).toEqual(frozen("to"));
    expect(face.approve(principalOf(ADA), approveArgs(accountOf(BEA), 1n))).toEqual(frozen("from"));
    const pair = { from: accountOf(BEA), to: accountOf(BEA, subaccount(1)) };
    expect(face.transferFrom(principalOf(ADA), transferFromArgs(pair, 1n))).toEqual(
      frozen("spender"),
    );
    // Another account of the same owner is free.
    const other = transferArgs(accountOf(BEA), 0n, { from_subaccount: [subaccount(1)] });
    expect(face.transfer(principalOf(ADA), other)).toEqual({
      Err: { InsufficientFunds: { balance: 0n } },
    });
  });

  test("behavior: the latest action that concerns an account decides, over an upgrade too", async () => {
    const ledger = fundedLedger();
    const { administration, reports } = ledger.face;
    const ada = Principal.fromUint8Array(principalOf(ADA));
    let offset = 0n;
    const common = () => {
      offset += 1n;
      return { reason: [] as [], created_at_time: ledger.machine.now + offset };
    };
    const isFrozen = () => reports.isFrozenAccount(accountOf(ADA));

    administration.freezeAccount(principalOf(FREEZER), { account: accountOf(ADA), ...common() });
    administration.unfreezePrincipal(principalOf(FREEZER), { principal: ada, ...common() });
    expect(isFrozen()).toBe(false);
    administration.freezePrincipal(principalOf(FREEZER), { principal: ada, ...common() });
    expect(isFrozen()).toBe(true);
    administration.unfreezeAccount(principalOf(FREEZER), { account: accountOf(ADA), ...common() });
    expect([isFrozen(), reports.isFrozenPrincipal(ada)]).toEqual([false, true]);
    expect(reports.isFrozenAccount(accountOf(ADA, subaccount(1)))).toBe(true);

    await ledger.machine.advance(3);
    ledger.upgrade();
    expect(ledger.face.reports.isFrozenAccount(accountOf(ADA))).toBe(false);
    expect(ledger.face.reports.isFrozenAccount(accountOf(ADA, subaccount(1)))).toBe(true);
    expect(
      ledger.face.reports.frozenPrincipals({ start_after: [], max_results: 10n }).principals,
    ).toEqual([ada]);
  });

  test("behavior: lists are in order, by pages", () => {
    const ledger = fundedLedger();
    const accounts = [5, 1, 3].map((number) => accountOf(ADA, subaccount(number)));
    for (const account of accounts) freeze(FREEZER, account)(ledger.face.administration, ledger);

    const first = ledger.face.reports.frozenAccounts({ start_after: [], max_results: 2n });
    expect(first).toEqual({
      accounts: [accountOf(ADA, subaccount(1)), accountOf(ADA, subaccount(3))],
      has_more: true,
    });
    const rest = ledger.face.reports.frozenAccounts({
      start_after: [accountOf(ADA, subaccount(3))],
      max_results: 2n,
    });
    expect(rest).toEqual({ accounts: [accountOf(ADA, subaccount(5))], has_more: false });
    expect(ledger.face.reports.frozenAccounts({ start_after: [], max_results: 0n })).toEqual({
      accounts: [],
      has_more: true,
    });
  });

  test("error: Unauthorized, InvalidAccount and AlreadyFrozen", () => {
    const ledger = fundedLedger();
    expect(refusal(freeze(ADA))).toHaveProperty("Unauthorized");
    expect(refusal(freeze(FREEZER, accountOf(MINTER)))).toHaveProperty("InvalidAccount");
    const unfreeze: Act = (administration) =>
      administration.unfreezeAccount(principalOf(GUARDIAN), {
        account: accountOf(ADA),
        ...reasonAndTime(ledger),
      });
    expect(refusal(unfreeze, ledger)).toHaveProperty("Unauthorized");

    freeze(FREEZER)(ledger.face.administration, ledger);
    ledger.machine.now += 1n;
    expect(refusal(freeze(FREEZER), ledger)).toHaveProperty("AlreadyFrozen");
  });
});

describe("icrc154", () => {
  const change =
    (person: number, type: "pause" | "unpause" | "deactivate", offset = 0n): Act =>
    (administration, ledger) =>
      administration.changeStatus(principalOf(person), type, {
        reason: [],
        created_at_time: ledger.machine.now + offset,
      });

  test("default: a pause stops whatever moves tokens, and nothing else", () => {
    const ledger = fundedLedger();
    const { administration } = ledger.face;
    expect(change(GUARDIAN, "pause")(administration, ledger)).toEqual({ Ok: 1n });

    expect(ledger.face.reports.isPaused()).toBe(true);
    expect(ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 1n))).toEqual({
      Err: { TemporarilyUnavailable: null },
    });
    expect(refusal(mint(TREASURER), ledger)).toEqual({
      GenericError: { error_code: 4n, message: "the ledger is paused" },
    });
    const frozen = administration.freezeAccount(principalOf(FREEZER), {
      account: accountOf(BEA),
      ...reasonAndTime(ledger),
    });
    expect(frozen).toEqual({ Ok: 2n });
    expect(change(GOVERNANCE, "unpause")(administration, ledger)).toEqual({ Ok: 3n });
    expect(ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(3), 1n))).toEqual({
      Ok: 4n,
    });
  });

  test("error: by state and role", () => {
    const ledger = fundedLedger();
    const { administration } = ledger.face;
    expect(refusal(change(GUARDIAN, "unpause"), ledger)).toHaveProperty("Unauthorized");
    expect(refusal(change(GOVERNANCE, "unpause"), ledger)).toHaveProperty("NotPaused");
    change(GOVERNANCE, "pause")(administration, ledger);
    expect(refusal(change(GOVERNANCE, "pause"), ledger)).toHaveProperty("Duplicate");
    expect(refusal(change(GOVERNANCE, "pause", 1n), ledger)).toHaveProperty("AlreadyPaused");
  });

  test("error: a deactivated ledger takes nothing ever again, and still answers", async () => {
    const ledger = fundedLedger();
    change(GOVERNANCE, "deactivate")(ledger.face.administration, ledger);
    await ledger.machine.advance(3);
    ledger.upgrade();

    expect(ledger.face.reports.isDeactivated()).toBe(true);
    expect(refusal(change(GOVERNANCE, "unpause"), ledger)).toHaveProperty("AlreadyDeactivated");
    expect(refusal(mint(TREASURER), ledger)).toHaveProperty("GenericError");
    expect(ledger.balance(accountOf(ADA))).toBe(1_000_000n);
    expect(ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 1n))).toEqual({
      Err: { GenericError: { error_code: 5n, message: "the ledger is deactivated for good" } },
    });
  });
});

function lockOf(
  ledger: LedgerFixture,
  amount: bigint,
  changes: { lock_id?: bigint; expires_at?: [] | [bigint]; person?: number; purpose?: string } = {},
) {
  const { person = MODULE, ...rest } = changes;
  return ledger.face.administration.lock(principalOf(person), {
    account: accountOf(ADA),
    lock_id: 1n,
    amount,
    purpose: "stake",
    expires_at: [],
    ...rest,
    ...reasonAndTime(ledger),
  });
}

describe("locks", () => {
  const use = (
    ledger: LedgerFixture,
    amount: bigint,
    changes: { lock_id?: bigint; offset?: bigint } = {},
  ) => {
    const { offset = 0n, ...rest } = changes;
    return {
      account: accountOf(ADA),
      lock_id: 1n,
      amount,
      reason: [] as [],
      created_at_time: ledger.machine.now + offset,
      ...rest,
    };
  };

  test("default: locked tokens stay in the balance and cannot be moved by their owner", () => {
    const ledger = fundedLedger();
    expect(lockOf(ledger, 900_000n)).toEqual({ Ok: 1n });

    expect(ledger.face.reports.balanceDetails(accountOf(ADA))).toEqual({
      balance: 1_000_000n,
      available: 100_000n,
      locked: 900_000n,
      locks: [
        {
          module: Principal.fromUint8Array(principalOf(MODULE)),
          lock_id: 1n,
          amount: 900_000n,
          purpose: "stake",
          expires_at: [],
          locked_at: ledger.machine.now,
        },
      ],
    });
    const refused = { Err: { InsufficientFunds: { balance: 100_000n } } };
    const { face } = ledger;
    expect(face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 90_001n))).toEqual(refused);
    expect(face.transfer(principalOf(ADA), transferArgs(accountOf(MINTER), 100_001n))).toEqual(
      refused,
    );
    expect(face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 90_000n))).toEqual({
      Ok: 2n,
    });
    expect(face.approve(principalOf(ADA), approveArgs(accountOf(BEA), 1n))).toEqual({
      Err: { InsufficientFunds: { balance: 0n } },
    });
    expect(face.reports.supply()).toMatchObject({ locked: 900_000n });
  });

  test("default: a module unlocks a part, moves a part for nothing and burns the rest", () => {
    const ledger = fundedLedger();
    const { administration } = ledger.face;
    const module = principalOf(MODULE);
    lockOf(ledger, 900_000n);

    expect(administration.useLock(module, "unlock", use(ledger, 300_000n))).toEqual({ Ok: 2n });
    const moved = { ...use(ledger, 200_000n, { offset: 1n }), to: accountOf(BEA) };
    expect(administration.transferLocked(module, moved)).toEqual({ Ok: 3n });
    const burnt = use(ledger, 400_000n, { offset: 2n });
    expect(administration.useLock(module, "burnLocked", burnt)).toEqual({ Ok: 4n });

    expect(ledger.face.reports.balanceDetails(accountOf(ADA))).toEqual({
      balance: 400_000n,
      available: 400_000n,
      locked: 0n,
      locks: [],
    });
    expect(ledger.balance(accountOf(BEA))).toBe(200_000n);
    expect(ledger.face.totalSupply()).toBe(600_000n);
  });

  test("behavior: a lock ends by itself, and then cannot be used", async () => {
    const ledger = fundedLedger();
    lockOf(ledger, 900_000n, { expires_at: [ledger.machine.now + 5_000_000_000n] });
    await ledger.machine.advance(4);
    expect(ledger.face.reports.balanceDetails(accountOf(ADA)).available).toBe(100_000n);

    await ledger.machine.advance(1);
    expect(ledger.face.reports.balanceDetails(accountOf(ADA)).available).toBe(1_000_000n);
    const unlock: Act = (administration) =>
      administration.useLock(principalOf(MODULE), "unlock", use(ledger, 1n));
    expect(refusal(unlock, ledger)).toEqual({ NoSuchLock: null });
    // Its name is free again.
    expect(lockOf(ledger, 1_000_000n)).toHaveProperty("Ok");
  });

  test("behavior: each module has names of its own", () => {
    const ledger = new LedgerFixture({ roles: [rolesOf({ lockers: [MODULE, BEA] })] });
    ledger.mint(accountOf(ADA), 1_000n);
    lockOf(ledger, 10n);

    expect(lockOf(ledger, 20n, { person: BEA })).toHaveProperty("Ok");
    const unlock: Act = (administration) =>
      administration.useLock(principalOf(BEA), "unlock", use(ledger, 21n));
    expect(refusal(unlock, ledger)).toEqual({ InsufficientLock: { locked: 20n } });
  });

  test("behavior: survive an upgrade, settled or not", async () => {
    const ledger = fundedLedger();
    lockOf(ledger, 900_000n);
    ledger.upgrade();
    expect(ledger.face.reports.balanceDetails(accountOf(ADA)).locked).toBe(900_000n);
    await ledger.machine.advance(3);
    ledger.upgrade();
    expect(ledger.face.reports.balanceDetails(accountOf(ADA)).locked).toBe(900_000n);
  });

  test("error: in the order of the checks", () => {
    const ledger = fundedLedger();
    expect(lockOf(ledger, 5n, { person: GOVERNANCE })).toHaveProperty("Err.Unauthorized");
    expect(lockOf(ledger, 5n, { purpose: "x".repeat(65) })).toEqual({
      Err: {
        GenericError: {
          error_code: 14n,
          message: "a purpose of 65 characters; at most 64 are allowed",
        },
      },
    });
    expect(lockOf(ledger, 0n)).toHaveProperty("Err.InvalidAmount");
    const { now } = ledger.machine;
    expect(lockOf(ledger, 5n, { expires_at: [now] })).toEqual({
      Err: { Expired: { ledger_time: now } },
    });
    expect(lockOf(ledger, 1_000_001n)).toEqual({
      Err: { InsufficientFunds: { balance: 1_000_000n } },
    });
    expect(lockOf(ledger, 7n)).toHaveProperty("Ok");
    expect(lockOf(ledger, 7n)).toHaveProperty("Err.Duplicate");
    expect(lockOf(ledger, 8n)).toEqual({ Err: { LockExists: { locked: 7n } } });
  });

  test("error: TooManyLocks, so that a debit has an end of looking at them", () => {
    const ledger = fundedLedger();
    for (let id = 1n; id <= 100n; id++) lockOf(ledger, 1n, { lock_id: id });

    expect(lockOf(ledger, 1n, { lock_id: 101n })).toEqual({ Err: { TooManyLocks: { max: 100n } } });
  });
});
