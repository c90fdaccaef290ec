import { type Command, Option } from "commander";

import type { CycleView, LegView, TradeView } from "../../client/interfaces/treasury.did.js";
import { type ReadPage, readAfter, readNewest } from "../../client/paging.js";
import { expectAgreed } from "../../client/refusals.js";
import {
  amount,
  group,
  icp,
  readable,
  signedPercent,
  tagOf,
  time,
  words,
} from "../../figures/figures.js";
import { UNIT_VALUE_E8S_START } from "../../treasury/planner/breakers.js";
import { inAmounts } from "../amounts.js";
import { addVerb, type Cli, type Outcome } from "../cli.js";
import { parseCount, parseWhole } from "../parse.js";
import { partOf } from "../plain-json.js";
import type { Session, TokenInfo } from "../session.js";
import { type Column, figure, renderTable, text } from "../table.js";
import { whyOf } from "./cycle-why.js";
import { receivedToken } from "./leg-tokens.js";

type PageOptions = { readonly limit: number; readonly after?: bigint };
type TokenOf = (ledger: { toText(): string }) => TokenInfo;

/** A history: how its pages are read, and how a record is shown. */
type History<Page extends { readonly oldest: bigint }, Item> = {
  readonly name: string;
  readonly summary: string;
  readonly method:
    | "get_cycles"
    | "get_trades"
    | "get_legs"
    | "get_transfers"
    | "get_prices"
    | "get_snapshots"
    | "get_alerts";
  readonly read: (session: Session, page: PageArgs) => Promise<Page>;
  readonly itemsOf: (page: Page) => readonly Item[];
  /** A page with other records, to be written as JSON. */
  readonly pageOf: (items: Item[]) => object;
  readonly columns: readonly Column[];
  readonly row: (item: Item, tokenOf: TokenOf, tokens: readonly TokenInfo[]) => string[];
};

type PageArgs = { after: [] | [bigint]; limit: [] | [number] };

/** Adds the treasury's histories: the newest records, or those after a place. */
export function addHistories(area: Command, cli: Cli): void {
  addHistory(area, cli, {
    name: "cycles",
    summary: "the last cycles, and why they did what they did",
    method: "get_cycles",
    read: ({ treasury }, page) => treasury.get_cycles(page),
    itemsOf: ({ cycles }) => cycles,
    pageOf: (cycles) => ({ cycles }),
    columns: [
      figure("cycle"),
      text("began"),
      text("by"),
      text("outcome"),
      figure("settled"),
      figure("instructions"),
      text("why"),
    ],
    row: cycleRow,
  });
  addHistory(area, cli, {
    name: "trades",
    summary: "the last trades, and what they cost",
    method: "get_trades",
    read: ({ treasury }, page) => treasury.get_trades(page),
    itemsOf: ({ trades }) => trades,
    pageOf: (trades) => ({ trades }),
    columns: [
      figure("trade"),
      figure("cycle"),
      text("opened"),
      text("state"),
      text("route"),
      figure("sold"),
      figure("bought"),
      figure("value"),
      figure("cost"),
    ],
    row: tradeRow,
  });
  addOrders(area, cli);
  addShortHistories(area, cli);
  addExplain(area, cli);
}

function addOrders(area: Command, cli: Cli): void {
  addHistory(area, cli, {
    name: "legs",
    summary: "the last orders at venues",
    method: "get_legs",
    read: ({ treasury }, page) => treasury.get_legs(page),
    itemsOf: ({ legs }) => legs,
    pageOf: (legs) => ({ legs }),
    columns: [
      figure("leg"),
      figure("trade"),
      text("venue"),
      text("state"),
      figure("sells"),
      figure("expects"),
      figure("received"),
      text("changed"),
      text("note"),
    ],
    row: legRow,
  });
  addHistory(area, cli, {
    name: "transfers",
    summary: "the last deposits, withdrawals and approvals",
    method: "get_transfers",
    read: ({ treasury }, page) => treasury.get_transfers(page),
    itemsOf: ({ transfers }) => transfers,
    pageOf: (transfers) => ({ transfers }),
    columns: [
      figure("transfer"),
      text("kind"),
      text("state"),
      figure("amount"),
      figure("fee"),
      figure("block"),
      text("opened"),
      text("note"),
    ],
    row: (each, tokenOf) => {
      const token = tokenOf(each.token);
      const { symbol, decimals } = token;
      return [
        group(each.transfer_id),
        tagOf(each.kind),
        tagOf(each.state),
        `${amount(each.amount_atoms, decimals)} ${symbol}`,
        amount(each.fee_atoms, decimals),
        each.block_index[0] === undefined ? "–" : group(each.block_index[0]),
        time(each.opened_at_ns),
        readable(inAmounts(each.note, token)),
      ];
    },
  });
}

