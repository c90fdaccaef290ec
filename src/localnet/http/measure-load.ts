/** Requests of one kind: how many a second, and how one is made. It rejects when it fails. */
export type LoadPart = {
  readonly perSec: number;
  readonly request: () => Promise<unknown>;
};

/** What became of the requests of one kind. */
export type LoadFigures = {
  readonly count: number;
  readonly errorCount: number;
  /** What the first error said. */
  readonly firstError: string | undefined;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly maxMs: number;
};

/**
 * Requests of one kind that may be under way: four seconds of the usual load. A machine that is
 * busy with something else would open a connection for each, and measure nothing but that.
 */
const UNDER_WAY_MAX = 400;

/**
 * Makes requests at a steady pace, whether or not earlier ones have been answered, and waits for
 * the last answer. One that would be too many at a time is not made, and counts as an error.
 *
 * @returns figures in the order of the parts.
 */
export async function measureLoad(
  parts: readonly LoadPart[],
  durationMs: number,
): Promise<LoadFigures[]> {
  return Promise.all(parts.map((part) => measurePart(part, durationMs)));
}

async function measurePart(part: LoadPart, durationMs: number): Promise<LoadFigures> {
  const { perSec, request } = part;
  const count = Math.round((perSec * durationMs) / 1000);
  const startedAtMs = performance.now();
  const durations: number[] = [];
  const errors: unknown[] = [];
  const pending = new Set<Promise<void>>();
  for (let i = 0; i < count; i++) {
    await waitUntil(startedAtMs + (i * 1000) / perSec);
    if (pending.size >= UNDER_WAY_MAX) {
      errors.push(new Error(`not sent: ${UNDER_WAY_MAX} requests were under way`));
      continue;
    }
    const sentAtMs = performance.now();
    const answered = request().then(
      () => void durations.push(performance.now() - sentAtMs),
      (error: unknown) => void errors.push(error),
    );
    pending.add(answered);
    void answered.then(() => pending.delete(answered));
  }
  await Promise.all(pending);
  return toFigures(durations, errors);
}

function waitUntil(timeMs: number): Promise<void> {
  const leftMs = timeMs - performance.now();
  return leftMs <= 0 ? Promise.resolve() : new Promise((done) => setTimeout(done, leftMs));
}

function toFigures(durations: readonly number[], errors: readonly unknown[]): LoadFigures {
  const sorted = durations.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return {
    count: durations.length + errors.length,
    errorCount: errors.length,
    firstError: errors.length === 0 ? undefined : String(errors[0]),
    medianMs: at(0.5),
    p95Ms: at(0.95),
    maxMs: at(1),
  };
}
