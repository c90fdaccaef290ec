import { describe, expect, test } from "@jest/globals";
import { ledgerMemory } from "../../../src/ledger/memory.js";
import { BLOCKS_LENGTH_MAX } from "../../../src/ledger/read-blocks.js";
import type { Account } from "../../../src/wire/icrc-ledger.js";
import type { AuditPlace } from "../../../src/wire/ledger-queries.js";
import {
  accountOf,
  approveArgs,
  busyLedger,
  FEE,
  initArgs,
  LedgerFixture,
  principalOf,
  rolesOf,
  subaccount,
  transferArgs,
} from "../../helpers/ledger-fixture.js";

const [ADA, BEA, CLEO] = [1, 2, 3];
const MODULE = 6;
const HOUR_NS = 3_600_000_000_000n;

describe("icrc3_get_blocks", () => {
  test("default: reads any ranges, beyond the end too, and says how long the log is", async () => {
    const { face } = await busyLedger();
    const ids = (ranges: { start: bigint; length: bigint }[]) =>
      face.getBlocks(ranges).blocks.map(({ id }) => Number(id));

    expect(face.getBlocks([]).log_length).toBe(21n);
    expect(ids([{ start: 19n, length: 5n }])).toEqual([19, 20]);
    expect(ids([{ start: 21n, length: 1n }])).toEqual([]);
    expect(ids([{ start: 5n, length: 0n }])).toEqual([]);
    expect(ids([{ start: 1n << 64n, length: 1n << 64n }])).toEqual([]);
    expect(
      ids([
        { start: 3n, length: 2n },
        { start: 0n, length: 1n },
      ]),
    ).toEqual([3, 4, 0]);
    expect(ids([{ start: 0n, length: 1n << 200n }])).toHaveLength(21);
    expect(face.getBlocks([]).archived_blocks).toEqual([]);
    expect(face.getArchives()).toEqual([]);
  });

  test("behavior: an answer holds a bounded number of blocks over all its ranges", async () => {
    const { face } = await busyLedger();
    const ranges = new Array(100).fill({ start: 0n, length: 21n });
    expect(face.getBlocks(ranges).blocks).toHaveLength(BLOCKS_LENGTH_MAX);
  });

  test("default: writes the blocks of ICRC-1 and ICRC-2 as their standards do", () => {
    const ledger = new LedgerFixture();
    ledger.mint(accountOf(ADA), 10_000_000n);
    const memo: [Uint8Array] = [Uint8Array.of(9)];
    ledger.face.transfer(
      principalOf(ADA),
      transferArgs(accountOf(BEA, subaccount(1)), 5n, { memo, fee: [FEE] }),
    );
    ledger.face.approve(
      principalOf(ADA),
      approveArgs(accountOf(BEA), 7n, { expected_allowance: [0n], expires_at: [1n << 62n] }),
    );
    const [mint, transfer, approve] = ledger.face.getBlocks([{ start: 0n, length: 9n }]).blocks;
    const ts = { Nat: ledger.machine.now };
    const ada = { Array: [{ Blob: principalOf(ADA) }] };

    expect(mint?.block).toEqual({
      Map: [
        ["btype", { Text: "1mint" }],
        ["ts", ts],
        [
          "tx",
          {
            Map: [
              ["amt", { Nat: 10_000_000n }],
              ["to", ada],
            ],
          },
        ],
      ],
    });
    expect(transfer?.block).toEqual({
      Map: [
        ["btype", { Text: "1xfer" }],
        ["phash", { Blob: expect.any(Uint8Array) }],
        ["ts", ts],
        [
          "tx",
          {
            Map: [
              ["amt", { Nat: 5n }],
              ["from", ada],
              ["to", { Array: [{ Blob: principalOf(BEA) }, { Blob: subaccount(1) }] }],
              ["fee", { Nat: FEE }],
              ["memo", { Blob: memo[0] }],
            ],
          },
        ],
      ],
    });
    expect(approve?.block).toEqual({
      Map: [
        ["btype", { Text: "2approve" }],
        ["phash", { Blob: expect.any(Uint8Array) }],
        ["ts", ts],
        ["fee", { Nat: FEE }],
        [
          "tx",
          {
            Map: [
              ["amt", { Nat: 7n }],
              ["from", ada],
              ["spender", { Array: [{ Blob: principalOf(BEA) }] }],
              ["expected_allowance", { Nat: 0n }],
              ["expires_at", { Nat: 1n << 62n }],
            ],
          },
        ],
      ],
    });
  });
});

