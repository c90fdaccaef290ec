import { timeTicks } from "../figures/time-ticks.js";
import type { History } from "./api.js";
import { shape } from "./elements.js";
import { axisText, momentText, percentText } from "./figures.js";

/*
 * Shares over time as lines, and the targets as dashed ones in the same colours.
 */

const WIDTH = 1_100;
const HEIGHT = 280;
const LEFT = 40;
const RIGHT = 130;
const TOP = 10;
const BOTTOM = 24;

/** Least distance of two labels. */
const LABEL_STEP = 15;

/** Lines at so many basis points. */
const GRID_BP = 1_000;

/** Most times that are written below. */
const TIME_COUNT_MAX = 8;

/** Colours there are; further tokens begin again. */
const COLOR_COUNT = 8;

/** The colour of the n-th token, as a class. */
export function colorOf(place: number): string {
  return `c${place % COLOR_COUNT}`;
}

type Scale = { x(ns: string): number; y(bp: number): number; readonly mostBp: number };

/** Draws the history; nothing is drawn while there are no two points. */
export function drawHistory(history: History): SVGSVGElement | undefined {
  const first = history.points[0];
  const last = history.points.at(-1);
  if (first === undefined || last === undefined || first === last) return undefined;
  const scale = scaleOf(history);
  const names = history.tokens.map(({ symbol, target_bp }, i) => {
    const share = percentText(last.shares_bp[i] ?? 0);
    return `${symbol} ${share} of ${percentText(target_bp)}`;
  });
  const svg = shape("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img" });
  svg.append(
    shape("title", {}, `Shares of ${history.tokens.length} tokens. Now: ${names.join(", ")}`),
    ...drawGrid(history, scale),
    ...history.tokens.map((token, i) => drawTarget(token.target_bp, i, scale)),
    ...history.tokens.map((_token, i) => drawShare(history, i, scale)),
    ...drawLabels(history, scale),
  );
  followPointer(svg, history, scale);
  return svg;
}

function scaleOf({ tokens, points }: History): Scale {
  const begin = BigInt(points[0]?.at_ns ?? 0n);
  const duration = Number(BigInt(points.at(-1)?.at_ns ?? 0n) - begin) || 1;
  const most = Math.max(
    ...tokens.map(({ target_bp }) => target_bp),
    ...points.flatMap(({ shares_bp }) => shares_bp),
  );
  const mostBp = Math.max(GRID_BP, Math.ceil((most * 1.03) / GRID_BP) * GRID_BP);
  return {
    mostBp,
    x: (ns) => LEFT + (Number(BigInt(ns) - begin) / duration) * (WIDTH - LEFT - RIGHT),
    y: (bp) => TOP + (1 - bp / mostBp) * (HEIGHT - TOP - BOTTOM),
  };
}

function drawGrid({ points }: History, { x, y, mostBp }: Scale): SVGElement[] {
  const lines = Array.from({ length: mostBp / GRID_BP + 1 }, (_, i) => {
    const at = y(i * GRID_BP);
    return [
      shape("line", { class: "axis", x1: LEFT, x2: WIDTH - RIGHT, y1: at, y2: at }),
      shape("text", { x: LEFT - 6, y: at + 4, "text-anchor": "end" }, `${i * 10} %`),
    ];
  });
  const [beginNs, endNs] = [BigInt(points[0]?.at_ns ?? 0n), BigInt(points.at(-1)?.at_ns ?? 0n)];
  const times = timeTicks(beginNs, endNs, TIME_COUNT_MAX).map((atNs) => {
    const place = { x: x(atNs.toString()), y: HEIGHT - 6, "text-anchor": "middle" };
    return shape("text", place, axisText(atNs.toString(), endNs - beginNs));
  });
  return [...lines.flat(), ...times];
}

function drawTarget(bp: number, place: number, { y }: Scale): SVGElement {
  const line = { x1: LEFT, x2: WIDTH - RIGHT, y1: y(bp), y2: y(bp) };
  return shape("line", { class: `target ${colorOf(place)}`, ...line });
}

function drawShare({ points }: History, place: number, { x, y }: Scale): SVGElement {
  const path = points.map(({ at_ns, shares_bp }) => {
    return `${x(at_ns).toFixed(1)},${y(shares_bp[place] ?? 0).toFixed(1)}`;
  });
  return shape("polyline", { class: `share ${colorOf(place)}`, points: path.join(" ") });
}

/** Names at the ends of the lines, apart from each other. */
function drawLabels({ tokens, points }: History, { y }: Scale): SVGElement[] {
  const shares = points.at(-1)?.shares_bp ?? [];
  const labels = tokens
    .map(({ symbol }, place) => ({ symbol, place, at: y(shares[place] ?? 0) }))
    .sort((a, b) => a.at - b.at);
  let lowest = TOP;
  for (const label of labels) {
    label.at = Math.max(label.at, lowest);
    lowest = label.at + LABEL_STEP;
  }
  // What does not fit below moves up again.
  let highest = HEIGHT - BOTTOM;
  for (const label of labels.toReversed()) {
    label.at = Math.min(label.at, highest);
    highest = label.at - LABEL_STEP;
  }
  return labels.map(({ symbol, place, at }) => {
    const text = `${symbol.slice(0, 12)} ${percentText(shares[place] ?? 0)}`;
    const where = { x: WIDTH - RIGHT + 8, y: at + 4 };
    return shape("text", { class: `label ${colorOf(place)}`, ...where }, text);
  });
}

/** Shows what the lines were at the moment below the pointer. */
function followPointer(svg: SVGSVGElement, history: History, { x }: Scale): void {
  const line = shape("line", { class: "cursor", y1: TOP, y2: HEIGHT - BOTTOM });
  const note = shape("text", { y: TOP + 10 });
  const cursor = shape("g", {}, line, note);
  const { tokens, points } = history;
  svg.addEventListener("pointerleave", () => cursor.remove());
  svg.addEventListener("pointermove", (event) => {
    const { left, width } = svg.getBoundingClientRect();
    const at = ((event.clientX - left) / width) * WIDTH;
    const nearest = points.reduce((best, point) =>
      Math.abs(x(point.at_ns) - at) < Math.abs(x(best.at_ns) - at) ? point : best,
    );
    const place = x(nearest.at_ns);
    const shares = tokens.map(({ symbol }, i) => {
      return `${symbol.slice(0, 12)} ${percentText(nearest.shares_bp[i] ?? 0)}`;
    });
    line.setAttribute("x1", String(place));
    line.setAttribute("x2", String(place));
    const isLate = place > WIDTH / 2;
    note.setAttribute("x", String(isLate ? place - 6 : place + 6));
    note.setAttribute("text-anchor", isLate ? "end" : "start");
    note.textContent = `${momentText(nearest.at_ns)}: ${shares.join(" · ")}`;
    svg.append(cursor);
  });
}
