import type { History, Holding, Picture, Status } from "./api.js";
import { colorOf, drawHistory } from "./chart.js";
import { byId, type Child, element, fill, row, shape } from "./elements.js";
import { heldText, icpText, percentText, shareBp, signedPercentText } from "./figures.js";

/** What a full bar stands for, in basis points. */
const BAR_BP = 6_000;

/** Shows what is held against what is aimed at, now and over time. */
export function showPortfolio({ portfolio, history }: Picture, { now_ns }: Status): void {
  const { holdings, total_e8s } = portfolio;
  fill("value", icpText(total_e8s), " ", element("small", {}, "ICP"));
  fill("value-note", [dollarNote(portfolio), unitNote(history)].filter(Boolean).join(" · "));
  const driftBp = holdings.reduce((sum, holding) => sum + Math.abs(diffBp(holding)), 0);
  fill("drift", percentText(driftBp));
  fill("drift-note", "distances of all tokens together");
  fill("holdings", ...holdings.map(holdingRow));
  const chart = drawHistory(untilNow(history, portfolio, now_ns));
  fill("chart", chart ?? element("p", { class: "faint" }, "No two snapshots yet."));
}

/** The history and, as its last point, what there is now. */
function untilNow(
  { tokens, points }: History,
  { holdings, total_e8s }: Picture["portfolio"],
  now_ns: string,
): History {
  const totalE8s = BigInt(total_e8s);
  const shares_bp = tokens.map(({ token }) => {
    const held = holdings.find((holding) => holding.token.token === token);
    return shareBp(BigInt(held?.value_e8s ?? 0), totalE8s);
  });
  const now = { at_ns: now_ns, total_e8s, unit_value_e8s: "0", shares_bp };
  return { tokens, points: points.length === 0 ? [] : [...points, now] };
}

/** Shows the value while nothing else has been asked for. */
export function showTotal({ total_e8s }: Status): void {
  fill("value", icpText(total_e8s), " ", element("small", {}, "ICP"));
}

/** What it is in dollars, and what ICP costs. */
function dollarNote({ usd }: Picture["portfolio"]): string {
  if (usd === null) return "";
  return `$${icpText(usd.total_e8s, 2)} at $${icpText(usd.icp_price_e8s, 2)} for one ICP`;
}

/** What one unit of the portfolio has gained, whatever was deposited or withdrawn meanwhile. */
function unitNote({ points }: History): string {
  const units = points.map(({ unit_value_e8s }) => unit_value_e8s);
  const [first = "0"] = units;
  const last = units.at(-1) ?? "0";
  if (first === "0") return "no snapshot yet";
  const changeBp = Number((BigInt(last) * 1_000_000n) / BigInt(first) - 1_000_000n) / 100;
  return `a unit ${signedPercentText(changeBp)} since the start`;
}

function diffBp({ requirement }: Holding): number {
  return Number(requirement?.diff_bp ?? 0);
}

function holdingRow(holding: Holding, place: number): HTMLElement {
  const { token, held_atoms, price_e8s, value_e8s, requirement } = holding;
  const currentBp = Number(requirement?.current_bp ?? 0);
  const targetBp = Number(token.target_bp);
  const away = diffBp(holding);
  return row(
    nameOf(holding),
    [bar(currentBp, targetBp, place)],
    [percentText(currentBp), "number"],
    [percentText(targetBp), "number"],
    [away === 0 ? "–" : signedPercentText(-away), "number"],
    [heldText(held_atoms, token.decimals), "number"],
    [price_e8s === null ? "unknown" : icpText(price_e8s, 6), "number"],
    [icpText(value_e8s), "number"],
  );
}

function nameOf({ token, sync_failure }: Holding): Child {
  const notes = [
    ...(token.pause === null ? [] : [`paused: ${token.pause.reason}`]),
    ...(sync_failure === null ? [] : [`its ledger: ${sync_failure}`]),
  ];
  const name = element("span", { title: token.token }, token.symbol);
  for (const note of notes)
    name.append(" ", element("span", { class: "pill warn", title: note }, note.slice(0, 40)));
  return name;
}

function bar(currentBp: number, targetBp: number, place: number): SVGElement {
  const scale = (bp: number) => Math.min(100, (bp / BAR_BP) * 100);
  const label = `${percentText(currentBp)} of ${percentText(targetBp)}`;
  const at = scale(targetBp);
  return shape(
    "svg",
    {
      ...{ class: `bar ${colorOf(place)}`, role: "img", "aria-label": label },
      ...{ viewBox: "0 0 100 14", preserveAspectRatio: "none" },
    },
    shape("rect", { class: "rest", x: 0, y: 4, width: 100, height: 6 }),
    shape("rect", { class: "area", x: 0, y: 4, width: scale(currentBp), height: 6 }),
    shape("line", {
      ...{ class: "mark", x1: at, x2: at, y1: 0, y2: 14 },
      "vector-effect": "non-scaling-stroke",
    }),
  );
}

/** Says which tokens are paused, above everything else. */
export function alarmsOfPortfolio({ portfolio }: Picture): string[] {
  return portfolio.holdings.flatMap(({ token: { symbol, pause } }) =>
    pause === null ? [] : [`${symbol} is paused: ${pause.reason}`],
  );
}

/** Shows what needs attention. */
export function showAlarms(alarms: readonly string[]): void {
  const shown = Array.from(byId("alarms").children, ({ textContent }) => textContent);
  // Read out only when something has changed.
  if (shown.join("\n") === alarms.join("\n")) return;
  fill("alarms", ...alarms.map((alarm) => element("p", { class: "bad" }, alarm)));
}
