import type { Command } from "commander";

import type { HoldingView, PreviewView, StatusView } from "../../client/interfaces/treasury.did.js";
import {
  amount,
  type Denomination,
  dollars,
  duration,
  group,
  icp,
  percent,
  readable,
  signedPercent,
  tagOf,
  time,
  words,
} from "../../figures/figures.js";
import { addVerb, type Cli, type Outcome } from "../cli.js";
import type { Session } from "../session.js";
import { figure, renderFields, renderTable, text } from "../table.js";

/** Adds what tells how the treasury is. */
export function addOverview(area: Command, cli: Cli): void {
  addVerb(area, "status", {
    summary: "what the treasury does, and how its venues behave",
    example: "treasury status",
  }).action(() => cli.run("asking the treasury", showStatus));

  addVerb(area, "portfolio", {
    summary: "what is held, against what is wanted",
    example: "treasury portfolio",
  }).action(() => cli.run("asking the treasury", showPortfolio));

  addVerb(area, "where-is-the-money", {
    summary: "where every atom is; exit code 1 when the books do not agree",
    example: "treasury where-is-the-money",
  }).action(() => cli.run("asking the treasury", showMoney));

  addVerb(area, "preview", {
    summary: "what a cycle would do now, and how likely",
    example: "treasury preview",
  }).action(() => cli.run("asking the treasury", showPreview));

  addVerb(area, "invariants", {
    summary: "what must always hold; exit code 1 when something does not",
    example: "treasury invariants",
  }).action(() => cli.run("asking the treasury", showInvariants));
}

async function showStatus(session: Session): Promise<Outcome> {
  const status = await session.treasury.get_status();
  const { paint } = session;
  const venues = status.venues.map((venue) => [
    venue.venue,
    venue.enabled ? "on" : "off",
    `${venue.score_percent} %`,
    group(venue.failure_streak),
    venue.suspended_until_ns > status.now_ns ? time(venue.suspended_until_ns) : "–",
    venue.last_failure === "" ? "–" : venue.last_failure,
  ]);
  const columns = [
    text("venue"),
    text("state"),
    figure("answers"),
    figure("failures in a row"),
    text("left alone until"),
    text("last failure"),
  ];
  const lines = [
    ...renderFields(statusFields(status), paint),
    "",
    ...renderTable(columns, venues, { paint, nothing: "no venues" }),
  ];
  return { json: session.jsonOf("get_status", status), lines };
}

function statusFields(status: StatusView): [string, string][] {
  const { now_ns: nowNs, next_cycle_at_ns: nextNs, pending_config } = status;
  const [pending] = pending_config;
  const untilNextNs = nextNs > nowNs ? nextNs - nowNs : 0n;
  const why = Object.values(status.status)[0]?.reason;
  const name = tagOf(status.status);
  const next = untilNextNs === 0n ? "at the next tick" : `in ${duration(untilNextNs)}`;
  const counts = status.counters.filter(({ count }) => count > 0n);
  return [
    ["status", why === undefined ? name : `${name}: ${why}`],
    ["since", time(status.since_ns)],
    ["value", icp(status.total_e8s)],
    ["last cycle", time(status.last_cycle_at_ns)],
    ["next cycle", next],
    [
      "legs",
      `${group(status.open_leg_count)} open, ${group(status.suspense_leg_count)} in suspense`,
    ],
    ["tokens", group(status.token_count)],
    ["configuration", `version ${status.config_version}`],
    ...(pending === undefined
      ? []
      : [
          ["waiting", `version ${pending.version} from ${time(pending.activates_at_ns)}`] as [
            string,
            string,
          ],
        ]),
    ["exact trades", status.exact_mode_reachable ? "possible" : "not at this size"],
    [
      "counted",
      counts.map(({ name: what, count }) => `${group(count)} ${words(what)}`).join(", ") ||
        "nothing yet",
    ],
  ];
}

async function showPortfolio(session: Session): Promise<Outcome> {
  const portfolio = await session.treasury.get_portfolio();
  const { paint } = session;
  const columns = [
    text("token"),
    figure("held"),
    figure("price"),
    figure("value"),
    figure("share"),
    figure("target"),
    figure("off by"),
    text("standing"),
  ];
  const [usd] = portfolio.usd;
  const lines = [
    ...renderTable(columns, portfolio.holdings.map(holdingRow), { paint, nothing: "no tokens" }),
    "",
    `${paint.bold(icp(portfolio.total_e8s))} in all, ${icp(portfolio.tradable_e8s)} of it traded`,
    ...(usd === undefined
      ? []
      : [
          `${dollars(usd.total_e8s)}, at ${dollars(usd.icp_price_e8s)} for one ICP (${time(usd.at_ns)})`,
        ]),
  ];
  return { json: session.jsonOf("get_portfolio", portfolio), lines };
}

