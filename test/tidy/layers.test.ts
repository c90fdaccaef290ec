import { expect, test } from "@jest/globals";
import ts from "typescript";

import { folderOf, readSources, walk } from "../helpers/sources.js";

/** Lowest first. A file imports from its own layer or from a lower one. */
const LAYERS = [
  "kernel",
  "environment",
  "area",
  "wire",
  "adapters",
  "suite",
  "canisters",
  "figures",
  "client",
  "cli",
  "dashboard",
  "localnet",
  "simulation",
  "candid-ui",
  "demo",
  "bench",
  "scripts",
];

/** The DAO's words: these folders know nothing of each other. */
const AREAS = ["ledger", "sim", "treasury"];

const sources = readSources("src", "canisters", "scripts");

function rankOf(path: string): number {
  const folder = folderOf(path);
  return LAYERS.indexOf(AREAS.includes(folder) ? "area" : folder);
}

test("tidy: every folder has its place among the layers", () => {
  expect(sources.filter(({ path }) => rankOf(path) < 0).map(({ path }) => path)).toEqual([]);
});

test("tidy: imports point downwards", () => {
  const upward = sources.flatMap(({ path, imports }) =>
    imports
      .filter((target) => rankOf(target) > rankOf(path))
      .map((target) => `${path} -> ${target}`),
  );

  expect(upward).toEqual([]);
});

test("tidy: areas do not import each other", () => {
  const sideways = sources.flatMap(({ path, imports }) =>
    imports
      .filter((target) => AREAS.includes(folderOf(path)) && AREAS.includes(folderOf(target)))
      .filter((target) => folderOf(target) !== folderOf(path))
      .map((target) => `${path} -> ${target}`),
  );

  expect(sideways).toEqual([]);
});

test("tidy: the local network knows nothing of the treasury or any other area", () => {
  const known = ["localnet", "kernel"];
  const others = sources
    .filter(({ path }) => folderOf(path) === "localnet")
    .flatMap(({ path, imports }) =>
      imports
        .filter((target) => !known.includes(folderOf(target)))
        .map((target) => `${path} -> ${target}`),
    );

  expect(others).toEqual([]);
});

test("tidy: only canisters/ knows Azle", () => {
  const azle = sources.filter(
    ({ path, packages }) => folderOf(path) !== "canisters" && packages.includes("azle"),
  );

  expect(azle.map(({ path }) => path)).toEqual([]);
});

test("tidy: below the hosts only src/wire/idl.ts names the Candid package", () => {
  const lower = LAYERS.indexOf("canisters");
  const candid = sources.filter(
    ({ path, packages }) =>
      rankOf(path) < lower &&
      path !== "src/wire/idl.ts" &&
      packages.some((name) => name.startsWith("@dfinity/")),
  );

  expect(candid.map(({ path }) => path)).toEqual([]);
});

test("tidy: in areas only flows wait", () => {
  const waiting = sources
    .filter(({ path }) => AREAS.includes(folderOf(path)))
    .filter(({ path }) => !path.includes("/flows/") && !path.endsWith("/ports.ts"))
    .filter(({ tree }) => {
      let isWaiting = false;
      walk(tree, (node) => {
        if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) {
          isWaiting = true;
        }
      });
      return isWaiting;
    });

  expect(waiting.map(({ path }) => path)).toEqual([]);
});

test("tidy: areas know neither the clock nor chance", () => {
  const forbidden = /\b(Date\.now|new Date\(|Math\.random|performance\.now|process\.)/;
  const knowing = sources.filter(
    ({ path, text }) => AREAS.includes(folderOf(path)) && forbidden.test(text),
  );

  expect(knowing.map(({ path }) => path)).toEqual([]);
});
