import { describe, expect, test } from "@jest/globals";

import { applySwap } from "../../../../src/sim/kongswap/apply-swap.js";
import { KongBook } from "../../../../src/sim/kongswap/book.js";
import { describeQuote, midPriceOf } from "../../../../src/sim/kongswap/floats.js";
import { priceHop } from "../../../../src/sim/kongswap/hop.js";
import type { KongQuote } from "../../../../src/sim/kongswap/model.js";
import { quoteSwap } from "../../../../src/sim/kongswap/route.js";
import { bigintOf, expectedOf, venueVectors } from "../../../helpers/venue-vectors.js";

const HUBS = { ckusdt: new Uint8Array([1]), icp: new Uint8Array([2]) };

/** Lists ckUSDT (6 decimals), ICP, and more tokens of 8 decimals; pools as given. */
function bookOf(pools: readonly (readonly [string, string, bigint, bigint])[]): KongBook {
  const book = new KongBook(HUBS);
  for (const [i, symbol] of ["ckUSDT", "ICP", "CHAT", "SNEED"].entries()) {
    book.putToken({
      type: "IC",
      tokenId: i + 1,
      ledger: new Uint8Array([i + 1]),
      address: `ledger-${symbol}`,
      name: symbol,
      symbol,
      decimals: symbol === "ckUSDT" ? 6 : 8,
      feeAtoms: symbol === "CHAT" ? 100_000n : 10_000n,
      icrc1: true,
      icrc2: true,
      icrc3: symbol !== "ICP",
      isRemoved: false,
    });
  }
  for (const [i, [symbol0, symbol1, balance0Atoms, balance1Atoms]] of pools.entries()) {
    book.putPool({
      poolId: i + 1,
      tokenId0: tokenOf(book, symbol0).tokenId,
      balance0Atoms,
      lpFee0Atoms: 0n,
      tokenId1: tokenOf(book, symbol1).tokenId,
      balance1Atoms,
      lpFee1Atoms: 0n,
      lpFeeBps: 30,
      lpTokenId: 100 + i,
    });
  }
  return book;
}

function tokenOf(book: KongBook, name: string) {
  const token = book.findToken(name);
  if (!token.ok) throw new Error(token.error);
  return token.value;
}

function quote(book: KongBook, pay: string, payAtoms: bigint, receive: string): KongQuote {
  const quoted = quoteSwap(book, tokenOf(book, pay), payAtoms, tokenOf(book, receive));
  if (!quoted.ok) throw new Error(quoted.error);
  return quoted.value;
}

const RECORDED = [
  ["ICP", "ckUSDT", 1_000_000_000_000n, 50_000_000_000n],
  ["CHAT", "ICP", 100_000_000_000_000n, 50_000_000_000n],
] as const;

describe("priceHop", () => {
  test("vectors: what the real backend computed", () => {
    for (const vector of venueVectors("kong_quote")) {
      const { grossAtoms, lpFeeAtoms } = priceHop({
        payAtoms: bigintOf(vector, "amountIn"),
        reservePayAtoms: bigintOf(vector, "reserveIn"),
        reserveReceiveAtoms: bigintOf(vector, "reserveOut"),
        receiveScale: 1n,
        lpFeeBp: bigintOf(vector, "lpFeeBps"),
      });

      expect([
        grossAtoms,
        lpFeeAtoms,
        grossAtoms - lpFeeAtoms - bigintOf(vector, "gasFee"),
      ]).toEqual(["gross", "lpFee", "net"].map((name) => expectedOf(vector, name)));
    }
  });

  test("behavior: the fee is cut off in the finer decimals", () => {
    // 333.6 atoms: 30 bp of the whole ones are 0.999, of all of it 1.0008.
    const reserves = { reservePayAtoms: 10n ** 12n, reserveReceiveAtoms: 3_336n * 10n ** 9n };
    const terms = { payAtoms: 100n, ...reserves, lpFeeBp: 30n };

    expect(priceHop({ ...terms, receiveScale: 1n })).toEqual({ grossAtoms: 333n, lpFeeAtoms: 0n });
    expect(priceHop({ ...terms, receiveScale: 100n })).toEqual({
      grossAtoms: 333n,
      lpFeeAtoms: 1n,
    });
  });
});

