import type { KongUser } from "./requests.js";
import { BAN_NS, ERROR_COUNT_MAX } from "./settings.js";

/**
 * A user after a request of theirs that was paid by allowance: ten that failed in a row ban them
 * for an hour, a success forgets them.
 */
export function afterRequest(
  user: KongUser,
  outcome: "succeeded" | "failed",
  nowNs: bigint,
): KongUser {
  if (outcome === "succeeded") {
    return user.errorCount === 0 ? user : { ...user, errorCount: 0, bannedUntilNs: undefined };
  }
  const isBanOver = user.bannedUntilNs !== undefined && user.bannedUntilNs <= nowNs;
  const errorCount = (isBanOver ? 0 : user.errorCount) + 1;
  const bannedUntilNs = errorCount >= ERROR_COUNT_MAX ? nowNs + BAN_NS : undefined;
  return { ...user, errorCount, bannedUntilNs };
}

/** Whether a principal is that of whoever does not say who they are: one byte, a four. */
export function isAnonymous(principal: Uint8Array): boolean {
  return principal.length === 1 && principal[0] === 4;
}
