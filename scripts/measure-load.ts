/*
 * Measures a served network under load: verified queries and updates of the ledger, by an agent in
 * a process of its own.
 *
 *   node --stack-size=6000 --import tsx scripts/measure-load.ts [--queries N] [--updates N]
 *     [--seconds N]
 *
 * Prints one JSON object: figures of both kinds of requests, and the heap of the serving process,
 * after a collection, every ten seconds. Exit code: 0; 1 when a request failed; 2
 * when the options make no sense.
 */
import { InvalidArgumentError } from "commander";

import { LOAD_DEFAULT, measureServedLoad } from "../src/bench/served-load.js";
import { scriptCommand } from "./script-command.js";

type Options = {
  readonly queries: number;
  readonly updates: number;
  readonly seconds: number;
};

const { queries, updates, seconds } = scriptCommand("measure-load.ts")
  .option("--queries <count>", "queries a second", parseCount, LOAD_DEFAULT.queriesPerSec)
  .option("--updates <count>", "updates a second", parseCount, LOAD_DEFAULT.updatesPerSec)
  .option("--seconds <count>", "how long", parseCount, LOAD_DEFAULT.seconds)
  .parse()
  .opts<Options>();

const load = { queriesPerSec: queries, updatesPerSec: updates, seconds };
const figures = await measureServedLoad(load);
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = figures.queries.errorCount + figures.updates.errorCount === 0 ? 0 : 1;

function parseCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}
