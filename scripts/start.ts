/*
 * Starts the demo network: ledgers, venues with pools, a market, and a treasury that trades by
 * itself.
 *
 *   npm start [-- --cycles N] [--seed N] [--profile default|whale] [--market FILE] [--no-market]
 *             [--real-time] [--json] [--serve | --no-serve] [--port N] [--folder PATH]
 *
 * Without --cycles it runs until it is stopped (Ctrl-C), a minute of the network each second, and
 * is served over HTTP: agents, `icp`, browsers and `npm run ballast` find it by
 * .cache/network.json. With --json stdout holds one JSON object a line. Progress and addresses go
 * to stderr. Exit code: 0; 1 when an invariant is broken or something failed; 2 when the options
 * make no sense or cannot be met.
 */
import { join } from "node:path";
import { InvalidArgumentError, Option } from "commander";
import { CallFailed } from "../src/demo/canister-client.js";
import { createDemoNetwork, type DemoNetwork } from "../src/demo/demo-network.js";
import { probePort } from "../src/demo/free-port.js";
import { cycleLine, summaryLine } from "../src/demo/json-lines.js";
import {
  renderAddresses,
  renderCheck,
  renderCycle,
  renderMarket,
  renderPortfolio,
  renderSummary,
} from "../src/demo/live-view.js";
import { type Market, marketTrader } from "../src/demo/market-trader.js";
import { letTimePass, restUntil } from "../src/demo/pace.js";
import type { Summary } from "../src/demo/reports.js";
import {
  isPortTaken,
  newServableNetwork,
  type ServedDemo,
  serveDemo,
} from "../src/demo/serve-demo.js";
import { DemoSession, type Minute } from "../src/demo/session.js";
import { openScreen, type Screen } from "../src/demo/terminal.js";
import { DEMO_PROFILES, type DemoProfileName } from "../src/sim/demo-network.js";
import type { DemoMarket } from "../src/sim/market/demo-market.js";
import { openMarket } from "./market.js";
import { refuse, scriptCommand } from "./script-command.js";

type Options = {
  readonly cycles?: number;
  readonly seed: number;
  readonly profile: DemoProfileName;
  /** A file; `true` is the walk, `false` is none. */
  readonly market: string | boolean;
  readonly realTime?: boolean;
  readonly json?: boolean;
  /** Whether clients are answered; without a word, in the endless view only. */
  readonly serve?: boolean;
  readonly port?: number;
  readonly folder: string;
};

/** Seconds of the network in one of ours. */
const SPEED_FAST = 60;
const SPEED_REAL = 1;

/** Where local networks are usually found. */
const PORT_DEFAULT = 4943;

const OTHER_PORT = "choose another one with --port";

/** Columns that the portfolio takes. */
const PANEL_WIDTH = 100;

const program = scriptCommand("npm start")
  .description("starts the demo network and lets its treasury trade")
  .option("--cycles <count>", "stop after so many cycles, as fast as possible", parseCycles)
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
  .option("--serve", "answer agents, tools and browsers with --cycles too")
  .option("--no-serve", "answer nobody")
  .option("--port <number>", `where to answer; ${PORT_DEFAULT} or the next free one`, parsePort)
  .option(
    "--folder <path>",
    "where network.json and the demo's keys are written",
    join(import.meta.dirname ?? ".", "../.cache"),
  )
  .parse();
const options = program.opts<Options>();

const stop = new AbortController();

/** Why there was nothing to show last time. */
let blindness: string | undefined;

await main();

async function main(): Promise<void> {
  const startedAtMs = Date.now();
  const outside = openOutside();
  const isServed = options.serve ?? options.cycles === undefined;
  if (isServed && options.port !== undefined) await checkPort(options.port);
  const demo = createDemoNetwork({
    seed: options.seed,
    profile: DEMO_PROFILES[options.profile],
    onStep: (step) => say(`deploying ${step} …`),
    ...(isServed ? { network: newServableNetwork(options.seed) } : {}),
    ...(outside === undefined ? {} : { tokens: outside.tokens }),
  });
  const market: Market | undefined = outside && marketTrader(demo, outside.path);
  const session = new DemoSession(demo, market);
  listenForTheEnd();
  session.start();

  const served = isServed ? await openDoors(demo) : undefined;
  const show = options.json === true ? showLines : showView(session);
  const cycleCountMax = options.cycles ?? Number.POSITIVE_INFINITY;
  for (let count = 0; !stop.signal.aborted && count < cycleCountMax; ) {
    count += await passMinute(session, served, show);
  }
  conclude(session, startedAtMs);
  await served?.close();
}