function addShortHistories(area: Command, cli: Cli): void {
  addHistory(area, cli, {
    name: "prices",
    summary: "the last prices that were accepted",
    method: "get_prices",
    read: ({ treasury }, page) => treasury.get_prices(page),
    itemsOf: ({ prices }) => prices,
    pageOf: (prices) => ({ prices }),
    columns: [text("at"), text("token"), figure("price"), text("from")],
    row: (each, tokenOf) => [
      time(each.at_ns),
      tokenOf(each.token).symbol,
      icp(each.price_e8s),
      tagOf(each.source) === "fill" ? "a trade" : "the venues",
    ],
  });
  addHistory(area, cli, {
    name: "snapshots",
    summary: "the last values of the whole portfolio",
    method: "get_snapshots",
    read: ({ treasury }, page) => treasury.get_snapshots(page),
    itemsOf: ({ snapshots }) => snapshots,
    pageOf: (snapshots) => ({ snapshots }),
    columns: [text("at"), text("when"), figure("value"), figure("return"), figure("tokens")],
    row: (each) => [
      time(each.at_ns),
      words(tagOf(each.kind)),
      icp(each.total_e8s),
      signedPercent((each.unit_value_e8s * 10_000n) / UNIT_VALUE_E8S_START - 10_000n),
      group(each.holdings.length),
    ],
  });
  addHistory(area, cli, {
    name: "alerts",
    summary: "the last alerts",
    method: "get_alerts",
    read: ({ treasury }, page) => treasury.get_alerts(page),
    itemsOf: ({ alerts }) => alerts,
    pageOf: (alerts) => ({ alerts }),
    columns: [figure("alert"), text("at"), text("kind"), text("token"), text("message")],
    row: (each, tokenOf) => {
      const token = each.token[0] === undefined ? undefined : tokenOf(each.token[0]);
      return [
        group(each.alert_id),
        time(each.at_ns),
        words(each.kind),
        token?.symbol ?? "–",
        readable(token === undefined ? each.message : inAmounts(each.message, token)),
      ];
    },
  });
}

function addHistory<Page extends { readonly oldest: bigint }, Item>(
  area: Command,
  cli: Cli,
  history: History<Page, Item>,
): void {
  const { name, summary } = history;
  addVerb(area, name, { summary, example: `treasury ${name} --limit 5` })
    .option("--limit <count>", "how many", parseCount, 20)
    .addOption(
      new Option("--after <id>", "those after this id, in place of the newest").argParser(
        (id: string) => parseWhole(id, "id"),
      ),
    )
    .action((options: PageOptions) =>
      cli.run("reading the history", (session) => showHistory(session, history, options)),
    );
}

async function showHistory<Page extends { readonly oldest: bigint }, Item>(
  session: Session,
  history: History<Page, Item>,
  { limit, after }: PageOptions,
): Promise<Outcome> {
  const read: ReadPage<Item> = async (from, count) => {
    const page = await history.read(session, {
      after: from === undefined ? [] : [from],
      limit: [count],
    });
    return { items: history.itemsOf(page), oldest: page.oldest };
  };
  const items =
    after === undefined ? await readNewest(read, limit) : await readAfter(read, after, limit);
  const [tokenOf, tokens] = [await session.symbols(), await session.tokens()];
  const rows = items.map((item) => history.row(item, tokenOf, tokens));
  const lines = renderTable(history.columns, rows, {
    paint: session.paint,
    nothing: "nothing yet",
  });
  const page = { ...history.pageOf(items), next: [], oldest: 0n };
  return { json: partOf(session.jsonOf(history.method, page), history.name), lines };
}

