import { type Context, healthOf } from "./context.js";
import {
  afterAnswer,
  afterFailure,
  afterPoolFailure,
  HEALTHY,
  type VenueHealth,
} from "./health.js";
import type { Heap } from "./heap.js";
import type { VenueId } from "./ids.js";
import type { Pair, VenuePort } from "./ports.js";

/** Notes that a venue answered for a pair. */
export function noteVenueAnswer(context: Context, { venueId }: VenuePort, pair: Pair): void {
  const { heap } = context;
  const health = healthOf(context, venueId);
  if (health !== HEALTHY) heap.health.set(venueId, afterAnswer(health));
  if (heap.pairHealth.size > 0) heap.pairHealth.delete(pairKey(venueId, pair));
}

/**
 * Notes that it did not. One canister that does not answer is the whole venue; where each pair has
 * a pool of its own, only that pair is left alone.
 */
export function noteVenueSilence(
  context: Context,
  venue: VenuePort,
  about: { readonly pair: Pair; readonly reason: string },
): void {
  const { heap, environment } = context;
  const { pair, reason } = about;
  const { venueId } = venue;
  const nowNs = environment.timeNs();
  const health = healthOf(context, venueId);
  if (venue.holds === "claims") {
    heap.health.set(venueId, afterFailure(health, nowNs, reason));
    return;
  }
  heap.health.set(venueId, afterPoolFailure(health, reason));
  const key = pairKey(venueId, pair);
  heap.pairHealth.set(key, afterFailure(heap.pairHealth.get(key) ?? HEALTHY, nowNs, reason));
}

/** How a pair that rests at a venue has behaved; nothing when it may be asked about. */
export function restOf(context: Context, venueId: VenueId, pair: Pair): VenueHealth | undefined {
  const { pairHealth } = context.heap;
  if (pairHealth.size === 0) return undefined;
  const health = pairHealth.get(pairKey(venueId, pair));
  const isResting = (health?.suspendedUntilNs ?? 0n) > context.environment.timeNs();
  return isResting ? health : undefined;
}

/** Forgets what a venue did: a person says that it is well again. */
export function forgetHealth({ health, pairHealth }: Heap, venueId: VenueId): void {
  health.delete(venueId);
  for (const key of pairHealth.keys()) if (key.startsWith(`${venueId} `)) pairHealth.delete(key);
}

/** The same for both ways through a pool. */
function pairKey(venueId: VenueId, { sell, buy }: Pair): string {
  const indexes = [sell.tokenIndex, buy.tokenIndex];
  return `${venueId} ${Math.min(...indexes)} ${Math.max(...indexes)}`;
}
