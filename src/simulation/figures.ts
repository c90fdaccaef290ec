/*
 * Numbers for people. Nothing below a report or a chart formats any.
 */

/** E8s as ICP with four decimals, rounded towards zero. */
export function icp(valueE8s: bigint): string {
  const sign = valueE8s < 0n ? "-" : "";
  const abs = valueE8s < 0n ? -valueE8s : valueE8s;
  const fraction = (abs % E8S_ONE).toString().padStart(8, "0").slice(0, 4);
  return `${sign}${group(abs / E8S_ONE)}.${fraction} ICP`;
}

const E8S_ONE = 100_000_000n;

/** Basis points, not negative, as percent with two decimals. */
export function percent(bp: bigint): string {
  return `${group(bp / 100n)}.${(bp % 100n).toString().padStart(2, "0")} %`;
}

/** Groups thousands. */
export function group(value: bigint | number): string {
  return value.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A share of a whole in basis points, to the nearest; 0 of nothing. */
export function shareBp(part: bigint, whole: bigint): bigint {
  return whole === 0n ? 0n : (part * 20_000n + whole) / (2n * whole);
}

/** A day, as calendars write it. */
export function dateText(atNs: bigint): string {
  return new Date(Number(atNs / 1_000_000n)).toISOString().slice(0, 10);
}