describe("quoteSwap", () => {
  test("error: the venue's words when a hub is not listed", () => {
    const book = new KongBook(HUBS);
    const pay = tokenOf(bookOf([]), "CHAT");
    const receive = tokenOf(bookOf([]), "SNEED");

    expect(quoteSwap(book, pay, 1n, receive)).toEqual({
      ok: false,
      error: "ckUSDT token not found",
    });
  });

  test("error: the venue's words when no pool leads there", () => {
    const book = bookOf(RECORDED);
    const quoted = quoteSwap(book, tokenOf(book, "SNEED"), 1n, tokenOf(book, "ICP"));

    expect(quoted).toEqual({ ok: false, error: "Pool not found" });
  });

  test("behavior: a direct pool pays its full fee and the ledger's", () => {
    expect(quote(bookOf(RECORDED), "ICP", 10_000_000n, "ckUSDT")).toMatchObject({
      receiveAtoms: 488_496n,
      hops: [{ grossAtoms: 499_995n, lpFeeAtoms: 1_499n, gasFeeAtoms: 10_000n }],
    });
  });

  test("behavior: two hops pay half the fee each, and only the last the ledger's", () => {
    expect(quote(bookOf(RECORDED), "CHAT", 100_000_000_000n, "ckUSDT")).toMatchObject({
      receiveAtoms: 2_479_891n,
      hops: [
        { lpFeeAtoms: 74_925n, gasFeeAtoms: 0n },
        { lpFeeAtoms: 3_740n, gasFeeAtoms: 10_000n },
      ],
    });
  });

  test("behavior: three hops pay a third of the fee each", () => {
    const book = bookOf([...RECORDED, ["SNEED", "ckUSDT", 10n ** 12n, 10n ** 11n]]);
    const { hops } = quote(book, "CHAT", 100_000_000_000n, "SNEED");

    expect(hops.map(({ poolId }) => poolId)).toEqual([2, 1, 3]);
    expect(hops.map(({ grossAtoms, lpFeeAtoms }) => (lpFeeAtoms * 10_000n) / grossAtoms)).toEqual([
      9n,
      9n,
      9n,
    ]);
  });

  test("behavior: the way that pays most wins over the shorter one", () => {
    const book = bookOf([
      ...RECORDED,
      ["CHAT", "ckUSDT", 10n ** 12n, 10n ** 6n], // Far too little ckUSDT for its CHAT.
    ]);

    expect(quote(book, "CHAT", 100_000_000_000n, "ckUSDT").hops).toHaveLength(2);
  });

  test("behavior: an empty pool pays nothing", () => {
    const book = bookOf([["CHAT", "ICP", 0n, 0n]]);

    expect(quote(book, "CHAT", 5n, "ICP")).toMatchObject({ receiveAtoms: 0n });
  });

  test("behavior: the same token is itself", () => {
    expect(quote(bookOf(RECORDED), "ICP", 5n, "ICP")).toEqual({
      payAtoms: 5n,
      receiveAtoms: 5n,
      hops: [],
    });
  });
});

describe("describeQuote", () => {
  const recorded: readonly (readonly [string, bigint, string, number, number, number])[] = [
    ["ICP", 0n, "ckUSDT", 5, 5, 0],
    ["ICP", 1n, "ckUSDT", 0, 5, 100],
    ["ICP", 2_000_000n, "ckUSDT", 4.485, 5, 10.3],
    ["ICP", 10_000_000_000n, "ckUSDT", 4.93554356, 5, 1.29],
    ["ICP", 1_000_000_000_000n, "ckUSDT", 2.492499, 5, 50.15],
    ["CHAT", 100_000_000_000n, "ICP", 0.000497902, 0.0005, 0.42],
    ["CHAT", 5_000_000_000_000n, "ICP", 0.0004747599, 0.0005, 5.05],
    ["CHAT", 100_000_000_000n, "ckUSDT", 0.002479891, 0.0025, 0.8],
    ["ckUSDT", 1_000_000n, "CHAT", 398.63272, 400, 0.34],
    ["ICP", 10_000_000n, "CHAT", 1993.5913, 2000, 0.32],
    ["ICP", 5n, "ICP", 1, 1, 0],
  ];

  test("vectors: the recorded prices and slippages", () => {
    const book = bookOf(RECORDED);

    for (const [pay, payAtoms, receive, price, midPrice, slippagePercent] of recorded) {
      const quoted = quote(book, pay, payAtoms, receive);
      const figures = describeQuote(book, quoted);
      expect(midPriceOf(book, quoted)).toBe(figures.midPrice);

      expect([pay, payAtoms, figures]).toEqual([
        pay,
        payAtoms,
        { price, midPrice, slippagePercent },
      ]);
    }
  });
});

describe("applySwap", () => {
  test("vectors: four recorded swaps leave the recorded pool", () => {
    const book = bookOf(RECORDED);
    for (let i = 0; i < 4; i++) applySwap(book, quote(book, "ICP", 10_000_000n, "ckUSDT").hops);

    expect(book.pool(1)).toMatchObject({
      balance0Atoms: 1_000_040_000_000n,
      lpFee0Atoms: 0n,
      balance1Atoms: 49_998_000_080n,
      lpFee1Atoms: 5_996n,
    });
  });

  test("behavior: the other way through a pool, the fee accrues on the other side", () => {
    const book = bookOf(RECORDED);
    const { hops } = quote(book, "ckUSDT", 1_000_000n, "ICP");
    const [hop] = hops;
    applySwap(book, hops);

    expect(book.pool(1)).toMatchObject({
      balance0Atoms: 1_000_000_000_000n - (hop?.grossAtoms ?? 0n),
      lpFee0Atoms: hop?.lpFeeAtoms,
      balance1Atoms: 50_001_000_000n,
      lpFee1Atoms: 0n,
    });
  });
});

describe("KongBook", () => {
  test("behavior: a token answers to symbol and address, with or without its chain", () => {
    const book = bookOf([]);

    for (const name of ["CHAT", "IC.CHAT", "ledger-CHAT", "IC.ledger-CHAT"]) {
      expect(tokenOf(book, name).tokenId).toBe(3);
    }
  });

  test("error: the venue's words for a name that two tokens have", () => {
    const book = bookOf([]);
    const first = tokenOf(book, "IC.CHAT");
    if (first.type !== "IC") throw new Error("not a token of the IC");
    book.putToken({ ...first, tokenId: 9, ledger: new Uint8Array([9]), address: "ledger-other" });

    expect(book.findToken("CHAT")).toEqual({
      ok: false,
      error: "Token CHAT not found or duplicate symbols/addresses exist",
    });
    expect(tokenOf(book, "IC.CHAT").tokenId).toBe(3);
  });
});
