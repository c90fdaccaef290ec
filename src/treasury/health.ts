/** How a venue has behaved lately (§7). Lost at an upgrade, and soon learnt again. */
export type VenueHealth = {
  /**
   * 100 at best; falls by half with each failure, rises by a tenth of the rest with each answer.
   */
  readonly scorePercent: number;
  readonly failureStreak: number;
  /** Not asked before: who does not answer is left alone for a while, ever longer. */
  readonly suspendedUntilNs: bigint;
  readonly lastFailure: string;
};

/** A venue nothing bad is known of. */
export const HEALTHY: VenueHealth = {
  scorePercent: 100,
  failureStreak: 0,
  suspendedUntilNs: 0n,
  lastFailure: "",
};

const MINUTE_NS = 60_000_000_000n;
const SUSPENSION_NS_FIRST = 10n * MINUTE_NS;
const SUSPENSION_NS_MAX = 60n * MINUTE_NS;

/** Failures in a row after which a venue is left alone. */
const FAILURE_STREAK_MAX = 3;

/** Doublings that reach the longest rest from any first one. */
const DOUBLING_COUNT_MAX = 10;

/** Health after the venue answered usefully. */
export function afterAnswer(health: VenueHealth): VenueHealth {
  const scorePercent = Math.min(
    100,
    health.scorePercent + Math.ceil((100 - health.scorePercent) / 10),
  );
  return { ...health, scorePercent, failureStreak: 0, suspendedUntilNs: 0n };
}

/** Health after it did not answer: from the third failure on it rests, twice as long each time. */
export function afterFailure(health: VenueHealth, nowNs: bigint, why: string): VenueHealth {
  const failed = afterPoolFailure(health, why);
  const { failureStreak } = failed;
  const doublings = Math.max(0, Math.min(failureStreak - FAILURE_STREAK_MAX, DOUBLING_COUNT_MAX));
  const restNs = SUSPENSION_NS_FIRST * 2n ** BigInt(doublings);
  const cappedNs = restNs < SUSPENSION_NS_MAX ? restNs : SUSPENSION_NS_MAX;
  const suspendedUntilNs = failureStreak >= FAILURE_STREAK_MAX ? nowNs + cappedNs : 0n;

  return { ...failed, suspendedUntilNs };
}

/** Health of a venue of which one pool did not answer: the others are still asked. */
export function afterPoolFailure(health: VenueHealth, why: string): VenueHealth {
  return {
    ...health,
    scorePercent: Math.floor(health.scorePercent / 2),
    failureStreak: health.failureStreak + 1,
    lastFailure: why,
  };
}
