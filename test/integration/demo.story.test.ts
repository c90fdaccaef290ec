import { spawnSync } from "node:child_process";
import { describe, expect, test } from "@jest/globals";

import { balanceOf, createDemoNetwork, type DemoNetwork } from "../../src/demo/demo-network.js";
import { type Market, type MarketMove, marketTrader } from "../../src/demo/market-trader.js";
import { countMoney, isMoneyRight } from "../../src/demo/money-check.js";
import { people } from "../../src/demo/people.js";
import { costBp, sumDriftBp } from "../../src/demo/reports.js";
import { DemoSession } from "../../src/demo/session.js";
import { findPush } from "../../src/sim/market/arbitrage.js";
import { walkingMarket } from "../../src/sim/market/demo-market.js";
import type { OutsidePrices, PricePath } from "../../src/sim/market/prices.js";
import * as icpswapMethods from "../../src/wire/icpswap-methods.js";

const CYCLE_COUNT = 15;

/** A session with a market, and what its trader did. */
function open(seed: number, path: PricePath = walkingMarket(BigInt(seed)).path) {
  const demo = createDemoNetwork({ seed });
  const trader = marketTrader(demo, path);
  const moves: MarketMove[] = [];
  const market: Market = {
    push() {
      const move = trader.push();
      moves.push(move);
      return move;
    },
  };
  const session = new DemoSession(demo, market);
  session.start();
  return { demo, session, moves };
}

/** The demo's prices, all tokens but the dollar risen by as many basis points. */
function risen(byBp: bigint): OutsidePrices {
  const listed = walkingMarket(0n).path.next() ?? new Map<string, bigint>();
  return new Map(
    [...listed].map(([symbol, usdE8s]) => [
      symbol,
      symbol === "ckUSDT" ? usdE8s : (usdE8s * (10_000n + byBp)) / 10_000n,
    ]),
  );
}

/** Whether the pool of ICPSwap that trades a token for ICP would still pay somebody to push it. */
function isPushable(demo: DemoNetwork, symbol: string, prices: OutsidePrices): boolean {
  const pool = demo.icpswapPools.find((each) => each.token0 === symbol);
  if (pool === undefined) throw new Error(`no pool of ${symbol}`);
  const reply = demo.client.query(pool.id, "metadata", icpswapMethods.metadata);
  if (!("ok" in reply)) throw new Error("the pool does not answer");
  const tokens = [pool.token0, pool.token1].flatMap((each) => demo.tokens.get(each) ?? []);
  const [token0, token1] = tokens.sort((a, b) => (a.text < b.text ? -1 : 1));
  if (token0 === undefined || token1 === undefined) throw new Error("a pool of two");
  const { sqrtPriceX96, liquidity, fee: feePips } = reply.ok;
  const seen = { type: "concentrated", token0, token1, sqrtPriceX96, liquidity, feePips } as const;
  return findPush(seen, prices) !== undefined;
}

