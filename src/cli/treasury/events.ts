import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, Option } from "commander";

import type { CursorStore } from "../../client/cursor.js";
import { type AnyEvent, EVENT_KINDS, type PlainPayload } from "../../client/events.js";
import { ClientProblem } from "../../client/problem.js";
import { addVerb, type Cli, type Outcome } from "../cli.js";
import { amount, group, icp, percent, time, words } from "../format.js";
import { parseCount } from "../parse.js";
import type { Json } from "../plain-json.js";
import type { Session } from "../session.js";

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
  const tokens = new Map((await session.tokens()).map(({ id, ...token }) => [id, token]));
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
      io.out(
        cli.options.json === true
          ? `${JSON.stringify(eventJson(event))}\n`
          : eventLine(event, tokens, session),
      );
      if (shownCount >= count) done();
    });
  }).finally(() => ballast.close());
  return { json: null, lines: [], isSaid: true };
}

type Tokens = ReadonlyMap<string, { readonly symbol: string; readonly decimals: number }>;

function eventLine(event: AnyEvent, tokens: Tokens, { paint }: Session): string {
  const token = tokens.get(event.subject);
  const figures = Object.entries(event.payload).map(
    ([name, value]) =>
      `${words(name.replace(/_(atoms|e8s|bp)$/, ""))} ${showValue(name, value, token?.decimals)}`,
  );
  const subject = token?.symbol ?? event.subject;
  return `${paint.dim(`${group(event.id)}  ${time(event.atNs)}`)}  ${event.kind}  ${subject}  ${figures.join(", ")}\n`;
}

function showValue(
  name: string,
  value: PlainPayload[string],
  decimals: number | undefined,
): string {
  if (typeof value === "string") return value === "" ? "–" : value;
  if (name.endsWith("_e8s")) return icp(value);
  if (name.endsWith("_bp")) return percent(value);
  if (name.endsWith("_atoms") && decimals !== undefined) return amount(value, decimals);
  return name.endsWith("_atoms") ? `${group(value)} atoms` : group(value);
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
