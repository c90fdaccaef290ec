import { describe, expect, test } from "@jest/globals";

import {
  atomsWorth,
  DEMO_POOLS,
  DEMO_PROFILES,
  DEMO_TOKENS,
  demoHoldingAtoms,
  demoReserves,
  demoToken,
  demoTokensAt,
  demoUsdE8s,
} from "../../../src/sim/demo-network.js";

describe("the demo network", () => {
  test("default: targets and holdings are shares of a whole, 6,000 bp apart", () => {
    const sum = (of: (token: (typeof DEMO_TOKENS)[number]) => bigint) =>
      DEMO_TOKENS.reduce((total, token) => total + of(token), 0n);
    const apart = (a: bigint, b: bigint) => (a > b ? a - b : b - a);

    expect(sum(({ targetBp }) => targetBp)).toBe(10_000n);
    expect(sum(({ holdingBp }) => holdingBp)).toBe(10_000n);
    expect(sum(({ targetBp, holdingBp }) => apart(targetBp, holdingBp))).toBe(6_000n);
  });

  test("default: every pool has listed tokens, and KongSwap's are in its order", () => {
    for (const { venue, token0, token1 } of DEMO_POOLS) {
      expect([demoToken(token0).symbol, demoToken(token1).symbol]).toEqual([token0, token1]);
      if (venue === "kongswap") expect(["ICP", "ckUSDT"]).toContain(token1);
      expect([venue, token0]).not.toEqual(["kongswap", "ckUSDT"]);
    }
  });

  test("behavior: amounts are worth what is asked of them, rounded down", () => {
    expect(atomsWorth(demoToken("ICP"), 1_000_000_000n)).toBe(1_000_000_000n);
    expect(atomsWorth(demoToken("ckUSDT"), 100_000_000n)).toBe(3_739_999n);
    expect(demoUsdE8s(demoToken("ckUSDT"))).toBe(100_000_000n);
  });

  test("behavior: the whale's pools are twenty times thinner", () => {
    const [pool] = DEMO_POOLS;
    if (pool === undefined) throw new Error("no pool");

    expect(demoReserves(pool, DEMO_PROFILES.default)).toEqual({
      reserve0Atoms: 1_200_000_000_000n,
      reserve1Atoms: 44_879_999_856n,
    });
    expect(demoReserves(pool, DEMO_PROFILES.whale).reserve0Atoms).toBe(60_000_000_000n);
  });

  test("behavior: holdings are shares of the portfolio's value", () => {
    expect(demoHoldingAtoms(demoToken("ICP"), DEMO_PROFILES.default)).toBe(450_000_000n);
    expect(demoHoldingAtoms(demoToken("ckBTC"), DEMO_PROFILES.default)).toBe(2_077n);
  });

  test("behavior: at other prices every token is priced in ICP anew", () => {
    const dollars = new Map<string, bigint>();
    for (const { symbol } of DEMO_TOKENS) dollars.set(symbol, 2_00000000n);
    dollars.set("ICP", 4_00000000n);

    expect(demoTokensAt(dollars).map(({ priceE8s }) => priceE8s)).toEqual([
      100_000_000n,
      ...Array.from({ length: 5 }, () => 50_000_000n),
    ]);
    expect(() => demoTokensAt(new Map())).toThrow("prices without that of ICP");
  });
});
