import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";

import { DEMO_TOKENS } from "../../src/sim/demo-network.js";
import { bySymbol, readSvg } from "../helpers/read-svg.js";

const folder = mkdtempSync(join(tmpdir(), "simulate-"));
afterAll(() => rmSync(folder, { recursive: true }));

const chart = join(folder, "chart.svg");

function simulate(...args: string[]) {
  return spawnSync(
    process.execPath,
    ["--stack-size=6000", "--import", "tsx", "scripts/simulate.ts", "--chart", chart, ...args],
    { encoding: "utf8" },
  );
}

function writeFile(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

/** Prices of ICP, BTC and ETH that climb a little and fall back, as whole cents. */
function pricesAt(i: number): readonly string[] {
  const swing = 1 + 0.03 * Math.sin(i / 20);
  return [3.74 * swing, 90_000 * (1 + 0.02 * Math.cos(i / 30)), 2_987].map((usd) => usd.toFixed(2));
}

/** Eighty minutes, as a feed would record them. */
function minuteFile(): string {
  const rows = Array.from({ length: 80 }, (_, i) => {
    const at = new Date(Date.UTC(2025, 4, 3, 10, i)).toISOString();
    const [icp, btc, eth] = pricesAt(i);
    return `${at},${icp},1,${btc},1,${eth},1`;
  });
  const header =
    "time_utc,icp_usdt_close,icp_volume,btc_usdt_close,btc_volume,eth_usdt_close,eth_volume";
  return writeFile("minute.csv", [header, ...rows]);
}

/** Two days of bars. */
function dayFile(): string {
  const rows = ["2025-05-03", "2025-05-04"].flatMap((date, i) =>
    ["ICPUSDT", "BTCUSDT", "ETHUSDT"].map((symbol, asset) => {
      const open = Number(pricesAt(i * 40)[asset]);
      const bar = [open, open * 1.02, open * 0.98, open * 1.01].map((usd) => usd.toFixed(2));
      return `${date},${symbol},${bar.join(",")},1`;
    }),
  );
  return writeFile("daily.csv", ["date,symbol,open,high,low,close,volume", ...rows]);
}

/** What stdout holds when it holds one JSON object. */
function jsonOf({ stdout }: { readonly stdout: string }): Record<string, unknown> {
  return JSON.parse(stdout);
}

describe("npm run simulate", () => {
  test("error: a file that is not there, holds no prices, or cannot be written is one sentence", () => {
    const missing = simulate("--market", "no-such-file.csv");
    const wrong = simulate("--market", "package.json");
    const bad = simulate("--market", writeFile("bad.csv", ["date,symbol,open,high,low,close"]));
    const unwritable = simulate("--chart", join(folder, "no-such-folder", "x.svg"));

    expect(missing).toMatchObject({ status: 2, stdout: "" });
    expect(missing.stderr).toBe(
      "no-such-file.csv cannot be read: --market wants a CSV file of prices\n",
    );
    expect(wrong).toMatchObject({ status: 2, stdout: "" });
    expect(wrong.stderr).toBe('package.json: it has no column "icp_usdt_close"\n');
    expect(bad.stderr).toMatch(/bad\.csv: it has no row with prices of ICP, BTC and ETH\n$/);
    expect(unwritable).toMatchObject({ status: 2, stdout: "" });
    expect(unwritable.stderr).toMatch(
      /cannot be written: --chart wants the path of an SVG file\n$/,
    );
  });

  test.each([
    ["--days", "0"],
    ["--days", "1.5"],
    ["--seed", "x"],
    ["--resume-hours", "-1"],
    ["--profile", "shark"],
  ])("error: %s %s is told what it should be", (option, value) => {
    const { status, stdout, stderr } = simulate(option, value);

    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(option);
    expect(stderr).not.toContain("    at ");
  });

  test("story: a day of the walk as JSON, and a chart with a series a token", () => {
    const run = simulate("--days", "1", "--seed", "5", "--json");
    const result = jsonOf(run);

    expect(run.status).toBe(0);
    expect(result).toMatchObject({
      type: "simulation",
      terms: { profile: "default", seed: 5, portfolio_value_e8s: 1_000_000_000, depth_divisor: 1 },
      // Four more, in which what is under way comes home.
      cycles: 1_444,
      drift_bp_before: 6_000,
      invariants_ok: true,
      broken: [],
      chart,
    });
    expect(result["drift_bp_after"]).toBeLessThan(2_000);
    expect(result["traded_value_e8s"]).toBeGreaterThan(0);
    const { price_impact, venue_fee, ledger_fees, approvals } = Object(result["cost_parts_bp"]);
    const parts = price_impact + venue_fee + ledger_fees + approvals;
    expect(Math.abs(Number(result["cost_bp"]) - parts)).toBeLessThanOrEqual(2);
    const { single, split, partial, reduced } = Object(result["outcomes"]);
    const { traded } = Object(result["cycles_by_outcome"]);
    expect(single + split + partial + reduced).toBe(traded);

    const { elements } = readSvg(readFileSync(chart, "utf8"));
    const symbols = DEMO_TOKENS.map(({ symbol }) => symbol).sort();
    expect([...bySymbol(elements, "series").keys()].sort()).toEqual(symbols);
    expect([...bySymbol(elements, "target").keys()].sort()).toEqual(symbols);
  });

  test("story: a file by minute is replayed to its end, told to people, progress aside", () => {
    const { status, stdout, stderr } = simulate("--market", minuteFile(), "--profile", "whale");

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    // The first minute opens the pools; four more let everything come home.
    expect(stdout).toMatch(/^83 cycles in /);
    expect(stdout).toContain("prices of minute.csv");
    expect(stdout).toContain("2025-05-03 to 2025-05-03");
    expect(stdout).toMatch(/drift {5}60\.00 % before/);
    expect(stdout).toMatch(/split [1-9]/);
    expect(stdout).toContain("every atom is where the books say");
  });

  test("story: a file by day is replayed minute by minute, or as far as one wants", () => {
    const whole = jsonOf(simulate("--market", dayFile(), "--json"));
    const part = jsonOf(simulate("--market", dayFile(), "--days", "1", "--json"));

    expect(whole).toMatchObject({ cycles: 2 * 1_440 - 1 + 4, invariants_ok: true });
    expect(part).toMatchObject({ cycles: 1_440 + 4 });
    expect(whole["started_at_ns"]).toBe(`${Date.UTC(2025, 4, 3)}000000`);
  });
});
