import { scaleLinear, scaleUtc } from "d3-scale";
import { line } from "d3-shape";

/** One token: the share of the portfolio that it should have, and the shares that it had. */
export type WeightSeries = {
  readonly symbol: string;
  readonly targetBp: bigint;
  /** One a moment. */
  readonly sharesBp: readonly bigint[];
};

/** What a chart shows. */
export type WeightsChart = {
  readonly title: string;
  readonly subtitle: string;
  /** Moments, in order; at least one. */
  readonly atNs: readonly bigint[];
  readonly series: readonly WeightSeries[];
};

const WIDTH = 1_200;
const HEIGHT = 620;
const MARGIN = { top: 84, right: 236, bottom: 48, left: 64 } as const;
const PLOT_RIGHT = WIDTH - MARGIN.right;
const PLOT_BOTTOM = HEIGHT - MARGIN.bottom;

/** Okabe and Ito's colours: people who see fewer colours tell them apart as well. */
const COLORS = ["#0072b2", "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#56b4e9", "#555555"];

const TEXT = "#24292f";
const FAINT_TEXT = "#57606a";
const GRID = "#e3e6ea";

/** Dashes and gaps of a target; targets of the same height share them out. */
const DASH_LENGTH = 8;

const DAY_MS = 86_400_000;

/** Tokens' shares over time as an SVG image: each token a line, its target dashed beside it. */
export function renderWeightsChart(chart: WeightsChart): string {
  const scales = scalesOf(chart);
  const body = [
    text({ x: MARGIN.left, y: 34, size: 20, fill: TEXT, weight: 600 }, chart.title),
    text({ x: MARGIN.left, y: 58, size: 13, fill: FAINT_TEXT }, chart.subtitle),
    ...yAxis(scales),
    ...xAxis(scales),
    ...chart.series.map((series, i) => targetLine(chart, scales, { series, place: i })),
    ...chart.series.map((series, i) => shareLine(chart, scales, { series, place: i })),
    ...legend(chart),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-family="system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif">`,
    `<title>${escapeXml(chart.title)}</title>`,
    `<desc>${escapeXml(chart.subtitle)}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    ...body,
    "</svg>",
    "",
  ].join("\n");
}

type Scales = ReturnType<typeof scalesOf>;

function scalesOf({ atNs, series }: WeightsChart) {
  const first = toMs(atNs[0] ?? 0n);
  const last = toMs(atNs[atNs.length - 1] ?? 0n);
  const heights = series.flatMap(({ targetBp, sharesBp }) => [targetBp, ...sharesBp].map(Number));
  const highest = heights.reduce((most, height) => (height > most ? height : most), 0);
  return {
    // A single moment still needs some room.
    x: scaleUtc([first, last > first ? last : first + 1], [MARGIN.left, PLOT_RIGHT]),
    y: scaleLinear([0, highest], [PLOT_BOTTOM, MARGIN.top]).nice(8),
  };
}

function yAxis({ y }: Scales): string[] {
  return y
    .ticks(8)
    .flatMap((bp) => [
      `<line x1="${MARGIN.left}" x2="${PLOT_RIGHT}" y1="${digit(y(bp))}" y2="${digit(y(bp))}" stroke="${GRID}"/>`,
      text(
        { x: MARGIN.left - 10, y: y(bp) + 4, size: 12, fill: FAINT_TEXT, anchor: "end" },
        `${bp / 100} %`,
      ),
    ]);
}

function xAxis({ x }: Scales): string[] {
  const ticks = x.ticks(TICK_COUNT);
  const format = x.tickFormat(TICK_COUNT, timeFormat(ticks));
  return [
    `<line x1="${MARGIN.left}" x2="${PLOT_RIGHT}" y1="${PLOT_BOTTOM}" y2="${PLOT_BOTTOM}" stroke="${FAINT_TEXT}"/>`,
    ...ticks.flatMap((at) => [
      `<line x1="${digit(x(at))}" x2="${digit(x(at))}" y1="${PLOT_BOTTOM}" y2="${PLOT_BOTTOM + 6}" stroke="${FAINT_TEXT}"/>`,
      text(
        { x: x(at), y: PLOT_BOTTOM + 22, size: 12, fill: FAINT_TEXT, anchor: "middle" },
        format(at),
      ),
    ]),
  ];
}

/** About so many times are written below. */
const TICK_COUNT = 8;

/** As fine as the distance of two marks, so that no two of them read the same. */
function timeFormat([first, second]: readonly Date[]): string {
  const stepMs = Number(second ?? 0) - Number(first ?? 0);
  if (stepMs < DAY_MS) return "%-d %b %H:%M";
  return stepMs < 28 * DAY_MS ? "%-d %b" : "%b %Y";
}

type Drawn = { readonly series: WeightSeries; readonly place: number };

