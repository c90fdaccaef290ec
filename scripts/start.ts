/*
 * Starts the demo network: ledgers, venues with pools, and a treasury that trades by itself.
 *
 *   npm start [-- --cycles N] [--seed N] [--profile default|whale] [--real-time] [--market FILE] [--json]
 *
 * Without --cycles it runs until it is stopped, a minute of the network each second. With --json stdout
 * holds one JSON object a line. Progress goes to stderr. Exit code: 0, or 1 when an invariant is broken.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { Command, InvalidArgumentError, Option } from "commander";
import { createDemoNetwork } from "../src/demo/demo-network.js";
import {
  costBp,
  renderCheck,
  renderCycle,
  renderShares,
  renderSummary,
} from "../src/demo/live-view.js";
import { countMoney, isMoneyRight } from "../src/demo/money-check.js";
import { type CycleReport, DemoSession, type Summary } from "../src/demo/session.js";
import { DEMO_PROFILES, type DemoProfileName } from "../src/sim/demo-network.js";

type Options = {
  readonly cycles?: number;
  readonly seed: number;
  readonly profile: DemoProfileName;
  readonly realTime?: boolean;
  readonly json?: boolean;
};

/** Wall time of a network minute: 60 times as fast as real time. */
const MINUTE_MS_FAST = 1_000;
const MINUTE_MS_REAL = 60_000;

/** Cycles between two pictures of the portfolio. */
const PICTURE_INTERVAL = 10;

const options = new Command("start")
  .description("starts the demo network and lets its treasury trade")
  .option("--cycles <count>", "stop after so many cycles, as fast as possible", parseCount)
  .option("--seed <number>", "seed of the network", parseCount, 7)
  .addOption(
    new Option("--profile <name>", "how much the treasury holds and how deep the pools are")
      .choices(Object.keys(DEMO_PROFILES))
      .default("default"),
  )
  .option("--real-time", "let a network minute take a minute")
  .option("--json", "one JSON object a line on stdout")
  .parse()
  .opts<Options>();

await main();

async function main(): Promise<void> {
  const startedAtMs = Date.now();
  const demo = createDemoNetwork({
    seed: options.seed,
    profile: DEMO_PROFILES[options.profile],
    onStep: (step) => process.stderr.write(`deploying ${step} …\n`),
  });
  const session = new DemoSession(demo);
  session.start();
  let isStopped = false;
  process.once("SIGINT", () => {
    isStopped = true;
  });
  for (let count = 0; !isStopped && count < (options.cycles ?? Number.POSITIVE_INFINITY); ) {
    const stepAtMs = Date.now();
    const reports = session.step();
    for (const report of reports) show(report);
    count += reports.length;
    if (options.json !== true && count % PICTURE_INTERVAL === 1) picture(session);
    await pace(stepAtMs);
  }
  conclude(session.finish(), Date.now() - startedAtMs);
}

/** Keeps network time at its pace; with a number of cycles there is none. */
async function pace(stepAtMs: number): Promise<void> {
  if (options.cycles !== undefined && options.realTime !== true) return;
  const minuteMs = options.realTime === true ? MINUTE_MS_REAL : MINUTE_MS_FAST;
  await sleep(Math.max(0, minuteMs - (Date.now() - stepAtMs)));
}

function show(report: CycleReport): void {
  if (options.json !== true) {
    process.stdout.write(`${renderCycle(report)}\n`);
    return;
  }
  const { id, outcome, sell, buy, legs, instructions } = report;
  const reasons = [...new Set(report.reasons)];
  print({
    type: "cycle",
    id,
    outcome,
    sell: sell ?? null,
    buy: buy ?? null,
    legs,
    reasons,
    instructions,
  });
}

function picture(session: DemoSession): void {
  process.stdout.write(`\n${renderShares(session.shares())}\n`);
  const isRight = session.brokenInvariants().length === 0 && isMoneyRight(settled(session));
  process.stdout.write(`${renderCheck(isRight)}\n\n`);
}

/** Tokens of legs that are still under way are where the venue has them: they are counted later. */
function settled(session: DemoSession) {
  const underWay = session.symbolsUnderWay();
  return countMoney(session.demo).filter(({ symbol }) => !underWay.has(symbol));
}

function conclude(summary: Summary, wallMs: number): void {
  if (options.json === true) {
    print({
      type: "summary",
      cycles: summary.cycles,
      trades: summary.trades,
      failures: summary.failures,
      drift_bp_before: summary.driftBpBefore,
      drift_bp_after: summary.driftBpAfter,
      traded_value_e8s: summary.tradedE8s,
      cost_bp: costBp(summary),
      invariants_ok: summary.invariantsOk,
      wall_ms: wallMs,
    });
  } else {
    process.stdout.write(`${renderSummary(summary, wallMs)}\n`);
  }
  process.exitCode = summary.invariantsOk ? 0 : 1;
}

/** Whole numbers as JSON numbers where they fit exactly, as text where not. */
function print(value: object): void {
  const text = JSON.stringify(value, (_key, field: unknown) => {
    if (typeof field !== "bigint") return field;
    return field <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(field) : field.toString();
  });
  process.stdout.write(`${text}\n`);
}

function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
