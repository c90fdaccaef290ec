import { beforeEach, describe, expect, test } from "@jest/globals";

import { subaccountOf } from "../../../../../src/kernel/principal-subaccount.js";
import {
  ADMIN,
  ANONYMOUS,
  BOB,
  conductOf,
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
const STOPPED = { type: "undelivered", code: 2, message: "stopped" } as const;

describe("swaps at ICPSwap", () => {
  let world: VenueWorld;
  let zeroForOne: boolean;

  beforeEach(async () => {
    world = await VenueWorld.withPool();
    zeroForOne = succeed(world.pool.metadata())?.token0.address === textOf(LEDGERS.ICP);
  });

  /** Swaps ICP for CHAT. */
  const order = (amountIn: string, amountOutMinimum = "0") => ({
    zeroForOne,
    amountIn,
    amountOutMinimum,
  });
  const oneStep = (amountIn: string, amountOutMinimum = "0") => ({
    ...order(amountIn, amountOutMinimum),
    tokenInFee: FEES.ICP,
    tokenOutFee: FEES.CHAT,
  });
  const credited = (symbol: TokenName, owner = BOB) => {
    const { balance0, balance1 } = world.unused(owner);
    return (symbol === "ICP") === zeroForOne ? balance0 : balance1;
  };
  const net = async (symbol: TokenName) =>
    (await world.balance(BOB, symbol)) - PURSE_ATOMS + FEES[symbol];
  const quoted = (amountIn: string) => succeed(world.pool.quote(order(amountIn)));

  test("error: a quote of no number, of nothing, and where prices end", () => {
    expect(world.pool.quote(order("much"))).toEqual(TRAPPED);
    expect(world.pool.quote(order("1", "little"))).toEqual(TRAPPED);
    expect(world.pool.quote(order("0"))).toEqual(internal('preswap "Illegal amountIn"'));
    expect(world.pool.quote(order("-5"))).toEqual(internal('preswap "Illegal amountIn"'));
  });

  test("behavior: a quote is what the swap pays", async () => {
    const foretold = quoted("1000000");
    await world.pool.depositFrom(BOB, world.depositArgs("ICP", 1_000_000n));

    expect(succeed(world.pool.swap(BOB, order("1000000")))).toBe(foretold);
    expect([credited("ICP"), credited("CHAT")]).toEqual([0n, foretold]);
    expect(quoted("1000000")).toBeLessThan(foretold ?? 0n);
  });

  test("behavior: quoteForAll refuses what pays nothing, and what the pool does not take", () => {
    expect(world.pool.quoteForAll(order("1"))).toEqual(
      internal("The amount of input token is too small."),
    );
    expect(world.pool.quoteForAll(order("0"))).toEqual(internal('preswap "Illegal amountIn"'));
    expect(succeed(world.pool.quoteForAll(order("1000000")))).toBe(quoted("1000000"));
    expect(world.pool.quoteForAll(order(`1${"0".repeat(60)}`))).toMatchObject({
      value: {
        err: { InternalError: expect.stringMatching(/^The maximum amount of input tokens is \d/) },
      },
    });
  });

  test("error: swap: anonymous, a bound that is missed, more than is credited", async () => {
    await world.pool.depositFrom(BOB, world.depositArgs("ICP", 1_000_000n));
    const foretold = quoted("1000000") ?? 0n;

    expect(world.pool.swap(ANONYMOUS, order("1"))).toEqual(TRAPPED);
    expect(world.pool.swap(BOB, order("1000000", String(foretold + 1n)))).toEqual(
      internal("Slippage is over range, please withdraw your unused token"),
    );
    expect(world.pool.swap(BOB, order("0", "1"))).toMatchObject({
      value: { err: { InternalError: expect.stringMatching(/^Slippage check failed: /) } },
    });
    expect([credited("ICP"), quoted("1000000")]).toEqual([1_000_000n, foretold]);
    expect(succeed(world.pool.swap(BOB, order("1000000", String(foretold))))).toBe(foretold);
  });

  test.each(["depositFromAndSwap", "depositAndSwap"] as const)(
    "error: %s: the refusals before anything moves",
    async (method) => {
      const call = (changes: object) =>
        world.pool[method](BOB, { ...oneStep("1000000"), ...changes });

      expect(await world.pool[method](ANONYMOUS, oneStep("1"))).toEqual(TRAPPED);
      expect(await call({ tokenInFee: 1n, tokenOutFee: 1n })).toEqual(
        internal("Wrong fee cache (expected: 10000, received: 1), please try later"),
      );
      expect(await call({ tokenOutFee: 1n })).toEqual(
        internal("Wrong fee cache (expected: 100000, received: 1), please try later"),
      );
      expect(await call({ amountIn: "much" })).toEqual(TRAPPED);
      world.pool.simSetAvailable(ADMIN, false);
      expect(await call({})).toEqual(TRAPPED);
    },
  );

  test("behavior: in one step by allowance; the payout follows some seconds later", async () => {
    const foretold = quoted("1000000000") ?? 0n;
    const answer = await world.pool.depositFromAndSwap(BOB, oneStep("1000000000"));
    expect(succeed(answer)).toBe(foretold);
    expect([credited("CHAT"), await net("CHAT")]).toEqual([foretold, 0n]);
    await world.network.advance(3);

    expect([credited("CHAT"), await net("CHAT")]).toEqual([0n, foretold - FEES.CHAT]);
    expect(await net("ICP")).toBe(-1_000_000_000n - FEES.ICP);
  });

  test("behavior: in one step from the sub-account, which pays its own fee", async () => {
    const subaccount = subaccountOf(BOB);
    const amount = 1_000_000_000n + FEES.ICP;
    await world.transfer(BOB, "ICP", { to: POOL, amount, subaccount });
    const foretold = quoted("1000000000") ?? 0n;

    expect(succeed(await world.pool.depositAndSwap(BOB, oneStep("1000000000")))).toBe(foretold);
    await world.network.advance(3);
    expect(await net("CHAT")).toBe(foretold - FEES.CHAT);
  });

  test("behavior: in one step, exactly the bound is enough", async () => {
    const foretold = quoted("1000000000");
    const answer = await world.pool.depositFromAndSwap(
      BOB,
      oneStep("1000000000", String(foretold)),
    );

    expect(succeed(answer)).toBe(foretold);
  });

  test("error: in one step, without allowance or deposit", async () => {
    await world.approve(BOB, "ICP", { spender: POOL, amount: 0n });

    expect(await world.pool.depositFromAndSwap(BOB, oneStep("1000000"))).toMatchObject({
      value: { err: { InternalError: expect.stringContaining("InsufficientAllowance") } },
    });
    expect(await world.pool.depositAndSwap(BOB, oneStep("1000000"))).toMatchObject({
      value: { err: { InternalError: expect.stringMatching(/^Swap failed: /) } },
    });
  });

  test("behavior: a bound that is missed refunds the input less a fee, by the queue", async () => {
    const answer = await world.pool.depositFromAndSwap(BOB, oneStep("1000000000", "2000000000"));
    const available = quoted("1000000000");

    expect(answer).toEqual(
      internal(
        "Slippage check failed: minimum amount requirement not met: " +
          `expected minimum 2000000000, available amount ${available}`,
      ),
    );
    expect([credited("ICP"), world.pool.simGetQueue().length]).toEqual([0n, 1]);
    await world.network.advance(3);
    expect(await net("ICP")).toBe(-2n * FEES.ICP);
  });

  test("behavior: what is not worth its fee stays credited", async () => {
    const answer = await world.pool.depositFromAndSwap(BOB, oneStep("90000"));
    await world.network.advance(10);

    expect(credited("CHAT")).toBe(succeed(answer));
    const refunded = await world.pool.depositFromAndSwap(BOB, oneStep("9000", "1000000"));
    await world.network.advance(10);
    expect(refunded).toMatchObject({ value: { err: expect.anything() } });
    expect(credited("ICP")).toBe(9_000n);
  });

  test("behavior: a payout that the ledger refuses is credited again", async () => {
    const received = succeed(await world.pool.depositFromAndSwap(BOB, oneStep("1000000000")));
    world.network.answerNext(LEDGERS.CHAT, "icrc1_transfer", STOPPED);
    await world.network.advance(10);

    expect([credited("CHAT"), await net("CHAT")]).toEqual([received, 0n]);
    expect(world.pool.simGetQueue()).toEqual([]);
  });

  test("behavior: two at once are swapped one after the other", async () => {
    const both = await Promise.all([
      world.pool.depositFromAndSwap(BOB, oneStep("1000000000")),
      world.pool.depositFromAndSwap(BOB, oneStep("1000000000")),
    ]);
    const [first = 0n, second = 0n] = both.map((served) => succeed(served));
    expect(second).toBeLessThan(first);
    await world.network.advance(3);

    expect(await net("CHAT")).toBe(first + second - 2n * FEES.CHAT);
  });

  describe("on request of a test", () => {
    const swap = () => world.pool.depositFromAndSwap(BOB, oneStep("1000000000"));

    test("error: only an admin of the stand-in may make it misbehave", () => {
      const refused = { Err: "not an admin of this stand-in" };

      expect(world.pool.simSetConduct(BOB, { payout: [], refund: [] })).toEqual(refused);
      expect(world.pool.simSetAvailable(BOB, false)).toEqual(refused);
    });

    test("behavior: pays late", async () => {
      const late = conductOf({ Late: { delay_sec: 1_000 } }, 1);
      world.pool.simSetConduct(ADMIN, { payout: [late], refund: [] });
      const received = succeed(await swap()) ?? 0n;
      await world.network.advance(1_002);
      expect(await net("CHAT")).toBe(0n);
      await world.network.advance(1);

      expect(await net("CHAT")).toBe(received - FEES.CHAT);
    });

    test("behavior: fails to pay, and credits it again", async () => {
      const failing = conductOf({ Failing: null }, 1);
      world.pool.simSetConduct(ADMIN, { payout: [failing], refund: [] });
      const received = succeed(await swap());
      await world.network.advance(100);

      expect([credited("CHAT"), await net("CHAT")]).toEqual([received, 0n]);
    });

    test("behavior: debits and never pays; refunds have a conduct of their own", async () => {
      world.pool.simSetConduct(ADMIN, {
        payout: [conductOf({ Silent: null })],
        refund: [conductOf({ Silent: null }, 1)],
      });
      succeed(await swap());
      await world.pool.depositFromAndSwap(BOB, oneStep("1000000000", "2000000000"));
      await world.pool.depositFromAndSwap(BOB, oneStep("1000000000", "2000000000"));
      await world.network.advance(100);

      expect([credited("CHAT"), credited("ICP"), await net("CHAT")]).toEqual([0n, 0n, 0n]);
      // Three payments went in, the second refund came back.
      expect(await net("ICP")).toBe(-2_000_000_000n - 4n * FEES.ICP);
    });
  });
});
