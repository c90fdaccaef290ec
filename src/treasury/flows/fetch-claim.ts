import type { Context } from "../context.js";
import type { VenuePort } from "../ports.js";
import type { Deadline } from "./deadline.js";

const MINUTE_NS = 60_000_000_000n;

/** How often one claim is asked for: a venue bans for an hour whoever errs ten times in a row. */
const CLAIM_NS_MIN = 5n * MINUTE_NS;

/** Refusals in a row after which people are told, once: a claim may not be ready at first. */
const REFUSAL_COUNT_TOLD = 3;

/** What was not asked for any more after so long is forgotten. */
const FORGET_NS = 24n * 60n * MINUTE_NS;

/** When a claim was last asked for, and how often it was refused in a row. */
export type ClaimTry = { readonly askedAtNs: bigint; readonly refusalCount: number };

/** Why a venue does not pay a claim. */
export type ClaimRefusal = {
  readonly reason: string;
  readonly refusalCount: number;
  /** Whether it is time to tell people: with one refusal of them all. */
  readonly isToTell: boolean;
};

/**
 * Asks a venue to pay a claim, unless it was asked a short while ago. What comes of it is booked
 * when its block is read.
 *
 * @returns why it was refused, when it was.
 */
export async function fetchClaim(
  { heap, environment }: Context,
  deadline: Deadline,
  venue: VenuePort,
  claimId: bigint,
): Promise<ClaimRefusal | undefined> {
  const { claimTries } = heap;
  const key = `${venue.venueId} ${claimId}`;
  const before = claimTries.get(key);
  const askedAtNs = environment.timeNs();
  if (before !== undefined && askedAtNs - before.askedAtNs < CLAIM_NS_MIN) return undefined;
  for (const [other, tried] of claimTries) {
    if (askedAtNs - tried.askedAtNs > FORGET_NS) claimTries.delete(other);
  }
  // Noted before it is sent: an answer may be lost, and counts with the venue all the same.
  const refusedBefore = before?.refusalCount ?? 0;
  claimTries.set(key, { askedAtNs, refusalCount: refusedBefore });

  const reply = await deadline.one(venue.claim(claimId));
  if (reply?.type !== "answered") return undefined;
  const isRefused = reply.value.type === "refused";
  const refusalCount = isRefused ? refusedBefore + 1 : 0;
  claimTries.set(key, { askedAtNs, refusalCount });
  if (reply.value.type !== "refused") return undefined;
  const { reason } = reply.value;
  return { reason, refusalCount, isToTell: refusalCount === REFUSAL_COUNT_TOLD };
}
