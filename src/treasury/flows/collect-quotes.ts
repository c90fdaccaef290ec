import { isBusy } from "../attribution.js";
import type { Context } from "../context.js";
import type { VenueHealth } from "../health.js";
import type { LadderRequest } from "../planner/ladder.js";
import type { Pair, VenueLadder, VenuePort } from "../ports.js";
import { noteVenueAnswer, noteVenueSilence, restOf } from "../venue-rest.js";
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
  const rests = venues.map(({ venueId }) => restOf(context, venueId, pair));
  const ladders = await deadline.all(
    venues.map((venue, i) => {
      const rest = rests[i];
      return rest === undefined
        ? venue.ladder(pair, requests[i]?.askedAtoms ?? [])
        : Promise.resolve(leftAlone(rest));
    }),
  );
  return venues.map((venue, i) => {
    const ladder = ladders[i] ?? { type: "unreachable" as const, reason: "no answer in time" };
    if (rests[i] === undefined) noteHealth(context, venue, { pair, ladder });
    if (ladder.type === "other_fees") doubtFacts(context);
    return { venue, ladder: usable(context, ladder, pair) };
  });
}

function leftAlone({ failureStreak, lastFailure }: VenueHealth): VenueLadder {
  const reason = `left alone for a while after ${failureStreak} failures: ${lastFailure}`;
  return { type: "unreachable", reason };
}

function noteHealth(
  context: Context,
  venue: VenuePort,
  { pair, ladder }: { readonly pair: Pair; readonly ladder: VenueLadder },
): void {
  if (ladder.type !== "unreachable") noteVenueAnswer(context, venue, pair);
  else noteVenueSilence(context, venue, { pair, reason: ladder.reason });
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
