import { beforeEach, describe, expect, test } from "@jest/globals";

import {
  ADMIN,
  ALICE,
  ANONYMOUS,
  BOB,
  FEES,
  KONG,
  kongSwapArgs,
  PURSE_ATOMS,
  succeed,
  textOf,
  VenueWorld,
} from "../../../../helpers/venue-world.js";

const REASON = "the spender account does not have sufficient allowance, current allowance is 5";
const HOUR_SEC = 3_600;

describe("KongSwap's swap by allowance", () => {
  let world: VenueWorld;

  beforeEach(async () => {
    world = await VenueWorld.withKong();
    await world.approve(BOB, "ICP", { spender: KONG });
  });

  async function refusal(
    args: Parameters<typeof kongSwapArgs>[0],
    caller = BOB,
  ): Promise<string | undefined> {
    const served = await world.kong.swap(caller, kongSwapArgs(args));
    if (!served.ok) return served.error.message;
    return "Err" in served.value ? served.value.Err : undefined;
  }

  test("error: maintenance mode, before anything is looked at", async () => {
    world.kong.simSetMaintenance(ADMIN, true);
    const served = await world.kong.swap(ANONYMOUS, kongSwapArgs({ pay_token: "NONE" }));

    expect(served).toEqual({
      ok: false,
      error: { type: "reject", message: "Kong Swap in maintenance mode" },
    });
    expect(world.kong.swapAmounts("ICP", 1n, "ckUSDT").ok).toBe(false);
    expect(world.kong.requests(BOB, []).ok).toBe(false);
  });

  test("error: the refusals before a request, in their order", async () => {
    const all = { pay_token: "NONE", receive_token: "NIX", receive_address: ["x"], pay_amount: 0n };
    const bad = (changes: object) => refusal({ ...all, ...changes } as never, ANONYMOUS);
    const [OLD, ICP] = [{ pay_token: "OLD" }, { pay_token: "ICP" }];
    const known = { receive_token: "ckUSDT" };
    const here = { ...known, receive_address: [] };
    world.kong.simRemoveToken(ADMIN, "CHAT");

    const missing = (name: string) =>
      `Token ${name} not found or duplicate symbols/addresses exist`;
    expect(await bad({})).toBe(missing("NONE"));
    expect(await bad({ pay_token: "CHAT" })).toBe("Pay token is suspended or removed");
    expect(await bad(OLD)).toBe(missing("NIX"));
    expect(await bad({ ...OLD, receive_token: "CHAT" })).toBe(
      "Receive token is suspended or removed",
    );
    expect(await bad({ ...OLD, ...known })).toBe("Invalid address format");
    expect(await bad({ ...OLD, ...here })).toBe("Pay amount is zero");
    expect(await bad({ ...OLD, ...here, pay_amount: 1n })).toBe("Pay token must support ICRC2");
    expect(await bad({ ...ICP, ...here, pay_amount: 1n })).toBe("Anonymous user not allowed");
    expect(world.kong.requests(ANONYMOUS, [])).toEqual({
      ok: true,
      value: { Err: "User not found" },
    });
  });

  test("error: bounds are held before anything is pulled", async () => {
    const before = await world.balance(BOB, "ICP");

    expect(await refusal({ pay_amount: 1n })).toBe("Receive amount is zero");
    expect(await refusal({ receive_amount: [400_000n] })).toBe(
      "Insufficient receive amount. Can only receive 0.388402 ckUSDT with 2.9% slippage",
    );
    expect(await refusal({})).toBe(
      "Slippage exceeded. Can only receive 0.388402 ckUSDT with 2.9% slippage",
    );
    expect(await world.balance(BOB, "ICP")).toBe(before);
  });

  test("behavior: pulls, swaps, and pays out net of the ledger's fee", async () => {
    const args = kongSwapArgs({ pay_amount: 100_000_000n, max_slippage: [5] });
    const reply = succeed(await world.kong.swap(BOB, args));

    expect(reply?.status).toBe("Success");
    expect(await world.balance(BOB, "ckUSDT")).toBe(PURSE_ATOMS + (reply?.receive_amount ?? 0n));
    expect(await world.balance(BOB, "ICP")).toBe(PURSE_ATOMS - 100_000_000n - 2n * FEES.ICP);
  });

  test("behavior: pays to whom the user names", async () => {
    const args = { pay_amount: 100_000_000n, max_slippage: [5] as [number] };
    const to: [string] = [textOf(ALICE)];
    const before = await world.balance(ALICE, "ckUSDT");
    const reply = succeed(
      await world.kong.swap(BOB, kongSwapArgs({ ...args, receive_address: to })),
    );

    expect(await world.balance(ALICE, "ckUSDT")).toBe(before + (reply?.receive_amount ?? 0n));
    expect(await world.balance(BOB, "ckUSDT")).toBe(PURSE_ATOMS);
  });

  test("behavior: a price that moved while the pay token came in refunds it, less a fee", async () => {
    const args = kongSwapArgs({ pay_amount: 100_000_000n, receive_amount: [3_900_000n] });
    const before = await world.balance(BOB, "ICP");
    const [mine, theirs] = await Promise.all([
      world.kong.swap(BOB, args),
      world.kong.swap(BOB, args),
    ]);
    const answers = [mine, theirs].map((served) => (served.ok ? served.value : undefined));

    expect(answers[0]).toMatchObject({ Ok: { status: "Success" } });
    expect(answers[1]).toEqual({
      Err:
        "Req #4 failed. Insufficient receive amount. " +
        "Can only receive 3.861209 ckUSDT with 1.53% slippage",
    });
    // Two amounts and their fees left, one amount less a fee came back.
    expect(await world.balance(BOB, "ICP")).toBe(before - 100_000_000n - 3n * FEES.ICP);
  });

  test("behavior: a ledger that refuses the pull ends the request", async () => {
    await world.approve(BOB, "ICP", { spender: KONG, amount: 5n });
    const reason = await refusal({ pay_amount: 100_000_000n, max_slippage: [5] });
    const [request] = succeed(world.kong.requests(BOB, [])) ?? [];

    expect(reason).toBe(`Pay token transfer_from failed. ${REASON}`);
    expect(request?.statuses).toEqual([
      "Started",
      "Sending pay token",
      `Failed sending pay token - ${REASON}`,
      "Failed",
    ]);
  });

  test("behavior: ten failed requests in a row ban a user for an hour", async () => {
    const poor = { pay_amount: 100_000_000n, max_slippage: [5] as [number] };
    await world.approve(BOB, "ICP", { spender: KONG, amount: 0n });
    for (let i = 0; i < 10; i++) expect(await refusal(poor)).toMatch(/^Pay token transfer_from/);

    expect(await refusal(poor)).toBe("Too many consecutive errors. User is banned for 60 minutes");
    await world.network.advance(HOUR_SEC - 1);
    expect(await refusal(poor)).toBe("Too many consecutive errors. User is banned for 0 minutes");
    await world.network.advance(1);
    await world.approve(BOB, "ICP", { spender: KONG });
    expect(await refusal(poor)).toBeUndefined();
  });

  test("behavior: a success in between forgets the errors before it", async () => {
    const args = { pay_amount: 1_000_000_000n, max_slippage: [20] as [number] };
    const fail = async () => {
      await world.approve(BOB, "ICP", { spender: KONG, amount: 0n });
      for (let i = 0; i < 9; i++) expect(await refusal(args)).toBeDefined();
    };
    await fail();
    await world.approve(BOB, "ICP", { spender: KONG });
    expect(await refusal(args)).toBeUndefined();
    await fail();

    expect(await refusal(args)).toMatch(/^Pay token transfer_from failed/);
  });

  test("behavior: swap_async answers the request, which is carried out afterwards", async () => {
    const args = kongSwapArgs({ pay_amount: 100_000_000n, max_slippage: [5] });
    const served = await world.kong.swapAsync(BOB, args);
    if (!served.ok || !("Ok" in served.value.answer)) throw new Error("not accepted");
    const requestId = served.value.answer.Ok;

    expect(await world.balance(BOB, "ckUSDT")).toBe(PURSE_ATOMS);
    await world.kong.completeAsync(served.value);
    expect(await world.balance(BOB, "ckUSDT")).toBeGreaterThan(PURSE_ATOMS);
    expect(succeed(world.kong.requests(BOB, [requestId]))?.[0]?.statuses.at(-1)).toBe("Success");
    expect(await refusal({ pay_token: "NONE" })).toBeDefined();
    expect(world.kong.requests(BOB, [requestId + 1n])).toEqual({
      ok: true,
      value: { Err: `Request #${requestId + 1n} not found` },
    });
  });
});
