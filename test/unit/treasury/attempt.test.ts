import { describe, expect, test } from "@jest/globals";

import { Xoshiro256 } from "../../../src/kernel/xoshiro256.js";
import { defaultConfig } from "../../../src/treasury/config.js";
import { runAttempt } from "../../../src/treasury/flows/attempt.js";
import { Deadline } from "../../../src/treasury/flows/deadline.js";
import { ICPSWAP } from "../../../src/treasury/ids.js";
import { addTestToken, openTrading } from "../../helpers/treasury-in-memory.js";

/** A treasury that owes a fallback: a leg that sold its third token has failed. */
function open() {
  const opened = openTrading();
  const { context, network } = opened;
  const [, buy, sell] = [0, 1, 2].map(() => addTestToken(opened, 5_000_000_000n));
  if (buy === undefined || sell === undefined) throw new Error("no tokens");
  const price = { priceE8s: 50_000_000n, atNs: network.now, source: "sync" as const };
  for (const token of context.state.tokens.list()) {
    const { tokenIndex } = token;
    const sync = { syncedAtNs: network.now, balanceAtoms: 5_000_000_000n, mismatchCount: 0 };
    context.heap.syncs.set(tokenIndex, sync);
    if (tokenIndex > 0) context.priceBook.accept(token, { ...price, tokenIndex }, defaultConfig);
  }
  context.heap.owedFallback = {
    legId: 0n,
    venueId: ICPSWAP,
    sellId: sell.tokenId,
    buyId: buy.tokenId,
    amountAtoms: 100_000_000n,
    mode: "random",
  };
  const attempt = async () => {
    const { records } = await runAttempt(context, new Deadline(), {
      cycleId: 0n,
      random: new Xoshiro256(new Uint8Array(32).fill(7)),
      mode: "trade",
      onTrade: () => undefined,
    });
    return records.map(({ origin }) => origin.type);
  };
  return { context, sell, attempt };
}

describe("a fallback that is owed", () => {
  test("default: comes before any pair is drawn", async () => {
    expect(await open().attempt()).toEqual(["fallback"]);
  });

  test("behavior: a token whose price is in doubt since is not sold", async () => {
    const { context, sell, attempt } = open();
    const price = context.priceBook.of(sell, context.icpId());
    if (price === undefined) throw new Error("no price");
    context.priceBook.bar(sell.tokenIndex, { ...price, isBarred: true }, 1n);

    expect(await attempt()).toEqual(["pair"]);
  });

  test("behavior: nor is one that was paused", async () => {
    const { context, sell, attempt } = open();
    const pause = { by: "breaker" as const, reason: "it fell", atNs: 0n };
    context.state.tokens.put({ ...sell, pause });

    expect(await attempt()).toEqual(["pair"]);
  });
});
