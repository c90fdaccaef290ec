import { describe, expect, test } from "@jest/globals";

import { DEMO_TOKENS } from "../../../../src/sim/demo-network.js";
import { describeCsvProblem } from "../../../../src/sim/market/csv.js";
import { recordedMarket, walkingMarket } from "../../../../src/sim/market/demo-market.js";

const FILE = [
  "time_utc,icp_usdt_close,btc_usdt_close,eth_usdt_close",
  "2026-01-01T00:00:00Z,4,80000,3000",
  "2026-01-01T00:01:00Z,5,80000,3000",
].join("\n");

function problemOf(text: string): string {
  const market = recordedMarket(text, 7n);
  return market.ok ? "" : describeCsvProblem(market.error);
}

describe("recordedMarket", () => {
  test("error: every problem is one sentence with the line it is on", () => {
    expect(problemOf("time_utc,icp_usdt_close\n")).toBe('it has no column "btc_usdt_close"');
    expect(problemOf(`${FILE}\n\n\n2026-01-01T00:02:00Z,x,80000,3000\n`)).toBe(
      'line 6: "x" is no price above zero',
    );
    expect(problemOf(`${FILE}\n2026-01-01T00:02:00Z\n`)).toBe('line 4: "" is no price above zero');
    expect(problemOf(FILE.split("\n")[0] ?? "")).toBe(
      "it has no row with prices of ICP, BTC and ETH",
    );
  });

  test("default: pools open at the first minute's prices, and the path goes on with the second", () => {
    const market = recordedMarket(FILE, 7n);
    if (!market.ok) throw new Error(market.error.type);
    const { tokens, path, startsAtText } = market.value;
    const second = path.next();
    expect(startsAtText).toBe("2026-01-01T00:00:00Z");

    expect(tokens.find(({ symbol }) => symbol === "ckBTC")?.priceE8s).toBe(20_000n * 10n ** 8n);
    expect(second?.get("ICP")).toBe(5n * 10n ** 8n);
    // What the file does not know follows the walk.
    expect([...(second?.keys() ?? [])].sort()).toEqual(
      DEMO_TOKENS.map(({ symbol }) => symbol).sort(),
    );
    expect(path.next()).toBeUndefined();
  });

  test("behavior: a mark at the beginning of the file is no part of its first column", () => {
    const days = "date,symbol,open,high,low,close\n";

    expect(problemOf(`\ufeff${days}`)).toBe(problemOf(days));
  });
});

describe("walkingMarket", () => {
  test("default: the same seed walks the same way, from the listed prices", () => {
    const [one, same, other] = [walkingMarket(1n), walkingMarket(1n), walkingMarket(2n)];
    const first = one.path.next();

    expect(one.tokens).toBe(DEMO_TOKENS);
    expect(same.path.next()).toEqual(first);
    expect(other.path.next()).not.toEqual(first);
  });
});
