const MINUTE_NS = 60_000_000_000n;
const HOUR_NS = 60n * MINUTE_NS;
const DAY_NS = 24n * HOUR_NS;

/** Distances of marks that people count in, rising. */
const STEPS_NS: readonly bigint[] = [
  ...[1n, 2n, 5n, 10n, 15n, 30n].map((count) => count * MINUTE_NS),
  ...[1n, 2n, 3n, 6n, 12n].map((count) => count * HOUR_NS),
  ...[1n, 2n, 5n, 10n, 20n, 50n, 100n, 200n, 500n].map((count) => count * DAY_NS),
];

/**
 * Round moments between two, at most so many: what an axis of time is marked with. They are as far
 * apart as clocks and calendars count, in UTC; there are none where no round minute lies between.
 */
export function timeTicks(beginNs: bigint, endNs: bigint, countMax: number): bigint[] {
  for (const stepNs of STEPS_NS) {
    const firstNs = ((beginNs + stepNs - 1n) / stepNs) * stepNs;
    if (firstNs > endNs) return [];
    const count = (endNs - firstNs) / stepNs + 1n;
    if (count <= BigInt(countMax))
      return Array.from({ length: Number(count) }, (_, i) => firstNs + BigInt(i) * stepNs);
  }
  return [beginNs, endNs];
}
