import { err, ok, type Result } from "../../kernel/result.js";
import { authorize, type Caller } from "../access.js";
import { type Context, emit } from "../context.js";
import type { TreasuryError } from "../errors.js";
import { nat, text } from "../events.js";
import type { TokenId } from "../ids.js";
import type { Token, TokenFacts } from "../model.js";
import { DECIMALS_MAX } from "../planner/value.js";
import type { Answer } from "../ports.js";
import { TOKEN_COUNT_MAX } from "../token-registry.js";
import { Deadline } from "./deadline.js";

/** A token to be added. */
export type TokenRequest = {
  readonly tokenId: TokenId;
  readonly ledgerBytes: Uint8Array;
  readonly targetBp: bigint;
  readonly reason: string;
};

/**
 * Adds a token: asks its ledger what it is, and opens its books with what the treasury holds there.
 * The blocks are counted before the balance is asked, so that nothing that comes in between is
 * missed.
 */
export async function addToken(
  context: Context,
  caller: Caller,
  request: TokenRequest,
): Promise<Result<Token, TreasuryError>> {
  const allowed = authorize(context, caller, "govern", request.reason);
  if (!allowed.ok) return allowed;
  const early = whyNot(context, request);
  if (early !== undefined) return err(early);

  const { ledgers } = context;
  const deadline = new Deadline();
  const facts = await deadline.one(ledgers.facts(request.ledgerBytes));
  if (facts?.type !== "answered") return err(noAnswer(request, facts));
  if (facts.value.decimals > DECIMALS_MAX) {
    const found = facts.value.decimals.toString();
    return err({
      type: "invalid_argument",
      field: "decimals",
      found,
      allowed: `0 to ${DECIMALS_MAX}`,
    });
  }
  const tip = await deadline.one(ledgers.tip(request.ledgerBytes, facts.value.history));
  if (tip?.type !== "answered") return err(noAnswer(request, tip));
  const draft = draftOf(context, request, { facts: facts.value, tipIndex: tip.value });
  const balance = await deadline.one(ledgers.balance(draft));
  if (balance?.type !== "answered") return err(noAnswer(request, balance));

  // Somebody else may have added it while this one waited.
  const late = whyNot(context, request);
  return late === undefined ? ok(open(context, caller, draft, balance.value)) : err(late);
}

function whyNot(context: Context, { tokenId, targetBp }: TokenRequest): TreasuryError | undefined {
  const { tokens } = context.state;
  if (tokens.find(tokenId) !== undefined) return { type: "token_exists", tokenId };
  if (tokens.roomCount === 0) {
    const allowed = `at most ${TOKEN_COUNT_MAX} tokens`;
    return { type: "invalid_argument", field: "tokens", found: `${TOKEN_COUNT_MAX + 1}`, allowed };
  }
  if (targetBp > 10_000n) {
    const found = targetBp.toString();
    return { type: "invalid_argument", field: "target_bp", found, allowed: "0 to 10000" };
  }
  return undefined;
}

function noAnswer({ tokenId }: TokenRequest, answer: Answer<unknown> | undefined): TreasuryError {
  const reason = answer === undefined || answer.type === "answered" ? "no answer" : answer.reason;
  return { type: "no_answer", from: tokenId, reason };
}

function draftOf(
  context: Context,
  { tokenId, ledgerBytes, targetBp }: TokenRequest,
  { facts, tipIndex }: { readonly facts: TokenFacts; readonly tipIndex: bigint },
): Token {
  return {
    ...facts,
    tokenId,
    ledgerBytes,
    tokenIndex: 0,
    isRemoved: false,
    active: targetBp > 0n,
    targetBp,
    addedAtNs: context.environment.timeNs(),
    resumedAtNs: 0n,
    nextBlockIndex: tipIndex,
  };
}

/** Opens the books with the balance: what was there before counts as deposited. */
function open(context: Context, caller: Caller, draft: Token, balanceAtoms: bigint): Token {
  const { state, heap, environment } = context;
  const token = state.tokens.add(draft);
  const { tokenIndex } = token;
  // A token that comes back had nothing left; what it holds now came while it was away.
  const broughtAtoms = balanceAtoms - state.books.of(tokenIndex).liquidAtoms;
  state.books.post(tokenIndex, { liquidAtoms: broughtAtoms, depositedAtoms: broughtAtoms });
  heap.syncs.set(tokenIndex, { syncedAtNs: environment.timeNs(), balanceAtoms, mismatchCount: 0 });
  heap.lastShortSyncAtNs = undefined;
  emit(context, "ADMINISTERED", { subject: caller.text }, [
    ["what", text(`token ${token.symbol} added`)],
    ["balance_atoms", nat(balanceAtoms)],
  ]);
  return token;
}
