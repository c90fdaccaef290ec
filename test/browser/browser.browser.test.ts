import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { useBrowser } from "../helpers/browser.js";

const PAGE = `<!doctype html><title>A page</title><link rel="icon" href="data:,"><body>`;

const server = createServer(({ url }, response) => {
  response.setHeader("content-type", "text/html");
  response.end(PAGE + (PAGES[url ?? ""] ?? ""));
});

const PAGES: Readonly<Record<string, string>> = {
  "/throws": "<script>throw new Error('oh')</script>",
  "/logs": "<script>console.error('hm'); console.log('fine')</script>",
  "/reaches": "<img src='http://example.invalid/picture'>",
};

let origin = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

describe("the browser of tests", () => {
  const browser = useBrowser();

  test("default: opens a page that has nothing to complain of", async () => {
    const page = await browser.open(origin);

    expect(await page.title()).toBe("A page");
    expect(browser.complaints()).toEqual([]);
  });

  test.each([
    ["/throws", /^exception: oh/],
    ["/logs", /^console: hm/],
    ["/reaches", /^request to http:\/\/example.invalid/],
  ])("behavior: hears what %s complains of", async (path, complaint) => {
    await browser.open(origin + path);

    expect(browser.complaints()[0]).toMatch(complaint);
  });

  test("behavior: pages share a storage only when asked to", async () => {
    const page = await browser.open(origin);
    await page.evaluate(() => localStorage.setItem("key", "value"));
    const [besides, apart] = [await browser.open(origin, page), await browser.open(origin)];
    const stored = () => localStorage.getItem("key");

    expect(await besides.evaluate(stored)).toBe("value");
    expect(await apart.evaluate(stored)).toBeNull();
  });
});
