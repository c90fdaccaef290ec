import { CommanderError } from "commander";

import { explain } from "../client/explain.js";
import { readable } from "../figures/figures.js";
import type { Io } from "./io.js";
import { createProgram } from "./program.js";
import { UsageProblem } from "./usage-problem.js";

/** Exit codes: it was done; it was refused or failed; what was typed makes no sense. */
const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/**
 * Runs one command.
 *
 * @param args what was typed after the command's name.
 * @returns its exit code; whatever went wrong has been said in one sentence.
 */
export async function runBallast(args: readonly string[], io: Io): Promise<number> {
  const { program, cli } = createProgram(io);
  try {
    await program.parseAsync([...args], { from: "user" });
    return cli.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof UsageProblem) {
      io.err(`${error.message}\n`);
      return EXIT.usage;
    }
    const problem = explain(error, { url: cli.options.network });
    // What a canister says has its figures bare.
    const said = problem.kind === "refused" ? readable(problem.message) : problem.message;
    io.err(`${said}\n`);
    return problem.kind === "bad_input" ? EXIT.usage : EXIT.failed;
  }
}
