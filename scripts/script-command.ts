import { Command } from "commander";

/** How every script ends when what was typed makes no sense; 1 is for what failed. */
export const EXIT_USAGE = 2;

/**
 * A script's command line, by how it is typed: `npm run bench`, or without npm. Options that there
 * are not, and values that are none, end it with `EXIT_USAGE`.
 */
export function scriptCommand(typed: string): Command {
  const isOfNpm = typed.startsWith("npm ");
  return new Command(isOfNpm ? `${typed} --` : typed).exitOverride(({ code, exitCode }) => {
    const isRefusal = exitCode !== 0 && code !== "commander.error";
    process.exit(isRefusal ? EXIT_USAGE : exitCode);
  });
}

/** Ends a script with a sentence, because what was typed makes no sense. */
export function refuse(program: Command, message: string): never {
  return program.error(message, { exitCode: EXIT_USAGE });
}
