import { max } from "../../src/kernel/fixed-point.js";
import * as wire from "../../src/wire/ledger.js";
import {
  balance,
  expectErr,
  expectOk,
  expectRefused,
  fee,
  fundedUser,
  minter,
  transfer,
} from "./ledger-actions.js";
import {
  type AcceptanceCase,
  accountOf,
  expect,
  expectSame,
  type LedgerEnv,
  subaccountOf,
} from "./ledger-env.js";

const DAY_NS = 86_400_000_000_000n;
const HOUR_NS = 3_600_000_000_000n;
const MINUTE_NS = 60_000_000_000n;

function icrc1(name: string, run: (env: LedgerEnv) => Promise<void>): AcceptanceCase {
  return { standard: "ICRC-1", name, run };
}

/** How often something is tried that others can disturb. */
const ATTEMPTS = 3n;

/** What ICRC-1 asks of a ledger, and what ledgers in use do where it leaves a choice. */
export const ICRC_1_CASES: readonly AcceptanceCase[] = [
  icrc1("a transfer moves the amount and takes the fee from the sender", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 100_000n + charged);
    const bea = env.newUser();
    expectSame(await balance(env, accountOf(bea)), 0n, "the balance of a new account");

    const index = expectOk(
      await transfer(ada, { to: accountOf(bea), amount: 40_000n }),
      "a transfer",
    );
    expect(index >= 0n, "a transfer answers a block index");
    expectSame(await balance(env, accountOf(bea)), 40_000n, "the balance of the receiver");
    expectSame(await balance(env, accountOf(ada)), 60_000n, "the balance of the sender");
  }),

  icrc1("sub-accounts hold balances of their own", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 50_000n + 2n * charged);
    const side = subaccountOf(ada, 1);
    expectOk(await transfer(ada, { to: side, amount: 30_000n + charged }), "a transfer to oneself");
    expectSame(await balance(env, side), 30_000n + charged, "the balance of the sub-account");
    const from = await transfer(ada, {
      from_subaccount: side.subaccount,
      to: accountOf(ada),
      amount: 10_000n,
    });
    expectOk(from, "a transfer from a sub-account");
    expectSame(await balance(env, side), 20_000n, "what is left in the sub-account");
  }),

  icrc1("the default sub-account may be written out", async (env) => {
    const ada = await fundedUser(env, 7_000n);
    expectSame(await balance(env, subaccountOf(ada, 0)), 7_000n, "the balance by 32 zeros");
  }),

  icrc1("the total supply grows with a mint and falls with a burn", async (env) => {
    const account = await minter(env);
    if (account === undefined) return;
    const supply = () => env.query("icrc1_total_supply", wire.nat, []);
    const burnt = max(await fee(env), 10_000n);
    const before = await supply();
    const ada = await fundedUser(env, ATTEMPTS * burnt);
    const isMinter = account.owner.toText() === env.funder.principal.toText();
    if (isMinter) expectSame(await supply(), before + ATTEMPTS * burnt, "the supply after a mint");

    // Others may use the ledger meanwhile: then the supply says nothing, and it is tried again.
    let [held, last] = [0n, 0n];
    for (let i = 0n; i < ATTEMPTS && last !== held - burnt; i++) {
      held = await supply();
      expectOk(await transfer(ada, { to: account, amount: burnt }), "a burn");
      last = await supply();
    }
    expectSame(last, held - burnt, "the supply after a burn");
    expectSame(await balance(env, account), 0n, "the balance of the minting account");
  }),

  icrc1("a burn is free, refuses a fee, and has a least amount", async (env) => {
    const account = await minter(env);
    if (account === undefined) return;
    const charged = await fee(env);
    const ada = await fundedUser(env, 100_000n + 10n * charged);
    if (charged > 0n) {
      const paid = await transfer(ada, { to: account, amount: 50_000n, fee: [charged] });
      expectSame(expectErr(paid, "BadFee", "a burn with a fee"), { expected_fee: 0n }, "BadFee");
    }
    expectErr(await transfer(ada, { to: account, amount: 0n }), "BadBurn", "a burn of nothing");
    const all = await balance(env, accountOf(ada));
    const tooMuch = await transfer(ada, { to: account, amount: all + 1n });
    expectSame(
      expectErr(tooMuch, "InsufficientFunds", "a burn of more than there is"),
      { balance: all },
      "InsufficientFunds",
    );
    expectOk(await transfer(ada, { to: account, amount: all }), "a burn of everything");
  }),

  icrc1("the metadata say what the methods say", async (env) => {
    const metadata = new Map(await env.query("icrc1_metadata", wire.metadata, []));
    const name = await env.query("icrc1_name", wire.text, []);
    const symbol = await env.query("icrc1_symbol", wire.text, []);
    const decimals = await env.query("icrc1_decimals", wire.decimals, []);
    const expected: readonly (readonly [string, unknown])[] = [
      ["icrc1:name", { Text: name }],
      ["icrc1:symbol", { Text: symbol }],
      ["icrc1:decimals", { Nat: BigInt(decimals) }],
      ["icrc1:fee", { Nat: await fee(env) }],
    ];
    for (const [key, value] of expected) {
      if (metadata.has(key)) expectSame(metadata.get(key), value, key);
    }
    for (const key of metadata.keys()) {
      expect(/^[^:]+:[^:]+$/.test(key), `the key ${key} is not of the form namespace:key`);
    }
  }),

  icrc1("the supported standards name ICRC-1", async (env) => {
    const standards = await env.query("icrc1_supported_standards", wire.supportedStandards, []);
    expect(
      standards.some(({ name }) => name === "ICRC-1"),
      "ICRC-1 is not in the list",
    );
  }),

  icrc1("a transfer of more than the balance is refused with the balance", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + charged);
    const refused = await transfer(ada, { to: accountOf(env.newUser()), amount: 10_001n });
    expectSame(
      expectErr(refused, "InsufficientFunds", "a transfer of too much"),
      { balance: 10_000n + charged },
      "InsufficientFunds",
    );
  }),

  icrc1("an amount of 200 bits is refused, not misread", async (env) => {
    const ada = await fundedUser(env, 10_000n);
    const to = accountOf(env.newUser());
    await expectRefused(() => transfer(ada, { to, amount: 1n << 200n }), "a huge transfer");
    expectSame(await balance(env, accountOf(ada)), 10_000n, "the balance after it");
  }),

  icrc1("another fee than the ledger's is refused with the ledger's", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + 3n * charged);
    const to = accountOf(env.newUser());
    const wrong = await transfer(ada, { to, amount: 1n, fee: [charged + 1n] });
    expectSame(expectErr(wrong, "BadFee", "a wrong fee"), { expected_fee: charged }, "BadFee");
    expectOk(await transfer(ada, { to, amount: 1n, fee: [charged] }), "the right fee");
  }),

  icrc1("the same transaction again is a duplicate of the first", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 100_000n + 8n * charged);
    const to = accountOf(env.newUser());
    const created_at_time: [bigint] = [env.nowNs()];
    const args = { to, amount: 1_000n, created_at_time };
    const first = expectOk(await transfer(ada, args), "the first transfer");
    expectSame(
      expectErr(await transfer(ada, args), "Duplicate", "the second"),
      { duplicate_of: first },
      "Duplicate",
    );

    const memo: [Uint8Array] = [Uint8Array.of(1, 2, 3)];
    const withMemo = expectOk(await transfer(ada, { ...args, memo }), "the same with a memo");
    expect(withMemo !== first, "a memo makes another transaction");
    expectErr(await transfer(ada, { ...args, memo }), "Duplicate", "the same with the same memo");
    expectOk(await transfer(ada, { ...args, fee: [charged] }), "the same with its fee named");
    expectErr(await transfer(ada, args), "Duplicate", "the first once more");
  }),

  icrc1("without a time of creation nothing is a duplicate", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + 3n * charged);
    const args = { to: accountOf(env.newUser()), amount: 1n };
    const first = expectOk(await transfer(ada, args), "the first transfer");
    const second = expectOk(await transfer(ada, args), "the second transfer");
    expect(second !== first, "both have a block of their own");
  }),

  icrc1("the default sub-account left out and written out are two transactions", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + 3n * charged);
    const args = { to: accountOf(env.newUser()), amount: 1n, created_at_time: [env.nowNs()] };
    const zeros: [Uint8Array] = [new Uint8Array(32)];
    const typed = { ...args, created_at_time: args.created_at_time as [bigint] };
    expectOk(await transfer(ada, typed), "left out");
    expectOk(await transfer(ada, { ...typed, from_subaccount: zeros }), "written out");
  }),

  icrc1("a transaction of the day before yesterday is too old", async (env) => {
    const ada = await fundedUser(env, 10_000n + (await fee(env)));
    const created_at_time: [bigint] = [env.nowNs() - 2n * DAY_NS];
    const old = await transfer(ada, { to: accountOf(env.newUser()), amount: 1n, created_at_time });
    expectErr(old, "TooOld", "an old transaction");
  }),

  icrc1("a transaction of tomorrow is refused with the ledger's time", async (env) => {
    const ada = await fundedUser(env, 10_000n + (await fee(env)));
    const now = env.nowNs();
    const created_at_time: [bigint] = [now + HOUR_NS];
    const early = await transfer(ada, {
      to: accountOf(env.newUser()),
      amount: 1n,
      created_at_time,
    });
    const error = expectErr(early, "CreatedInFuture", "a transaction of tomorrow");
    const ledgerTime: unknown = Reflect.get(Object(error), "ledger_time");
    const isNear = typeof ledgerTime === "bigint" && ledgerTime < now + HOUR_NS;
    expect(isNear, "the ledger's time lies before the transaction's");
  }),

  icrc1("a clock that is a few seconds ahead is tolerated", async (env) => {
    const ada = await fundedUser(env, 10_000n + (await fee(env)));
    const created_at_time: [bigint] = [env.nowNs() + MINUTE_NS / 6n];
    const args = { to: accountOf(env.newUser()), amount: 1n, created_at_time };
    expectOk(await transfer(ada, args), "a transaction of ten seconds from now");
  }),

  icrc1("a memo of 32 bytes is accepted, one of 10,000 is refused", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + 3n * charged);
    const to = accountOf(env.newUser());
    for (const length of [0, 1, 32]) {
      const memo: [Uint8Array] = [new Uint8Array(length).fill(7)];
      expectOk(await transfer(ada, { to, amount: 1n, memo }), `a memo of ${length} bytes`);
    }
    const memo: [Uint8Array] = [new Uint8Array(10_000)];
    await expectRefused(() => transfer(ada, { to, amount: 1n, memo }), "a memo of 10,000 bytes");
  }),

  icrc1("a sub-account that has not 32 bytes is refused", async (env) => {
    const ada = await fundedUser(env, 10_000n + 2n * (await fee(env)));
    for (const length of [0, 31, 33]) {
      const subaccount: [Uint8Array] = [new Uint8Array(length)];
      const to = { owner: env.newUser().principal, subaccount };
      await expectRefused(() => transfer(ada, { to, amount: 1n }), `${length} bytes as target`);
      const source = { to: accountOf(env.newUser()), amount: 1n, from_subaccount: subaccount };
      await expectRefused(() => transfer(ada, source), `${length} bytes as source`);
    }
  }),

  icrc1("the anonymous principal is an owner like any other", async (env) => {
    const charged = await fee(env);
    const to = accountOf(env.anonymous);
    expectOk(await transfer(env.funder, { to, amount: 1_000n + charged }), "a transfer to it");
    const back = { to: accountOf(env.newUser()), amount: 1_000n };
    expectOk(await transfer(env.anonymous, back), "a transfer from it");
  }),
];
