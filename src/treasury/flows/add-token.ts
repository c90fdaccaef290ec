import { err, ok, type Result } from "../../kernel/result.js";
import { authorize, type Caller, recordAct } from "../access.js";
import type { Context } from "../context.js";
import type { TreasuryError } from "../errors.js";
import { nat } from "../events.js";
import type { TokenId } from "../ids.js";
import type { FeeCollector, Token, TokenFacts } from "../model.js";
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

/** How often an account is looked at again because money has moved while it was. */
const LOOK_COUNT_MAX = 4;

/** Most pages of blocks that may come between the count and the balance. */
const PAGE_COUNT_MAX = 10;

/** Adds a token: asks its ledger what it is, and opens its books with what the treasury holds. */
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
  const opening = await findOpening(context, deadline, request, facts.value);
  if (opening.type !== "answered") return err(noAnswer(request, opening));

  // Somebody else may have added it while this one waited.
  const late = whyNot(context, request);
  return late === undefined
    ? ok(open(context, caller, { ...opening.value, reason: request.reason }))
    : err(late);
}

type Opening = { readonly draft: Token; readonly balanceAtoms: bigint };

/**
 * Finds a balance and the block from which on the books must follow it. The blocks are counted
 * before the balance and the collector of fees are asked, so that nothing is missed; where one of
 * them touches the account already, or names a collector, it may be in the answers or not, and all
 * are looked at again.
 */
async function findOpening(
  context: Context,
  deadline: Deadline,
  request: TokenRequest,
  facts: TokenFacts,
): Promise<Answer<Opening>> {
  const { ledgers } = context;
  for (let i = 0; i < LOOK_COUNT_MAX; i++) {
    const tip = await deadline.one(ledgers.tip(request.ledgerBytes, facts.history));
    if (tip?.type !== "answered") return tip ?? SILENT;
    const asked = await deadline.one(ledgers.feeCollector(request.ledgerBytes, facts.history));
    if (asked?.type !== "answered") return asked ?? SILENT;
    const start = { tipIndex: tip.value, feeCollector: asked.value };
    const draft = draftOf(context, request, facts, start);
    const balance = await deadline.one(ledgers.balance(draft));
    if (balance?.type !== "answered") return balance ?? SILENT;
    const rest = await readOn(context, deadline, draft);
    if (rest.type !== "answered") return rest;
    if (rest.value !== undefined) {
      return { type: "answered", value: { draft: rest.value, balanceAtoms: balance.value } };
    }
  }
  return { type: "unknown", reason: "money moves on the account all the time: add it later" };
}

/** Reads on to the tip; answers nothing when a block on the way touches the account. */
async function readOn(
  { ledgers, state }: Context,
  deadline: Deadline,
  draft: Token,
): Promise<Answer<Token | undefined>> {
  let token = draft;
  for (let page = 0; page < PAGE_COUNT_MAX; page++) {
    const since = await deadline.one(ledgers.statement(token, state.counterparties.list()));
    if (since?.type !== "answered") return since ?? SILENT;
    const { entries, collected = [], feeCollector, nextBlockIndex, isComplete } = since.value;
    if (entries.length + collected.length > 0 || feeCollector?.rule === "icrc107") {
      return { type: "answered", value: undefined };
    }
    token = { ...token, nextBlockIndex, ...(feeCollector === undefined ? {} : { feeCollector }) };
    if (isComplete) return { type: "answered", value: token };
  }
  return { type: "unknown", reason: "its blocks come faster than they are read" };
}

const SILENT = { type: "unknown", reason: "no answer" } as const;

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
  facts: TokenFacts,
  start: { readonly tipIndex: bigint; readonly feeCollector: FeeCollector | undefined },
): Token {
  const { tipIndex, feeCollector } = start;
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
    ...(feeCollector === undefined ? {} : { feeCollector }),
  };
}

/** Opens the books with the balance: what was there before counts as deposited. */
function open(
  context: Context,
  caller: Caller,
  { draft, balanceAtoms, reason }: Opening & { readonly reason: string },
): Token {
  const { state, heap, environment } = context;
  const token = state.tokens.add(draft);
  const { tokenIndex } = token;
  // A token that comes back had nothing left; what it holds now came while it was away.
  const broughtAtoms = balanceAtoms - state.books.of(tokenIndex).liquidAtoms;
  state.books.post(tokenIndex, { liquidAtoms: broughtAtoms, depositedAtoms: broughtAtoms });
  heap.syncs.set(tokenIndex, { syncedAtNs: environment.timeNs(), balanceAtoms, mismatchCount: 0 });
  heap.lastShortSyncAtNs = undefined;
  const what = `token ${token.symbol} added for ${token.targetBp} bp`;
  recordAct(context, caller, { what, reason }, [["balance_atoms", nat(balanceAtoms)]]);
  return token;
}