/**
 * Lets a minute pass at the pace that was asked for and shows it; answers how many cycles ended.
 * Clients may have stopped canisters that the demo needs: then it says so and shows nothing.
 */
async function passMinute(
  session: DemoSession,
  served: ServedDemo | undefined,
  show: (minute: Minute) => void,
): Promise<number> {
  const isPaced = options.cycles === undefined || options.realTime === true;
  const speed = options.realTime === true ? SPEED_REAL : SPEED_FAST;
  const pace = { ...(isPaced ? { speed } : {}), signal: stop.signal };
  const startedAtMs = Date.now();
  try {
    const minute =
      served === undefined
        ? session.step()
        : await session.stepServed((durationNs) => letTimePass(served, durationNs, pace));
    tellSight(undefined);
    show(minute);
    return minute.cycles.length;
  } catch (error) {
    if (served === undefined || !(error instanceof CallFailed)) throw error;
    tellSight(error.message);
    return 0;
  } finally {
    await restUntil(isPaced ? startedAtMs + 60_000 / speed : 0, stop.signal);
  }
}

/** Before ten seconds are spent on a network that nobody could reach. */
async function checkPort(port: number): Promise<void> {
  const problem = await probePort(port);
  if (problem !== undefined) refuse(program, `port ${port} is ${problem}: ${OTHER_PORT}`);
}

/** Says once why there is nothing to show, and once that there is again. */
function tellSight(problem: string | undefined): void {
  if (problem === blindness) return;
  say(problem === undefined ? "there is something to show again" : `nothing to show: ${problem}`);
  blindness = problem;
}

/** Serves the network and says where. */
async function openDoors(demo: DemoNetwork): Promise<ServedDemo> {
  const { port = PORT_DEFAULT, folder } = options;
  const isPortFlexible = options.port === undefined;
  const served = await serveDemo(demo, { port, isPortFlexible, folder }).catch((error: unknown) => {
    if (isPortTaken(error)) refuse(program, `port ${port} is taken: ${OTHER_PORT}`);
    throw error;
  });
  process.once("exit", served.withdrawFile);
  if (port !== 0 && served.port !== port) say(`port ${port} is taken: using ${served.port}`);
  for (const line of renderAddresses(served)) say(line);
  return served;
}

/** Prices outside; none where they are to stand still. */
function openOutside(): DemoMarket | undefined {
  const { market, seed } = options;
  if (market === false) return undefined;
  return openMarket(program, typeof market === "string" ? market : undefined, seed);
}

/**
 * Ctrl-C ends the run and still adds up; pressed again, it ends at once. A signal to end may come
 * twice, to the whole group and handed on. When the reader of a pipe has gone there is nobody to
 * tell.
 */
function listenForTheEnd(): void {
  process.on("SIGINT", () => (stop.signal.aborted ? process.exit(130) : stop.abort()));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => stop.abort());
  process.stdout.on("error", () => process.exit(0));
}

function showLines({ cycles }: Minute): void {
  for (const report of cycles) process.stdout.write(`${cycleLine(report)}\n`);
}

function showView(session: DemoSession): (minute: Minute) => void {
  const screen: Screen = openScreen(process.stdout, PANEL_WIDTH);
  return ({ cycles, portfolioAfter, move }) => {
    screen.print(cycles.map(renderCycle));
    screen.draw(() => [
      ...renderPortfolio(portfolioAfter),
      ...(move === undefined ? [] : [renderMarket(move)]),
      renderCheck(session.isMoneyInOrder()),
    ]);
  };
}

function conclude(session: DemoSession, startedAtMs: number): void {
  const summary = attemptSummary(session);
  const wallMs = Date.now() - startedAtMs;
  const lines =
    options.json === true
      ? [summaryLine(summary, wallMs)]
      : ["", ...renderSummary(summary, wallMs)];
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
  process.exitCode = summary.invariantsOk ? 0 : 1;
}

/** Clients may have left the network in a state in which nothing can be added up. */
function attemptSummary(session: DemoSession): Summary {
  try {
    return session.finish();
  } catch (error) {
    if (error instanceof CallFailed) fail(`no summary can be made: ${error.message}`);
    throw error;
  }
}

function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

function parseCycles(text: string): number {
  const count = parseCount(text);
  if (count === 0) throw new InvalidArgumentError("It must be 1 or more.");
  return count;
}

function parsePort(text: string): number {
  const port = parseCount(text);
  if (port > 65_535) throw new InvalidArgumentError("It must be at most 65535; 0 is any free one.");
  return port;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function fail(message: string): never {
  say(message);
  process.exit(1);
}
