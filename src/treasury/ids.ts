import { assert } from "../kernel/assert.js";
import type { Brand } from "../kernel/brand.js";

/** A token, named by its ledger's principal in text. */
export type TokenId = Brand<string, "TokenId">;

/** A venue, by the short name that configuration, records and views use: `kongswap`. */
export type VenueId = Brand<string, "VenueId">;

/** Most characters a principal has in text. */
const PRINCIPAL_TEXT_LENGTH_MAX = 63;

/** Most characters the name of a venue may have. */
const VENUE_NAME_LENGTH_MAX = 32;

/** KongSwap: pays by itself what is left after the payout's ledger fee. */
export const KONGSWAP: VenueId = venueId("kongswap");

/** ICPSwap V3: one pool a pair and fee tier. */
export const ICPSWAP: VenueId = venueId("icpswap");

/**
 * Brands the text of a ledger's principal. The text comes from a decoded principal: it is not
 * parsed again here.
 *
 * @throws {AssertionError} when the text is empty or longer than any principal.
 */
export function tokenId(text: string): TokenId {
  assertTokenId(text);
  return text;
}

/**
 * Brands the name of a venue.
 *
 * @throws {AssertionError} when the name is empty or longer than 32 characters.
 */
export function venueId(name: string): VenueId {
  assertVenueId(name);
  return name;
}

function assertTokenId(text: string): asserts text is TokenId {
  assert(text.length > 0 && text.length <= PRINCIPAL_TEXT_LENGTH_MAX, "tokenId: no principal");
}

function assertVenueId(name: string): asserts name is VenueId {
  assert(name.length > 0 && name.length <= VENUE_NAME_LENGTH_MAX, "venueId: no name of a venue");
}
