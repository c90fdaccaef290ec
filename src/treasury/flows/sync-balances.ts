import { type Context, currentConfig, emit, raise } from "../context.js";
import { text } from "../events.js";
import type { TokenSync } from "../heap.js";
import type { Token } from "../model.js";
import { decideSyncPause } from "../planner/breakers.js";
import type { Answer } from "../ports.js";
import type { Deadline } from "./deadline.js";

/**
 * Asks all ledgers for the treasury's balance at once. A token whose ledger does not answer
 * is excluded with the reason, never guessed; after a long silence it is paused until it answers.
 */
export async function syncBalances(context: Context, deadline: Deadline): Promise<void> {
  const tokens = context.state.tokens.list();
  const answers = await deadline.all(tokens.map((token) => context.ledgers.balance(token)));

  // Tokens may have been paused or removed meanwhile: each is read again by its index.
  tokens.forEach(({ tokenIndex }, i) => {
    noteBalance(context, context.state.tokens.at(tokenIndex), answers[i]);
  });
}

function noteBalance(context: Context, token: Token, answer: Answer<bigint> | undefined): void {
  const { syncs } = context.heap;
  const nowNs = context.environment.timeNs();
  const before = syncs.get(token.tokenIndex);

  if (answer?.type === "answered") {
    const mismatchCount = before?.mismatchCount ?? 0;
    const sync: TokenSync = { syncedAtNs: nowNs, balanceAtoms: answer.value, mismatchCount };
    syncs.set(token.tokenIndex, sync);
  } else {
    const failure = answer?.reason ?? "no answer in time";
    // A ledger that never answered since the start counts from now on.
    const known = before ?? { syncedAtNs: nowNs, balanceAtoms: 0n, mismatchCount: 0 };
    syncs.set(token.tokenIndex, { ...known, failure });
  }
  pauseOrResume(context, token);
}

function pauseOrResume(context: Context, token: Token): void {
  const atNs = context.environment.timeNs();
  const sync = context.heap.syncs.get(token.tokenIndex);
  const syncedAtNs = sync?.syncedAtNs ?? atNs;
  const by = token.pause?.by;
  // Whether it was silent before a restart is not known: only an answer ends its pause.
  if (by === "sync" && sync?.failure !== undefined) return;
  switch (decideSyncPause(syncedAtNs, atNs, by, currentConfig(context))) {
    case "pause": {
      const reason = `its ledger is silent since ${atNs - syncedAtNs} ns`;
      context.state.tokens.put({ ...token, pause: { by: "sync", reason, atNs } });
      raise(context, { kind: "ledger", message: reason, tokenIndex: token.tokenIndex });
      emit(context, "BREAKER_TRIPPED", { subject: token.tokenId }, [["by", text("sync")]]);
      return;
    }
    case "resume": {
      const { pause: _pause, ...rest } = token;
      context.state.tokens.put(rest);
      return;
    }
    case "none":
      return;
  }
}
