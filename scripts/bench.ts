/*
 * Measures what things cost, in counted instructions, calls and bytes.
 *
 *   npm run bench [-- --check] [--full] [--update] [--json] [name ...]
 *
 * Instructions are counted as the Internet Computer counts them and are the same on every machine:
 * with --check they are compared with bench/baseline.json (tolerance 3 %); with --update they take
 * its place. Times are printed and never compared. With --full the benchmarks that take minutes run
 * too. Progress goes to stderr; with --json stdout holds one JSON object a figure. Exit code: 0;
 * 1 when a figure got worse than the baseline, or is not in it; 2 when there are no such figures.
 * Goals that are missed are named: the documents of the components say why.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import {
  type Baseline,
  compareWithBaseline,
  figuresAboveGoal,
  isFatal,
  updateBaseline,
} from "../src/bench/baseline.js";
import { BENCHMARKS } from "../src/bench/benchmarks.js";
import type { Benchmark, Figure } from "../src/bench/model.js";
import { format, renderBenchmark, renderFinding } from "../src/bench/render.js";
import { refuse, scriptCommand } from "./script-command.js";

type Options = {
  readonly check?: boolean;
  readonly full?: boolean;
  readonly update?: boolean;
  readonly json?: boolean;
};

const BASELINE_FILE = join(import.meta.dirname ?? ".", "..", "bench", "baseline.json");

const program = scriptCommand("npm run bench")
  .description("measures what things cost")
  .argument("[names...]", `groups of figures: ${BENCHMARKS.map(({ name }) => name).join(", ")}`)
  .option("--check", "compare with bench/baseline.json")
  .option("--update", "write bench/baseline.json")
  .option("--full", "measure also what takes minutes")
  .option("--json", "one JSON object a figure on stdout")
  .parse();

await main(program.opts<Options>());

async function main(options: Options): Promise<void> {
  const figures: Figure[] = [];
  const chosen = choose(options);
  for (const benchmark of chosen) {
    say(`measuring ${benchmark.name} …`);
    const measured = await benchmark.run((step) => say(`  ${benchmark.name}: ${step}`));
    figures.push(...measured);
    print(benchmark, measured, options);
  }
  if (options.update === true) {
    const updated = updateBaseline(readBaseline(), figures);
    writeFileSync(BASELINE_FILE, `${JSON.stringify(updated, undefined, 2)}\n`);
    say(`${BASELINE_FILE} has ${Object.keys(updated).length} figures`);
  }
  if (options.check === true) check(figures, chosen);
}

function choose({ full }: Options): Benchmark[] {
  const unknown = program.args.find((name) => !BENCHMARKS.some((each) => each.name === name));
  if (unknown !== undefined) {
    const list = BENCHMARKS.map(({ name }) => name).join(", ");
    refuse(program, `no figures "${unknown}": there are ${list}`);
  }
  return BENCHMARKS.filter(({ name, isFullOnly }) =>
    program.args.length > 0 ? program.args.includes(name) : full === true || isFullOnly !== true,
  );
}

function print(benchmark: Benchmark, figures: readonly Figure[], { json }: Options): void {
  const lines =
    json === true
      ? figures.map((each) => JSON.stringify(each))
      : renderBenchmark(benchmark, figures);
  process.stdout.write(`${lines.join("\n")}\n`);
}

function check(figures: readonly Figure[], chosen: readonly Benchmark[]): void {
  const names = chosen.map(({ name }) => name);
  const findings = compareWithBaseline(figures, readBaseline(), names);
  const above = figuresAboveGoal(figures);
  for (const finding of findings) say(renderFinding(finding));
  for (const { id, value, goalMax, unit } of above) {
    say(`${id}: ${format(value, unit)}, the goal of ${format(goalMax ?? 0, unit)} is not reached`);
  }
  const fatalCount = findings.filter(isFatal).length;
  say(fatalCount === 0 ? "no figure got worse" : `${fatalCount} figures must be looked at`);
  process.exitCode = fatalCount === 0 ? 0 : 1;
}

function readBaseline(): Baseline {
  if (!existsSync(BASELINE_FILE)) return {};
  return JSON.parse(readFileSync(BASELINE_FILE, "utf8")) as Baseline;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
