import { Argument, type Command } from "commander";

import type { EventOptions } from "../client/event-hub.js";
import type { Io } from "./io.js";
import type { Json } from "./plain-json.js";
import { type GlobalOptions, openSession, type Session } from "./session.js";
import { UsageProblem } from "./usage-problem.js";

/** What a command has to say: for programs, and for people. */
export type Outcome = {
  readonly json: Json;
  readonly lines: readonly string[];
  /** Whether what was found is a failure: exit code 1. */
  readonly isFailure?: boolean;
  /** Whether it has been said already, bit by bit. */
  readonly isSaid?: boolean;
};

/** What a command is for, and an example that can be run as it stands. */
export type About = { readonly summary: string; readonly example: string };

/** Lists that names are completed from. */
export type NameList = "tokens" | "venues" | "ledgers" | "canisters" | "parameters";

/** How long is worked in silence. */
const SILENCE_MS = 1_500;

/** What all commands share: their world, and how they end. */
export class Cli {
  readonly io: Io;
  readonly #options: () => GlobalOptions;
  #progress: { end(): void } | undefined;
  exitCode = 0;

  constructor(io: Io, options: () => GlobalOptions) {
    this.io = io;
    this.#options = options;
  }

  get options(): GlobalOptions {
    return this.#options();
  }

  /** Connects, works, and says what came out. */
  async run(
    doing: string,
    work: (session: Session) => Promise<Outcome>,
    events: EventOptions = {},
  ): Promise<void> {
    const progress = this.#showProgress(doing);
    this.#progress = progress;
    try {
      const session = await openSession(this.io, this.options, events);
      const outcome = await work(session);
      progress.end();
      this.say(outcome);
    } finally {
      progress.end();
    }
  }

  /** Says no more that it works: something else is to be read. */
  endProgress(): void {
    this.#progress?.end();
  }

  /** Prints an outcome: JSON and nothing else where it was asked for. */
  say({ json, lines, isFailure, isSaid }: Outcome): void {
    if (isSaid === true) return;
    const text = this.options.json === true ? JSON.stringify(json, null, 2) : lines.join("\n");
    if (text !== "") this.io.out(`${text}\n`);
    if (isFailure === true) this.exitCode = 1;
  }

  /**
   * Asks before something that has consequences, which as a rule is that it cannot be undone.
   *
   * @throws {UsageProblem} unless it is agreed to.
   */
  async confirm(
    what: string,
    { yes }: Agreed,
    consequence = "this cannot be undone",
  ): Promise<void> {
    if (yes === true) return;
    if (!this.io.isTerminal) {
      throw new UsageProblem(`${what}: ${consequence}. Add --yes to do it.`);
    }
    // A moving line would wipe the question away.
    this.endProgress();
    if (await this.io.confirm(`${what}: ${consequence}. Do it?`)) return;
    throw new UsageProblem("Nothing was done.");
  }

  #showProgress(doing: string): { end(): void } {
    const { io } = this;
    const startedAtMs = Date.now();
    let isShown = false;
    const show = () => {
      const waitedSec = Math.round((Date.now() - startedAtMs) / 1_000);
      if (io.isTerminal) io.err(`\r\u001b[K${doing} … ${waitedSec} s`);
      else if (!isShown) io.err(`${doing} …\n`);
      isShown = true;
    };
    const timer = setInterval(show, SILENCE_MS);
    return {
      end: () => {
        clearInterval(timer);
        if (isShown && io.isTerminal) io.err("\r\u001b[K");
        isShown = false;
      },
    };
  }
}

/** Adds a verb to an area, with its example at the end of its help. */
export function addVerb(area: Command, name: string, { summary, example }: About): Command {
  const verb = area.command(name).description(summary);
  return verb.addHelpText("after", `\nExample:\n  $ npm run --silent ballast -- ${example}`);
}

/** Adds a group of verbs. */
export function addGroup(parent: Command, name: string, summary: string): Command {
  return parent.command(name).description(summary);
}

const nameLists = new WeakMap<Argument, NameList>();

/** An argument whose value is a name out of a list, for completion. */
export function named(syntax: string, description: string, list: NameList): Argument {
  const argument = new Argument(syntax, description);
  nameLists.set(argument, list);
  return argument;
}

/** The list an argument is completed from, if it has one. */
export function nameListOf(argument: Argument): NameList | undefined {
  return nameLists.get(argument);
}

/** Options of what changes something: why, and that it is meant. */
export type Reasoned = { readonly reason: string };

/** Whether somebody has agreed beforehand. */
export type Agreed = { readonly yes?: boolean | undefined };

/** Adds the reason that every administrative call carries. */
export function withReason(verb: Command): Command {
  return verb.requiredOption("--reason <text>", "why; it goes into the treasury's journal");
}

/** Adds the option that answers the question before what cannot be undone. */
export function withYes(verb: Command): Command {
  return verb.option("-y, --yes", "do not ask before doing it");
}

/** Adds the option that only shows what would be done. */
export function withDryRun(verb: Command): Command {
  return verb.option("--dry-run", "show what would be done, and do nothing");
}