describe("get_account_transactions", () => {
  test("default: pages backwards, each page ending where the next begins", async () => {
    const { face } = await busyLedger();
    const seen: bigint[] = [];
    let start: [] | [bigint] = [];
    for (;;) {
      const page = face.accountTransactions({ account: accountOf(BEA), start, max_results: 6n });
      if (!("Ok" in page)) throw new Error(page.Err.message);
      expect(page.Ok.oldest_tx_id).toEqual([1n]);
      const ids = page.Ok.transactions.map(({ id }) => id);
      const last = ids.at(-1);
      if (last === undefined) break;
      seen.push(...ids);
      start = [last];
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => BigInt(20 - i)));
  });

  test("behavior: any number is a place to begin, and a stranger has no history", async () => {
    const { face } = await busyLedger();
    const page = (account: Account, start: bigint) => {
      const result = face.accountTransactions({ account, start: [start], max_results: 1n << 100n });
      return "Ok" in result ? result.Ok.transactions.length : -1;
    };

    expect(page(accountOf(BEA), 1n << 100n)).toBe(20);
    expect(page(accountOf(BEA), 3n)).toBe(2);
    expect(page(accountOf(CLEO), 3n)).toBe(0);
    expect(page(accountOf(BEA, new Uint8Array(3)), 3n)).toBe(-1);
  });
});

describe("query_blocks", () => {
  test("default: shows the same blocks with account identifiers and e8s", async () => {
    const ledger = new LedgerFixture({ icp_facade: [true] });
    ledger.mint(accountOf(ADA), 10_000_000n);
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 5n));
    const ask = () => ledger.face.queryBlocks({ start: 0n, length: 10n });
    const unsettled = ask();
    await ledger.machine.advance(3);
    const settled = ask();

    expect(unsettled.chain_length).toBe(2n);
    expect(settled.blocks[1]?.transaction.operation).toEqual(
      unsettled.blocks[1]?.transaction.operation,
    );
    const [operation] = settled.blocks[1]?.transaction.operation ?? [];
    expect(operation).toMatchObject({ Transfer: { amount: { e8s: 5n }, fee: { e8s: FEE } } });
    expect(settled.blocks[0]?.parent_hash).toEqual([]);
    expect(settled.blocks[1]?.parent_hash).toHaveLength(1);
    const [mint] = settled.blocks[0]?.transaction.operation ?? [];
    const to = mint !== undefined && "Mint" in mint ? mint.Mint.to : [];
    expect(to).toHaveLength(32);
  });

  test("error: a ledger that stands in for no other rejects it", () => {
    const { face } = new LedgerFixture();
    expect(() => face.queryBlocks({ start: 0n, length: 1n })).toThrow("this is not the ICP ledger");
  });
});

describe("earlier balances and supply", () => {
  test("default: are those after the last block at or before a time", async () => {
    const ledger = new LedgerFixture();
    const born = ledger.machine.now;
    await ledger.machine.advance(10);
    ledger.mint(accountOf(ADA), 10_000_000n);
    const mintedAt = ledger.machine.now;
    await ledger.machine.advance(10);
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 5n));
    await ledger.machine.advance(10);
    const { reports } = ledger.face;
    const at = (time: bigint) => [
      reports.balanceAt({ account: accountOf(ADA), time }),
      reports.totalSupplyAt({ time }),
    ];

    expect(at(born)).toEqual([0n, 0n]);
    expect(at(mintedAt - 1n)).toEqual([0n, 0n]);
    expect(at(mintedAt)).toEqual([10_000_000n, 10_000_000n]);
    expect(at(ledger.machine.now)).toEqual([10_000_000n - 5n - FEE, 10_000_000n - FEE]);
    expect(at(0n)).toEqual([0n, 0n]);
    expect(at((1n << 64n) - 1n)).toEqual([10_000_000n - 5n - FEE, 10_000_000n - FEE]);
  });
});

