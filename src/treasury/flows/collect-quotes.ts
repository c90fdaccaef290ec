import { isBusy } from "../attribution.js";
import { type Context, healthOf } from "../context.js";
import { afterAnswer, afterFailure } from "../heap.js";
import type { LadderRequest } from "../planner/ladder.js";
import type { Pair, VenueLadder, VenuePort } from "../ports.js";
import type { Deadline } from "./deadline.js";
import { isFetching } from "./sweep-venues.js";
import { doubtFacts } from "./sync-facts.js";

/** What one venue answered, as far as a plan may use it. */
export type Quoted = { readonly venue: VenuePort; readonly ladder: UsableLadder };

type UsableLadder = Exclude<VenueLadder, { type: "other_fees" }>;

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
    if (ladder.type === "other_fees") doubtFacts(context);
    return { venue, ladder: usable(context, ladder, pair) };
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

/**
 * A counterparty with an open leg in one of these tokens waits: its payments could be mixed up.
 * One that would refuse a swap for its fees is as good as none.
 */
function usable(context: Context, ladder: VenueLadder, { sell, buy }: Pair): UsableLadder {
  if (ladder.type === "other_fees") return { type: "unreachable", reason: ladder.reason };
  if (ladder.type !== "open") return ladder;
  const tokenIndexes = [sell.tokenIndex, buy.tokenIndex];
  if (isBusy(context.state.legs.open(), ladder.counterparty, tokenIndexes)) {
    return { type: "unreachable", reason: "an earlier leg there is still open" };
  }
  return isFetching(context, ladder.counterparty)
    ? { type: "unreachable", reason: "it was asked for money of earlier legs" }
    : ladder;
}
