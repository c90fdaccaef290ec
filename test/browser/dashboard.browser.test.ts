import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";

import { createDemoNetwork, type DemoNetwork } from "../../src/demo/demo-network.js";
import { expectOk } from "../../src/demo/deployment.js";
import { people } from "../../src/demo/people.js";
import { newServableNetwork, type ServedDemo, serveDemo } from "../../src/demo/serve-demo.js";
import { DemoSession } from "../../src/demo/session.js";
import { readPortfolio } from "../../src/demo/treasury-values.js";
import { readWasm } from "../../src/demo/wasm-files.js";
import { icp } from "../../src/figures/figures.js";
import { principalToText } from "../../src/localnet/principals.js";
import { Principal } from "../../src/wire/idl.js";
import { init as ledgerInit, tokenInit } from "../../src/wire/ledger-init.js";
import * as treasuryMethods from "../../src/wire/treasury.js";
import { useBrowser } from "../helpers/browser.js";

/** Somebody's idea of a symbol. */
const HOSTILE = '<img src=x onerror="owned=1">';

const folder = mkdtempSync(join(tmpdir(), "ballast-dashboard-"));
let demo: DemoNetwork;
let session: DemoSession;
let served: ServedDemo;

beforeAll(async () => {
  demo = createDemoNetwork({ seed: 7, network: newServableNetwork(7) });
  session = new DemoSession(demo);
  session.start();
  served = await serveDemo(demo, { port: 0, isPortFlexible: false, folder });
  await letCyclesRun(4);
});

afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

async function letCyclesRun(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await session.stepServed(served.advance);
}

/** Acts as those who govern the demo. */
function governed(act: "pause_token" | "resume_token", ledger: Uint8Array, reason: string): void {
  const args = { ledger: Principal.fromUint8Array(ledger), reason };
  const client = demo.client.as(people.governance);
  expectOk(client.update(demo.treasury, act, treasuryMethods.aboutToken, args));
}

/** Waits until a part of the page says something. */
async function hear(page: Page, selector: string, text: string): Promise<void> {
  await page.locator(selector, { hasText: text }).first().waitFor();
}

