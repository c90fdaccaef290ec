import pc from "picocolors";

import type { Finding } from "./baseline.js";
import type { Benchmark, Figure, Unit } from "./model.js";

const LABEL_WIDTH = 64;
const VALUE_WIDTH = 18;

/** A group of figures as a table for people. */
export function renderBenchmark({ name, about }: Benchmark, figures: readonly Figure[]): string[] {
  return ["", pc.bold(name), ...about.split("\n").map((line) => pc.dim(line)), ...figures.map(row)];
}

function row({ label, value, unit, goalMax }: Figure): string {
  const shown = format(value, unit).padStart(VALUE_WIDTH);
  if (goalMax === undefined) return `  ${label.padEnd(LABEL_WIDTH)}${shown}`;
  const isMet = value <= goalMax;
  const goal = `  of ${format(goalMax, unit)}`;
  return `  ${label.padEnd(LABEL_WIDTH)}${isMet ? shown : pc.red(shown)}${pc.dim(goal)}`;
}

/** A number as people read it. */
export function format(value: number, unit: Unit): string {
  switch (unit) {
    case "instructions":
      return value < 10_000 ? `${value}` : `${(value / 1_000_000).toFixed(3)} M`;
    case "bytes":
      return `${(value / 1_000).toFixed(1)} kB`;
    case "calls":
      return `${value} calls`;
    case "bp":
      return `${value} bp`;
    case "ms":
      return `${value.toFixed(0)} ms`;
    case "per_second":
      return `${Math.round(value).toLocaleString("en-US")} a second`;
    case "times":
      return `${value.toFixed(3)} ×`;
  }
}

/** One line a finding, and what to do about it. */
export function renderFinding({ id, value, expected, kind }: Finding): string {
  switch (kind) {
    case "worse":
      return `${id}: ${value}, was ${expected} (${change(value, expected)}): find out why`;
    case "better":
      return `${id}: ${value}, was ${expected} (${change(value, expected)}): keep it, --update`;
    case "unknown":
      return `${id}: ${value}, not in the baseline: add it with --update`;
    case "missing":
      return `${id}: in the baseline (${expected}), but not measured: remove it, or measure it`;
  }
}

function change(value: number, expected: number): string {
  const percent = (value / expected - 1) * 100;
  return `${percent > 0 ? "+" : ""}${percent.toFixed(1)} %`;
}
