import { type Figure, isDeterministic } from "./model.js";

/** Figures that were accepted earlier, by their ids. */
export type Baseline = Readonly<Record<string, number>>;

/** How much worse a figure may become before that counts as a regression: 3 %. */
const TOLERANCE_BP = 300;

/** What a comparison found. */
export type Finding = {
  readonly id: string;
  readonly value: number;
  readonly expected: number;
  /** `worse` and `unknown` fail a check; `better` asks for a new baseline. */
  readonly kind: "worse" | "better" | "unknown" | "missing";
};

/** Compares deterministic figures with accepted ones; all that is not within the tolerance. */
export function compareWithBaseline(
  figures: readonly Figure[],
  baseline: Baseline,
  names: readonly string[],
): Finding[] {
  const compared = figures.filter(isDeterministic);
  const found = compared.flatMap((figure) => compareOne(figure, baseline[figure.id]));
  const ids = new Set(compared.map(({ id }) => id));
  const missing = Object.entries(baseline)
    .filter(([id]) => names.some((name) => id.startsWith(`${name}/`)) && !ids.has(id))
    .map(([id, expected]): Finding => ({ id, value: Number.NaN, expected, kind: "missing" }));
  return [...found, ...missing];
}

function compareOne({ id, value }: Figure, expected: number | undefined): Finding[] {
  if (expected === undefined) return [{ id, value, expected: Number.NaN, kind: "unknown" }];
  const slack = (expected * TOLERANCE_BP) / 10_000;
  if (value > expected + slack) return [{ id, value, expected, kind: "worse" }];
  if (value < expected - slack) return [{ id, value, expected, kind: "better" }];
  return [];
}

/** Whether a finding must keep a change from landing. */
export function isFatal({ kind }: Finding): boolean {
  return kind !== "better";
}

/** Figures that are above their goals. */
export function figuresAboveGoal(figures: readonly Figure[]): Figure[] {
  return figures.filter(({ value, goalMax }) => goalMax !== undefined && value > goalMax);
}

/** The baseline with new figures in the place of old ones, in the order of their ids. */
export function updateBaseline(baseline: Baseline, figures: readonly Figure[]): Baseline {
  const kept = { ...baseline };
  for (const figure of figures) if (isDeterministic(figure)) kept[figure.id] = figure.value;
  return Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
}
