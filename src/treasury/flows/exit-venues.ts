import type { Context } from "../context.js";
import type { VenueId } from "../ids.js";
import type { Leg } from "../model.js";
import { requireSettings } from "../state.js";
import { allowanceKey, allowanceOf, revokeAllowance } from "./allowances.js";
import type { Deadline } from "./deadline.js";

/** Legs that are looked through for what a venue may pull: more than a day of two a minute. */
const EXIT_LENGTH = 3_000;

/**
 * Takes back what switched off venues may still pull: whoever switches one off does not trust it,
 * and a standing allowance covers many trades. Tried with each cycle until every ledger has done
 * it.
 */
export async function exitVenues(context: Context, deadline: Deadline): Promise<void> {
  const { heap, state } = context;
  for (const venueId of requireSettings(state).venuesOff) {
    const grants = heap.exits.get(venueId) ?? grantsTo(context, venueId);
    if (grants.length > 0) deadline.renew();
    const rest: Leg[] = [];
    for (const leg of grants) if (!(await isTakenBack(context, deadline, leg))) rest.push(leg);
    heap.exits.set(venueId, rest);
  }
}

/** One leg for each token and principal of a venue that an allowance may stand for. */
function grantsTo({ state }: Context, venueId: VenueId): Leg[] {
  const grants = new Map<string, Leg>();
  for (const leg of state.legs.newest(EXIT_LENGTH)) {
    if (leg.venueId !== venueId || leg.way !== "allowance") continue;
    grants.set(allowanceKey(leg.sellIndex, leg.counterparty), leg);
  }
  return [...grants.values()];
}

/** Whether nothing of a leg's token can be pulled any more; asks before it pays a fee. */
async function isTakenBack(context: Context, deadline: Deadline, leg: Leg): Promise<boolean> {
  const token = context.state.tokens.at(leg.sellIndex);
  const allowance = await allowanceOf(context, deadline, { token, leg });
  if (allowance === undefined) return false;
  if (allowance.amountAtoms === 0n) return true;
  return revokeAllowance(context, deadline, { token, leg });
}
