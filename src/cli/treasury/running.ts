import type { Command } from "commander";

import type { Done } from "../../client/interfaces/treasury.did.js";
import { expectAgreed } from "../../client/refusals.js";
import { group, tagOf } from "../../figures/figures.js";
import {
  addGroup,
  addVerb,
  type Cli,
  named,
  type Outcome,
  type Reasoned,
  withDryRun,
  withReason,
  withYes,
} from "../cli.js";
import { parseWhole } from "../parse.js";
import { partOf } from "../plain-json.js";
import type { Session } from "../session.js";
import { renderTable, text } from "../table.js";
import { legsSettled, whyOf } from "./cycle-why.js";

type Agreed = Reasoned & { readonly yes?: boolean; readonly dryRun?: boolean };
type SimpleMethod = "start_trading" | "stop_trading" | "pause" | "resume";

/** Adds what sets the treasury going, and what stops it. */
export function addRunning(area: Command, cli: Cli): void {
  addSwitch(area, cli, "start", {
    method: "start_trading",
    summary: "trade from the next tick on",
    done: "The treasury trades.",
  });
  addSwitch(area, cli, "pause", {
    method: "pause",
    summary: "pause all trading; the guardian may do this too",
    done: "Trading is paused.",
  });
  addSwitch(area, cli, "resume", {
    method: "resume",
    summary: "go on trading after a pause or a failure",
    done: "The treasury trades again.",
  });
  withYes(
    withReason(
      addVerb(area, "stop", {
        summary: "go idle; what is under way still comes home",
        example: 'treasury stop --reason "maintenance" --yes --identity operator',
      }),
    ),
  ).action(async ({ reason, yes }: Agreed) => {
    await cli.confirm("The treasury goes idle", { yes }, "it trades no more until it is started");
    return cli.run("stopping", (session) =>
      act(session, "stop_trading", reason, "The treasury is idle."),
    );
  });
  addCycleVerbs(area, cli);
  addVenues(area, cli);
}

function addSwitch(
  area: Command,
  cli: Cli,
  name: string,
  {
    method,
    summary,
    done,
  }: { readonly method: SimpleMethod; readonly summary: string; readonly done: string },
): void {
  withReason(
    addVerb(area, name, {
      summary,
      example: `treasury ${name} --reason "as agreed" --identity operator`,
    }),
  ).action(({ reason }: Reasoned) =>
    cli.run(`asking the treasury to ${name}`, (session) => act(session, method, reason, done)),
  );
}

async function act(
  session: Session,
  method: SimpleMethod,
  reason: string,
  done: string,
): Promise<Outcome> {
  return agreed(session, method, await session.treasury[method]({ reason }), done);
}

/** What is said when the treasury agreed. @throws {ClientProblem} when it did not. */
export function agreed(
  session: Session,
  method: Parameters<Session["jsonOf"]>[0],
  answer: Done,
  done: string,
): Outcome {
  expectAgreed(answer);
  return { json: session.jsonOf(method, answer), lines: [session.paint.green(done)] };
}

function addCycleVerbs(area: Command, cli: Cli): void {
  withDryRun(
    withReason(
      addVerb(area, "run-cycle", {
        summary: "run a cycle now; with --dry-run it only plans",
        example: 'treasury run-cycle --dry-run --reason "a look ahead" --identity operator',
      }),
    ),
  ).action(({ reason, dryRun }: Agreed) =>
    cli.run("running a cycle", async (session) => {
      const answer = await session.treasury.run_cycle_now({ dry_run: dryRun === true, reason });
      const cycle = expectAgreed(answer);
      const why = whyOf(cycle);
      const isDry = dryRun === true || cycle.status === "idle";
      const head = isDry ? "A cycle would end" : `Cycle ${group(cycle.cycle_id)} ended`;
      const tail = why === "" ? "" : ` (${why})`;
      return {
        json: session.jsonOf("run_cycle_now", answer),
        lines: [
          `${head}: ${tagOf(cycle.outcome)}${tail}, ${legsSettled(cycle.settled_leg_count)}.`,
          ...(isDry && dryRun !== true ? [IDLE] : []),
        ],
      };
    }),
  );

  withReason(
    addVerb(area, "recover", {
      summary: "ask ledgers and venues about every open leg, and finish what can be",
      example: 'treasury recover --reason "a venue is back" --identity operator',
    }),
  ).action(({ reason }: Reasoned) =>
    cli.run("recovering", async (session) => {
      const answer = await session.treasury.recover_now({ reason });
      const { settled_leg_count: settledCount } = expectAgreed(answer);
      return {
        json: session.jsonOf("recover_now", answer),
        lines: [`${legsSettled(settledCount)}.`],
      };
    }),
  );

  withYes(
    withReason(
      addVerb(area, "close-leg", {
        summary: "close a leg in suspense by hand; what it carries is booked as lost",
        example: 'treasury close-leg 3 --reason "written off" --yes --identity governance',
      }).argument("<leg>", "the leg's id"),
    ),
  ).action(async (leg: string, { reason, yes }: Agreed) => {
    const legId = parseWhole(leg, "leg id");
    await cli.confirm(`What leg ${leg} carries is booked as lost`, { yes });
    return cli.run("closing the leg", async (session) =>
      agreed(
        session,
        "close_leg",
        await session.treasury.close_leg({ leg_id: legId, reason }),
        `Leg ${leg} is closed.`,
      ),
    );
  });
}

/** Why nothing happened to somebody who asked for it. */
const IDLE = "The treasury is idle, and only planned: start it to have it trade.";

function addVenues(area: Command, cli: Cli): void {
  const venues = addGroup(area, "venues", "the venues that are traded at");
  addVerb(venues, "list", {
    summary: "the venues, and how they behave",
    example: "treasury venues list",
  }).action(() =>
    cli.run("asking the treasury", async (session) => {
      const status = await session.treasury.get_status();
      const rows = status.venues.map((venue) => [
        venue.venue,
        venue.enabled ? "on" : "off",
        `${venue.score_percent} %`,
        venue.last_failure === "" ? "–" : venue.last_failure,
      ]);
      const columns = [text("venue"), text("state"), text("answers"), text("last failure")];
      return {
        json: partOf(session.jsonOf("get_status", status), "venues"),
        lines: renderTable(columns, rows, { paint: session.paint, nothing: "no venues" }),
      };
    }),
  );
  for (const [name, enabled] of [
    ["off", false],
    ["on", true],
  ] as const) {
    withReason(
      addVerb(venues, name, {
        summary: `switch a venue ${name}`,
        example: `treasury venues ${name} kongswap --reason "as agreed" --identity operator`,
      }).addArgument(named("<venue>", "its name", "venues")),
    ).action((venue: string, { reason }: Reasoned) =>
      cli.run(`switching ${venue} ${name}`, async (session) =>
        agreed(
          session,
          "set_venue",
          await session.treasury.set_venue({ venue, enabled, reason }),
          enabled
            ? `${venue} is on.`
            : `${venue} is off. The next cycle takes back what it may still pull, and fetches what it holds of ours.`,
        ),
      ),
    );
  }
}
