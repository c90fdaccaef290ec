import { describe, expect, test } from "@jest/globals";

import { findPush } from "../../../../src/sim/market/arbitrage.js";
import type { ConcentratedPool, ProductPool } from "../../../../src/sim/market/pools.js";
import { planSwaps } from "../../../../src/sim/market/trader.js";

const ONE = { symbol: "ONE", decimals: 8, feeAtoms: 10_000n };
const TWO = { symbol: "TWO", decimals: 6, feeAtoms: 100n };
const Q96 = 1n << 96n;

/** A thousand ONE and a thousand TWO: the middle price is one. */
const PRODUCT: ProductPool = {
  type: "product",
  token0: ONE,
  token1: TWO,
  reserve0Atoms: 100_000_000_000n,
  reserve1Atoms: 1_000_000_000n,
  feeBp: 30n,
};
/** The same as liquidity over all prices. */
const CONCENTRATED: ConcentratedPool = {
  type: "concentrated",
  token0: ONE,
  token1: TWO,
  sqrtPriceX96: Q96 / 10n,
  liquidity: 10_000_000_000n,
  feePips: 3_000n,
};

function pricesOf(one: bigint, two = 1_00000000n): Map<string, bigint> {
  return new Map([
    ["ONE", one],
    ["TWO", two],
  ]);
}

describe.each([
  ["of constant product", PRODUCT],
  ["of concentrated liquidity", CONCENTRATED],
])("a push into a pool %s", (_, pool) => {
  test("behavior: none while the price outside is within the pool's fee", () => {
    for (const one of [99_710_000n, 1_00000000n, 1_00290000n]) {
      expect(findPush(pool, pricesOf(one))).toBeUndefined();
    }
  });

  test("behavior: none when the path does not know a token", () => {
    expect(findPush(pool, new Map([["ONE", 1n]]))).toBeUndefined();
    expect(findPush(pool, new Map([["TWO", 1n]]))).toBeUndefined();
  });

  test("behavior: pays the token that is cheaper outside", () => {
    expect(findPush(pool, pricesOf(95_000_000n))?.payPlace).toBe(0);
    expect(findPush(pool, pricesOf(1_05000000n))?.payPlace).toBe(1);
  });

  test("behavior: none when the gain does not pay the ledgers' fees", () => {
    const dear = { ...pool, token1: { ...TWO, feeAtoms: 1_000_000n } };

    expect(findPush(pool, pricesOf(99_000_000n))).toBeDefined();
    expect(findPush(dear, pricesOf(99_000_000n))).toBeUndefined();
  });

  test("behavior: takes the pool to where one more atom earns nothing", () => {
    // 4 % less outside, of which the fee keeps 0.3 %: the root of 0.997 / 0.96 is 1.01908864.
    const push = findPush(pool, pricesOf(96_000_000n));
    const isAtInput = pool.type === "concentrated";
    const paidAtoms = isAtInput ? 1_914_608_300n : 1_908_864_500n;

    expect(Number(push?.payAtoms) / Number(paidAtoms)).toBeCloseTo(1, 4);
    expect(Number(push?.receiveAtoms) / (isAtInput ? 18_731_095 : 18_674_900)).toBeCloseTo(1, 4);
  });
});

describe("the trader of a minute", () => {
  const pools = [PRODUCT, CONCENTRATED];
  const rich = () => 10n ** 18n;

  test("default: pushes every pool that is off, in the order of the list", () => {
    const swaps = planSwaps(pools, pricesOf(96_000_000n), rich);

    expect(swaps.map(({ poolIndex, payPlace }) => [poolIndex, payPlace])).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(planSwaps(pools, pricesOf(1_00000000n), rich)).toEqual([]);
  });

  test("behavior: never spends more than there is, ledgers' fees included", () => {
    const [first] = planSwaps(pools, pricesOf(96_000_000n), rich);
    const firstAtoms = first?.payAtoms ?? 0n;
    const purse = firstAtoms + 20_000n + 20_000n + 77n;

    expect(planSwaps(pools, pricesOf(96_000_000n), () => purse)).toEqual([
      first,
      { poolIndex: 1, payPlace: 0, payAtoms: 77n },
    ]);
    expect(planSwaps(pools, pricesOf(96_000_000n), () => 20_000n)).toEqual([]);
  });
});