function holdingRow(holding: HoldingView): string[] {
  const { token, held_atoms, price_e8s, value_e8s, requirement, sync_failure } = holding;
  const [price] = price_e8s;
  const [need] = requirement;
  const [failure] = sync_failure;
  const paused = token.pause[0] === undefined ? undefined : `paused: ${token.pause[0].reason}`;
  return [
    token.symbol,
    amount(held_atoms, token.decimals),
    price === undefined ? "unknown" : icp(price),
    icp(value_e8s),
    need === undefined ? "–" : percent(need.current_bp),
    percent(need?.target_bp ?? token.target_bp),
    need === undefined ? "–" : signedPercent(-need.diff_bp),
    failure ?? paused ?? (need === undefined ? "–" : words(need.standing)),
  ];
}

async function showMoney(session: Session): Promise<Outcome> {
  const money = await session.treasury.where_is_the_money();
  const tokenOf = await session.symbols();
  const columns = [
    "token",
    "liquid",
    "under way",
    "at venues",
    "claims",
    "suspense",
    "dust",
    "in all",
    "booked",
    "",
  ];
  let isRight = true;
  const rows = money.map((line) => {
    const show = (atoms: bigint) => amount(atoms, tokenOf(line.token).decimals);
    const isEqual = line.sum_atoms === line.accounted_atoms;
    isRight &&= isEqual;
    return [
      line.symbol,
      show(line.liquid_atoms),
      show(line.in_flight_atoms),
      show(line.unused_atoms + line.subaccount_atoms),
      show(line.claim_atoms),
      show(line.suspense_atoms),
      show(line.dust_atoms),
      show(line.sum_atoms),
      show(line.accounted_atoms),
      isEqual ? "✓" : "BROKEN",
    ];
  });
  const { paint } = session;
  const last = columns.length - 1;
  const titles = columns.map((title, i) => (i === 0 || i === last ? text(title) : figure(title)));
  const lines = [
    ...renderTable(titles, rows, { paint, nothing: "no tokens" }),
    "",
    isRight
      ? paint.green("every atom is where the books say")
      : paint.red("the books do not agree"),
  ];
  return { json: session.jsonOf("where_is_the_money", money), lines, isFailure: !isRight };
}

async function showPreview(session: Session): Promise<Outcome> {
  const preview = await session.treasury.preview_cycle();
  const tokenOf = await session.symbols();
  const tokens = await session.tokens();
  const odds = preview.odds.map(({ sell, buy, odds_bp, exact, refusal: [why] }) => [
    tokenOf(sell).symbol,
    tokenOf(buy).symbol,
    percent(odds_bp),
    exact ? "exactly to a target" : "by chance",
    why === undefined ? "yes" : `no: ${readable(why, tokens)}`,
  ]);
  const { paint } = session;
  const columns = [
    text("sell"),
    text("buy"),
    figure("likely"),
    text("size"),
    text("can be traded"),
  ];
  const lines = [
    previewVerdict(preview, tokens),
    "",
    ...renderTable(columns, odds, { paint, nothing: "no pair may be drawn" }),
  ];
  return { json: session.jsonOf("preview_cycle", preview), lines };
}

/** Whether a cycle would trade, and with what chance where that hangs on the pair that is drawn. */
export function previewVerdict(
  preview: Pick<PreviewView, "refusal" | "odds" | "tradable_e8s">,
  tokens: readonly Denomination[],
): string {
  const [refusal] = preview.refusal;
  if (refusal !== undefined) return `A cycle would not trade: ${readable(refusal, tokens)}`;

  const tradable = preview.odds.filter(({ refusal: why }) => why.length === 0);
  const oddsBp = tradable.reduce((sum, { odds_bp }) => sum + odds_bp, 0n);
  const whether =
    tradable.length === preview.odds.length
      ? "A cycle would trade"
      : `Each attempt of a cycle draws a pair that can be traded with ${percent(oddsBp)}`;
  return `${whether}; ${icp(preview.tradable_e8s)} take part.`;
}

async function showInvariants(session: Session): Promise<Outcome> {
  const invariants = await session.treasury.check_invariants();
  const { paint } = session;
  const rows = invariants.map(({ name, says, holds }) => [name, holds ? "holds" : "BROKEN", says]);
  const lines = renderTable([text("name"), text("state"), text("says")], rows, {
    paint,
    nothing: "nothing is checked",
  });
  const isFailure = invariants.some(({ holds }) => !holds);
  return { json: session.jsonOf("check_invariants", invariants), lines, isFailure };
}
