import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";

const README = readFileSync("README.md", "utf8");
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
};

/** What npm is asked to run, anywhere in the README: in blocks of commands and in tables. */
function npmScripts(): string[] {
  return [...README.matchAll(/\bnpm (?:run (?:--silent )?)?([a-z][a-z:]*)/g)].map(
    ([, name = ""]) => name,
  );
}

/** The options that a line gives to a script of ours. */
function optionsOf(name: string): string[] {
  const lines = README.split("\n").filter((line) => new RegExp(`npm (run )?${name}\\b`).test(line));
  return lines.flatMap((line) => [...line.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option));
}

describe("tidy: the README", () => {
  test("tidy: has no more than 150 lines", () => {
    expect(README.split("\n").length).toBeLessThanOrEqual(150);
  });

  test("tidy: every script that it names is there", () => {
    expect(npmScripts().length).toBeGreaterThan(10);
    expect(npmScripts().filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  test.each(["start", "bench", "simulate", "build", "deploy"])(
    "tidy: every option of %s that it names is one",
    (name) => {
      const source = readFileSync(`scripts/${name}.ts`, "utf8");
      const unknown = optionsOf(name).filter((option) => !source.includes(option));

      expect(unknown).toEqual([]);
    },
  );
});
