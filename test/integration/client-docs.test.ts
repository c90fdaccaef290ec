import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";

import { startTrading } from "../../src/demo/demo-network.js";
import { type BallastFolder, newBallastFolder, splitWords } from "../helpers/ballast-command.js";
import type { CommandResult } from "../helpers/icp-command.js";
import { type ServedDemo, serveDemo } from "../helpers/served-demo.js";

/* The examples of both pages are run as they stand. */

const root = join(__dirname, "../..");
const PREFIX = "npm run --silent ballast -- ";

function blocksOf(page: string, language: string): string[] {
  const text = readFileSync(join(root, "docs/components", page), "utf8");
  const block = new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, "gm");
  return [...text.matchAll(block)].map(([, code = ""]) => code);
}

let world: ServedDemo;
let folder: BallastFolder;

beforeAll(async () => {
  world = await serveDemo();
  folder = newBallastFolder(world.description);
});

afterAll(async () => {
  await world.served.close();
  folder.remove();
});

/** Runs a program where the user stands: in a folder with a network's file. */
async function runProgram(code: string, name: string): Promise<CommandResult> {
  // Beside the sources, at the depth that the page's imports are written for.
  const place = join(root, ".cache/doc-examples");
  mkdirSync(place, { recursive: true });
  const path = join(place, `${name}.ts`);
  writeFileSync(path, code);
  const loader = join(root, "node_modules/tsx/dist/loader.mjs");
  const child = spawn(process.execPath, ["--import", loader, path], { cwd: folder.path });
  const said = { out: "", err: "" };
  child.stdout.on("data", (text: Buffer) => {
    said.out += text.toString();
  });
  child.stderr.on("data", (text: Buffer) => {
    said.err += text.toString();
  });
  const exit = await new Promise<number | null>((done) => child.once("close", done));
  rmSync(path);
  return { code: exit ?? 1, ...said };
}

describe("the page on the client", () => {
  const [actors = "", events = ""] = blocksOf("client.md", "ts");

  test("story: actors", async () => {
    const result = await runProgram(actors, "actors");

    expect(result).toEqual({ code: 0, err: "", out: "450000000 e8s, ckBTC among them\n" });
  });

  test("story: events", async () => {
    await world.passMinutes(3);
    const result = await runProgram(events, "events");

    expect(result).toMatchObject({ code: 0, err: "" });
    expect(result.out).toMatch(/^event \d+: trade 0 sold \d+, bought \d+; go on at \d+@\d+\n$/);
  });
});

describe("the page on the admin command", () => {
  const lines = blocksOf("admin-command.md", "sh").flatMap((block) => block.trim().split("\n"));

  test("default: it has commands", () => {
    expect(lines.length).toBeGreaterThan(8);
    expect(lines.filter((line) => !line.startsWith(PREFIX))).toEqual([]);
  });

  test.each(lines)("story: %s", async (line) => {
    const { code, out, err } = await folder.run(...splitWords(line.slice(PREFIX.length)));

    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out.trim()).not.toBe("");
  });
});

test("default: trading had been started by the page", () => {
  expect(() => startTrading(world.demo)).toThrow("wrong_status");
});
