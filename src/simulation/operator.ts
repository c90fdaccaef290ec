import { actor, principalToText } from "../localnet/principals.js";
import type { Caller } from "../treasury/access.js";
import { resumeToken, resumeTrading } from "../treasury/administration.js";
import type { Context } from "../treasury/context.js";
import { requireSettings } from "../treasury/state.js";

/** Who runs the treasury of a simulation. */
export const OPERATOR: Caller = callerOf("operator");

/** Who may give it tokens and targets. */
export const GOVERNANCE: Caller = callerOf("governance");

/**
 * Lifts what breakers have stopped for so long: only a person may, and in a simulation there is
 * none else.
 *
 * @returns How many pauses were lifted.
 */
export function resumeStopped(context: Context, stoppedNsMin: bigint): number {
  const { state, environment } = context;
  const nowNs = environment.timeNs();
  const reason = `stopped for ${stoppedNsMin / HOUR_NS} hours`;
  let liftedCount = 0;
  for (const { tokenId, pause } of state.tokens.list()) {
    if (pause?.by !== "breaker" || nowNs - pause.atNs < stoppedNsMin) continue;
    if (resumeToken(context, OPERATOR, { tokenId, reason }).ok) liftedCount += 1;
  }
  const { status, statusSinceNs } = requireSettings(state);
  if (status.type === "paused" && nowNs - statusSinceNs >= stoppedNsMin) {
    if (resumeTrading(context, OPERATOR, reason).ok) liftedCount += 1;
  }
  return liftedCount;
}

const HOUR_NS = 3_600_000_000_000n;

function callerOf(name: string): Caller {
  const bytes = actor(name);
  return { bytes, text: principalToText(bytes) };
}
