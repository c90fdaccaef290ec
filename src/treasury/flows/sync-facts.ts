import { type Context, currentConfig, raise } from "../context.js";
import type { Token } from "../model.js";
import type { Deadline } from "./deadline.js";

/** Whether ledgers are to be asked for their metadata and fees again (§8). */
export function isLongSyncDue(context: Context): boolean {
  const { lastLongSyncAtNs } = context.heap;
  const { longSyncNs } = currentConfig(context);
  return (
    lastLongSyncAtNs === undefined || context.environment.timeNs() - lastLongSyncAtNs >= longSyncNs
  );
}

/**
 * Reads fees and standards of all ledgers again. Decimals never change: a ledger that says
 * otherwise is told to people and not believed.
 */
export async function syncFacts(context: Context, deadline: Deadline): Promise<void> {
  context.heap.lastLongSyncAtNs = context.environment.timeNs();
  const tokens = context.state.tokens.list();
  const answers = await deadline.all(
    tokens.map((token) => context.ledgers.facts(token.ledgerBytes)),
  );

  tokens.forEach(({ tokenIndex }, i) => {
    const answer = answers[i];
    if (answer?.type !== "answered") return;
    const token: Token = context.state.tokens.at(tokenIndex);
    const { decimals, feeAtoms, takesApprovals } = answer.value;
    if (decimals !== token.decimals) {
      const message = `its ledger now says ${decimals} decimals, it had ${token.decimals}`;
      raise(context, { kind: "ledger", message, tokenIndex });
    } else if (feeAtoms !== token.feeAtoms || takesApprovals !== token.takesApprovals) {
      context.state.tokens.put({ ...token, feeAtoms, takesApprovals });
    }
  });
}

/** A fee that a ledger has just told is in force at once (B-66). */
export function refreshFee(context: Context, tokenIndex: number, feeAtoms: bigint): void {
  const token = context.state.tokens.at(tokenIndex);
  context.state.tokens.put({ ...token, feeAtoms });
}

/**
 * Has the facts of all tokens read again with the next cycle, because a venue goes by other ledger
 * fees than we do; no more often than prices are, since it may be the venue that is behind.
 */
export function doubtFacts(context: Context): void {
  const { heap, environment } = context;
  const { shortSyncNs } = currentConfig(context);
  const ageNs = environment.timeNs() - (heap.lastLongSyncAtNs ?? 0n);
  if (ageNs >= shortSyncNs) heap.lastLongSyncAtNs = undefined;
}
