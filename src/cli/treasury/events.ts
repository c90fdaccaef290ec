import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, Option } from "commander";

import type { CursorStore } from "../../client/cursor.js";
import { type AnyEvent, EVENT_KINDS } from "../../client/events.js";
import { ClientProblem } from "../../client/problem.js";
import { group } from "../../figures/figures.js";
import { addVerb, type Cli, type Outcome } from "../cli.js";
import { parseCount } from "../parse.js";
import type { Json } from "../plain-json.js";
import type { Session } from "../session.js";
import { EventLines } from "./event-line.js";

type EventsOptions = {
  readonly follow?: boolean;
  readonly kind?: readonly string[];
  readonly from?: string;
  readonly cursorFile?: string;
  readonly count?: number;
};

/** What no waiting mends. */
const FINAL_PROBLEMS: readonly string[] = [
  "wrong_root_key",
  "unknown_canister",
  "unknown_method",
  "bad_input",
  "not_a_network",
];

/** Adds the journal of events, as far as it has come or as it goes on. */
export function addEvents(area: Command, cli: Cli): void {
  addVerb(area, "events", {
    summary: "the journal of events; with --follow as they come, each once, one a line",
    example: "treasury events --from beginning --count 5",
  })
    .option("-f, --follow", "go on as new ones come, until Ctrl-C")
    .addOption(new Option("--kind <kinds...>", "only these kinds").choices(EVENT_KINDS))
    .option("--from <place>", "beginning, now, or a cursor that came with an event")
    .option("--cursor-file <path>", "keep the place in a file, and go on there the next time")
    .option("--count <count>", "end after so many", parseCount)
    .action((options: EventsOptions) => {
      const { from = options.follow === true ? "now" : "beginning", cursorFile } = options;
      const store =
        cursorFile === undefined ? {} : { store: fileStore(resolve(cli.io.cwd, cursorFile)) };
      const pollMs = options.follow === true ? 2_000 : 50;
      return cli.run("following the journal", (session) => follow(cli, session, options), {
        from,
        pollMs,
        ...store,
      });
    });
}

/** Prints events until there are enough, or none is left, or somebody has had enough. */
async function follow(cli: Cli, session: Session, options: EventsOptions): Promise<Outcome> {
  const { ballast, io } = session;
  const { kind: kinds, count = Number.POSITIVE_INFINITY } = options;
  const eventLines = new EventLines(session, await session.tokens());
  let printing = Promise.resolve();
  let shownCount = 0;
  cli.endProgress();
  await new Promise<void>((done, fail) => {
    io.signal.addEventListener("abort", () => done(), { once: true });
    ballast.addEventListener("error", ({ error, retryInMs }) => {
      if (error instanceof ClientProblem && FINAL_PROBLEMS.includes(error.kind)) fail(error);
      const said = error instanceof Error ? error.message : String(error);
      io.err(`${said} Trying again in ${(retryInMs / 1_000).toFixed(1)} s.\n`);
    });
    ballast.addEventListener("gap", ({ fromId, toId, count: lostCount }) => {
      io.err(`${group(lostCount)} events, ${fromId} to ${toId}, are no longer kept.\n`);
    });
    ballast.addEventListener("restart", () => io.err("The journal began anew.\n"));
    ballast.addEventListener("caught_up", () => {
      if (options.follow !== true) done();
    });
    ballast.addEventListener("*", (event) => {
      if (kinds !== undefined && !kinds.includes(event.kind)) return;
      if (shownCount >= count) return;
      shownCount += 1;
      // What a line needs to know may have to be asked for; lines stay in the order of events.
      printing = printing.then(async () => {
        const isJson = cli.options.json === true;
        io.out(isJson ? `${JSON.stringify(eventJson(event))}\n` : await eventLines.lineOf(event));
      });
      if (shownCount >= count) done();
    });
  })
    .finally(() => printing)
    .finally(() => ballast.close());
  return { json: null, lines: [], isSaid: true };
}

function eventJson({ id, atNs, operationId, payload, ...rest }: AnyEvent): Json {
  return {
    ...rest,
    id: id.toString(),
    at_ns: atNs.toString(),
    operation_id: operationId?.toString() ?? null,
    payload: Object.fromEntries(
      Object.entries(payload).map(([name, value]) => [name, value.toString()]),
    ),
  };
}

/** Keeps a cursor in a file. */
function fileStore(path: string): CursorStore {
  return {
    load: async () => (existsSync(path) ? readFileSync(path, "utf8").trim() : undefined),
    save: async (cursor) => writeFileSync(path, `${cursor}\n`),
  };
}
