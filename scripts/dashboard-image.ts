/*
 * Takes the picture of the dashboard that the README shows: docs/images/dashboard.png.
 *
 *   node --stack-size=6000 --import tsx scripts/dashboard-image.ts [--cycles N]
 *
 * Needs built canisters and Chromium. The demo, as a whale, runs in a moving market, and begins at
 * the same time whenever the picture is taken. Exit code: 0, or 1 when there is no Chromium.
 */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

import { createDemoNetwork } from "../src/demo/demo-network.js";
import { expectOk } from "../src/demo/deployment.js";
import { marketTrader } from "../src/demo/market-trader.js";
import { people } from "../src/demo/people.js";
import { serveDemo } from "../src/demo/serve-demo.js";
import { DemoSession } from "../src/demo/session.js";
import { createCertifiedNetwork } from "../src/localnet/http/certified-network.js";
import { DEMO_PROFILES } from "../src/sim/demo-network.js";
import { walkingMarket } from "../src/sim/market/demo-market.js";
import { Principal } from "../src/wire/idl.js";
import * as treasuryMethods from "../src/wire/treasury.js";
import { CHROMIUM_MISSING, findChromium } from "./chromium.js";
import { scriptCommand } from "./script-command.js";

const SEED = 7;
const GENESIS_NS = 1_769_040_000_000_000_000n;
const FILE = "docs/images/dashboard.png";

/** Cycles before the picture in which governance changes its mind, so that there is work to do. */
const NEWS_CYCLE_COUNT = 9;

/** As much of the page as a reader takes in at once. */
const VIEWPORT = { width: 1180, height: 1090 };

const program = scriptCommand("dashboard-image.ts").option("--cycles <count>", "", "240").parse();
const executablePath = findChromium() ?? program.error(CHROMIUM_MISSING);

const folder = mkdtempSync(join(tmpdir(), "ballast-image-"));
const network = createCertifiedNetwork({ seed: SEED, timeNs: GENESIS_NS });
const market = walkingMarket(BigInt(SEED));
const { whale: profile } = DEMO_PROFILES;
const demo = createDemoNetwork({ seed: SEED, network, profile, tokens: market.tokens });
const session = new DemoSession(demo, marketTrader(demo, market.path));
session.start();
const cycleCount = Number(program.opts()["cycles"]);
for (let i = 0; i < cycleCount; i++) {
  if (i === cycleCount - NEWS_CYCLE_COUNT) changeTargets();
  session.step();
}

const served = await serveDemo(demo, { port: 0, isPortFlexible: false, folder });
const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
const page = await browser.newPage({ viewport: VIEWPORT, colorScheme: "light" });
await page.goto(served.url);
await page.locator("#check", { hasText: "adds up" }).waitFor();
await page.screenshot({ path: FILE });
await browser.close();
await served.close();
rmSync(folder, { recursive: true });
process.stderr.write(`${FILE}: ${Math.round(statSync(FILE).size / 1024)} kB\n`);

/** More of ckETH and less of ICP. */
function changeTargets(): void {
  const change = new Map([
    ["ICP", -700n],
    ["ckETH", 700n],
  ]);
  const targets = [...demo.tokens.values()].map(({ ledger, symbol, targetBp }) => ({
    ledger: Principal.fromUint8Array(ledger),
    target_bp: targetBp + (change.get(symbol) ?? 0n),
  }));
  const governance = demo.client.as(people.governance);
  const args = { targets, reason: "more of ckETH" };
  expectOk(governance.update(demo.treasury, "set_targets", treasuryMethods.setTargets, args));
}
