/*
 * Figures as people read them: thousands apart, units beside, times in UTC. Everything that speaks
 * to people takes them from here, so that one figure looks the same wherever it is met.
 */

/** An instant as `2026-01-21 12:53:20 UTC`; a dash for none. */
export function time(atNs: bigint): string {
  if (atNs === 0n) return "–";
  const atMs = Number(atNs / 1_000_000n);
  return new Date(atMs)
    .toISOString()
    .replace("T", " ")
    .replace(/\.\d+Z$/, " UTC");
}

const UNITS: readonly (readonly [name: string, seconds: bigint])[] = [
  ["d", 86_400n],
  ["h", 3_600n],
  ["min", 60n],
  ["s", 1n],
];

/** A time span by its two largest units, as `1 h 30 min`. */
export function duration(spanNs: bigint): string {
  let restSec = spanNs / 1_000_000_000n;
  const parts: string[] = [];
  for (const [name, seconds] of UNITS) {
    const count = restSec / seconds;
    restSec %= seconds;
    if (count > 0n && parts.length < 2) parts.push(`${group(count)} ${name}`);
    else if (parts.length > 0) break;
  }
  return parts.length === 0 ? "0 s" : parts.join(" ");
}

/** A day as `2026-01-21`, in UTC. */
export function day(atNs: bigint): string {
  return time(atNs).slice(0, 10);
}

/** Basis points as percent with two decimals. */
export function percent(bp: bigint): string {
  return `${fixed(bp, 2, 2)} %`;
}

/** A difference with its sign. */
export function signedPercent(bp: bigint): string {
  return bp > 0n ? `+${percent(bp)}` : percent(bp);
}

/** E8s of ICP with four decimals, rounded towards zero. */
export function icp(valueE8s: bigint): string {
  return `${fixed(valueE8s, E8S_DECIMALS, 4)} ICP`;
}

/** E8s of a dollar with two decimals, rounded towards zero. */
export function dollars(valueE8s: bigint): string {
  return `$${fixed(valueE8s, E8S_DECIMALS, 2)}`;
}

/** Digits after the point of a value in e8s. */
const E8S_DECIMALS = 8;

/**
 * A figure of so many decimals with at most `shownCount` of them, rounded towards zero: what is cut
 * off is not shown, and never makes a figure larger than it is.
 */
export function fixed(value: bigint, decimals: number, shownCount: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).slice(0, shownCount);
  return `${value < 0n ? "-" : ""}${group(whole)}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Atoms as whole tokens, exactly: every atom is shown. */
export function amount(atoms: bigint, decimals: number): string {
  const all = fixed(atoms, decimals, decimals);
  return decimals === 0 ? all : all.replace(/\.?0+$/, "");
}

/** What has to be known of a token to show its amounts. */
export type Denomination = { readonly symbol: string; readonly decimals: number };

/** A sentence of a canister with its figures as people read them, in the tokens that are known. */
export function readable(line: string, tokens: readonly Denomination[] = []): string {
  const withTokens = line.replace(
    /(-?\d+) atoms of ([^\s,;:()]+)/g,
    (all, atoms: string, symbol: string) => {
      const token = tokens.find((each) => each.symbol === symbol);
      return token === undefined ? all : `${amount(BigInt(atoms), token.decimals)} ${symbol}`;
    },
  );
  return withTokens
    .replace(/(-?\d+) e8s\b/g, (_all, valueE8s: string) => icp(BigInt(valueE8s)))
    .replace(/(-?\d+) bp\b/g, (_all, bp: string) => percent(BigInt(bp)))
    .replace(/(\d+) ns\b/g, (_all, spanNs: string) => duration(BigInt(spanNs)))
    .replace(/(?<![\w.,-])\d{4,}(?![\w.,-]*[a-z-])/g, (figure) => group(figure));
}

/** Groups thousands. */
export function group(value: bigint | number | string): string {
  return value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A name of the interface as words: `before_trade` as `before trade`. */
export function words(name: string): string {
  return name.replaceAll("_", " ");
}

/** The name of a variant's value. */
export function tagOf(variant: object): string {
  return Object.keys(variant)[0] ?? "";
}
