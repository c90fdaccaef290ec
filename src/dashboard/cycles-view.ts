import { type Denomination, readable } from "../figures/figures.js";
import {
  type Case,
  CYCLE_COUNT,
  type Cycle,
  type Picture,
  readExplanation,
  type Snapshot,
  type Trade,
} from "./api.js";
import { byId, element, row } from "./elements.js";
import { amountText, icpText, percentText, shareBp, timeText } from "./figures.js";

/** A cycle as it is told. */
type Told = { readonly what: string; readonly valueE8s: string; readonly outcome: string };

/** Class of a pill, by outcome. */
const PILLS: Readonly<Record<string, string>> = { failed: "bad", interrupted: "warn" };

/** Lists the last cycles, newest first. Rows stay as they are: what was opened stays open. */
export function showCycles(picture: Picture): void {
  const rows = byId("cycle-rows");
  const shown = new Map(Array.from(rows.children, (each) => [each.id, each]));
  for (const cycle of picture.cycles) {
    const id = `cycle-${cycle.cycle_id}`;
    const made = cycleRow(cycle, tell(cycle, picture), tokensOf(picture));
    made.id = id;
    const before = shown.get(id);
    if (before === undefined) rows.prepend(made);
    else if (before.textContent !== made.textContent && !isOpen(before)) before.replaceWith(made);
  }
  const kept = Array.from(rows.children).filter(({ id }) => id !== "");
  for (const old of kept.slice(CYCLE_COUNT)) {
    if (isOpen(old)) old.nextElementSibling?.remove();
    old.remove();
  }
}

function isOpen(cycle: Element): boolean {
  return cycle.querySelector("button")?.getAttribute("aria-expanded") === "true";
}

function cycleRow(
  { cycle_id, started_at_ns }: Cycle,
  told: Told,
  tokens: readonly Denomination[],
): HTMLElement {
  const isQuiet = told.outcome === "idle" || told.outcome === "skipped";
  const pill = PILLS[told.outcome] ?? (isQuiet ? "faint" : "good");
  return row(
    amountText(cycle_id, 0, 0),
    [timeText(started_at_ns), "short"],
    [element("span", { class: `pill ${pill}` }, told.outcome)],
    [told.what],
    [told.valueE8s === "" ? "" : icpText(told.valueE8s), "number"],
    [explainButton(cycle_id, tokens)],
  );
}

function tell(cycle: Cycle, picture: Picture): Told {
  const trade = tradeOf(cycle, picture.trades);
  const whys = cycle.attempts.flatMap(({ end }) => fieldsOf(end)["why"] ?? []);
  const reasons = [...whys, cycle.reason].filter((why) => why !== "");
  if (trade === undefined)
    return {
      what: readable(unique(reasons).join("; "), tokensOf(picture)),
      valueE8s: "",
      outcome: cycle.outcome,
    };
  const [sell, buy] = [symbolOf(trade.sell, picture), symbolOf(trade.buy, picture)];
  const venues = picture.legs
    .filter(({ leg_id }) => trade.leg_ids.includes(leg_id))
    .map(({ venue }) => venue);
  const where = venues.length === 0 ? "" : ` at ${unique(venues).join(" + ")}`;
  const how = trade.fallback ? `${where}, for want of a route` : where;
  const because = unique([...reasons, ...distances(cycle, trade, picture)]);
  return {
    what: `${sell} → ${buy}${how}${because.length === 0 ? "" : `: ${readable(because.join("; "), tokensOf(picture))}`}`,
    valueE8s: trade.value_e8s,
    outcome: cycle.outcome === "traded" ? trade.outcome : cycle.outcome,
  };
}

function tradeOf({ attempts }: Cycle, trades: readonly Trade[]): Trade | undefined {
  const ids = attempts.flatMap(({ end }) => fieldsOf(end)["trade_id"] ?? []);
  return trades.find(({ trade_id }) => trade_id === ids.at(-1));
}

function fieldsOf(end: Case): Readonly<Record<string, string>> {
  return typeof end === "string" ? {} : (Object.values(end)[0] ?? {});
}

/** How far the two tokens were from their targets when the trade began: why they were drawn. */
function distances(cycle: Cycle, trade: Trade, picture: Picture): string[] {
  const before = picture.snapshots.findLast(
    ({ kind, at_ns }) =>
      kind === "before_trade" &&
      BigInt(at_ns) >= BigInt(cycle.started_at_ns) &&
      BigInt(at_ns) <= BigInt(cycle.ended_at_ns),
  );
  if (before === undefined) return [];
  return [trade.sell, trade.buy].flatMap((token) => {
    const held = picture.portfolio.holdings.find((holding) => holding.token.token === token);
    if (held === undefined) return [];
    const { symbol, decimals, target_bp } = held.token;
    const awayBp = shareIn(before, token, decimals) - Number(target_bp);
    return awayBp === 0
      ? []
      : [`${symbol} ${percentText(Math.abs(awayBp))} ${awayBp > 0 ? "over" : "under"}`];
  });
}

function shareIn({ holdings, total_e8s }: Snapshot, token: string, decimals: number): number {
  const holding = holdings.find((each) => each.token === token);
  if (holding === undefined) return 0;
  const valueE8s = BigInt(holding.amount_atoms) * BigInt(holding.price_e8s);
  return shareBp(valueE8s / 10n ** BigInt(decimals), BigInt(total_e8s));
}

function tokensOf({ portfolio }: Picture): readonly Denomination[] {
  return portfolio.holdings.map(({ token: { symbol, decimals } }) => ({ symbol, decimals }));
}

function symbolOf(token: string, { portfolio }: Picture): string {
  const held = portfolio.holdings.find((holding) => holding.token.token === token);
  return held?.token.symbol ?? token.slice(0, 5);
}

/** Opens and closes the whole story of a cycle, told by the treasury itself. */
function explainButton(cycleId: string, tokens: readonly Denomination[]): HTMLElement {
  const button = element("button", { type: "button", "aria-expanded": "false" }, "explain");
  button.setAttribute("aria-label", `Explain cycle ${cycleId}`);
  button.addEventListener("click", () => {
    const cycle = button.closest("tr");
    if (cycle === null) return;
    if (isOpen(cycle)) {
      button.setAttribute("aria-expanded", "false");
      cycle.nextElementSibling?.remove();
      return;
    }
    button.setAttribute("aria-expanded", "true");
    const story = element("pre", {}, "…");
    cycle.after(element("tr", {}, element("td", { colspan: "6" }, story)));
    readExplanation(cycleId).then(
      (lines) => story.replaceChildren(lines.map((line) => readable(line, tokens)).join("\n")),
      () => story.replaceChildren("There is no explanation now: try again."),
    );
  });
  return button;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
