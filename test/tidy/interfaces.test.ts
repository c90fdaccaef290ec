import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";

const { canisters } = JSON.parse(readFileSync("dfx.json", "utf8")) as {
  canisters: Record<string, { candid: string }>;
};

const files = Object.values(canisters).map(({ candid }) => ({
  candid,
  lines: readFileSync(candid, "utf8").split("\n"),
}));

/* What `npm run check` cannot see: the files are for people too. */
describe("interfaces in Candid", () => {
  test.each(files)("tidy: $candid begins with what it is", ({ lines }) => {
    expect(lines[0]).toMatch(/^\/\/ \S/);
  });

  test.each(files)("tidy: $candid names its types", ({ lines }) => {
    const service = lines.findIndex((line) => line.startsWith("service"));
    const named = lines.slice(0, service).filter((line) => /^type \w+ =/.test(line));

    expect(named.length).toBeGreaterThan(2);
  });

  test.each(files)("tidy: no line of $candid is wider than 110 columns", ({ lines }) => {
    expect(lines.filter((line) => line.length > 110)).toEqual([]);
  });
});
