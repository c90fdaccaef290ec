import { beforeEach, describe, expect, test } from "@jest/globals";

import { subaccountOf } from "../../../../../src/kernel/principal-subaccount.js";
import {
  ADMIN,
  ANONYMOUS,
  BOB,
  FEES,
  LEDGERS,
  POOL,
  PURSE_ATOMS,
  succeed,
  type TokenName,
  textOf,
  VenueWorld,
} from "../../../../helpers/venue-world.js";

const TRAPPED = { ok: false, error: { type: "trap", message: "assertion failed" } };
const internal = (message: string) => ({ ok: true, value: { err: { InternalError: message } } });

describe("deposits and withdrawals at ICPSwap", () => {
  let world: VenueWorld;

  beforeEach(async () => {
    world = await VenueWorld.withPool();
  });

  const args = (symbol: TokenName, amount: bigint, fee = FEES[symbol]) => ({
    ...world.depositArgs(symbol, amount),
    fee,
  });
  const unused = (owner = BOB) => {
    const { balance0, balance1 } = world.unused(owner);
    return [balance0, balance1];
  };
  const net = async (symbol: TokenName) =>
    (await world.balance(BOB, symbol)) - PURSE_ATOMS + FEES[symbol];
  /** The pool sorts by text; which of its places a token has. */
  const isFirst = (symbol: TokenName) =>
    textOf(LEDGERS[symbol]) === succeed(world.pool.metadata())?.token0.address;
  const credited = (symbol: TokenName) => unused()[isFirst(symbol) ? 0 : 1];

  test("error: whoever does not say who they are", async () => {
    expect(await world.pool.deposit(ANONYMOUS, args("ICP", 1n))).toEqual(TRAPPED);
    expect(await world.pool.depositFrom(ANONYMOUS, args("ICP", 1n))).toEqual(TRAPPED);
    expect(world.pool.withdraw(ANONYMOUS, args("ICP", 1n))).toEqual(TRAPPED);
  });

  test("error: a pool without a price, or switched off, takes nothing", async () => {
    const fresh = VenueWorld.bare();
    expect(await fresh.pool.deposit(BOB, args("ICP", 1n))).toEqual(TRAPPED);
    expect(fresh.pool.metadata()).toEqual(TRAPPED);
    expect(await fresh.pool.init(BOB, [3_000n, 60n, 1n << 96n])).toEqual(TRAPPED);

    world.pool.simSetAvailable(ADMIN, false);
    expect(await world.pool.depositFrom(BOB, args("ICP", 1n))).toEqual(TRAPPED);
    expect(world.pool.withdraw(BOB, args("ICP", 1n))).toEqual(TRAPPED);
    world.pool.simSetAvailable(ADMIN, true);
    expect(await world.pool.depositFrom(BOB, args("ICP", 5n))).toEqual({
      ok: true,
      value: { ok: 5n },
    });
  });

  test("error: a pool is given its price once", async () => {
    expect(await world.pool.init(ADMIN, [3_000n, 60n, 1n << 96n])).toEqual(TRAPPED);
  });

  test.each(["deposit", "depositFrom", "withdraw"] as const)(
    "error: %s of another token, or with another fee",
    async (method) => {
      expect(await world.pool[method](BOB, args("ckUSDT", 0n, 1n))).toEqual({
        ok: true,
        value: { err: { UnsupportedToken: textOf(LEDGERS.ckUSDT) } },
      });
      expect(await world.pool[method](BOB, args("ICP", 0n, 1n))).toEqual(
        internal("Wrong fee cache (expected: 10000, received: 1), please try later"),
      );
    },
  );

  test("error: deposit: nothing, or not more than the fee", async () => {
    expect(await world.pool.deposit(BOB, args("ICP", 0n))).toEqual(
      internal("Input amount should be greater than 0"),
    );
    expect(await world.pool.deposit(BOB, args("ICP", FEES.ICP))).toEqual(
      internal("Input amount should be greater than fee"),
    );
  });

  test("error: deposit: the sub-account is empty", async () => {
    const answer = await world.pool.deposit(BOB, args("ICP", 20_000n));

    expect(answer).toMatchObject({ value: { err: { InternalError: expect.anything() } } });
    expect(credited("ICP")).toBe(0n);
  });

  test("behavior: deposit credits what was sent to the caller's sub-account, less a fee", async () => {
    const subaccount = subaccountOf(BOB);
    await world.transfer(BOB, "ICP", { to: POOL, amount: 1_000_000n, subaccount });
    const answer = await world.pool.deposit(BOB, args("ICP", 1_000_000n));

    expect(answer).toEqual({ ok: true, value: { ok: 990_000n } });
    expect(credited("ICP")).toBe(990_000n);
    expect(await net("ICP")).toBe(-1_000_000n - FEES.ICP);
  });

  test("behavior: depositFrom credits the amount, the fee comes on top", async () => {
    expect(succeed(await world.pool.depositFrom(BOB, args("CHAT", 1_000n)))).toBe(1_000n);
    expect(credited("CHAT")).toBe(1_000n);
    expect(await net("CHAT")).toBe(-1_000n - FEES.CHAT);
  });

  test("error: depositFrom: without an allowance", async () => {
    await world.approve(BOB, "ICP", { spender: POOL, amount: 0n });

    expect(await world.pool.depositFrom(BOB, args("ICP", 1_000n))).toMatchObject({
      value: { err: { InternalError: expect.stringContaining("InsufficientAllowance") } },
    });
  });

  test("error: withdraw: nothing credited, nothing asked, too much, not more than the fee", async () => {
    const poor = { ok: true, value: { err: { InsufficientFunds: null } } };
    expect(world.pool.withdraw(BOB, args("ICP", 0n))).toEqual(poor);
    await world.pool.depositFrom(BOB, args("ICP", 50_000n));

    expect(world.pool.withdraw(BOB, args("ICP", 0n))).toEqual(internal("Amount can not be 0"));
    expect(world.pool.withdraw(BOB, args("ICP", 50_001n))).toEqual(poor);
    expect(world.pool.withdraw(BOB, args("ICP", FEES.ICP))).toEqual(poor);
  });

  test("behavior: withdraw is paid some seconds later, less a fee", async () => {
    await world.pool.depositFrom(BOB, args("ICP", 50_000n));
    expect(succeed(world.pool.withdraw(BOB, args("ICP", 40_000n)))).toBe(40_000n);
    await world.network.advance(2);
    expect([credited("ICP"), await net("ICP")]).toEqual([50_000n, -60_000n]);
    await world.network.advance(1);

    expect([credited("ICP"), await net("ICP")]).toEqual([10_000n, -30_000n]);
    expect(world.pool.simGetQueue()).toEqual([]);
  });

  test("behavior: of two withdrawals of the same balance one is paid", async () => {
    await world.pool.depositFrom(BOB, args("ICP", 50_000n));
    succeed(world.pool.withdraw(BOB, args("ICP", 40_000n)));
    succeed(world.pool.withdraw(BOB, args("ICP", 40_000n)));
    await world.network.advance(10);

    expect([credited("ICP"), await net("ICP")]).toEqual([10_000n, -30_000n]);
  });

  test("behavior: a withdrawal that the ledger refuses is credited again", async () => {
    await world.pool.depositFrom(BOB, args("ICP", 50_000n));
    succeed(world.pool.withdraw(BOB, args("ICP", 40_000n)));
    const stopped = { type: "undelivered", code: 2, message: "stopped" } as const;
    world.network.answerNext(LEDGERS.ICP, "icrc1_transfer", stopped);
    await world.network.advance(10);

    expect([credited("ICP"), await net("ICP")]).toEqual([50_000n, -60_000n]);
  });

  test("behavior: an upgrade loses neither balances nor the queue", async () => {
    await world.pool.depositFrom(BOB, args("ICP", 50_000n));
    succeed(world.pool.withdraw(BOB, args("ICP", 40_000n)));
    const before = world.pool.metadata();
    world.upgrade();
    expect(world.pool.metadata()).toEqual(before);
    expect([credited("ICP"), world.pool.simGetQueue().length]).toEqual([50_000n, 1]);
    await world.network.advance(10);

    expect([credited("ICP"), await net("ICP")]).toEqual([10_000n, -30_000n]);
  });

  test("behavior: a fee that changed is read within the hour, or when a test asks", async () => {
    const [fee0, fee1] = [world.pool.deps.store.cachedFeeAtoms(0), 77n];
    world.pool.deps.store.change({ fee0Atoms: 1n, fee1Atoms: fee1 });
    expect(world.pool.cachedTokenFee()).toEqual({ token0Fee: 1n, token1Fee: 77n });
    await world.network.advance(3_600);
    expect(world.pool.cachedTokenFee().token0Fee).toBe(fee0);

    world.pool.deps.store.change({ fee0Atoms: 1n });
    expect(await world.pool.simSyncFees()).toEqual({ Ok: null });
    expect(world.pool.cachedTokenFee().token0Fee).toBe(fee0);
  });

  test("behavior: a ledger that is silent keeps the fee it had", async () => {
    const { token0Fee } = world.pool.cachedTokenFee();
    const stopped = { type: "undelivered", code: 2, message: "stopped" } as const;
    for (const ledger of Object.values(LEDGERS)) {
      world.network.answerNext(ledger, "icrc1_fee", stopped);
    }
    await world.pool.simSyncFees();

    expect(world.pool.cachedTokenFee().token0Fee).toBe(token0Fee);
  });

  test("error: at 2,000 transactions under way the pool takes no more", async () => {
    await world.pool.depositFrom(BOB, args("ICP", 50_000_000n));
    for (let i = 0; i < 2_000; i++) succeed(world.pool.withdraw(BOB, args("ICP", 10_001n)));

    expect(world.pool.withdraw(BOB, args("ICP", 10_001n))).toEqual(TRAPPED);
    expect(world.pool.quote({ zeroForOne: true, amountIn: "1", amountOutMinimum: "0" })).toEqual(
      TRAPPED,
    );
    await world.network.advance(3);
    expect(world.pool.simGetQueue()).toEqual([]);
  });
});
