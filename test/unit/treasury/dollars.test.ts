import { expect, test } from "@jest/globals";

import { viewPortfolio } from "../../../src/treasury/views.js";
import { addTestToken, openTreasury } from "../../helpers/treasury-in-memory.js";

const E8S = 100_000_000n;

/** A treasury of ICP alone, of which it holds two. */
function open() {
  const opened = openTreasury();
  const { context, network } = opened;
  addTestToken(opened, 2n * E8S);
  const add = (symbol: string) => addTestToken(opened, 0n, { symbol });
  const price = (tokenIndex: number, priceE8s: bigint) =>
    context.priceBook.bar(tokenIndex, { priceE8s, atNs: network.now, isBarred: false }, priceE8s);
  return { network, add, price, usd: () => viewPortfolio(context).usd };
}

test("behavior: ICP in dollars is read off the price of a stable coin, and no other token", () => {
  const { network, add, price, usd } = open();
  price(add("ckBTC").tokenIndex, 24_000n * E8S);
  const { tokenIndex } = add("ckUSDT");
  expect(usd()).toBeUndefined();

  // 0.25 ICP for a dollar: four dollars for one ICP.
  price(tokenIndex, 25_000_000n);
  expect(usd()).toMatchObject({
    priceUsdE8s: 4n * E8S,
    totalUsdE8s: 8n * E8S,
    atNs: network.now,
    token: { symbol: "ckUSDT" },
  });
});

test("behavior: where two stable coins have a price the first of the portfolio tells", () => {
  const { add, price, usd } = open();
  const [first, second] = [add("ckUSDC"), add("ckUSDT")];
  price(second.tokenIndex, 20_000_000n);
  expect(usd()).toMatchObject({ priceUsdE8s: 5n * E8S, token: { symbol: "ckUSDT" } });

  price(first.tokenIndex, 25_000_000n);
  expect(usd()).toMatchObject({ priceUsdE8s: 4n * E8S, token: { symbol: "ckUSDC" } });
});
