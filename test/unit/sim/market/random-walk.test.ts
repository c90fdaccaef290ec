import { describe, expect, test } from "@jest/globals";

import { expandSeed, Xoshiro256 } from "../../../../src/kernel/xoshiro256.js";
import { demoWalk } from "../../../../src/sim/market/demo-walk.js";
import { besides } from "../../../../src/sim/market/prices.js";
import { RandomWalk, type WalkingToken } from "../../../../src/sim/market/random-walk.js";
import { REGIMES, type RegimeName } from "../../../../src/sim/market/regimes.js";

const FOLLOWER: WalkingToken = {
  symbol: "AAA",
  startUsdE8s: 100_000_000_000_000n,
  marketShareBp: 10_000n,
  ownNoisePpb: 0n,
};

function walkOf(seed: bigint, ...tokens: WalkingToken[]): RandomWalk {
  return new RandomWalk(new Xoshiro256(expandSeed(seed)), tokens);
}

describe("a random walk", () => {
  test("behavior: the same seed walks the same way, another one another way", () => {
    const [one, same, other] = [walkOf(7n, FOLLOWER), walkOf(7n, FOLLOWER), walkOf(8n, FOLLOWER)];
    const steps = (walk: RandomWalk) => Array.from({ length: 200 }, () => walk.next().get("AAA"));
    const first = steps(one);

    expect(steps(same)).toEqual(first);
    expect(steps(other)).not.toEqual(first);
  });

  test("behavior: no minute goes further than its mood allows", () => {
    const walk = walkOf(1n, FOLLOWER);
    let before = FOLLOWER.startUsdE8s;
    for (let minute = 0; minute < 20_000; minute++) {
      const { driftPpb, noisePpb } = REGIMES[walk.regime];
      const after = walk.next().get("AAA") ?? 0n;
      const movedPpb = ((after - before) * 1_000_000_000n) / before - driftPpb;

      // One billionth for the rounding of a price and one for that of the move.
      expect(movedPpb <= noisePpb + 2n && movedPpb >= -noisePpb - 2n).toBe(true);
      before = after;
    }
  });

  test("behavior: every mood comes, and only after one that it may follow", () => {
    const walk = walkOf(3n, FOLLOWER);
    const seen = new Set<RegimeName>([walk.regime]);
    for (let minute = 0; minute < 100_000; minute++) {
      const { regime } = walk;
      walk.next();
      if (walk.regime === regime) continue;
      expect(REGIMES[regime].followedBy).toContain(walk.regime);
      seen.add(walk.regime);
    }

    expect([...seen].sort()).toEqual(Object.keys(REGIMES).sort());
  });

  test("behavior: a token that takes no part in the market and has no noise stands still", () => {
    const walk = walkOf(5n, { ...FOLLOWER, marketShareBp: 0n });
    for (let minute = 0; minute < 100; minute++) {
      expect(walk.next().get("AAA")).toBe(FOLLOWER.startUsdE8s);
    }
  });

  test("behavior: a price does not fall below its last decimal", () => {
    const walk = walkOf(5n, { ...FOLLOWER, startUsdE8s: 1n, ownNoisePpb: 900_000_000n });
    for (let minute = 0; minute < 200; minute++) {
      expect(walk.next().get("AAA") ?? 0n).toBeGreaterThanOrEqual(1n);
    }
  });
});

describe("the demo network's walk", () => {
  const open = () => demoWalk(new Xoshiro256(expandSeed(1n)));

  test("default: begins near the listed prices, and ckUSDT is a dollar", () => {
    const path = open();
    const prices = path.next();

    expect([...(prices?.keys() ?? [])].sort()).toEqual([
      "CHAT",
      "ICP",
      "SNEED",
      "ckBTC",
      "ckETH",
      "ckUSDT",
    ]);
    expect(Number(prices?.get("ICP")) / 374_000_000).toBeCloseTo(1, 1);
    for (let minute = 0; minute < 50; minute++) {
      expect(path.next()?.get("ckUSDT")).toBe(100_000_000n);
    }
  });

  test("behavior: beside a record it moves what the record does not know, and ends with it", () => {
    const recorded = [new Map([["ICP", 1n]])];
    const path = besides({ next: () => recorded.pop() }, open());
    const prices = path.next();

    expect(prices?.get("ICP")).toBe(1n);
    expect(prices?.get("SNEED") ?? 0n).toBeGreaterThan(1n);
    expect(path.next()).toBeUndefined();
  });
});