describe("further reports", () => {
  test("default: activity by the hour and day, with empty ones between", async () => {
    const ledger = await busyLedger();
    await ledger.machine.advance(2 * 3_600);
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 1_000n));
    await ledger.machine.advance(3);

    const hours = ledger.face.reports.activity({ span: { Hour: null }, until: [], limit: [3] });
    expect(
      hours.map(({ transactions, transfers, volume }) => [transactions, transfers, volume]),
    ).toEqual([
      [1, 1, 1_000n],
      [0, 0, 0n],
      [21, 20, 190n],
    ]);
    expect(hours.map(({ start }) => start % HOUR_NS)).toEqual([0n, 0n, 0n]);
    const [day] = ledger.face.reports.activity({ span: { Day: null }, until: [], limit: [1] });
    expect(day).toMatchObject({ transactions: 22, minted: 10_000_000n, fees: 21n * FEE });
  });

  test("default: supply figures tell where the tokens are", async () => {
    const ledger = new LedgerFixture({
      initial_balances: [{ account: accountOf(ADA), amount: 1_000n }],
      treasury_accounts: [[accountOf(BEA)]],
      max_minted: [5_000n],
      transfer_fee: 0n,
    });
    ledger.face.transfer(principalOf(ADA), transferArgs(accountOf(BEA), 300n));
    ledger.mint(accountOf(CLEO), 100n);
    await ledger.machine.advance(3);

    expect(ledger.face.reports.supply()).toEqual({
      total: 1_100n,
      circulating: 800n,
      locked: 0n,
      treasury: 300n,
      minted: 1_100n,
      burnt: 0n,
      minted_this_year: 100n,
      headroom: [3_900n],
      budget: [],
      holders: 3n,
    });
  });

  test("behavior: every token is in one place, also when a lock of the treasury has ended", async () => {
    const ledger = new LedgerFixture({
      initial_balances: [{ account: accountOf(BEA), amount: 1_000n }],
      treasury_accounts: [[accountOf(BEA)]],
      roles: [rolesOf({ lockers: [MODULE] })],
    });
    const placed = () => {
      const { total, circulating, locked, treasury } = ledger.face.reports.supply();
      expect(circulating + locked + treasury).toBe(total);
      return { locked, treasury };
    };
    ledger.face.administration.lock(principalOf(MODULE), {
      account: accountOf(BEA),
      lock_id: 1n,
      amount: 400n,
      purpose: "vesting",
      expires_at: [ledger.machine.now + 5_000_000_000n],
      reason: [],
      created_at_time: ledger.machine.now,
    });
    expect(placed()).toEqual({ locked: 400n, treasury: 600n });
    await ledger.machine.advance(10);
    expect(placed()).toEqual({ locked: 0n, treasury: 1_000n });
  });

  test("behavior: what expired is locked no more, account by account, before and after it is settled", async () => {
    const ledger = new LedgerFixture({ roles: [rolesOf({ lockers: [MODULE] })] });
    const accounts = Array.from({ length: 40 }, (_, i) => accountOf(ADA, subaccount(i)));
    const startNs = ledger.machine.now;
    const lock = (account: Account, lock_id: bigint, amount: bigint, seconds: bigint) =>
      ledger.face.administration.lock(principalOf(MODULE), {
        ...{ account, lock_id, amount, purpose: "stake", reason: [] },
        ...{
          created_at_time: ledger.machine.now,
          expires_at: [startNs + seconds * 1_000_000_000n],
        },
      });
    for (const account of accounts) {
      ledger.mint(account, 1_000n);
      expect(lock(account, 1n, 10n, 20n)).toHaveProperty("Ok");
      expect(lock(account, 2n, 1n, 60n)).toHaveProperty("Ok");
    }
    await ledger.machine.advance(19);
    const locked = () => ledger.face.reports.supply().locked;
    expect(locked()).toBe(440n);
    // Nobody does anything: the figure is of the moment all the same.
    await ledger.machine.advance(1);
    expect(locked()).toBe(40n);
    // A block comes, and after it everything that has expired is settled.
    const keptCount = () => ledger.machine.stableMap(ledgerMemory.locks).count();
    const comes = async () => {
      ledger.mint(accountOf(BEA), 1n);
      await ledger.machine.advance(5);
      const count = keptCount();
      let after: [] | [AuditPlace] = [];
      do {
        const step = ledger.face.reports.checkInvariants({ after });
        expect(step.broken).toEqual([]);
        after = step.next;
      } while (after.length > 0);
      return count;
    };
    expect([await comes(), locked()]).toEqual([40, 40n]);
    ledger.upgrade();
    expect(locked()).toBe(40n);
    await ledger.machine.advance(40);
    expect([locked(), keptCount()]).toEqual([0n, 40]);
    expect([await comes(), locked()]).toEqual([0, 0n]);
  });

  test("default: sub-accounts in order, the default one first when it was ever used", async () => {
    const ledger = new LedgerFixture();
    for (const number of [9, 3, 7]) ledger.mint(accountOf(ADA, subaccount(number)), 5n);
    const list = (start: [] | [Uint8Array]) =>
      ledger.face.reports.subaccounts({ owner: accountOf(ADA).owner, start });

    expect(list([])).toEqual([3, 7, 9].map(subaccount));
    expect(list([subaccount(3)])).toEqual([7, 9].map(subaccount));
    ledger.mint(accountOf(ADA), 5n);
    expect(list([])).toEqual([0, 3, 7, 9].map(subaccount));
  });

  test("default: allowances of an owner across sub-accounts, after a pair, without expired ones", async () => {
    const ledger = new LedgerFixture();
    for (const sub of [subaccount(0), subaccount(1)]) ledger.mint(accountOf(ADA, sub), 1_000_000n);
    const approve = (from: number, spender: number, expires_at: [] | [bigint] = []) =>
      ledger.face.approve(
        principalOf(ADA),
        approveArgs(accountOf(spender), 5n, { from_subaccount: [subaccount(from)], expires_at }),
      );
    approve(0, CLEO);
    approve(0, BEA);
    approve(1, BEA);
    approve(0, 4, [ledger.machine.now + 1_000_000_000n]);
    await ledger.machine.advance(2);

    const list = (from: Account, prev_spender: [] | [Account] = [], take: [] | [bigint] = []) => {
      const args = { from_account: [from] as [Account], prev_spender, take };
      const result = ledger.face.reports.allowances(principalOf(9), args);
      return "Ok" in result ? result.Ok.map((each) => [each.from_account, each.to_spender]) : [];
    };
    const [a, b, c] = [
      [accountOf(ADA), accountOf(BEA)],
      [accountOf(ADA), accountOf(CLEO)],
      [accountOf(ADA, subaccount(1)), accountOf(BEA)],
    ];
    expect(list(accountOf(ADA))).toEqual([a, b, c]);
    expect(list(accountOf(ADA), [], [2n])).toEqual([a, b]);
    expect(list(accountOf(ADA), [accountOf(BEA)])).toEqual([b, c]);
    expect(list(accountOf(ADA, subaccount(1)))).toEqual([c]);
    expect(list(accountOf(BEA))).toEqual([]);
  });

  test("behavior: allowances behind thousands of expired ones are found, page by page", async () => {
    const ledger = new LedgerFixture();
    ledger.mint(accountOf(ADA), 10n ** 12n);
    const soon: [bigint] = [ledger.machine.now + 1_000_000_000n];
    const spenderAt = (i: number) => {
      const bytes = new Uint8Array(32);
      new DataView(bytes.buffer).setUint32(28, 1 + i);
      return accountOf(BEA, bytes);
    };
    const approve = (spender: Account, expires_at: [] | [bigint] = []) =>
      ledger.face.approve(principalOf(ADA), approveArgs(spender, 5n, { expires_at }));
    for (let i = 0; i < 4_500; i++) approve(spenderAt(i), soon);
    approve(spenderAt(4_600));
    await ledger.machine.advance(2);

    const page = (prev_spender: [] | [Account]) => {
      const args = { from_account: [accountOf(ADA)] as [Account], prev_spender, take: [] as [] };
      const result = ledger.face.reports.allowances(principalOf(9), args);
      return "Ok" in result ? result.Ok : [];
    };
    const [first, ...rest] = page([]);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ to_spender: spenderAt(3_999), allowance: 0n });
    const second = page([spenderAt(3_999)]);
    expect(second).toMatchObject([{ to_spender: spenderAt(4_600), allowance: 5n }]);
    expect(page([spenderAt(4_600)])).toEqual([]);
  });
});

