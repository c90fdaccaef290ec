import { type Context, currentConfig, emit, icpToken, raise } from "./context.js";
import { nat, text } from "./events.js";
import type { Token } from "./model.js";
import type { Change } from "./planner/alerts.js";
import { decidePortfolioBreaker } from "./planner/breakers.js";
import type { Tripped } from "./price-book.js";
import { requireSettings } from "./state.js";
import { setStatus } from "./status.js";

/** Pauses a token whose price changed by more than a condition allows. */
export function tripPriceBreaker(
  context: Context,
  token: Token,
  { condition, change }: Tripped,
): void {
  const current = context.state.tokens.at(token.tokenIndex);
  if (current.pause !== undefined && current.pause.by !== "sync") return;
  const atNs = context.environment.timeNs();
  const moved = condition.direction === "down" ? "fell" : "rose";
  const from = change.from?.valueE8s ?? 0n;
  const to = change.to?.valueE8s ?? 0n;
  const reason = `its price ${moved} by ${change.changeBp} bp from ${from} e8s to ${to} e8s, more than ${condition.changeBp} bp are allowed`;

  context.state.tokens.put({ ...current, pause: { by: "breaker", reason, atNs } });
  raise(context, { kind: "breaker", message: reason, tokenIndex: token.tokenIndex });
  emit(context, "BREAKER_TRIPPED", { subject: token.tokenId }, [
    ["by", text("price")],
    ["change_bp", nat(change.changeBp)],
  ]);
}

/**
 * Pauses everything when ICP or too many tokens are paused, or the portfolio fell too far.
 */
export function checkPortfolioBreaker(context: Context, change: Change): void {
  if (requireSettings(context.state).status.type !== "trading") return;
  const paused = context.state.tokens.list().filter(({ pause }) => pause !== undefined);
  const isIcpPaused = icpToken(context)?.pause !== undefined;
  const pausedCount = paused.length;
  const decision = decidePortfolioBreaker(
    { isIcpPaused, pausedCount, change },
    currentConfig(context),
  );
  if (decision.action === "none") return;

  const reason = describe(decision);
  setStatus(context, { type: "paused", reason }, "breaker");
  raise(context, { kind: "breaker", message: reason });
  emit(context, "BREAKER_TRIPPED", { subject: "portfolio" }, [["by", text(decision.reason)]]);
}

function describe(
  decision: Extract<ReturnType<typeof decidePortfolioBreaker>, { action: "pause_all" }>,
): string {
  switch (decision.reason) {
    case "icp_paused":
      return "ICP is paused, and every fallback with it";
    case "paused_token_threshold":
      return `${decision.pausedCount} tokens are paused, ${decision.pausedTokenCount} stop everything`;
    case "portfolio_fell":
      return `the portfolio fell by ${decision.changeBp} bp, ${decision.fallBpMax} bp are allowed`;
  }
}
