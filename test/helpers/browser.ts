import { afterAll, afterEach, beforeAll, expect } from "@jest/globals";
import {
  type Browser,
  type BrowserContext,
  chromium,
  type Locator,
  type Page,
} from "playwright-core";

import { CHROMIUM_MISSING, findChromium } from "../../scripts/chromium.js";

/** A browser for the tests of one file. */
export type TestBrowser = {
  /**
   * Opens an address in a new page with a storage of its own, or in that of another page.
   *
   * Whatever the page complains of — exceptions, errors on its console, requests to another
   * machine — fails the test, unless {@link TestBrowser.complaints} took it.
   */
  open(url: string, besides?: Page): Promise<Page>;
  /** Takes what pages complained of so far in this test. */
  complaints(): string[];
};

/** What can be read at a place, once it is there. */
export async function textAt(place: Locator): Promise<string> {
  await place.waitFor();
  const [text = ""] = await place.allInnerTexts();
  return text;
}

/** What every page gets, when nothing else is asked for. */
const VIEWPORT = { width: 1200, height: 900 };

/** Starts a browser before the tests of the file that calls this, and ends it after them. */
export function useBrowser(): TestBrowser {
  let browser: Browser | undefined;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    const left = complaints;
    complaints = [];
    expect(left).toEqual([]);
  });
  afterAll(() => browser?.close());

  const openContext = async () => {
    if (browser === undefined) throw new Error("pages can be opened in tests only");
    const context = await browser.newContext({ viewport: VIEWPORT });
    context.setDefaultTimeout(WAIT_MS);
    await context.route(
      (url) => !isOfThisMachine(url.href),
      (route) => route.abort(),
    );
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    contexts.push(context);
    return context;
  };
  return {
    async open(url, besides) {
      const context = besides?.context() ?? (await openContext());
      const page = await context.newPage();
      listen(page, complaints);
      await page.goto(url);
      return page;
    },
    complaints: () => complaints.splice(0),
  };
}

/** The Chromium of the machine, with nothing that reaches out by itself. */
async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(CHROMIUM_MISSING);
  return chromium.launch({
    executablePath,
    // Only pages of this project are opened, and root has no sandbox.
    chromiumSandbox: false,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

function listen(page: Page, complaints: string[]): void {
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!isOfThisMachine(request.url())) complaints.push(`request to ${request.url()}`);
  });
}

function isOfThisMachine(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  if (protocol !== "http:" && protocol !== "https:") return true;
  return hostname === "127.0.0.1" || hostname === "localhost" || hostname.endsWith(".localhost");
}

/** How long an expected element is waited for. */
const WAIT_MS = 15_000;
