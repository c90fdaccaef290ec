/*
 * Starts the demo network: ledgers, venues with pools, a market, and a treasury that trades by
 * itself.
 *
 *   npm start [-- --cycles N] [--seed N] [--profile default|whale] [--market FILE] [--no-market]
 *             [--real-time] [--json]
 *
 * Without --cycles it runs until it is stopped (Ctrl-C), a minute of the network each second. With
 * --json stdout holds one JSON object a line. Progress goes to stderr. Exit code: 0, or 1 when an
 * invariant is broken or the options cannot be met.
 */
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Command, InvalidArgumentError, Option } from "commander";
import { createDemoNetwork } from "../src/demo/demo-network.js";
import { cycleLine, summaryLine } from "../src/demo/json-lines.js";
import {
  renderCheck,
  renderCycle,
  renderMarket,
  renderShares,
  renderSummary,
} from "../src/demo/live-view.js";
import { type Market, marketTrader } from "../src/demo/market-trader.js";
import { DemoSession, type Minute } from "../src/demo/session.js";
import { openScreen, type Screen } from "../src/demo/terminal.js";
import { DEMO_PROFILES, type DemoProfileName } from "../src/sim/demo-network.js";
import { describeCsvProblem } from "../src/sim/market/csv.js";
import { type DemoMarket, recordedMarket, walkingMarket } from "../src/sim/market/demo-market.js";

type Options = {
  readonly cycles?: number;
  readonly seed: number;
  readonly profile: DemoProfileName;
  /** A file; `true` is the walk, `false` is none. */
  readonly market: string | boolean;
  readonly realTime?: boolean;
  readonly json?: boolean;
};

/** Wall time of a network minute: 60 times as fast as real time. */
const MINUTE_MS_FAST = 1_000;
const MINUTE_MS_REAL = 60_000;

/** Columns that the portfolio takes. */
const PANEL_WIDTH = 100;

const options = new Command("start")
  .description("starts the demo network and lets its treasury trade")
  .option("--cycles <count>", "stop after so many cycles, as fast as possible", parseCount)
  .option("--seed <number>", "seed of the network and of the market", parseCount, 7)
  .addOption(
    new Option("--profile <name>", "how much the treasury holds and how deep the pools are")
      .choices(Object.keys(DEMO_PROFILES))
      .default("default"),
  )
  .option("--market <file>", "recorded prices in place of the seeded walk: CSV by minute or by day")
  .option("--no-market", "let prices stand still but for the treasury's own trades")
  .option("--real-time", "let a network minute take a minute")
  .option("--json", "one JSON object a line on stdout")
  .parse()
  .opts<Options>();

const stop = new AbortController();
await main();

async function main(): Promise<void> {
  const startedAtMs = Date.now();
  const outside = openMarket();
  const demo = createDemoNetwork({
    seed: options.seed,
    profile: DEMO_PROFILES[options.profile],
    onStep: (step) => process.stderr.write(`deploying ${step} …\n`),
    ...(outside === undefined ? {} : { tokens: outside.tokens }),
  });
  const market: Market | undefined = outside && marketTrader(demo, outside.path);
  const session = new DemoSession(demo, market);
  listenForTheEnd();
  session.start();

  const show = options.json === true ? showLines : showView(session);
  const cycleCountMax = options.cycles ?? Number.POSITIVE_INFINITY;
  for (let count = 0; !stop.signal.aborted && count < cycleCountMax; ) {
    const stepAtMs = Date.now();
    const minute = session.step();
    show(minute);
    count += minute.cycles.length;
    if (count < cycleCountMax) await pace(stepAtMs);
  }
  conclude(session, startedAtMs);
}

function openMarket(): DemoMarket | undefined {
  const { market, seed } = options;
  if (market === false) return undefined;
  if (typeof market !== "string") return walkingMarket(BigInt(seed));
  const recorded = recordedMarket(readPrices(market), BigInt(seed));
  if (!recorded.ok) fail(`${market}: ${describeCsvProblem(recorded.error)}`);
  return recorded.value;
}

function readPrices(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return fail(`${path} cannot be read: --market wants a CSV file of prices`);
  }
}

/**
 * Ctrl-C ends the run and still adds up; when the reader of a pipe has gone there is nobody to
 * tell.
 */
function listenForTheEnd(): void {
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  process.stdout.on("error", () => process.exit(0));
}

/** Keeps network time at its pace; with a number of cycles there is none. */
async function pace(stepAtMs: number): Promise<void> {
  // Signals are heard between two steps.
  await sleep(0);
  if (options.cycles !== undefined && options.realTime !== true) return;
  const minuteMs = options.realTime === true ? MINUTE_MS_REAL : MINUTE_MS_FAST;
  const restMs = Math.max(0, minuteMs - (Date.now() - stepAtMs));
  await sleep(restMs, undefined, { signal: stop.signal }).catch(() => undefined);
}

function showLines({ cycles }: Minute): void {
  for (const report of cycles) process.stdout.write(`${cycleLine(report)}\n`);
}

function showView(session: DemoSession): (minute: Minute) => void {
  const screen: Screen = openScreen(process.stdout, PANEL_WIDTH);
  return ({ cycles, shares, move }) => {
    screen.print(cycles.map(renderCycle));
    screen.draw(() => [
      ...renderShares(shares),
      ...(move === undefined ? [] : [renderMarket(move)]),
      renderCheck(session.isMoneyInOrder()),
    ]);
  };
}

function conclude(session: DemoSession, startedAtMs: number): void {
  const summary = session.finish();
  const wallMs = Date.now() - startedAtMs;
  const lines =
    options.json === true
      ? [summaryLine(summary, wallMs)]
      : ["", ...renderSummary(summary, wallMs)];
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  process.exitCode = summary.invariantsOk ? 0 : 1;
}

function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
