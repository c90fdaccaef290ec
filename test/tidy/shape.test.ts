import { existsSync } from "node:fs";
import { expect, test } from "@jest/globals";
import ts from "typescript";

import { folderOf, linesOf, readSources, walk } from "../helpers/sources.js";

const FILE_LINES_MAX = 400;
const FUNCTION_LINES_MAX = 70;
const LINE_LENGTH_MAX = 100;

/** Units and kinds that a name of a quantity ends with. */
const UNIT =
  /(Atoms|E8s|Bp|Pips|Ns|Sec|Shares|Count|Index|Id|Cycles|Bytes|Lines|Version|Steps|Instructions|X96|X128|X192|Liquidity|Length)(Min|Max)?$/;

const AREAS = ["ledger", "treasury"];

const sources = readSources("src", "canisters", "scripts");

test("tidy: no file is longer than 400 lines, but for the wire", () => {
  const long = sources
    .filter(({ path }) => folderOf(path) !== "wire")
    .filter(({ text }) => text.split("\n").length > FILE_LINES_MAX);

  expect(long.map(({ path }) => path)).toEqual([]);
});

test("tidy: no function is longer than 70 lines", () => {
  const long: string[] = [];
  for (const { path, tree } of sources) {
    walk(tree, (node) => {
      if (!ts.isFunctionDeclaration(node) && !ts.isMethodDeclaration(node)) return;
      const { first, last } = linesOf(node);
      if (last - first + 1 > FUNCTION_LINES_MAX) long.push(`${path}:${first}`);
    });
  }

  expect(long).toEqual([]);
});

test("tidy: no line of code or comment is wider than 100 columns", () => {
  const wide = sources.flatMap(({ path, text }) =>
    text
      .split("\n")
      .map((line, i) => ({ line, at: `${path}:${i + 1}` }))
      // A text that people read stands on one line, however long it is.
      .filter(({ line }) => line.length > LINE_LENGTH_MAX && !/["`]/.test(line))
      .map(({ at }) => at),
  );

  expect(wide).toEqual([]);
});

test("tidy: every export of src/ is documented", () => {
  const bare: string[] = [];
  for (const { path, tree } of sources.filter((source) => source.path.startsWith("src/"))) {
    for (const statement of tree.statements) {
      if (!isExported(statement) || ts.isExportDeclaration(statement)) continue;
      if (ts.getJSDocCommentsAndTags(statement).length > 0) continue;
      // A pair of a Candid type and its values is described once.
      if (folderOf(path) === "wire") continue;
      bare.push(`${path}:${linesOf(statement).first}`);
    }
  }

  expect(bare).toEqual([]);
});

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

test("tidy: functions and constants that src/ exports are used in another file", () => {
  const words = [...sources, ...readSources("test")].map(({ path, text }) => ({
    path,
    words: new Set(text.match(/\w+/g)),
  }));
  const unused: string[] = [];
  for (const { path, tree } of sources) {
    // Candid types have names of their own on the wire, whether or not code asks for each.
    if (!path.startsWith("src/") || folderOf(path) === "wire") continue;
    for (const name of tree.statements.filter(isExported).flatMap(namesOf)) {
      const isUsed = words.some((other) => other.path !== path && other.words.has(name));
      if (!isUsed) unused.push(`${path}: ${name}`);
    }
  }

  expect(unused).toEqual([]);
});

/** Names that a statement gives to functions and constants. */
function namesOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : [];
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.map(({ name }) => name.getText());
}

test("tidy: a bigint field of an area names its unit", () => {
  const unnamed: string[] = [];
  for (const { path, tree } of sources.filter((source) => AREAS.includes(folderOf(source.path)))) {
    walk(tree, (node) => {
      if (!ts.isPropertySignature(node) || node.type?.kind !== ts.SyntaxKind.BigIntKeyword) return;
      const name = node.name.getText();
      if (!UNIT.test(name) && !FIGURES_OF_ANY_UNIT.includes(name)) {
        unnamed.push(`${path}:${linesOf(node).first} ${name}`);
      }
    });
  }

  expect(unnamed).toEqual([]);
});

/** Fields whose unit is that of a neighbour that names it. */
const FIGURES_OF_ANY_UNIT = [
  "given",
  "least",
  "most",
  "above",
  "nextAfter",
  "value",
  "id",
  "version",
];

test("tidy: no left-over marks, silenced checks or names without a meaning", () => {
  const marks =
    /\b(TODO|FIXME|XXX)\b|@ts-(ignore|nocheck|expect-error)|biome-ignore|eslint-disable/;
  const marked = sources.filter(({ text }) => marks.test(text)).map(({ path }) => path);
  const vague = sources
    .map(({ path }) => path)
    .filter((path) => /\/(utils?|helpers?|common|misc|manager|service)(\.ts|\/)/.test(path));

  expect([...marked, ...vague]).toEqual([]);
});

test("tidy: every area has its README", () => {
  expect(AREAS.filter((area) => !existsSync(`src/${area}/README.md`))).toEqual([]);
});
