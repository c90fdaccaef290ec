import pc from "picocolors";

import {
  dollars,
  fixed,
  group,
  icp,
  percent,
  readable,
  signedPercent,
} from "../figures/figures.js";
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
 * reason.
 */

const BAR_WIDTH = 40;

/** What a full bar stands for. */
const BAR_BP = 6_000n;

/** Shares of the portfolio against their targets: `█` what there is, `│` the target. */
export function renderPortfolio({ shares, icpUsdE8s }: PortfolioReport): string[] {
  const rows = shares.map((each) => {
    const { symbol, currentBp, targetBp, diffBp, valueE8s } = each;
    const away = (diffBp === 0n ? "" : signedPercent(-diffBp)).padStart(8);
    const figures = `${share(currentBp)} of ${share(targetBp)} ${away}`;
    return `  ${symbol.padEnd(8)}${bar(each)} ${figures} ${icp(valueE8s).padStart(14)}`;
  });
  const totalE8s = shares.reduce((sum, { valueE8s }) => sum + valueE8s, 0n);
  const inDollars =
    icpUsdE8s === undefined ? "" : ` (${dollars((totalE8s * icpUsdE8s) / E8S_ONE)})`;
  const drift = percent(sumDriftBp(shares));
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
    return usdE8s === undefined || symbol === "ckUSDT" ? [] : [`${symbol} ${price(usdE8s)}`];
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
  const counts = `${group(cycles)} cycles, ${group(trades)} traded`;
  const parts = [
    `${partBp(summary.priceImpactE8s, summary)} price impact`,
    `${partBp(summary.venueFeeE8s, summary)} venue fees`,
    `${partBp(summary.ledgerFeeE8s, summary)} ledger fees`,
    `${partBp(summary.approvalFeeE8s, summary)} approvals`,
  ];
  return [
    `${counts}, ${group(failures)} failed, in ${(wallMs / 1000).toFixed(1)} s`,
    `off target by ${percent(driftBpBefore)} before, ${percent(driftBpAfter)} after`,
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

/** Dollars with as many decimals as a price of this height needs. */
function price(usdE8s: bigint): string {
  return usdE8s < E8S_ONE ? `$${fixed(usdE8s, 8, 4)}` : dollars(usdE8s);
}

/** A share, so wide that shares stand one below the other. */
function share(bp: bigint): string {
  return percent(bp).padStart("00.00 %".length);
}

function millions(count: bigint): string {
  return `${fixed(count, 6, 1)} M instructions`;
}
