import pc from "picocolors";

import type { CycleReport, ShareReport, Summary } from "./session.js";

/*
 * The demo for people: the portfolio against its targets as bars, each cycle in one line with its
 * reason. Numbers are formatted here and nowhere below.
 */

const BAR_WIDTH = 40;

/** Shares of the portfolio against their targets: `█` what there is, `│` the target. */
export function renderShares(shares: readonly ShareReport[]): string {
  const rows = shares.map((share) => {
    const diff = share.diffBp === 0n ? "" : signed(share.diffBp);
    return `  ${share.symbol.padEnd(8)}${bar(share)} ${percent(share.currentBp)} of ${percent(share.targetBp)} ${diff.padStart(7)}  ${icp(share.valueE8s)}`;
  });
  const totalE8s = shares.reduce((sum, { valueE8s }) => sum + valueE8s, 0n);
  const driftBp = shares.reduce((sum, { diffBp }) => sum + (diffBp < 0n ? -diffBp : diffBp), 0n);
  return [
    ...rows,
    `  ${"total".padEnd(8)}${icp(totalE8s)}, off target by ${percent(driftBp)} in all`,
  ].join("\n");
}

function bar({ currentBp, targetBp }: ShareReport): string {
  const scale = (bp: bigint) => Number((bp * BigInt(BAR_WIDTH)) / 6_000n);
  const filled = Math.min(scale(currentBp), BAR_WIDTH);
  const mark = Math.min(scale(targetBp), BAR_WIDTH - 1);
  const cells: string[] = Array.from({ length: BAR_WIDTH }, (_, i) => (i < filled ? "█" : "·"));
  cells[mark] = "│";
  return pc.cyan(cells.join(""));
}

/** One cycle in one line. */
export function renderCycle(cycle: CycleReport): string {
  const when = new Date(Number(cycle.atNs / 1_000_000n)).toISOString().slice(11, 16);
  const head = `${pc.dim(`#${cycle.id.toString().padEnd(5)} ${when}`)} ${colored(cycle)}`;
  if (cycle.sell === undefined || cycle.buy === undefined) {
    return `${head} ${pc.dim(cycle.reasons[0] ?? "")}`;
  }
  const pair = `${cycle.sell} → ${cycle.buy}`.padEnd(17);
  const legs = cycle.legs.map(({ venue }) => venue).join(" + ");
  const fallback = cycle.isFallback ? ", ICP fallback" : "";
  const reason = cycle.reasons.length === 0 ? "" : `: ${[...new Set(cycle.reasons)].join("; ")}`;
  return `${head} ${pair} ${icp(cycle.valueE8s).padStart(12)} at ${legs}${fallback}${pc.dim(reason)} ${pc.dim(millions(cycle.instructions))}`;
}

function colored({ outcome }: CycleReport): string {
  const word = outcome.padEnd(8);
  if (outcome === "failed") return pc.red(word);
  return outcome === "idle" || outcome === "skipped" ? pc.dim(word) : pc.green(word);
}

/** The money check in one line. */
export function renderCheck(isRight: boolean): string {
  return isRight
    ? pc.green("  money check: every atom is where the books say")
    : pc.red("  money check: BROKEN, outside and inside disagree");
}

/** What a run came to. */
export function renderSummary(summary: Summary, wallMs: number): string {
  return [
    "",
    `${group(BigInt(summary.cycles))} cycles, ${group(BigInt(summary.trades))} traded, ${group(BigInt(summary.failures))} failed, in ${(wallMs / 1000).toFixed(1)} s`,
    `off target by ${percent(summary.driftBpBefore)} before, ${percent(summary.driftBpAfter)} after`,
    `traded ${icp(summary.tradedE8s)} at a cost of ${costBp(summary)} bp: ${partBp(summary.priceImpactE8s, summary)} price impact, ${partBp(summary.venueFeeE8s, summary)} venue fees, ${partBp(summary.ledgerFeeE8s, summary)} ledger fees`,
    renderCheck(summary.invariantsOk),
  ].join("\n");
}

/** Cost of everything traded, in basis points of its value; 0 when nothing was. */
export function costBp(summary: Summary): bigint {
  const { priceImpactE8s, venueFeeE8s, ledgerFeeE8s } = summary;
  return partBp(priceImpactE8s + venueFeeE8s + ledgerFeeE8s, summary);
}

/** A part of the cost in basis points of what was traded, rounded to the nearest. */
export function partBp(partE8s: bigint, { tradedE8s }: Summary): bigint {
  return tradedE8s === 0n ? 0n : (partE8s * 20_000n + tradedE8s) / (2n * tradedE8s);
}

/** E8s as ICP with four decimals, rounded down. */
export function icp(valueE8s: bigint): string {
  const sign = valueE8s < 0n ? "-" : "";
  const abs = valueE8s < 0n ? -valueE8s : valueE8s;
  const decimals = ((abs % 100_000_000n) / 10_000n).toString().padStart(4, "0");
  return `${sign}${group(abs / 100_000_000n)}.${decimals} ICP`;
}

function percent(bp: bigint): string {
  const abs = bp < 0n ? -bp : bp;
  return `${(abs / 100n).toString().padStart(2)}.${(abs % 100n).toString().padStart(2, "0")} %`;
}

function signed(bp: bigint): string {
  return `${bp > 0n ? "+" : "-"}${percent(bp).trim()}`;
}

function millions(count: bigint): string {
  return `${(Number(count) / 1e6).toFixed(1)} M instructions`;
}

/** Groups thousands. */
function group(value: bigint): string {
  return value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}
