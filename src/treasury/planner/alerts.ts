import { BP_ONE } from "../../kernel/fixed-point.js";
import type { PriceCondition } from "../config.js";
import type { TokenId } from "../ids.js";

/** One point of a series: a price, or the value of one unit of the portfolio. */
export type Sample = { readonly atNs: bigint; readonly valueE8s: bigint };

/** The largest change that a window shows. */
export type Change = {
  /** Rounded down; of a fall, in terms of the high before it, of a rise, of the low before it. */
  readonly changeBp: bigint;
  /** Whether the change is strictly more than asked, compared without rounding (B-53). */
  readonly isTriggered: boolean;
  /** The high or low that it is measured from, and where it ended; missing without a change. */
  readonly from?: Sample;
  readonly to?: Sample;
};

/** What a series is examined for. */
export type AlertInput = {
  /** Oldest first; the last is the newest. */
  readonly series: readonly Sample[];
  readonly direction: "down" | "up";
  readonly changeBp: bigint;
  /** Samples from this instant on count: the start of the window, or the last resumption. */
  readonly fromNs: bigint;
};

/** Where a window that ends now begins; not before a resumption, or it would trip at once again. */
export function windowStartNs(nowNs: bigint, windowNs: bigint, resumedAtNs: bigint): bigint {
  const startNs = nowNs - windowNs;
  return startNs > resumedAtNs ? startNs : resumedAtNs;
}

/**
 * Measures the largest fall (rise) inside a window: from a running high (low) to any later sample,
 * so that a crash counts although an earlier low was lower still (B-53, §8). It takes two samples.
 *
 * Walks the whole series: for tests, views and new conditions. A cycle uses `watchSample`.
 */
export function measureChange({ series, direction, changeBp, fromNs }: AlertInput): Change {
  let from: Sample | undefined;
  let largest: Change = NO_CHANGE;
  for (const sample of series) {
    if (sample.atNs < fromNs || isBlank(direction, sample)) continue;
    if (from === undefined || isFurther(direction, sample, from)) {
      from = sample;
      continue;
    }
    const change = changeBetween(direction, from, sample, changeBp);
    if (change.changeBp > largest.changeBp || (change.isTriggered && !largest.isTriggered))
      largest = change;
  }
  return largest;
}

const NO_CHANGE: Change = { changeBp: 0n, isTriggered: false };

/** Whether a sample is a new high of a watch for falls, or a new low of one for rises. */
function isFurther(direction: "down" | "up", sample: Sample, than: Sample): boolean {
  return direction === "down" ? sample.valueE8s >= than.valueE8s : sample.valueE8s <= than.valueE8s;
}

/** Nothing can be said of a rise from nothing: such a sample is no low. */
function isBlank(direction: "down" | "up", sample: Sample): boolean {
  return direction === "up" && sample.valueE8s === 0n;
}

/** The origin is not zero: the next sample would be a further high, or was left out as a low. */
function changeBetween(
  direction: "down" | "up",
  from: Sample,
  to: Sample,
  triggerBp: bigint,
): Change {
  const movedE8s = direction === "down" ? from.valueE8s - to.valueE8s : to.valueE8s - from.valueE8s;
  const scaled = movedE8s * BP_ONE;
  const isTriggered = scaled > triggerBp * from.valueE8s;
  return { changeBp: scaled / from.valueE8s, isTriggered, from, to };
}

/**
 * The highs (lows) of a sliding window that may still matter: each later one is lower (higher). A
 * heap cache that is rebuilt by feeding it the stored series.
 */
export type Watch = {
  readonly direction: "down" | "up";
  readonly changeBp: bigint;
  readonly windowNs: bigint;
  /** Oldest and furthest first. */
  readonly extremes: Sample[];
};

/** Opens an empty watch for one condition. */
export function openWatch(
  condition: Pick<PriceCondition, "direction" | "changeBp" | "windowNs">,
): Watch {
  const { direction, changeBp, windowNs } = condition;
  return { direction, changeBp, windowNs, extremes: [] };
}

/**
 * Takes in the newest sample and answers the change from the furthest sample of the window to it.
 * Over all samples it triggers exactly when `measureChange` would, in constant time on average:
 * whatever change ends at an earlier sample was seen when that sample came.
 *
 * @param sample - Not older than any before; the watch keeps it.
 */
export function watchSample(watch: Watch, sample: Sample): Change {
  const { extremes, direction } = watch;
  if (isBlank(direction, sample)) return NO_CHANGE;
  while (extremes.length > 0) {
    const last = extremes[extremes.length - 1];
    if (last === undefined || !isFurther(direction, sample, last)) break;
    extremes.pop();
  }
  extremes.push(sample);

  const startNs = sample.atNs - watch.windowNs;
  let expiredCount = 0;
  for (const { atNs } of extremes) {
    if (atNs >= startNs) break;
    expiredCount += 1;
  }
  if (expiredCount > 0) extremes.splice(0, expiredCount);

  const [from] = extremes;
  return from === undefined || from === sample
    ? NO_CHANGE
    : changeBetween(direction, from, sample, watch.changeBp);
}

/** The conditions that hold for a token: those that name it, and those that name none (§8). */
export function conditionsFor(
  tokenId: TokenId,
  conditions: readonly PriceCondition[],
): readonly PriceCondition[] {
  return conditions.filter((c) => c.tokenId === undefined || c.tokenId === tokenId);
}
