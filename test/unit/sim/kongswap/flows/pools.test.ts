import { beforeEach, describe, expect, test } from "@jest/globals";

import type * as kongswap from "../../../../../src/wire/kongswap.js";
import {
  ADMIN,
  ALICE,
  ANONYMOUS,
  BOB,
  conductOf,
  FEES,
  idOf,
  KONG,
  kongPoolArgs,
  LEDGERS,
  PURSE_ATOMS,
  succeed,
  type TokenName,
  textOf,
  VenueWorld,
} from "../../../../helpers/venue-world.js";

describe("KongSwap's tokens and pools", () => {
  let world: VenueWorld;

  beforeEach(async () => {
    world = await VenueWorld.withKong();
  });

  async function addToken(token: string): Promise<kongswap.AddTokenResult> {
    const served = await world.kong.addToken({ token });
    if (!served.ok) throw new Error(served.error.message);
    return served.value;
  }

  async function addPool(
    changes: Partial<kongswap.AddPoolArgs>,
    caller = BOB,
  ): Promise<kongswap.AddPoolResult> {
    const sides = {
      token_0: "CHAT",
      amount_0: 1_000_000n,
      token_1: "ckUSDT",
      amount_1: 4_000_000n,
    };
    const served = await world.kong.addPool(caller, { ...kongPoolArgs(sides), ...changes });
    if (!served.ok) throw new Error(served.error.message);
    return served.value;
  }

  const approve = (symbol: TokenName) => world.approve(BOB, symbol, { spender: KONG });
  const net = async (symbol: TokenName) => (await world.balance(BOB, symbol)) - PURSE_ATOMS;

  test("error: a token that is listed, of another chain, with a bad address, or silent", async () => {
    const chat = `IC.${textOf(LEDGERS.CHAT)}`;

    expect(await addToken(chat)).toEqual({ Err: `Token ${chat} already exists` });
    expect(await addToken("SOL.abc")).toEqual({ Err: "Chain not supported)" });
    expect(await addToken("IC.nobody")).toEqual({ Err: "Invalid address IC.nobody" });
    expect(await addToken(`IC.${textOf(idOf(99))}`)).toMatchObject({ Err: expect.anything() });
  });

  test("default: a token is what its ledger says of itself", () => {
    const listed = succeed(world.kong.tokens(["CHAT"]))?.[0];

    expect(listed).toMatchObject({
      IC: { symbol: "CHAT", decimals: 8, fee: FEES.CHAT, icrc1: true, icrc2: true, icrc3: true },
    });
    expect(succeed(world.kong.tokens(["OLD"]))?.[0]).toMatchObject({
      IC: { icrc1: true, icrc2: false, icrc3: false },
    });
  });

  test("behavior: a removed token is not listed", () => {
    expect(world.kong.simRemoveToken(ADMIN, "CHAT")).toEqual({ Ok: null });
    const symbols = succeed(world.kong.tokens([]))?.map((token) =>
      "IC" in token ? token.IC.symbol : token.LP.symbol,
    );

    expect(symbols).toEqual(["ICP", "ckUSDT", "OLD", "ICP_ckUSDT", "CHAT_ICP"]);
  });

  test("behavior: pools are found by both symbols or both addresses", () => {
    const found = (filter: string) =>
      succeed(world.kong.pools([filter]))?.map(({ symbol }) => symbol);

    expect(found("ICP_IC.ck")).toEqual(["ICP_ckUSDT"]);
    expect(found("CHAT")).toEqual(["CHAT_ICP"]);
    expect(found(`${textOf(LEDGERS.CHAT)}_IC.${textOf(LEDGERS.ICP)}`)).toEqual(["CHAT_ICP"]);
    expect(found("NONE")).toEqual([]);
  });

  test("error: a pool: the refusals in their order", async () => {
    const bad = (changes: Partial<kongswap.AddPoolArgs>) => addPool(changes, ANONYMOUS);

    expect(await bad({ amount_1: 0n, token_1: "NONE" })).toEqual({ Err: "Invalid zero amounts" });
    expect(await bad({ token_0: "IC.nobody", token_1: "CHAT" })).toEqual({
      Err: "Token_1 must be ckUSDT or ICP",
    });
    expect(await bad({ token_0: "IC.nobody" })).toEqual({ Err: "Invalid address IC.nobody" });
    expect(await bad({ token_1: "ICP" })).toEqual({ Err: "Pool CHAT_ICP already exists" });
    expect(await bad({ token_0: "ckUSDT", token_1: "ICP" })).toEqual({
      Err: "Pool ckUSDT_ICP already exists",
    });
    expect(await bad({})).toEqual({ Err: "Anonymous user not allowed" });
  });

  test("behavior: a pool begins with both amounts, and trades at once", async () => {
    await approve("CHAT");
    await approve("ckUSDT");
    const pool = succeed({ ok: true, value: await addPool({ lp_fee_bps: [50] }) });

    expect(pool).toMatchObject({ amount_0: 1_000_000n, amount_1: 4_000_000n, lp_fee_bps: 50 });
    expect(await net("CHAT")).toBe(-1_000_000n - 2n * FEES.CHAT);
    expect(succeed(world.kong.swapAmounts("CHAT", 100_000n, "ckUSDT"))?.txs).toHaveLength(1);
  });

  test("error: the first amount cannot be pulled: the second is left alone", async () => {
    await approve("ckUSDT");

    expect(await addPool({})).toEqual({
      Err: expect.stringMatching(/^Req #3 failed\. .* current allowance is 0$/),
    });
    expect(await net("ckUSDT")).toBe(-FEES.ckUSDT);
  });

  test("error: the second amount cannot be pulled: the first comes back less a fee", async () => {
    await approve("CHAT");

    expect(await addPool({})).toMatchObject({ Err: expect.stringMatching(/^Req #3 failed\. /) });
    expect(await net("CHAT")).toBe(-3n * FEES.CHAT);
    expect(succeed(world.kong.requests(BOB, []))?.[0]?.statuses.slice(-3)).toEqual([
      "Returning token 0",
      "Token 0 returned",
      "Failed",
    ]);
  });

  test("error: both were paid by transfer, one wrongly: the other comes back or is a claim", async () => {
    const paid = await world.transfer(BOB, "ckUSDT", { to: KONG, amount: 4_000_000n });
    world.kong.simSetConduct(ADMIN, { payout: [], refund: [conductOf({ Failing: null }, 1)] });
    const refused = await addPool({
      tx_id_0: [{ BlockIndex: 10_000n }],
      tx_id_1: [{ BlockIndex: paid }],
    });

    expect(refused).toEqual({
      Err: "Req #3 failed. Failed to verify CHAT transfer block id 10000",
    });
    expect(succeed(world.kong.requests(BOB, []))?.[0]?.statuses).toContainEqual(
      expect.stringMatching(/^Failed returning token 1 - Saved as claim #1\. /),
    );
    await world.network.advance(300);
    expect(await net("ckUSDT")).toBe(-2n * FEES.ckUSDT);
  });

  test("behavior: a pool of a token that is not listed lists it", async () => {
    const name = `IC.${textOf(LEDGERS.CHAT)}`;
    const fresh = VenueWorld.bare();
    for (const symbol of ["ICP", "ckUSDT"] as const) {
      await fresh.kong.addToken({ token: `IC.${textOf(LEDGERS[symbol])}` });
      await fresh.approve(ALICE, symbol, { spender: KONG });
    }
    await fresh.approve(ALICE, "CHAT", { spender: KONG });
    const sides = { token_0: name, amount_0: 1_000n, token_1: "ICP", amount_1: 4_000n };

    expect(succeed(await fresh.kong.addPool(ALICE, kongPoolArgs(sides)))).toMatchObject({
      symbol_0: "CHAT",
      add_lp_token_amount: 2_000n,
    });
  });
});