describe("the demo", () => {
  test("story: a treasury trades in a moving market, and every atom is accounted for", () => {
    const { demo, session, moves } = open(7);

    // 1. It trades towards its targets while prices move.
    const minutes = Array.from({ length: CYCLE_COUNT }, () => session.step());
    const cycles = minutes.flatMap((minute) => minute.cycles);
    const traded = cycles.filter(({ legs }) => legs.length > 0);
    expect(cycles).toHaveLength(CYCLE_COUNT);
    expect(traded.length).toBeGreaterThan(CYCLE_COUNT / 2);
    expect(traded.every(({ reasons }) => reasons.some((why) => why.includes(" under")))).toBe(true);

    // 2. The trader swapped, and no venue refused.
    expect(moves.reduce((sum, { swapCount }) => sum + swapCount, 0)).toBeGreaterThan(0);
    expect(moves.flatMap(({ refusals }) => refusals)).toEqual([]);

    // 3. It is nearer to its targets, and the money is where the books say.
    const summary = session.finish();
    expect(summary.driftBpAfter).toBeLessThan(summary.driftBpBefore);
    expect(summary.driftBpBefore - sumDriftBp(minutes[0]?.portfolioAfter.shares ?? [])).toBe(0n);
    expect(summary).toMatchObject({ cycles: CYCLE_COUNT, failures: 0, invariantsOk: true });
    expect(summary.approvalFeeE8s).toBeGreaterThan(0n);
    expect(costBp(summary)).toBeGreaterThan(0n);
    expect(isMoneyRight(countMoney(demo))).toBe(true);

    // 4. Somebody takes an atom from the counted side: the check sees it.
    const [line, ...others] = countMoney(demo);
    if (line === undefined) throw new Error("no money at all");
    const short = { ...line, countedAtoms: line.countedAtoms - 1n };
    expect(isMoneyRight([short, ...others])).toBe(false);
  });

  test("story: the same seed leads to the same cycles", () => {
    const run = (seed: number) => {
      const { session } = open(seed);
      return Array.from({ length: 4 }, () => session.step()).map(({ cycles, portfolioAfter }) => [
        ...cycles,
        ...portfolioAfter.shares,
      ]);
    };
    const first = run(3);

    expect(run(3)).toEqual(first);
    expect(run(4)).not.toEqual(first);
  });

  test("story: the trader follows a rise with real swaps, and pays once to be allowed", () => {
    const prices = risen(500n);
    const later = risen(900n);
    const steps = [prices, prices, later];
    const { demo, session, moves } = open(5, { next: () => steps.shift() });
    const dollars = demo.tokens.get("ckUSDT");
    if (dollars === undefined) throw new Error("no dollars");
    const spentBefore = balanceOf(demo, dollars, people.trader);
    let approvalCount = 0;
    demo.network.onMessage(({ canister, method, kind }) => {
      const isOfDollars = canister.join() === dollars.ledger.join();
      if (isOfDollars && kind === "update" && method === "icrc2_approve") approvalCount += 1;
    });

    // 1. Against the dollar every price has risen: its pools are pushed to the border of their fee.
    session.step();
    expect(moves[0]?.swapCount).toBeGreaterThanOrEqual(2);
    expect(isPushable(demo, "ckUSDT", prices)).toBe(false);
    expect(balanceOf(demo, dollars, people.trader)).toBeLessThan(spentBefore);

    // 2. Where prices stand still nothing pays.
    session.step();
    expect(moves[1]).toMatchObject({ swapCount: 0, refusals: [] });

    // 3. Once the path has ended, prices stand still for good.
    session.step();
    session.step();
    expect(moves[2]?.swapCount).toBeGreaterThanOrEqual(2);
    expect(moves[3]).toEqual({ swapCount: 0, refusals: [] });
    expect(isPushable(demo, "ckUSDT", later)).toBe(false);

    // 4. KongSwap and the pool of ICPSwap were allowed to pull, once each.
    expect(approvalCount).toBe(2);
  });
});

describe("npm start", () => {
  const start = (...args: string[]) =>
    spawnSync(
      process.execPath,
      ["--stack-size=6000", "--import", "tsx", "scripts/start.ts", ...args],
      { encoding: "utf8" },
    );

  test("error: a file that is not there, or holds no prices, is told in one sentence", () => {
    const missing = start("--market", "no-such-file.csv");
    const wrong = start("--market", "package.json");

    expect(missing).toMatchObject({ status: 2, stdout: "" });
    expect(missing.stderr).toBe(
      "no-such-file.csv cannot be read: --market wants a CSV file of prices\n",
    );
    expect(wrong).toMatchObject({ status: 2, stdout: "" });
    expect(wrong.stderr).toBe('package.json: it has no column "icp_usdt_close"\n');
  });

  test("story: three cycles and a summary, one JSON object a line and nothing else", () => {
    const { status, stdout, stderr } = start("--cycles", "3", "--json");
    const lines = stdout
      .trimEnd()
      .split("\n")
      .map((line): Record<string, unknown> => JSON.parse(line));

    expect(status).toBe(0);
    expect(stderr).toContain("deploying");
    expect(stderr).not.toContain("Root key");
    expect(lines.map(({ type }) => type)).toEqual(["cycle", "cycle", "cycle", "summary"]);
    expect(lines[0]).toEqual({
      type: "cycle",
      id: 0,
      outcome: expect.any(String),
      fallback: false,
      sell: expect.any(String),
      buy: expect.any(String),
      value_e8s: expect.stringMatching(/^\d+$/),
      legs: expect.any(Array),
      reasons: expect.any(Array),
      instructions: expect.any(Number),
    });
    expect(lines[3]).toEqual({
      type: "summary",
      cycles: 3,
      trades: expect.any(Number),
      failures: 0,
      drift_bp_before: expect.any(Number),
      drift_bp_after: expect.any(Number),
      traded_value_e8s: expect.any(Number),
      cost_bp: expect.any(Number),
      invariants_ok: true,
      wall_ms: expect.any(Number),
    });
  });
});
