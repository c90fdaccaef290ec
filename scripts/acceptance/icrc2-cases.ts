import {
  allowance,
  approve,
  balance,
  expectErr,
  expectOk,
  expectRefused,
  fee,
  fundedUser,
  minter,
  transferFrom,
} from "./ledger-actions.js";
import {
  type AcceptanceCase,
  accountOf,
  expect,
  expectSame,
  type LedgerEnv,
  subaccountOf,
} from "./ledger-env.js";

const HOUR_NS = 3_600_000_000_000n;
const DAY_NS = 24n * HOUR_NS;

function icrc2(name: string, run: (env: LedgerEnv) => Promise<void>): AcceptanceCase {
  return { standard: "ICRC-2", name, run };
}

/** What ICRC-2 asks of a ledger, and what ledgers in use do where it leaves a choice. */
export const ICRC_2_CASES: readonly AcceptanceCase[] = [
  icrc2("an approval is an allowance and costs the fee", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + 2n * charged);
    const bea = env.newUser();
    const none = { allowance: 0n, expires_at: [] };
    const ask = () => allowance(env, accountOf(ada), accountOf(bea));
    expectSame(await ask(), none, "the allowance before");

    expectOk(await approve(ada, { spender: accountOf(bea), amount: 7_000n }), "an approval");
    expectSame(await ask(), { ...none, allowance: 7_000n }, "the allowance");
    expectSame(await balance(env, accountOf(ada)), 10_000n + charged, "the balance");
    const other = await allowance(env, accountOf(ada), subaccountOf(bea, 1));
    expectSame(other, none, "the allowance of the spender's other sub-account");
    const otherSource = await allowance(env, subaccountOf(ada, 1), accountOf(bea));
    expectSame(otherSource, none, "the allowance from the other sub-account");
  }),

  icrc2("an approval replaces amount and expiry of the one before", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + 3n * charged);
    const spender = accountOf(env.newUser());
    const expires_at: [bigint] = [env.nowNs() + HOUR_NS];
    const ask = () => allowance(env, accountOf(ada), spender);
    expectOk(await approve(ada, { spender, amount: 7_000n, expires_at }), "the first");
    expectSame(await ask(), { allowance: 7_000n, expires_at }, "the allowance with an end");
    expectOk(await approve(ada, { spender, amount: 5_000n }), "the second");
    expectSame(await ask(), { allowance: 5_000n, expires_at: [] }, "the allowance without");
    expectOk(await approve(ada, { spender, amount: 0n }), "taking it back");
    expectSame(await ask(), { allowance: 0n, expires_at: [] }, "the allowance taken back");
  }),

  icrc2("an approval needs no more balance than the fee", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, charged === 0n ? 1n : charged);
    const spender = accountOf(env.newUser());
    expectOk(await approve(ada, { spender, amount: 1_000_000_000n }), "more than there is");
    if (charged === 0n) return;

    const again = await approve(ada, { spender, amount: 1n });
    expectSame(
      expectErr(again, "InsufficientFunds", "an approval without the fee"),
      { balance: 0n },
      "InsufficientFunds",
    );
  }),

  icrc2("an approval that is over is refused with the ledger's time", async (env) => {
    const ada = await fundedUser(env, 10_000n + (await fee(env)));
    const spender = accountOf(env.newUser());
    const expires_at: [bigint] = [env.nowNs() - HOUR_NS];
    expectErr(await approve(ada, { spender, amount: 1n, expires_at }), "Expired", "a past end");
  }),

  icrc2("an approval is refused when the allowance is not the expected one", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + 3n * charged);
    const spender = accountOf(env.newUser());
    expectOk(await approve(ada, { spender, amount: 50n, expected_allowance: [0n] }), "0 expected");
    const changed = await approve(ada, { spender, amount: 70n, expected_allowance: [49n] });
    expectSame(
      expectErr(changed, "AllowanceChanged", "49 expected"),
      { current_allowance: 50n },
      "AllowanceChanged",
    );
    expectOk(
      await approve(ada, { spender, amount: 70n, expected_allowance: [50n] }),
      "50 expected",
    );
  }),

  icrc2("another fee than the ledger's is refused", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + 2n * charged);
    const wrong = await approve(ada, {
      spender: accountOf(env.newUser()),
      amount: 1n,
      fee: [charged + 1n],
    });
    expectSame(expectErr(wrong, "BadFee", "a wrong fee"), { expected_fee: charged }, "BadFee");
  }),

  icrc2("nobody approves themselves", async (env) => {
    const ada = await fundedUser(env, 10_000n + 2n * (await fee(env)));
    const act = () => approve(ada, { spender: accountOf(ada), amount: 1n });
    await expectRefused(act, "an approval of oneself");
  }),

  icrc2("the same approval again is a duplicate; old and early ones are refused", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + 3n * charged);
    const spender = accountOf(env.newUser());
    const now = env.nowNs();
    const args = { spender, amount: 5n, created_at_time: [now] as [bigint] };
    const first = expectOk(await approve(ada, args), "the first");
    expectSame(
      expectErr(await approve(ada, args), "Duplicate", "the second"),
      { duplicate_of: first },
      "Duplicate",
    );
    const old = { ...args, created_at_time: [now - 2n * DAY_NS] as [bigint] };
    expectErr(await approve(ada, old), "TooOld", "one of the day before yesterday");
    const early = { ...args, created_at_time: [now + HOUR_NS] as [bigint] };
    expectErr(await approve(ada, early), "CreatedInFuture", "one of tomorrow");
  }),

  icrc2("a transfer by allowance takes amount and fee from both", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 30_000n + 2n * charged);
    const bea = env.newUser();
    const cleo = accountOf(env.newUser());
    const amount = 20_000n + charged;
    expectOk(await approve(ada, { spender: accountOf(bea), amount }), "an approval");
    const args = { from: accountOf(ada), to: cleo, amount: 15_000n };
    expectOk(await transferFrom(bea, args), "a transfer by allowance");

    expectSame(await balance(env, cleo), 15_000n, "the receiver's balance");
    expectSame(await balance(env, accountOf(ada)), 15_000n, "the source's balance");
    const left = await allowance(env, accountOf(ada), accountOf(bea));
    expectSame(left.allowance, 5_000n, "the allowance that is left");
  }),

  icrc2("without enough allowance a transfer is refused with what there is", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 100_000n + 2n * charged);
    const bea = env.newUser();
    const args = { from: accountOf(ada), to: accountOf(env.newUser()), amount: 1_000n };
    expectSame(
      expectErr(await transferFrom(bea, args), "InsufficientAllowance", "no approval at all"),
      { allowance: 0n },
      "InsufficientAllowance",
    );
    expectOk(await approve(ada, { spender: accountOf(bea), amount: 1_000n }), "an approval");
    if (charged === 0n) return;
    expectSame(
      expectErr(await transferFrom(bea, args), "InsufficientAllowance", "nothing for the fee"),
      { allowance: 1_000n },
      "InsufficientAllowance",
    );
  }),

  icrc2("without enough funds a transfer is refused with the balance", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + charged);
    const bea = env.newUser();
    expectOk(await approve(ada, { spender: accountOf(bea), amount: 1_000_000n }), "an approval");
    const args = { from: accountOf(ada), to: accountOf(env.newUser()), amount: 10_001n };
    expectSame(
      expectErr(await transferFrom(bea, args), "InsufficientFunds", "more than there is"),
      { balance: 10_000n },
      "InsufficientFunds",
    );
    const { allowance: left } = await allowance(env, accountOf(ada), accountOf(bea));
    expectSame(left, 1_000_000n, "the allowance after a refusal");
  }),

  icrc2("an account needs no allowance for itself", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 10_000n + charged);
    const to = accountOf(env.newUser());
    const own = { from: accountOf(ada), to, amount: 10_000n };
    expectOk(await transferFrom(ada, own), "a transfer of one's own");
    expectSame(await balance(env, to), 10_000n, "the receiver's balance");
  }),

  icrc2("an allowance is not handed on", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 50_000n + 2n * charged);
    const bea = await fundedUser(env, 50_000n + 2n * charged);
    const cleo = env.newUser();
    expectOk(await approve(ada, { spender: accountOf(bea), amount: 40_000n }), "Ada to Bea");
    expectOk(await approve(bea, { spender: accountOf(cleo), amount: 40_000n }), "Bea to Cleo");
    const args = { from: accountOf(ada), to: accountOf(cleo), amount: 1n };
    expectErr(await transferFrom(cleo, args), "InsufficientAllowance", "Cleo of Ada's");
  }),

  icrc2("sub-accounts of source and spender are told apart", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 50_000n + 4n * charged);
    const bea = env.newUser();
    const spender = subaccountOf(bea, 1);
    expectOk(await approve(ada, { spender, amount: 20_000n + charged }), "an approval");
    const args = { from: accountOf(ada), to: accountOf(env.newUser()), amount: 5_000n };
    expectErr(await transferFrom(bea, args), "InsufficientAllowance", "the other sub-account");
    const right = { ...args, spender_subaccount: spender.subaccount };
    expectOk(await transferFrom(bea, right), "the sub-account that was approved");
  }),

  icrc2("a burn by allowance is free", async (env) => {
    const account = await minter(env);
    if (account === undefined) return;
    const charged = await fee(env);
    const amount = charged > 10_000n ? charged : 10_000n;
    const ada = await fundedUser(env, amount + charged);
    const bea = env.newUser();
    expectOk(await approve(ada, { spender: accountOf(bea), amount }), "an approval");
    const burn = { from: accountOf(ada), to: account, amount };
    expectOk(await transferFrom(bea, burn), "a burn by allowance");
    expectSame(await balance(env, accountOf(ada)), 0n, "the balance after it");
  }),

  icrc2("nothing is minted by allowance", async (env) => {
    const account = await minter(env);
    if (account === undefined) return;
    const ada = env.newUser();
    const mint = { from: account, to: accountOf(ada), amount: 1n };
    await expectRefused(() => transferFrom(ada, mint), "a mint by allowance");
    expectSame(await balance(env, accountOf(ada)), 0n, "the balance after it");
  }),

  icrc2("the same transfer by allowance again is a duplicate", async (env) => {
    const charged = await fee(env);
    const ada = await fundedUser(env, 50_000n + 3n * charged);
    const bea = env.newUser();
    expectOk(await approve(ada, { spender: accountOf(bea), amount: 40_000n }), "an approval");
    const created_at_time: [bigint] = [env.nowNs()];
    const args = {
      from: accountOf(ada),
      to: accountOf(env.newUser()),
      amount: 5n,
      created_at_time,
    };
    const first = expectOk(await transferFrom(bea, args), "the first");
    const second = expectErr(await transferFrom(bea, args), "Duplicate", "the second");
    expectSame(second, { duplicate_of: first }, "Duplicate");
    expect(first >= 0n, "a block index");
  }),
];
