import { beforeEach, describe, expect, test } from "@jest/globals";

import type * as kongswap from "../../../../../src/wire/kongswap.js";
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
  type TokenName,
  VenueWorld,
} from "../../../../helpers/venue-world.js";

const HOUR_SEC = 3_600;

describe("KongSwap's swap by transfer", () => {
  let world: VenueWorld;

  beforeEach(async () => {
    world = await VenueWorld.withKong();
  });

  /** Swaps a payment of Bob's, or of another's, for ckUSDT. */
  async function swap(
    symbol: TokenName,
    blockIndex: bigint,
    changes: Partial<kongswap.SwapArgs> = {},
    caller = BOB,
  ): Promise<kongswap.SwapResult> {
    const args = kongSwapArgs({
      pay_token: symbol,
      pay_amount: 100_000_000n,
      pay_tx_id: [{ BlockIndex: blockIndex }],
      max_slippage: [50],
      ...changes,
    });
    const served = await world.kong.swap(caller, args);
    if (!served.ok) throw new Error(served.error.message);
    return served.value;
  }

  const pay = (symbol: TokenName, to = KONG) =>
    world.transfer(BOB, symbol, { to, amount: 100_000_000n });

  test("error: anonymous, an unknown pay token, and a transaction that is no block", async () => {
    expect(await swap("ICP", 0n, {}, ANONYMOUS)).toEqual({ Err: "Anonymous user not allowed" });
    expect(await swap("ICP", 0n, { pay_token: "NONE" })).toEqual({
      Err: "Token NONE not found or duplicate symbols/addresses exist",
    });
    expect(await swap("ICP", 0n, { pay_tx_id: [{ TransactionId: "a" }] })).toEqual({
      Err: "Pay tx_id not supported",
    });
  });

  test.each([["ICP"], ["CHAT"]] as const)(
    "behavior: a payment in %s is swapped once",
    async (symbol) => {
      const blockIndex = await pay(symbol);
      const first = await swap(symbol, blockIndex);
      const again = await swap(symbol, blockIndex);

      expect(first).toMatchObject({ Ok: { status: "Success" } });
      expect(again).toEqual({ Err: `Duplicate block id #${blockIndex}` });
      expect(await world.balance(BOB, symbol)).toBe(PURSE_ATOMS - 100_000_000n - FEES[symbol]);
      expect(await world.balance(BOB, "ckUSDT")).toBeGreaterThan(PURSE_ATOMS);
    },
  );

  test.each([["ICP"], ["CHAT"]] as const)(
    "error: a payment in %s of another amount",
    async (symbol) => {
      const blockIndex = await pay(symbol);
      const refused = await swap(symbol, blockIndex, { pay_amount: 99_999_999n });
      const show = (atoms: bigint) =>
        symbol === "ICP" ? `Tokens { e8s: ${atoms} }` : `Nat(${atoms})`;

      expect(refused).toEqual({
        Err: `Invalid transfer amount: rec ${show(100_000_000n)} exp ${show(99_999_999n)}`,
      });
      // It may be named again, with the right amount.
      expect(await swap(symbol, blockIndex)).toMatchObject({ Ok: { status: "Success" } });
    },
  );

  test.each([["ICP"], ["CHAT"]] as const)(
    "error: somebody else's payment in %s",
    async (symbol) => {
      const blockIndex = await pay(symbol);

      expect(await swap(symbol, blockIndex, {}, ALICE)).toEqual({
        Err: "Transfer from does not match caller",
      });
    },
  );

  test.each([["ICP"], ["CHAT"]] as const)(
    "error: a payment in %s to somebody else",
    async (symbol) => {
      const blockIndex = await pay(symbol, ALICE);

      expect(await swap(symbol, blockIndex)).toEqual({
        Err: "Transfer to does not match Kong backend",
      });
    },
  );

  test.each([["ICP"], ["CHAT"]] as const)(
    "error: a payment in %s that is an hour old",
    async (symbol) => {
      const [early, late] = [await pay(symbol), await pay(symbol)];
      await world.network.advance(HOUR_SEC);
      expect(await swap(symbol, early)).toMatchObject({ Ok: { status: "Success" } });
      await world.network.advance(1);

      expect(await swap(symbol, late)).toEqual({ Err: "Expired transfer timestamp" });
    },
  );

  test("error: a block that is not there, or is an approval", async () => {
    await world.approve(BOB, "ICP", { spender: KONG });

    expect(await swap("ICP", 10_000n)).toEqual({
      Err: "Failed to verify ICP transfer block id 10000",
    });
    expect(await swap("CHAT", 10_000n)).toEqual({
      Err: "Failed to verify CHAT transfer block id 10000",
    });
    // The block before: an approval, and no transfer.
    const approval = (await pay("ICP")) - 1n;
    expect(await swap("ICP", approval)).toEqual({
      Err: `Failed to verify ICP transfer block id ${approval}`,
    });
  });

  test("error: a ledger that shows its blocks in neither way", async () => {
    const answer = await swap("OLD", await pay("OLD"));

    expect(answer).toEqual({ Err: expect.stringMatching(/./) });
    expect(await world.balance(KONG, "OLD")).toBe(100_000_000n);
  });

  test("behavior: what is paid for an unknown token is kept, and may not be named again", async () => {
    const blockIndex = await pay("ICP");
    const lost = await swap("ICP", blockIndex, { receive_token: "NONE" });

    expect(lost).toEqual({ Err: "Token NONE not found or duplicate symbols/addresses exist" });
    expect(await swap("ICP", blockIndex)).toEqual({ Err: `Duplicate block id #${blockIndex}` });
    expect(await world.balance(BOB, "ICP")).toBe(PURSE_ATOMS - 100_000_000n - FEES.ICP);
    expect(succeed(world.kong.requests(BOB, []))?.at(-1)?.statuses).toEqual([
      "Started",
      "Verifying pay token",
      "Pay token verified",
      expect.stringMatching(/^Invalid receive token - Token NONE/),
      "Failed",
    ]);
  });

  test.each([
    ["Receive token is suspended or removed", { receive_token: "CHAT" }],
    ["Invalid address format", { receive_address: ["nobody"] }],
    [
      "Insufficient receive amount. Can only receive 3.938515 ckUSDT with 1.54% slippage",
      { receive_amount: [4_000_000n] },
    ],
  ] as const)("behavior: %s: the payment comes back less a fee", async (reason, changes) => {
    world.kong.simRemoveToken(ADMIN, "CHAT");
    const answer = await swap("ICP", await pay("ICP"), changes as Partial<kongswap.SwapArgs>);

    expect(answer).toEqual({ Err: expect.stringMatching(/^Req #\d+ failed\. /) });
    expect(answer).toEqual({ Err: expect.stringContaining(reason) });
    expect(await world.balance(BOB, "ICP")).toBe(PURSE_ATOMS - 2n * FEES.ICP);
    expect(await world.balance(KONG, "ICP")).toBe(20_000_000_000n);
  });

  test("behavior: failed requests in this way ban nobody", async () => {
    for (let i = 0; i < 12; i++) {
      expect(await swap("ICP", 10_000n)).toMatchObject({ Err: expect.anything() });
    }

    expect(await swap("ICP", await pay("ICP"))).toMatchObject({ Ok: { status: "Success" } });
  });

  test("behavior: of two requests at once that name one block, one is swapped", async () => {
    const blockIndex = await pay("CHAT");
    const both = await Promise.all([swap("CHAT", blockIndex), swap("CHAT", blockIndex)]);

    expect(both.filter((answer) => "Ok" in answer)).toHaveLength(1);
    expect(both).toContainEqual({ Err: `Duplicate block id #${blockIndex}` });
  });
});
