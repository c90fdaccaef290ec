import pc from "picocolors";

import { readable } from "../cli/format.js";
import { E8S_ONE } from "../kernel/fixed-point.js";
import { DEMO_TOKENS } from "../sim/demo-network.js";
import type { MarketMove } from "./market-trader.js";
import {
  type CycleReport,
  costBp,
  type PortfolioReport,
  partBp,
  type ShareReport,
  type Summary,
  sumDriftBp,
} from "./reports.js";

/*
 * The demo for people: the portfolio against its targets as bars, each cycle in one line with its
 * reason. Numbers are formatted here and nowhere below.
 */

const BAR_WIDTH = 40;

/** What a full bar stands for. */
const BAR_BP = 6_000n;

/** Shares of the portfolio against their targets: `█` what there is, `│` the target. */
export function renderPortfolio({ shares, icpUsdE8s }: PortfolioReport): string[] {
  const rows = shares.map((share) => {
    const { symbol, currentBp, targetBp, diffBp, valueE8s } = share;
    const away = (diffBp === 0n ? "" : signed(-diffBp)).padStart(8);
    const figures = `${percent(currentBp)} of ${percent(targetBp)} ${away}`;
    return `  ${symbol.padEnd(8)}${bar(share)} ${figures} ${icp(valueE8s).padStart(14)}`;
  });
  const totalE8s = shares.reduce((sum, { valueE8s }) => sum + valueE8s, 0n);
  const inDollars =
    icpUsdE8s === undefined ? "" : ` (${dollars((totalE8s * icpUsdE8s) / E8S_ONE)})`;
  const drift = percent(sumDriftBp(shares)).trim();
  const total = `${icp(totalE8s)}${inDollars}`;
  return [...rows, `  ${"total".padEnd(8)}${total}, off target by ${drift} in all`];
}

function bar({ currentBp, targetBp }: ShareReport): string {
  const scale = (bp: bigint) => Number((bp * BigInt(BAR_WIDTH)) / BAR_BP);
  const filled = Math.min(scale(currentBp), BAR_WIDTH);
  const mark = Math.min(scale(targetBp), BAR_WIDTH - 1);
  const cells: string[] = Array.from({ length: BAR_WIDTH }, (_, i) => (i < filled ? "█" : "·"));
  cells[mark] = "│";
  return pc.cyan(cells.join(""));
}

/** What tokens cost outside, and what the trader did about it in the last minute. */
export function renderMarket({ prices, swapCount }: MarketMove): string {
  const head = `  ${"market".padEnd(8)}`;
  if (prices === undefined) return `${head}${pc.dim("the recorded prices have ended")}`;
  const quotes = DEMO_TOKENS.flatMap(({ symbol }) => {
    const usdE8s = prices.get(symbol);
    return usdE8s === undefined || symbol === "ckUSDT" ? [] : [`${symbol} ${dollars(usdE8s)}`];
  });
  const swaps = swapCount === 1 ? "1 push" : `${swapCount} pushes`;
  return `${head}${quotes.join(" · ")}${swapCount === 0 ? "" : pc.dim(`, ${swaps}`)}`;
}

/** One cycle in one line. */
export function renderCycle(cycle: CycleReport): string {
  const when = new Date(Number(cycle.atNs / 1_000_000n)).toISOString().slice(11, 16);
  const head = `${pc.dim(`#${cycle.id.toString().padEnd(5)} ${when}`)} ${colored(cycle)}`;
  const tail = pc.dim(millions(cycle.instructions));
  const why = readable(cycle.reasons.join("; "), DEMO_TOKENS);
  if (cycle.sell === undefined || cycle.buy === undefined) return `${head} ${why}  ${tail}`;

  const pair = `${cycle.sell} → ${cycle.buy}`.padEnd(15);
  const legs = cycle.legs.map(({ venue }) => venue).join(" + ");
  const how = cycle.isFallback ? `${legs}, for want of a route` : legs;
  return `${head} ${pair} ${icp(cycle.valueE8s)} at ${how}: ${why}  ${tail}`;
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
export function renderSummary(summary: Summary, wallMs: number): string[] {
  const { cycles, trades, failures, driftBpBefore, driftBpAfter } = summary;
  const counts = `${group(BigInt(cycles))} cycles, ${group(BigInt(trades))} traded`;
  const parts = [
    `${partBp(summary.priceImpactE8s, summary)} price impact`,
    `${partBp(summary.venueFeeE8s, summary)} venue fees`,
    `${partBp(summary.ledgerFeeE8s, summary)} ledger fees`,
    `${partBp(summary.approvalFeeE8s, summary)} approvals`,
  ];
  return [
    `${counts}, ${group(BigInt(failures))} failed, in ${(wallMs / 1000).toFixed(1)} s`,
    `off target by ${percent(driftBpBefore).trim()} before, ${percent(driftBpAfter).trim()} after`,
    `traded ${icp(summary.tradedE8s)} at a cost of ${costBp(summary)} bp: ${parts.join(", ")}`,
    renderCheck(summary.invariantsOk),
  ];
}

/** Where a served demo is found. */
export function renderAddresses(served: Addresses): string[] {
  const lines = [
    ["Network", served.url] as const,
    ["Root key", served.rootKeyHex] as const,
    ...served.pages,
    ["Found by", served.file] as const,
  ];
  return ["", ...lines.map(([label, text]) => `  ${pc.dim(label.padEnd(11))}${text}`), ""];
}

/** What is where. */
export type Addresses = {
  readonly url: string;
  readonly rootKeyHex: string;
  readonly pages: readonly (readonly [label: string, address: string])[];
  /** The file by which tools find the network. */
  readonly file: string;
};

/** E8s as ICP with four decimals, rounded towards zero. */
export function icp(valueE8s: bigint): string {
  return `${fixed(valueE8s, 4)} ICP`;
}

/** Dollars with as many decimals as a price of this height needs. */
function dollars(usdE8s: bigint): string {
  return `$${fixed(usdE8s, usdE8s < 100_000_000n ? 4 : 2)}`;
}

function fixed(valueE8s: bigint, decimals: number): string {
  const sign = valueE8s < 0n ? "-" : "";
  const abs = valueE8s < 0n ? -valueE8s : valueE8s;
  const fraction = (abs % 100_000_000n).toString().padStart(8, "0").slice(0, decimals);
  return `${sign}${group(abs / 100_000_000n)}.${fraction}`;
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
