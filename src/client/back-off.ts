/** How long is waited after failures. */
export type BackOff = {
  /** Longest wait after the first failure; it doubles with each further one. */
  readonly firstMs: number;
  readonly mostMs: number;
};

/** Half a second at first, half a minute at most. */
export const BACK_OFF_DEFAULT: BackOff = { firstMs: 500, mostMs: 30_000 };

/**
 * The wait after so many failures in a row, by chance between half of the longest and the longest:
 * many clients that lost the same network do not come back at the same moment.
 *
 * @param chance at least 0 and below 1.
 */
export function backOffMs(
  { firstMs, mostMs }: BackOff,
  failureCount: number,
  chance: number,
): number {
  const longestMs = Math.min(mostMs, firstMs * 2 ** Math.min(failureCount - 1, 30));
  return Math.round(longestMs * (0.5 + chance / 2));
}

/** Waits, or until a signal. */
export function sleepMs(durationMs: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, durationMs);
    signal.addEventListener("abort", end, { once: true });
  });
}
