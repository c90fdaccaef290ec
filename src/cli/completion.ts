import type { Argument, Command } from "commander";

import { addVerb, type Cli, type NameList, nameListOf } from "./cli.js";
import { openSession } from "./session.js";
import { PARAMETER_NAMES } from "./treasury/config.js";
import { UsageProblem } from "./usage-problem.js";

const COMMAND = "ballast";

/** What each shell runs on the tab key: it asks the command itself what may come next. */
const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `_${COMMAND}() {
  local IFS=$'\\n'
  local words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  COMPREPLY=($(compgen -W "$(${COMMAND} complete -- "\${words[@]}" 2>/dev/null)" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _${COMMAND} ${COMMAND}`,
  zsh: `#compdef ${COMMAND}
_${COMMAND}() {
  local -a names
  names=(\${(f)"$(${COMMAND} complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  compadd -a names || _files
}
compdef _${COMMAND} ${COMMAND}`,
  fish: `complete -c ${COMMAND} -a '(${COMMAND} complete -- (commandline -opc)[2..] (commandline -ct))'`,
};

/** Longest wait for names that only the network knows: a tab key must not hang. */
const NAMES_WAIT_MS = 2_000;

/** Adds the scripts for shells, and what they ask. */
export function addCompletion(program: Command, cli: Cli): void {
  addVerb(program, "completion", {
    summary: "a script that lets your shell complete commands, options and names",
    example: "completion bash",
  })
    .argument("<shell>", Object.keys(SCRIPTS).join(", "))
    .action((shell: string) => {
      const script = SCRIPTS[shell];
      if (script === undefined) {
        throw new UsageProblem(
          `There is no completion for "${shell}". There is for ${Object.keys(SCRIPTS).join(", ")}.`,
        );
      }
      cli.io.out(`${script}\n`);
    });

  program
    .command("complete", { hidden: true })
    .argument("[words...]", "what was typed so far; the last word is being typed")
    .action(async (words: readonly string[]) => {
      const names = await complete(program, cli, words);
      cli.io.out(names.map((name) => `${name}\n`).join(""));
    });
}

/** What may come in place of the last word. */
async function complete(program: Command, cli: Cli, words: readonly string[]): Promise<string[]> {
  const typed = words.at(-1) ?? "";
  const { command, operands } = walkTo(program, words.slice(0, -1));
  const names = typed.startsWith("-")
    ? optionsOf(command)
    : [...subcommandsOf(command), ...(await valuesOf(command, operands, cli))];
  return names.filter((name) => name.startsWith(typed));
}

/** The command that words lead to, and how many of its arguments are given already. */
function walkTo(program: Command, words: readonly string[]) {
  let command = program;
  let operands = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    if (word.startsWith("-")) {
      const option = [...command.options, ...program.options].find(
        ({ long, short }) => word === long || word === short,
      );
      if (option?.required === true) i += 1;
      continue;
    }
    const next = command.commands.find((each) => each.name() === word);
    if (next === undefined) operands += 1;
    else command = next;
  }
  return { command, operands };
}

function subcommandsOf(command: Command): string[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((each) => each.name());
}

function optionsOf(command: Command): string[] {
  const help = command.createHelp();
  const options = [...help.visibleOptions(command), ...help.visibleGlobalOptions(command)];
  const global = command.parent === null ? [] : rootOf(command).options;
  return [...new Set([...options, ...global].flatMap(({ long }) => (long ? [long] : [])))];
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

async function valuesOf(command: Command, operands: number, cli: Cli): Promise<string[]> {
  const { registeredArguments: known } = command;
  const last = known.at(-1);
  const argument: Argument | undefined = known[operands] ?? (last?.variadic ? last : undefined);
  if (argument === undefined) return [];
  const list = nameListOf(argument);
  if (list === undefined) return argument.argChoices ? [...argument.argChoices] : [];
  if (list === "parameters") return [...PARAMETER_NAMES];
  return askForNames(cli, list);
}

/** Names that only the network knows; none when it does not answer at once. */
async function askForNames(cli: Cli, list: NameList): Promise<string[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string[]>((resolve) => {
    timer = setTimeout(() => resolve([]), NAMES_WAIT_MS);
  });
  try {
    return await Promise.race([late, readNames(cli, list)]);
  } catch {
    return [];
  } finally {
    clearTimeout(timer);
  }
}

async function readNames(cli: Cli, list: NameList): Promise<string[]> {
  const session = await openSession(cli.io, cli.options);
  switch (list) {
    case "canisters":
      return Object.keys(session.ballast.canisters);
    case "venues":
      return (await session.treasury.get_status()).venues.map(({ venue }) => venue);
    default:
      return (await session.tokens()).map(({ symbol }) => symbol);
  }
}
