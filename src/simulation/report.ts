import { day, group, icp, percent, readable, words } from "../figures/figures.js";
import { measureDrift, splitCosts, turnoverBp } from "./results.js";
import type { Summary } from "./simulation.js";

/** What a report says beside what was measured: under which terms, and how quickly. */
export type Terms = {
  readonly profile: string;
  readonly portfolioValueE8s: bigint;
  readonly depthDivisor: bigint;
  readonly seed: number;
  /** Where prices come from: a file, or the walk. */
  readonly prices: string;
  readonly chart: string;
  readonly wallMs: number;
};

/** A report for people. */
export function renderReport(summary: Summary, terms: Terms): string[] {
  const { tally, moneyCheckCount, broken } = summary;
  const { cycleCount } = tally;
  const rateHz = Math.round((cycleCount * 1000) / Math.max(1, terms.wallMs));
  const seconds = (terms.wallMs / 1000).toFixed(1);
  return [
    `${group(cycleCount)} cycles in ${seconds} s, ${group(rateHz)} a second`,
    ...row("terms", [
      `profile ${terms.profile}: ${icp(terms.portfolioValueE8s)} worth`,
      `pools ${depthText(terms.depthDivisor)}`,
      "ledger fees as on mainnet",
      `prices ${terms.prices}`,
      `seed ${terms.seed}`,
    ]),
    ...row("period", [periodText(summary)]),
    ...row("value", [valueText(summary)]),
    ...row("drift", [driftText(summary)]),
    ...row("turnover", [
      `${icp(tally.costs.tradedE8s)}, ${percent(turnoverBp(summary))} of the mean portfolio`,
    ]),
    ...row("cost", [costText(summary)]),
    ...row("outcomes", countTexts(tally.outcomes)),
    ...row("cycles", countTexts(tally.cycles)),
    ...row("skips", countTexts(tally.skips)),
    ...reasonRows(summary),
    ...row("paused", pausedTexts(summary)),
    ...(broken.length > 0
      ? row(
          "money",
          broken.map((sentence) => `BROKEN: ${sentence}`),
        )
      : row("money", [`every atom is where the books say, ${group(moneyCheckCount)} times`])),
    ...row("chart", [terms.chart]),
  ];
}

const LABEL_WIDTH = 10;
const LINE_WIDTH = 100;

/** A label and what belongs to it, on as many lines as that takes. */
function row(label: string, texts: readonly string[]): string[] {
  const lines: string[] = [];
  let line = label.padEnd(LABEL_WIDTH);
  for (const [i, text] of texts.entries()) {
    const more = i === 0 ? text : ` · ${text}`;
    if (i === 0 || line.length + more.length <= LINE_WIDTH) line += more;
    else {
      lines.push(line);
      line = " ".repeat(LABEL_WIDTH) + text;
    }
  }
  return texts.length === 0 ? [] : [...lines, line];
}

function depthText(depthDivisor: bigint): string {
  return depthDivisor === 1n ? "as deep as listed" : `${depthDivisor} times thinner than listed`;
}

/** From when to when, by day. */
export function periodText({ samples }: Summary): string {
  const [first, last] = [samples[0], samples[samples.length - 1]];
  if (first === undefined || last === undefined) return "nothing";
  return `${day(first.atNs)} to ${day(last.atNs)}`;
}

function valueText({ samples }: Summary): string {
  const [first, last] = [samples[0], samples[samples.length - 1]];
  return `${icp(first?.totalE8s ?? 0n)} before, ${icp(last?.totalE8s ?? 0n)} after`;
}

function driftText(summary: Summary): string {
  const { beforeBp, afterBp, meanBp, mostBp } = measureDrift(summary);
  const ends = `${percent(beforeBp)} before, ${percent(afterBp)} after`;
  return `${ends}; ${percent(meanBp)} on average, ${percent(mostBp)} at the most`;
}

function costText(summary: Summary): string {
  const { totalBp, priceImpactBp, venueFeeBp, ledgerFeeBp, approvalFeeBp } = splitCosts(summary);
  const ledgers = `ledger fees ${ledgerFeeBp} and approvals ${approvalFeeBp}`;
  const parts = `price impact ${priceImpactBp}, venue fee ${venueFeeBp}, ${ledgers}`;
  return `${totalBp} bp of what was traded: ${parts}`;
}

function pausedTexts({ paused, resumptionCount }: Summary): string[] {
  const lifted = `${group(resumptionCount)} pauses lifted by the operator`;
  const hint = "nobody lifts it: --resume-hours N lets an operator";
  return [
    ...paused.map((each) => readable(each)),
    ...(resumptionCount > 0 ? [lifted] : []),
    ...(paused.length > 0 && resumptionCount === 0 ? [hint] : []),
  ];
}

/** The reasons given most often, each on a line of its own. */
function reasonRows({ tally }: Summary): string[] {
  const often = [...tally.reasons].sort(([, a], [, b]) => b - a).slice(0, REASON_COUNT_MAX);
  return often.map(([reason, count], i) => {
    const label = i === 0 ? "reasons" : "";
    const told = reason
      .replaceAll("… e8s", "… ICP")
      .replaceAll("… bp", "… %")
      .replaceAll("… atoms of", "…");
    return `${label.padEnd(LABEL_WIDTH)}${group(count)} × ${told}`;
  });
}

const REASON_COUNT_MAX = 4;

function countTexts(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).map(([name, count]) => `${words(name)} ${group(count)}`);
}
