/*
 * Replays a treasury over memory: the demo network without its canisters, months in seconds.
 *
 *   npm run simulate [-- --days N] [--seed N] [--market FILE] [--profile default|whale]
 *                    [--resume-hours N] [--chart FILE] [--json]
 *
 * Prices follow the seeded walk for 30 days, or a file (CSV by minute or by day) to its end, in
 * either case no longer than --days. What a breaker stops stays stopped, as it does on the network,
 * unless --resume-hours lets an operator lift it after so many hours. Prints drift, turnover, cost
 * and outcomes, and writes a chart of weights against targets. With --json stdout holds one JSON
 * object. Progress goes to stderr. Exit code: 0; 1 when an invariant is broken; 2 when the options
 * make no sense or cannot be met.
 */
import { writeFileSync } from "node:fs";
import { basename } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { DEMO_PROFILES, type DemoProfileName } from "../src/sim/demo-network.js";
import type { DemoMarket } from "../src/sim/market/demo-market.js";
import { jsonReport } from "../src/simulation/json-report.js";
import { renderReport, type Terms } from "../src/simulation/report.js";
import { Simulation } from "../src/simulation/simulation.js";
import { chartOf } from "../src/simulation/summary-chart.js";
import { renderWeightsChart } from "../src/simulation/weights-chart.js";
import { openMarket } from "./market.js";
import { refuse, scriptCommand } from "./script-command.js";

type Options = {
  readonly days?: number;
  readonly seed: number;
  readonly profile: DemoProfileName;
  readonly market?: string;
  readonly resumeHours?: number;
  readonly chart: string;
  readonly json?: boolean;
};

const MINUTES_PER_DAY = 1_440;
const HOUR_NS = 3_600_000_000_000n;
const WALK_DAYS = 30;

/** Where a walk begins: the day that the demo network's prices are of. */
const WALK_START_MS = Date.UTC(2026, 0, 21);

const DAYS_MAX = 10_000;
const HOURS_MAX = 8_760;

/** Days between two lines of progress. */
const PROGRESS_DAYS = 5;

const program = scriptCommand("npm run simulate")
  .description("replays the demo network's treasury over memory")
  .option("--days <count>", "stop after so many days (30, or the end of the file)", parseDays)
  .option("--seed <number>", "seed of the treasury's draws and of the walk", parseSeed, 7)
  .addOption(
    new Option("--profile <name>", "how much the treasury holds and how deep the pools are")
      .choices(Object.keys(DEMO_PROFILES))
      .default("default"),
  )
  .option("--market <file>", "recorded prices in place of the seeded walk: CSV by minute or by day")
  .option("--resume-hours <count>", "let an operator lift what breakers stop", parseHours)
  .option("--chart <file>", "where the chart goes", "simulation.svg")
  .option("--json", "one JSON object on stdout")
  .parse();
const options = program.opts<Options>();

await main();

async function main(): Promise<void> {
  const startedAtMs = performance.now();
  // Whoever reads a pipe may go before the end.
  process.stdout.on("error", () => process.exit(0));
  const market = openMarket(program, options.market, options.seed);
  writeChart("");
  const profile = DEMO_PROFILES[options.profile];
  const { seed, resumeHours } = options;
  const simulation = await Simulation.open({
    seed,
    profile,
    market,
    startAtNs: startOf(market),
    ...(resumeHours === undefined ? {} : { resumeAfterNs: BigInt(resumeHours) * HOUR_NS }),
  });

  const minutesMax = dayCountMax() * MINUTES_PER_DAY;
  while (simulation.minuteCount < minutesMax && (await simulation.step())) tellProgress(simulation);
  const summary = await simulation.finish();
  const terms: Terms = {
    profile: options.profile,
    portfolioValueE8s: profile.portfolioValueE8s,
    depthDivisor: profile.depthDivisor,
    seed,
    prices: options.market === undefined ? "of the seeded walk" : `of ${basename(options.market)}`,
    chart: options.chart,
    wallMs: performance.now() - startedAtMs,
  };
  writeChart(renderWeightsChart(chartOf(summary, terms)));
  const isJson = options.json === true;
  const lines = isJson ? [jsonReport(summary, terms)] : renderReport(summary, terms);
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  process.exitCode = summary.broken.length === 0 ? 0 : 1;
}

/** A walk never ends by itself, a file does. */
function dayCountMax(): number {
  return options.days ?? (options.market === undefined ? WALK_DAYS : Number.POSITIVE_INFINITY);
}

function startOf({ startsAtText }: DemoMarket): bigint {
  const startMs = startsAtText === undefined ? WALK_START_MS : Date.parse(startsAtText);
  // A file whose times nobody can read still has its prices.
  return BigInt(Number.isNaN(startMs) || startMs < 0 ? WALK_START_MS : startMs) * 1_000_000n;
}

function tellProgress({ minuteCount }: Simulation): void {
  if (minuteCount % (PROGRESS_DAYS * MINUTES_PER_DAY) !== 0) return;
  const of = Number.isFinite(dayCountMax()) ? ` of at most ${dayCountMax()}` : "";
  process.stderr.write(`day ${minuteCount / MINUTES_PER_DAY}${of} …\n`);
}

/** Tried before the first minute as well: a long run should not fail at its end. */
function writeChart(svg: string): void {
  try {
    writeFileSync(options.chart, svg);
  } catch {
    refuse(program, `${options.chart} cannot be written: --chart wants the path of an SVG file`);
  }
}

function parseDays(text: string): number {
  return parseWhole(text, DAYS_MAX);
}

function parseHours(text: string): number {
  return parseWhole(text, HOURS_MAX);
}

function parseWhole(text: string, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= most) return value;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${most}.`);
}

function parseSeed(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
