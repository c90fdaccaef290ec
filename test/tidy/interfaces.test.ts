import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";

const { canisters } = JSON.parse(readFileSync("dfx.json", "utf8")) as {
  canisters: Record<string, { candid: string }>;
};

// Several canisters share a module, and so an interface.
const files = [...new Set(Object.values(canisters).map(({ candid }) => candid))].map((candid) => ({
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

  // The Candid UI and the client show a method with the comment above it, away from its neighbours.
  test.each(files.filter(({ candid }) => !candid.includes("/sim/")))(
    "tidy: every method of $candid says by itself what it does",
    ({ lines }) => {
      const service = lines.findIndex((line) => line.startsWith("service"));
      const methods = lines
        .map((line, i) => ({ line, comment: lines[i - 1] ?? "" }))
        .slice(service)
        .filter(({ line }) => /^ {2}\w+ : /.test(line));
      const bare = methods.filter(({ comment }) => !/^ {2}\/\/ (?!The same|---)\S/.test(comment));

      expect(methods.length).toBeGreaterThan(30);
      expect(bare.map(({ line }) => line)).toEqual([]);
    },
  );

  test.each(files)("tidy: no line of $candid is wider than 110 columns", ({ lines }) => {
    expect(lines.filter((line) => line.length > 110)).toEqual([]);
  });
});
