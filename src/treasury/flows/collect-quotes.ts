import { isBusy } from "../attribution.js";
import { type Context, healthOf } from "../context.js";
import { afterAnswer, afterFailure } from "../heap.js";
import type { LadderRequest } from "../planner/ladder.js";
import type { Pair, VenueLadder, VenuePort } from "../ports.js";
import type { Deadline } from "./deadline.js";
import { isFetching } from "./sweep-venues.js";

/** What one venue answered, with what its ladder was asked for. */
export type Quoted = { readonly venue: VenuePort; readonly ladder: VenueLadder };

/**
 * Asks every venue for its ladder; all calls are started before the first is awaited (§5). Steps of
 * nothing are not asked and stand as no quote.
 */
export async function collectQuotes(
  context: Context,
  deadline: Deadline,
  order: {
    readonly venues: readonly VenuePort[];
    readonly pair: Pair;
    readonly requests: readonly LadderRequest[];
  },
): Promise<Quoted[]> {
  const { venues, pair, requests } = order;
  const ladders = await deadline.all(
    venues.map((venue, i) => venue.ladder(pair, requests[i]?.askedAtoms ?? [])),
  );
  return venues.map((venue, i) => {
    const ladder = ladders[i] ?? { type: "unreachable" as const, reason: "no answer in time" };
    noteHealth(context, venue, ladder);
    return { venue, ladder: freeOrBusy(context, ladder, pair) };
  });
}

function noteHealth(context: Context, { venueId }: VenuePort, ladder: VenueLadder): void {
  const health = healthOf(context, venueId);
  const nowNs = context.environment.timeNs();
  context.heap.health.set(
    venueId,
    ladder.type === "unreachable"
      ? afterFailure(health, nowNs, ladder.reason)
      : afterAnswer(health),
  );
}

/** A counterparty with an open leg in one of these tokens waits: its payments could be mixed up. */
function freeOrBusy(context: Context, ladder: VenueLadder, { sell, buy }: Pair): VenueLadder {
  if (ladder.type !== "open") return ladder;
  const tokenIndexes = [sell.tokenIndex, buy.tokenIndex];
  if (isBusy(context.state.legs.open(), ladder.counterparty, tokenIndexes)) {
    return { type: "unreachable", reason: "an earlier leg there is still open" };
  }
  return isFetching(context, ladder.counterparty)
    ? { type: "unreachable", reason: "it was asked for money of earlier legs" }
    : ladder;
}
