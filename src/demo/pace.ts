import { setTimeout as sleep } from "node:timers/promises";

import type { ServedNetwork } from "../localnet/http/serve-network.js";

/** How fast the time of a network passes. */
export type Pace = {
  /** Seconds of the network in one of ours; as fast as it can when there is none. */
  readonly speed?: number;
  /** Ends the waiting, but not the time that was to pass. */
  readonly signal: AbortSignal;
};

/** Steps of our time in which a paced network moves. */
const STEP_MS = 1_000;

/**
 * Lets time of a served network pass at a pace, a step a second, so that clients who look in
 * between see a clock that moves.
 */
export async function letTimePass(
  served: Pick<ServedNetwork, "advance">,
  durationNs: bigint,
  { speed, signal }: Pace,
): Promise<void> {
  if (speed === undefined) return served.advance(durationNs);
  const stepNs = BigInt(STEP_MS * speed) * 1_000_000n;
  let nextAtMs = Date.now();
  for (let passedNs = 0n; passedNs < durationNs; passedNs += stepNs) {
    await restUntil(nextAtMs, signal);
    const leftNs = durationNs - passedNs;
    await served.advance(stepNs < leftNs ? stepNs : leftNs);
    nextAtMs += STEP_MS;
  }
}

/** Waits until a moment of the wall's clock; signals are heard even when it has passed. */
export async function restUntil(timeMs: number, signal: AbortSignal): Promise<void> {
  await sleep(0);
  const restMs = Math.max(0, timeMs - Date.now());
  await sleep(restMs, undefined, { signal }).catch(() => undefined);
}
