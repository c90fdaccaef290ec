import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

/** One source file of the project, parsed. */
export type Source = {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** Files it imports by a relative path, from the root of the project. */
  readonly imports: readonly string[];
  /** Packages it imports. */
  readonly packages: readonly string[];
};

/** All sources below some folders, but for what is made from `.did` files. */
export function readSources(...roots: readonly string[]): Source[] {
  return roots.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !/\.(d|did)\.ts$/.test(path))
      .map((path) => readSource(join(root, path)))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  );
}

function readSource(path: string): Source {
  const text = readFileSync(path, "utf8");
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const targets = tree.statements.flatMap((statement) =>
    (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) &&
    statement.moduleSpecifier !== undefined &&
    ts.isStringLiteral(statement.moduleSpecifier)
      ? [statement.moduleSpecifier.text]
      : [],
  );
  const isRelative = (target: string) => target.startsWith(".");

  return {
    path,
    text,
    tree,
    imports: targets
      .filter(isRelative)
      .map((target) => normalize(join(dirname(path), target)).replace(/\.js$/, ".ts")),
    packages: targets.filter((target) => !isRelative(target)),
  };
}

/** The layer or area a file belongs to: the folder below `src`, or the top folder. */
export function folderOf(path: string): string {
  const [top = "", second = ""] = path.split("/");
  return top === "src" ? second : top;
}

/** Calls back for every node of a tree. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

/** The line a node begins and ends in, counted from one. */
export function linesOf(node: ts.Node): { readonly first: number; readonly last: number } {
  const tree = node.getSourceFile();
  const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1;
  return { first: lineAt(node.getStart()), last: lineAt(node.getEnd()) };
}
