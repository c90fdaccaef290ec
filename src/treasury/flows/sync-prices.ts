import { tripPriceBreaker } from "../breakers.js";
import { type Context, currentConfig, emit, icpToken, openVenues, raise } from "../context.js";
import { nat } from "../events.js";
import type { PricePoint, Token } from "../model.js";
import { decidePrice, type PriceQuote, priceFromSpotDown } from "../planner/prices.js";
import type { Answer, Pair, SpotRatio, VenuePort } from "../ports.js";
import { restOf } from "../venue-rest.js";
import type { Deadline } from "./deadline.js";

/** Whether prices are to be read again: after a start at once, then every short sync (§8). */
export function isShortSyncDue(context: Context): boolean {
  const { lastShortSyncAtNs } = context.heap;
  const { shortSyncNs } = currentConfig(context);
  return (
    lastShortSyncAtNs === undefined ||
    context.environment.timeNs() - lastShortSyncAtNs >= shortSyncNs
  );
}

/**
 * Reads the price of every token against ICP from every venue, and decides what to believe (§8).
 */
export async function syncPrices(context: Context, deadline: Deadline): Promise<void> {
  const icp = icpToken(context);
  if (icp === undefined) return;
  const venues = openVenues(context);
  const tokens = context.state.tokens.list().filter(({ tokenId }) => tokenId !== icp.tokenId);
  const answers = await deadline.all(
    tokens.flatMap((sell) => venues.map((venue) => askSpot(context, venue, { sell, buy: icp }))),
  );
  tokens.forEach(({ tokenIndex }, i) => {
    const own = answers.slice(i * venues.length, (i + 1) * venues.length);
    const token = context.state.tokens.at(tokenIndex);
    notePrice(context, token, toQuotes(venues, own, token.decimals));
  });
  // Where somebody was silent and no price came of it, the next cycle asks again.
  const isComplete = tokens.every((_token, i) =>
    isAnswered(answers.slice(i * venues.length, (i + 1) * venues.length)),
  );
  context.heap.lastShortSyncAtNs = isComplete ? context.environment.timeNs() : undefined;
}

/** A pool that is left alone is for now as good as none. */
function askSpot(context: Context, venue: VenuePort, pair: Pair) {
  return restOf(context, venue.venueId, pair) === undefined
    ? venue.spot(pair)
    : Promise.resolve({ type: "answered" as const, value: "no_pool" as const });
}

function isAnswered(answers: readonly (Answer<SpotRatio | "no_pool"> | undefined)[]): boolean {
  return (
    answers.every((answer) => answer?.type === "answered") ||
    answers.some((answer) => answer?.type === "answered" && answer.value !== "no_pool")
  );
}

/** No token is worth more than a hundred billion ICP: what says so is no price. */
const PRICE_E8S_MAX = 10n ** 19n;

function toQuotes(
  venues: readonly VenuePort[],
  answers: readonly (Answer<SpotRatio | "no_pool"> | undefined)[],
  decimals: number,
): PriceQuote[] {
  return venues.flatMap(({ venueId }, i) => {
    const answer = answers[i];
    if (answer?.type !== "answered" || answer.value === "no_pool") return [];
    const priceE8s = priceFromSpotDown(answer.value, decimals);
    return priceE8s > 0n && priceE8s <= PRICE_E8S_MAX ? [{ venueId, priceE8s }] : [];
  });
}

function notePrice(context: Context, token: Token, quotes: readonly PriceQuote[]): void {
  const { priceBook, environment } = context;
  const { tokenIndex } = token;
  const config = currentConfig(context);
  const nowNs = environment.timeNs();
  priceBook.readBack(config, nowNs);
  const stored = priceBook.of(token, context.icpId());
  const pendingE8s = priceBook.pendingOf(tokenIndex);
  const decision = decidePrice(
    {
      quotes,
      nowNs,
      ...(stored === undefined ? {} : { stored }),
      ...(pendingE8s === undefined ? {} : { pendingE8s }),
    },
    config,
  );
  switch (decision.type) {
    case "accepted":
      acceptPrice(context, token, {
        tokenIndex,
        atNs: nowNs,
        priceE8s: decision.price.priceE8s,
        source: "sync",
      });
      return;
    case "barred": {
      priceBook.bar(tokenIndex, decision.price, decision.pendingE8s);
      const message = `its price jumped by ${decision.changeBp} bp to ${decision.pendingE8s} e8s: barred until a second source or the next sync confirms it`;
      raise(context, { kind: "price", message, tokenIndex });
      emit(context, "PRICE_REJECTED", { subject: token.tokenId }, [
        ["price_e8s", nat(decision.pendingE8s)],
        ["change_bp", nat(decision.changeBp)],
      ]);
      return;
    }
    case "kept":
      return;
  }
}

/** Stores a price and trips whatever it trips. */
export function acceptPrice(context: Context, token: Token, point: PricePoint): void {
  for (const tripped of context.priceBook.accept(token, point, currentConfig(context))) {
    tripPriceBreaker(context, token, tripped);
  }
}