test("default: a token says how much of it there can ever be (T-10)", () => {
  const told = (max_minted: [] | [bigint]) =>
    new Map(new LedgerFixture({ max_minted }).face.metadata()).get("ballast:max_minted");
  expect(told([])).toEqual({ Text: "unlimited" });
  expect(told([7n])).toEqual({ Nat: 7n });
});

describe("installation", () => {
  const problems: readonly (readonly [string, ConstructorParameters<typeof LedgerFixture>[0]])[] = [
    ["a fee of more than 64 bits", { transfer_fee: 1n << 64n }],
    [
      "a balance of the minting account",
      { initial_balances: [{ account: accountOf(0), amount: 1n }] },
    ],
    [
      "initial balances beyond the cap",
      { initial_balances: [{ account: accountOf(1), amount: 2n }], max_minted: [1n] },
    ],
    ["metadata of its own for icrc1:name", { metadata: [[["icrc1:name", { Text: "x" }]]] }],
    ["a cap of more than 128 bits", { max_minted: [1n << 128n] }],
    ["a least burn of more than 128 bits", { min_burn_amount: [1n << 128n] }],
    [
      "a budget of more than 128 bits",
      { mint_budget: [{ yearly_bp: 1n, floor: 1n << 128n, bootstrap: 0n }] },
    ],
    ["metadata too large for x:y", { metadata: [[["x:y", { Int: -(1n << 128n) }]]] }],
    ["metadata too large for x:y", { metadata: [[["x:y", { Nat: 1n << 128n }]]] }],
    [
      "a metadata key of more than 128 characters",
      { metadata: [[["x".repeat(129), { Nat: 1n }]]] },
    ],
    [
      "more than 100 entries of metadata",
      { metadata: [Array.from({ length: 101 }, (_, i) => [`x:${i}`, { Nat: 1n }])] },
    ],
  ];
  for (const [problem, args] of problems) {
    test(`error: ${problem}`, () => {
      expect(() => new LedgerFixture(args)).toThrow(problem);
    });
  }

  test("behavior: an upgrade changes what no block has fixed, and keeps the rest", async () => {
    const ledger = await busyLedger();
    ledger.upgrade(initArgs({ name: "Other", transfer_fee: 7n }));

    expect([ledger.face.name(), ledger.face.fee(), ledger.balance(accountOf(BEA))]).toEqual([
      "Other",
      7n,
      190n,
    ]);
    expect(() => ledger.upgrade(initArgs({ decimals: 7 }))).toThrow("decimals never change");
  });

  test("behavior: an upgrade may lower a cap, and never raises or lifts one", () => {
    const ledger = new LedgerFixture({ max_minted: [500n] });
    ledger.upgrade(initArgs({ max_minted: [400n] }));
    expect(() => ledger.upgrade(initArgs({ max_minted: [401n] }))).toThrow("a cap never rises");
    expect(() => ledger.upgrade(initArgs())).toThrow("a cap never rises");
  });
});