describe("the dashboard", () => {
  const browser = useBrowser();

  test("story: shows what the treasury holds and does, and follows it", async () => {
    const page = await browser.open(`${served.url}/`);

    // 1. In short: a value, the cycles so far, and that the money adds up.
    await hear(page, "#cycles", "4");
    expect(new URL(page.url()).pathname).toBe("/_/dashboard/");
    await hear(page, "#status", "trading");
    await hear(page, "#check", "adds up");
    const valueE8s = readPortfolio(demo).shares.reduce((sum, share) => sum + share.valueE8s, 0n);
    expect(await page.locator("#value").textContent()).toBe(icp(valueE8s));
    await hear(page, "#value-note", "for one ICP");

    // 2. Every token stands in the chart and against its target.
    for (const { symbol } of demo.tokens.values()) {
      await hear(page, "#chart text", symbol);
      await hear(page, "#holdings th", symbol);
    }
    expect(await page.locator("#chart polyline").count()).toBe(demo.tokens.size);
    expect(await page.locator("#money tr").count()).toBe(demo.tokens.size);

    // 3. Cycles are told with their reasons, the newest first.
    expect(await page.locator("#cycle-rows > tr > th").allTextContents()).toEqual([..."3210"]);
    // From a thousand on their digits come in groups, which stay together.
    const firstId = page.locator("#cycle-rows > tr:first-child > th");
    expect(await firstId.evaluate((cell) => getComputedStyle(cell).whiteSpace)).toBe("nowrap");
    await hear(page, "#cycle-rows td", "→");
    await hear(page, "#cycle-rows td", "over; ");

    // 4. It follows without being asked.
    await letCyclesRun(3);
    await hear(page, "#cycles", "7");
    await hear(page, "#cycle-rows > tr:first-child > th", "6");
    expect(await page.locator("#connection").textContent()).toBe("live");
  });

  test("story: a cycle explains itself, and stays open while others come", async () => {
    const page = await browser.open(`${served.url}/`);
    const explain = page.locator("#cycle-rows tr:first-child button");
    const name = (await explain.getAttribute("aria-label")) ?? "";

    await explain.click();
    await hear(page, "#cycle-rows pre", `c${name.slice("Explain c".length)}: `);
    await letCyclesRun(1);
    await hear(page, "#cycle-rows > tr:first-child button", "explain");
    await hear(page, "#cycle-rows pre", "scenarios");

    await page.getByRole("button", { name, exact: true }).click();
    expect(await page.locator("#cycle-rows pre").count()).toBe(0);
  });

  test("story: a paused token is told above everything else, until it is resumed", async () => {
    const page = await browser.open(`${served.url}/`);
    await hear(page, "#check", "adds up");
    expect(await page.locator("#alarms p").count()).toBe(0);
    const { ledger } = demo.tokens.get("CHAT") ?? { ledger: new Uint8Array(0) };

    governed("pause_token", ledger, "the news of today");
    await hear(page, "#alarms", "CHAT is paused: the news of today");
    await hear(page, "#holdings .pill", "paused");

    governed("resume_token", ledger, "all is well");
    await page.locator("#alarms p").waitFor({ state: "detached" });
  });

  test("story: the treasury shows the page at an address of its own", async () => {
    const host = `http://${principalToText(demo.treasury)}.localhost:${served.port}`;
    const page = await browser.open(`${host}/`);

    await hear(page, "#check", "adds up");
    await hear(page, "#chart text", "ckBTC");
    await page.getByRole("link", { name: "metrics" }).last().click();
    await hear(page, "body", "ballast_treasury_value_icp");
    expect(page.url()).toBe(`${host}/metrics`);
  });

  test("behavior: what a token is called is never read as markup", async () => {
    const ledger = demo.network.deploy({ wasm: readWasm("ledger"), arg: ledgerArgs(HOSTILE) });
    const add = { ledger: Principal.fromUint8Array(ledger), target_bp: 0n, reason: "a trial" };
    const client = demo.client.as(people.governance);
    expectOk(client.update(demo.treasury, "add_token", treasuryMethods.addToken, add));
    governed("pause_token", ledger, HOSTILE);
    await letCyclesRun(1);
    const page = await browser.open(`${served.url}/`);

    await hear(page, "#alarms", `${HOSTILE} is paused: ${HOSTILE}`);
    await hear(page, "#holdings", HOSTILE);
    await hear(page, "#money", HOSTILE);
    expect(await page.locator("main img").count()).toBe(0);
    expect(await page.evaluate(() => "owned" in globalThis)).toBe(false);
  });

  test("error: a network that is not reached is told, and found again", async () => {
    const page = await browser.open(`${served.url}/`);
    await hear(page, "#connection", "live");

    await page.context().setOffline(true);
    await hear(page, "#connection", "does not answer");
    await page.context().setOffline(false);
    await hear(page, "#connection", "live");

    // The browser says so too.
    expect(browser.complaints().every((each) => each.includes("INTERNET_DISCONNECTED"))).toBe(true);
  });

  test.each(["light", "dark"] as const)("behavior: text is readable when it is %s", async (way) => {
    const page = await browser.open(`${served.url}/`);
    await page.emulateMedia({ colorScheme: way });
    await hear(page, "#check", "adds up");

    const contrasts = await page.evaluate(() => {
      const luminance = (color: string) => {
        const parts = (color.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255);
        const [r = 0, g = 0, b = 0] = parts.map((part) =>
          part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const card = document.querySelector("article");
      if (card === null) return [];
      const behind = luminance(getComputedStyle(card).backgroundColor);
      const parts = [
        "#value",
        "#check",
        ".note",
        "thead th",
        ".faint",
        "a",
        "button",
        "#chart text",
      ];
      return parts.map((selector) => {
        const style = getComputedStyle(document.querySelector(selector) ?? card);
        const ink = luminance(selector === "#chart text" ? style.fill : style.color);
        return (Math.max(ink, behind) + 0.05) / (Math.min(ink, behind) + 0.05);
      });
    });

    expect(contrasts.length).toBeGreaterThan(0);
    expect(Math.min(...contrasts)).toBeGreaterThan(4.5);
  });
});

function ledgerArgs(symbol: string): Uint8Array {
  const minter = { owner: Principal.fromUint8Array(people.minter), subaccount: [] as [] };
  return ledgerInit.encodeArgs([
    [
      tokenInit({
        name: symbol,
        symbol,
        decimals: 8,
        transfer_fee: 10_000n,
        minting_account: minter,
      }),
    ],
  ]);
}
