import { describe, expect, test } from "@jest/globals";

import { resumeToken } from "../../../src/treasury/administration.js";
import { defaultConfig } from "../../../src/treasury/config.js";
import { numberRanges } from "../../../src/treasury/config-numbers.js";
import { addTestToken, OPERATOR, openTreasury } from "../../helpers/treasury-in-memory.js";

const HOUR_NS = 3_600_000_000_000n;

/** A treasury whose second token is priced each hour. */
function open() {
  const opened = openTreasury();
  addTestToken(opened, 0n);
  const { tokenIndex, tokenId } = addTestToken(opened, 0n);
  const { network } = opened;
  let { context } = opened;
  /** How many conditions a price trips. */
  const price = (priceE8s: bigint) => {
    network.now += HOUR_NS;
    const point = { tokenIndex, atNs: network.now, priceE8s, source: "sync" as const };
    return context.priceBook.accept(context.state.tokens.at(tokenIndex), point, defaultConfig)
      .length;
  };
  const resume = () => resumeToken(context, OPERATOR, { tokenId, reason: "the test" });
  const upgrade = () => {
    ({ context } = opened.start());
  };
  return { price, resume, upgrade };
}

describe("a price breaker", () => {
  test.each([false, true])(
    "behavior: after a resumption only what falls since then trips (upgraded: %s)",
    (isUpgraded) => {
      const { price, resume, upgrade } = open();
      expect([price(100n), price(60n)]).toEqual([0, 1]);
      resume();
      if (isUpgraded) upgrade();

      // 60 to 50 is less than 30 %, however far below 100; 60 to 41 is more.
      expect([price(60n), price(50n), price(41n)]).toEqual([0, 0, 1]);
    },
  );
});

test("behavior: a window of seven days with twelve tokens outlives an upgrade", () => {
  const windowNs = numberRanges.portfolioWindowNs.most;
  const condition = { direction: "down", changeBp: 3_000n, windowNs } as const;
  const config = { ...defaultConfig, priceConditions: [condition] };
  const opened = openTreasury({ config });
  const tokens = Array.from({ length: 12 }, () => addTestToken(opened, 0n));
  const [watched] = tokens;
  if (watched === undefined) throw new Error("no token");
  const { network } = opened;
  const { priceBook } = opened.context;
  const accept = (book: typeof priceBook, tokenIndex: number, priceE8s: bigint) => {
    const point = { tokenIndex, atNs: network.now, priceE8s, source: "fill" as const };
    return book.accept(opened.context.state.tokens.at(tokenIndex), point, config).length;
  };
  accept(priceBook, watched.tokenIndex, 100n);
  // A sync each quarter of an hour, and two fills a minute in between.
  for (let minute = 1; minute < 7 * 24 * 60; minute++) {
    network.now += HOUR_NS / 60n;
    const ids = minute % 15 === 0 ? tokens.slice(1) : tokens.slice(1, 3);
    for (const { tokenIndex } of ids) accept(priceBook, tokenIndex, 100n);
  }

  expect(accept(opened.start().context.priceBook, watched.tokenIndex, 69n)).toBe(1);
});