function cycleRow(cycle: CycleView, _tokenOf: TokenOf, tokens: readonly TokenInfo[]): string[] {
  return [
    group(cycle.cycle_id),
    time(cycle.started_at_ns),
    tagOf(cycle.trigger),
    tagOf(cycle.outcome),
    group(cycle.settled_leg_count),
    group(cycle.instruction_count),
    whyOf(cycle, tokens),
  ];
}

function tradeRow(trade: TradeView, tokenOf: TokenOf): string[] {
  const [sell, buy] = [tokenOf(trade.sell), tokenOf(trade.buy)];
  const [cost] = trade.cost;
  const costE8s =
    cost === undefined
      ? undefined
      : cost.price_impact_e8s + cost.venue_fee_e8s + cost.ledger_fee_e8s;
  return [
    group(trade.trade_id),
    group(trade.cycle_id),
    time(trade.opened_at_ns),
    tagOf(trade.state),
    trade.fallback ? "to ICP, for want of a route" : tagOf(trade.outcome),
    `${amount(trade.sold_atoms, sell.decimals)} ${sell.symbol}`,
    `${amount(trade.bought_atoms, buy.decimals)} ${buy.symbol}`,
    icp(trade.value_e8s),
    costE8s === undefined ? "–" : icp(costE8s),
  ];
}

function legRow(leg: LegView, tokenOf: TokenOf): string[] {
  const [sell, buy] = [tokenOf(leg.sell), tokenOf(leg.buy)];
  const received = tokenOf(receivedToken(leg, tagOf(leg.state)));
  return [
    group(leg.leg_id),
    group(leg.trade_id),
    leg.venue,
    words(tagOf(leg.state)),
    `${amount(leg.asked_atoms, sell.decimals)} ${sell.symbol}`,
    `${amount(leg.expected_out_atoms, buy.decimals)} ${buy.symbol}`,
    `${amount(leg.received_atoms, received.decimals)} ${received.symbol}`,
    time(leg.changed_at_ns),
    readable(inAmounts(leg.note, received)),
  ];
}

function addExplain(area: Command, cli: Cli): void {
  addVerb(area, "explain", {
    summary: "why a cycle did what it did, line by line; the last one without an id",
    example: "treasury explain 0",
  })
    .argument("[cycle]", "the cycle's id")
    .action((cycle: string | undefined) =>
      cli.run("replaying the cycle", (session) => showExplanation(session, cycle)),
    );
}

async function showExplanation(session: Session, cycle: string | undefined): Promise<Outcome> {
  const { treasury } = session;
  const cycleId = cycle === undefined ? await lastCycleId(session) : parseWhole(cycle, "cycle id");
  if (cycleId === undefined) return { json: null, lines: ["no cycle has run yet"] };
  const answer = await treasury.explain_cycle({ cycle_id: cycleId });
  const { cycle: record, lines } = expectAgreed(answer);
  const tokens = await session.tokens();
  const { paint } = session;
  const head = `cycle ${group(record.cycle_id)} at ${time(record.started_at_ns)}: ${tagOf(record.outcome)}`;
  return {
    json: session.jsonOf("explain_cycle", answer),
    lines: [paint.bold(head), ...lines.map((line) => readable(line, tokens))],
  };
}

async function lastCycleId({ treasury }: Session): Promise<bigint | undefined> {
  const [last] = await readNewest(async (after, limit) => {
    const page: PageArgs = { after: after === undefined ? [] : [after], limit: [limit] };
    const { cycles: items, oldest } = await treasury.get_cycles(page);
    return { items, oldest };
  }, 1);
  return last?.cycle_id;
}
