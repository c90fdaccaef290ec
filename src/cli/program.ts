import { Command, Option } from "commander";

import { addCanister } from "./canister.js";
import { addGroup, Cli } from "./cli.js";
import { addCompletion } from "./completion.js";
import type { Io } from "./io.js";
import { addLedger } from "./ledger.js";
import type { GlobalOptions } from "./session.js";
import { addConfig } from "./treasury/config.js";
import { addEvents } from "./treasury/events.js";
import { addHistories } from "./treasury/histories.js";
import { addMoney } from "./treasury/money.js";
import { addOverview } from "./treasury/overview.js";
import { addRunning } from "./treasury/running.js";
import { addTokens } from "./treasury/tokens.js";

const EXIT_CODES = `
Exit codes: 0 it was done; 1 it was refused or failed; 2 what was typed makes no sense.

Complete names with the tab key, once npm link has made the command ballast:
  $ source <(ballast completion bash)`;

const ADVICE = "Add --help to see what there is.\n";

/** The whole tree of commands. */
export function createProgram(io: Io): { readonly program: Command; readonly cli: Cli } {
  const program = new Command("ballast")
    .description("administers a treasury and its ledgers, on a local network or on mainnet")
    .exitOverride()
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (said, write) =>
        write(said.includes("Did you mean") ? said : `${said}${ADVICE}`),
    })
    .showSuggestionAfterError(true)
    .addOption(
      new Option(
        "--network <name>",
        "local (what npm start serves), ic (mainnet), an address, or the path of a network.json",
      )
        .env("BALLAST_NETWORK")
        .default("local"),
    )
    .addOption(
      new Option(
        "--identity <key>",
        "a PEM file as icp and dfx export it, or one of the local network's people; nobody without",
      ).env("BALLAST_IDENTITY"),
    )
    .option("--canister <id>", "the treasury, where the network does not name it")
    .option("--root-key <hex>", "the key that answers of an address are verified with")
    .option("--json", "one JSON value on stdout; integers are texts")
    .addHelpText("after", EXIT_CODES);
  const cli = new Cli(io, () => program.opts<GlobalOptions>());

  const treasury = addGroup(program, "treasury", "the treasury: what it holds, does, and may do");
  addOverview(treasury, cli);
  addHistories(treasury, cli);
  addEvents(treasury, cli);
  addRunning(treasury, cli);
  addConfig(treasury, cli);
  addTokens(treasury, cli);
  addMoney(treasury, cli);
  addLedger(program, cli);
  addCanister(program, cli);
  addCompletion(program, cli);
  return { program, cli };
}
