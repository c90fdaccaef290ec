import { fixed, percent } from "../figures/figures.js";

/*
 * What a page does beside: its figures come as JSON, minus signs are as wide as plus signs, and a
 * percent sign stays on the line of its number.
 */

const NARROW_SPACE = "\u202f";

/** An amount of a token, with so many of its decimals. */
export function amountText(atoms: string, decimals: number, shown: number): string {
  return fixed(BigInt(atoms), decimals, shown).replace("-", "−");
}

/**
 * An amount of a token with six decimals, or with as many more as its first four digits need: of a
 * dear token little is held, and that little is not to look like less.
 */
export function heldText(atoms: string, decimals: number): string {
  const [zeros = ""] = /^0*(?=[1-9])/.exec(atoms.padStart(decimals, "0")) ?? [];
  return amountText(atoms, decimals, Math.max(6, zeros.length + 4));
}

/** E8s of ICP, with so many decimals. */
export function icpText(e8s: string, shown = 4): string {
  return amountText(e8s, 8, shown);
}

/** Basis points as percent, to the nearest hundredth. */
export function percentText(bp: number): string {
  return percent(BigInt(Math.round(bp)))
    .replace("-", "−")
    .replace(" ", NARROW_SPACE);
}

/** Basis points as percent, with its sign. */
export function signedPercentText(bp: number): string {
  return `${bp > 0 ? "+" : bp < 0 ? "" : "±"}${percentText(bp)}`;
}

/** A whole number with its thousands apart. */
export function countText(count: string | number): string {
  return amountText(String(count), 0, 0);
}

/** A moment as a date of this browser, which counts in milliseconds. */
function dateOf(ns: string): Date {
  return new Date(Number(BigInt(ns) / 1_000_000n));
}

/** The time of the day, in UTC. */
export function timeText(ns: string): string {
  return dateOf(ns).toISOString().slice(11, 16);
}

const DAY_NS = 86_400_000_000_000n;

/**
 * A moment on an axis, in UTC: with its day where the axis is longer than one, and then without the
 * hour at midnight.
 */
export function axisText(ns: string, spanNs: bigint): string {
  if (spanNs <= DAY_NS) return timeText(ns);
  const day = dateOf(ns).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const hour = timeText(ns);
  return hour === "00:00" ? day : `${day} ${hour}`;
}

/** Day and time, in UTC. */
export function momentText(ns: string): string {
  return `${dateOf(ns).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

/** Share of the whole, in basis points. */
export function shareBp(partE8s: bigint, totalE8s: bigint): number {
  return totalE8s === 0n ? 0 : Number((partE8s * 10_000n) / totalE8s);
}
