import { bytesKey, equalBytes } from "../../kernel/bytes.js";
import { noteDust } from "../bookkeeping.js";
import { type Context, findVenue, pairOf, raise } from "../context.js";
import type { Leg, Token } from "../model.js";
import type { Answer, CollectReply, VenuePort, VenueSight } from "../ports.js";
import {
  FETCH_NS_MAX,
  nextForStray,
  placesToSweep,
  SWEEP_LENGTH,
  SWEEP_NS,
  strayClaims,
} from "../strays.js";
import type { Deadline } from "./deadline.js";
import { fetchClaim } from "./fetch-claim.js";

/** Whether venues are to be looked at again for money that no leg explains. */
export function isSweepDue({ heap, environment }: Context): boolean {
  const { lastSweepAtNs } = heap;
  return lastSweepAtNs === undefined || environment.timeNs() - lastSweepAtNs >= SWEEP_NS;
}

/**
 * Looks at the venues of legs that have ended, and has sent home what lies there in our name: what
 * a venue believes it still owes. What comes of it is booked when its block is read.
 *
 * @param scope - `"new"` are legs since a sweep that found nothing, `"all"` those still in reach.
 */
export async function sweepVenues(
  context: Context,
  deadline: Deadline,
  scope: "new" | "all",
): Promise<void> {
  const { state, heap, environment } = context;
  heap.lastSweepAtNs = environment.timeNs();
  const { nextId } = state.legs;
  const recentCount = scope === "all" ? BigInt(SWEEP_LENGTH) : nextId - heap.sweptLegId;
  const recent = state.legs.newest(Math.min(Number(recentCount), SWEEP_LENGTH));
  const open = state.legs.open();
  const places = placesToSweep(recent, open, (leg) => venueOf(context, leg)?.holds === "claims");

  deadline.renew();
  const isClean = await Promise.all(places.map((leg) => sweepPlace(context, deadline, leg)));
  // Legs that are still open are for the next sweep, and so is what was not clean.
  if (isClean.every(Boolean)) heap.sweptLegId = firstUnderWay(open) ?? nextId;
}

/** Not those in suspense: their venues are looked at for their own sake. */
function firstUnderWay(open: readonly Leg[]): bigint | undefined {
  let first: bigint | undefined;
  for (const { legId, state } of open) {
    if (state !== "suspense" && (first === undefined || legId < first)) first = legId;
  }
  return first;
}

function venueOf(context: Context, leg: Leg): VenuePort | undefined {
  return findVenue(context, leg.venueId);
}

/** Answers whether it is sure that nothing was there. */
async function sweepPlace(context: Context, deadline: Deadline, leg: Leg): Promise<boolean> {
  const venue = venueOf(context, leg);
  if (venue === undefined) return true;
  if (venue.holds === "claims") return sweepClaims(context, deadline, { leg, venue });
  const { sellIndex, buyIndex } = leg;
  const back: Leg = { ...leg, sellIndex: buyIndex, buyIndex: sellIndex };
  const isClean = await Promise.all(
    [leg, back].map((side) => sweepBalance(context, deadline, { leg: side, venue })),
  );
  return isClean.every(Boolean);
}

type Place = { readonly leg: Leg; readonly venue: VenuePort };

async function look(
  context: Context,
  deadline: Deadline,
  { leg, venue }: Place,
): Promise<VenueSight | undefined> {
  const answer = await deadline.one(venue.look(leg, pairOf(context, leg)));
  return answer?.type === "answered" ? answer.value : undefined;
}

async function sweepClaims(context: Context, deadline: Deadline, place: Place): Promise<boolean> {
  const { leg, venue } = place;
  const sight = await look(context, deadline, place);
  if (sight === undefined) return false;
  const { legs, tokens } = context.state;
  const busyTokenIds = legs
    .open()
    .filter(({ counterparty }) => equalBytes(counterparty, leg.counterparty))
    .flatMap(({ sellIndex, buyIndex }) => [sellIndex, buyIndex])
    .map((tokenIndex) => tokens.at(tokenIndex).tokenId);
  const claims = strayClaims(sight.claims, busyTokenIds);

  await Promise.all(
    claims.map(async ({ claimId, tokenId, amountAtoms }) => {
      const token = tokens.find(tokenId);
      if (token === undefined) return;
      const refusal = await fetch(context, leg, () =>
        fetchClaim(context, deadline, venue, claimId),
      );
      if (refusal?.isToTell) tellRefusal(context, { leg, token, amountAtoms }, refusal.reason);
    }),
  );
  return claims.length === 0;
}

/** What the sold token of a pair shows; the other one is looked at from the other side. */
async function sweepBalance(context: Context, deadline: Deadline, place: Place): Promise<boolean> {
  const { leg, venue } = place;
  const sight = await look(context, deadline, place);
  if (sight === undefined) return false;
  const pair = pairOf(context, leg);
  const token = pair.sell;
  const { counterparties } = context.state;
  const dustAtoms = counterparties.dustAtoms(leg.counterparty, token.tokenIndex);
  const action = nextForStray({ ...sight, dustAtoms, feeAtoms: token.feeAtoms });

  switch (action.type) {
    case "none":
      return true;
    case "note_dust":
      // What was given up with its token is not found again.
      if (!token.isRemoved) noteDust(context, leg.counterparty, token, action.dustAtoms);
      return true;
    case "deposit":
    case "withdraw": {
      const { type, amountAtoms } = action;
      const reply = await fetch(context, leg, () =>
        deadline.one(
          type === "deposit"
            ? venue.deposit(leg, pair, amountAtoms)
            : venue.withdraw(leg, pair, { token, amountAtoms }),
        ),
      );
      noteRefusal(context, { leg, token, amountAtoms }, reply);
      return false;
    }
  }
}

/** Until a payout has come, no leg is sent to its venue that it could be taken for. */
async function fetch<T>({ heap, environment }: Context, leg: Leg, ask: () => Promise<T>) {
  heap.fetchedAtNs.set(bytesKey(leg.counterparty), environment.timeNs());
  return ask();
}

/** Whether a payout that was asked for may still be on its way from a venue principal. */
export function isFetching({ heap, environment }: Context, counterparty: Uint8Array): boolean {
  const atNs = heap.fetchedAtNs.get(bytesKey(counterparty));
  return atNs !== undefined && environment.timeNs() - atNs < FETCH_NS_MAX;
}

type Stray = { readonly leg: Leg; readonly token: Token; readonly amountAtoms: bigint };

function noteRefusal(
  context: Context,
  stray: Stray,
  reply: Answer<CollectReply> | undefined,
): void {
  if (reply?.type !== "answered" || reply.value.type !== "refused") return;
  tellRefusal(context, stray, reply.value.reason);
}

function tellRefusal(context: Context, { leg, token, amountAtoms }: Stray, reason: string): void {
  const message = `${leg.venueId} shows ${amountAtoms} atoms of ours that no leg explains, and refuses to pay them: ${reason}`;
  raise(context, { kind: "venue", message, tokenIndex: token.tokenIndex });
}
