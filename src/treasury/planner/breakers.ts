import { E8S_ONE } from "../../kernel/fixed-point.js";
import type { TreasuryConfig } from "../config.js";
import type { Change } from "./alerts.js";

/** What the portfolio breaker looks at. */
export type PortfolioBreakerInput = {
  readonly isIcpPaused: boolean;
  /** Tokens that are paused, for whatever reason. */
  readonly pausedCount: number;
  /** Change of the value of one unit of the portfolio within `portfolioWindowNs`. */
  readonly change: Change;
};

/** What the portfolio breaker does: nothing, or pause every token, with its reason and figures. */
export type PortfolioBreakerDecision =
  | { readonly action: "none" }
  | { readonly action: "pause_all"; readonly reason: "icp_paused" }
  | {
      readonly action: "pause_all";
      readonly reason: "paused_token_threshold";
      readonly pausedCount: number;
      readonly pausedTokenCount: bigint;
    }
  | {
      readonly action: "pause_all";
      readonly reason: "portfolio_fell";
      readonly changeBp: bigint;
      readonly fallBpMax: bigint;
    };

/**
 * Decides whether everything is paused (§8, B-53): ICP paused, then so many tokens paused, then the
 * portfolio fallen by strictly more than the largest fall. Only a person resumes.
 */
export function decidePortfolioBreaker(
  { isIcpPaused, pausedCount, change }: PortfolioBreakerInput,
  config: Pick<TreasuryConfig, "pausedTokenCount" | "portfolioFallBpMax">,
): PortfolioBreakerDecision {
  const { pausedTokenCount, portfolioFallBpMax: fallBpMax } = config;
  if (isIcpPaused) return { action: "pause_all", reason: "icp_paused" };
  if (BigInt(pausedCount) >= pausedTokenCount)
    return { action: "pause_all", reason: "paused_token_threshold", pausedCount, pausedTokenCount };
  const { changeBp, isTriggered } = change;
  return isTriggered
    ? { action: "pause_all", reason: "portfolio_fell", changeBp, fallBpMax }
    : { action: "none" };
}

/** Value of one unit of the portfolio at its beginning: fine enough to lose eight digits. */
export const UNIT_VALUE_E8S_START = E8S_ONE * E8S_ONE;

/** The portfolio at one instant. */
export type PortfolioPoint = {
  /** All holdings at their last good price, paused ones too (B-60). */
  readonly valueE8s: bigint;
  /** Value of one unit, that deposits and withdrawals do not change. */
  readonly unitValueE8s: bigint;
};

/**
 * Carries the value of one unit on to a new valuation: it changes as the holdings did, deposits and
 * withdrawals in between taken as made at the earlier instant. Rounded down.
 *
 * @param flowE8s - Deposits less withdrawals since, at the prices of then.
 * @returns The earlier unit value again when there was nothing that could rise or fall.
 */
export function nextUnitValue(before: PortfolioPoint, valueE8s: bigint, flowE8s: bigint): bigint {
  const investedE8s = before.valueE8s + flowE8s;
  return investedE8s > 0n ? (before.unitValueE8s * valueE8s) / investedE8s : before.unitValueE8s;
}

/** What the silence of a ledger does to its token. */
export type SyncPauseDecision = "pause" | "resume" | "none";

/**
 * Decides on the pause by sync: after `tokenSyncNsMax` without an answer; it ends by itself with
 * the next answer, and never lifts a pause of another reason (§8).
 */
export function decideSyncPause(
  syncedAtNs: bigint,
  nowNs: bigint,
  pausedBy: "sync" | "operator" | "breaker" | undefined,
  config: Pick<TreasuryConfig, "tokenSyncNsMax">,
): SyncPauseDecision {
  const isSilent = nowNs - syncedAtNs >= config.tokenSyncNsMax;
  if (pausedBy === "sync") return isSilent ? "none" : "resume";
  return pausedBy === undefined && isSilent ? "pause" : "none";
}
