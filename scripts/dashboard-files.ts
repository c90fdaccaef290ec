import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildSync, transformSync } from "esbuild";

const root = join(import.meta.dirname ?? ".", "..");

/** Where the page stands as the treasury serves it. */
export const DASHBOARD_FILES = join(root, "src/suite/dashboard-files.ts");

/**
 * Builds the dashboard into one module of texts, which the treasury carries. It is checked in, so
 * that the canister's sources are complete without a build before the build.
 */
export function renderDashboardFiles(): string {
  const files = {
    "/": { contentType: "text/html; charset=utf-8", text: page() },
    "/dashboard.css": { contentType: "text/css; charset=utf-8", text: style() },
    "/dashboard.js": { contentType: "text/javascript; charset=utf-8", text: script() },
  };
  const entries = Object.entries(files).map(
    ([path, { contentType, text }]) =>
      `  ${JSON.stringify(path)}: {\n    contentType: ${JSON.stringify(contentType)},\n    text: ${JSON.stringify(text)},\n  },\n`,
  );
  return [
    "/** The dashboard, made of src/dashboard by `npm run build`: not to be edited. */\n",
    "export const dashboardFiles: Readonly<\n",
    "  Record<string, { readonly contentType: string; readonly text: string }>\n",
    `> = {\n${entries.join("")}};\n`,
  ].join("");
}

/** Writes the module, unless it is as it should be. */
export function writeDashboardFiles(): void {
  const text = renderDashboardFiles();
  const isFresh = existsSync(DASHBOARD_FILES) && readFileSync(DASHBOARD_FILES, "utf8") === text;
  if (!isFresh) writeFileSync(DASHBOARD_FILES, text);
}

function page(): string {
  return readSource("dashboard.html").replaceAll(/\n\s*/g, "\n");
}

function style(): string {
  return transformSync(readSource("dashboard.css"), { loader: "css", minify: true }).code;
}

function script(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(root, "src/dashboard/main.ts")],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
    // Comments would carry paths of whoever built it.
    legalComments: "none",
  });
  return outputFiles[0]?.text ?? "";
}

function readSource(name: string): string {
  return readFileSync(join(root, "src/dashboard", name), "utf8");
}
