import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";

import { DASHBOARD_FILES, renderDashboardFiles } from "../../scripts/dashboard-files.js";
import { readSources } from "../helpers/sources.js";

test("tidy: the treasury carries the dashboard that src/dashboard makes", () => {
  const carried = readFileSync(DASHBOARD_FILES, "utf8");

  // Made by `npm run build`.
  expect(carried === renderDashboardFiles()).toBe(true);
});

test("tidy: the dashboard makes its elements of texts, never of markup", () => {
  const markup =
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\.style\b|eval\(/;
  const making = readSources("src/dashboard").filter(({ text }) => markup.test(text));

  expect(making.map(({ path }) => path)).toEqual([]);
});