function shareLine({ atNs }: WeightsChart, { x, y }: Scales, { series, place }: Drawn): string {
  const points = series.sharesBp.map((bp, i): [number, number] => [
    x(toMs(atNs[i] ?? 0n)),
    y(Number(bp)),
  ]);
  const path = line().digits(1)(points) ?? "";
  return `<path class="series" data-symbol="${escapeXml(series.symbol)}" d="${path}" fill="none" stroke="${colorAt(place)}" stroke-width="1.8" stroke-linejoin="round"/>`;
}

/** Dashed; of targets of the same height each paints where the others leave gaps. */
function targetLine(
  { series: all }: WeightsChart,
  { y }: Scales,
  { series, place }: Drawn,
): string {
  const same = all.filter(({ targetBp }) => targetBp === series.targetBp);
  const gapLength = DASH_LENGTH * Math.max(1, same.length * 2 - 1);
  const offset = -2 * DASH_LENGTH * same.indexOf(series);
  const height = digit(y(Number(series.targetBp)));
  return `<line class="target" data-symbol="${escapeXml(series.symbol)}" x1="${MARGIN.left}" x2="${PLOT_RIGHT}" y1="${height}" y2="${height}" stroke="${colorAt(place)}" stroke-width="1.4" stroke-dasharray="${DASH_LENGTH} ${gapLength}" stroke-dashoffset="${offset}"/>`;
}

const LEGEND_X = PLOT_RIGHT + 28;
const LEGEND_ROW_HEIGHT = 26;
const SHARE_X = LEGEND_X + 136;
const TARGET_X = LEGEND_X + 192;

/** Tokens by what they have at the end, the most first: the order of the lines' ends. */
function legend({ series }: WeightsChart): string[] {
  const rows = series
    .map((each, place) => ({
      ...each,
      place,
      lastBp: each.sharesBp[each.sharesBp.length - 1] ?? 0n,
    }))
    .sort((a, b) => Number(b.lastBp - a.lastBp));
  const head = { y: MARGIN.top + 4, size: 12, fill: FAINT_TEXT } as const;
  return [
    text({ ...head, x: LEGEND_X }, "token"),
    text({ ...head, x: SHARE_X, anchor: "end" }, "at the end"),
    text({ ...head, x: TARGET_X, anchor: "end" }, "target"),
    ...rows.flatMap(({ symbol, targetBp, lastBp, place }, i) => {
      const y = MARGIN.top + LEGEND_ROW_HEIGHT * (i + 1) + 4;
      const row = { y, size: 13, fill: TEXT } as const;
      return [
        `<line x1="${LEGEND_X}" x2="${LEGEND_X + 18}" y1="${y - 4}" y2="${y - 4}" stroke="${colorAt(place)}" stroke-width="3"/>`,
        text({ ...row, x: LEGEND_X + 26 }, symbol),
        text({ ...row, x: SHARE_X, anchor: "end" }, percent(lastBp)),
        text({ ...row, x: TARGET_X, anchor: "end", fill: FAINT_TEXT }, percent(targetBp)),
      ];
    }),
    ...legendOfLines(MARGIN.top + LEGEND_ROW_HEIGHT * (rows.length + 2)),
  ];
}

function legendOfLines(top: number): string[] {
  const entries = [
    { says: "share of the value", dash: "" },
    { says: "target", dash: ` stroke-dasharray="${DASH_LENGTH} ${DASH_LENGTH}"` },
  ];
  return entries.flatMap(({ says, dash }, i) => {
    const y = top + 22 * i;
    return [
      `<line x1="${LEGEND_X}" x2="${LEGEND_X + 40}" y1="${y - 4}" y2="${y - 4}" stroke="${FAINT_TEXT}" stroke-width="1.6"${dash}/>`,
      text({ x: LEGEND_X + 48, y, size: 12, fill: FAINT_TEXT }, says),
    ];
  });
}

type TextStyle = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly fill: string;
  readonly weight?: number;
  readonly anchor?: "middle" | "end";
};

function text({ x, y, size, fill, weight, anchor }: TextStyle, content: string): string {
  const more = [
    ...(weight === undefined ? [] : [` font-weight="${weight}"`]),
    ...(anchor === undefined ? [] : [` text-anchor="${anchor}"`]),
  ].join("");
  return `<text x="${digit(x)}" y="${digit(y)}" font-size="${size}" fill="${fill}"${more}>${escapeXml(content)}</text>`;
}

function percent(bp: bigint): string {
  return `${(Number(bp) / 100).toFixed(1)} %`;
}

function colorAt(place: number): string {
  return COLORS[place % COLORS.length] ?? TEXT;
}

function digit(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function toMs(atNs: bigint): number {
  return Number(atNs / 1_000_000n);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escapeXml(plain: string): string {
  return plain.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}
