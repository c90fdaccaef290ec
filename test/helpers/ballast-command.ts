import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";

import type { Io } from "../../src/cli/io.js";
import { createProgram } from "../../src/cli/program.js";
import { runBallast } from "../../src/cli/run.js";
import type { NetworkDescription } from "../../src/client/network-file.js";
import { type Person, pemOf } from "../../src/demo/people.js";
import type { CommandResult } from "./icp-command.js";

/** A folder as `npm start` leaves it, from which commands are run. */
export type BallastFolder = {
  readonly path: string;
  run(...args: readonly string[]): Promise<CommandResult>;
  /** The same where somebody watches, who answers questions so. */
  runWatched(answer: boolean, ...args: readonly string[]): Promise<CommandResult>;
  remove(): void;
};

const PEOPLE: readonly Person[] = ["operator", "governance", "trader"];

/** Makes a folder for a network, or one in which none was started. */
export function newBallastFolder(description?: NetworkDescription): BallastFolder {
  const path = mkdtempSync(join(tmpdir(), "ballast-command-"));
  mkdirSync(join(path, ".cache/identities"), { recursive: true });
  if (description !== undefined) {
    const identities = Object.fromEntries(
      PEOPLE.map((person) => {
        const file = `.cache/identities/${person}.pem`;
        writeFileSync(join(path, file), pemOf(person));
        return [person, file];
      }),
    );
    const file = { ...description, identities };
    writeFileSync(join(path, ".cache/network.json"), JSON.stringify(file));
  }
  return {
    path,
    run: (...args) => run({ path, isTerminal: false, answer: false }, args),
    runWatched: (answer, ...args) => run({ path, isTerminal: true, answer }, args),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

type Place = { readonly path: string; readonly isTerminal: boolean; readonly answer: boolean };

async function run(place: Place, args: readonly string[]): Promise<CommandResult> {
  const said = { out: "", err: "" };
  const code = await runBallast(args, {
    ...ioOf(place),
    out: (text) => {
      said.out += text;
    },
    err: (text) => {
      said.err += text;
    },
  });
  return { code, ...said };
}

function ioOf({ path, isTerminal, answer }: Place): Io {
  return {
    out: () => undefined,
    err: () => undefined,
    isTerminal,
    env: {},
    cwd: path,
    root: path,
    confirm: () => Promise.resolve(answer),
    signal: new AbortController().signal,
  };
}

/** A command that does something, with the example of its help. */
export type Example = { readonly name: string; readonly args: readonly string[] };

/** The examples of all commands, as their help shows them. */
export function listExamples(): Example[] {
  const { program } = createProgram(ioOf({ path: ".", isTerminal: false, answer: false }));
  return leavesOf(program, []).map(({ name, command }) => {
    let help = "";
    command.configureOutput({
      writeOut: (text) => {
        help += text;
      },
    });
    command.outputHelp();
    const [, line] = /Example:\n {2}\$ npm run --silent ballast -- (.+)\n/.exec(help) ?? [];
    return { name, args: line === undefined ? [] : splitWords(line) };
  });
}

function leavesOf(
  command: Command,
  above: readonly string[],
): { readonly name: string; readonly command: Command }[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .flatMap((child) => {
      const path = [...above, child.name()];
      if (child.name() === "help") return [];
      return child.commands.length > 0
        ? leavesOf(child, path)
        : [{ name: path.join(" "), command: child }];
    });
}

/** Splits a line as a shell does, as far as examples need it. */
export function splitWords(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}
