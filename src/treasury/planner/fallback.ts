import type { TreasuryConfig } from "../config.js";
import type { TokenId, VenueId } from "../ids.js";
import type { Picture } from "./model.js";

/** Whether selling for ICP instead may be tried at once (§5, R-58), and why not. */
export type FallbackDecision =
  | { readonly type: "allowed" }
  | { readonly type: "refused"; readonly reason: FallbackRefusal };

/** Why there is no ICP fallback, in the order of the checks. */
export type FallbackRefusal =
  /** The venue may still hold what it was paid, or its refund may be on the way. */
  | "venue_excluded"
  /** Nobody has proven yet that the tokens are back. */
  | "recovery_unproven"
  /** One of the two tokens is ICP already. */
  | "pair_has_icp"
  /** ICP is not in the portfolio. */
  | "icp_missing"
  | "icp_paused";

const ALLOWED: FallbackDecision = { type: "allowed" };

/**
 * Safety net 1: no valid route was found for the pair. Only when neither token is ICP and
 * ICP is not paused (B-55).
 */
export function decideQuoteFallback(
  picture: Picture,
  sellId: TokenId,
  buyId: TokenId,
): FallbackDecision {
  const { icpId } = picture;
  if (sellId === icpId || buyId === icpId) return refused("pair_has_icp");

  const icp = picture.tokens.find((token) => token.tokenId === icpId);
  if (icp === undefined) return refused("icp_missing");
  return icp.pausedBy === undefined ? ALLOWED : refused("icp_paused");
}

/** What safety net 2 has to know of the leg that failed. */
export type FailedLeg = {
  readonly venueId: VenueId;
  readonly sellId: TokenId;
  readonly buyId: TokenId;
  /** Whether the ledger shows that what was paid is back in our account. */
  readonly recovery: "proven" | "unproven";
};

/**
 * Safety net 2: a planned trade failed at its venue. Only for venues of
 * `fallbackVenues`, and only after recovery is proven: otherwise the same tokens are sold twice.
 *
 * @param picture - Taken after the recovery, not the one the leg was planned from.
 */
export function decideExecutionFallback(
  picture: Picture,
  leg: FailedLeg,
  config: Pick<TreasuryConfig, "fallbackVenues">,
): FallbackDecision {
  if (!config.fallbackVenues.includes(leg.venueId)) return refused("venue_excluded");
  if (leg.recovery === "unproven") return refused("recovery_unproven");
  return decideQuoteFallback(picture, leg.sellId, leg.buyId);
}

function refused(reason: FallbackRefusal): FallbackDecision {
  return { type: "refused", reason };
}
