import { equalBytes } from "../../kernel/bytes.js";
import { postTransfer } from "../bookkeeping.js";
import { type Context, currentConfig } from "../context.js";
import { nextMoment } from "../heap.js";
import type { Leg, Token, Transfer } from "../model.js";
import { transferOperationId } from "../operation-id.js";
import { atomsForValueDown } from "../planner/value.js";
import type { Allowance } from "../ports.js";
import type { Deadline } from "./deadline.js";
import { finishByReply } from "./resolve-transfers.js";
import { refreshFee } from "./sync-facts.js";

/** An allowance is renewed this long before it expires: a swap takes a moment. */
const RENEWAL_NS = 2n * 60_000_000_000n;

/** Names an allowance: token and spender. */
export function allowanceKey(tokenIndex: number, spender: Uint8Array): string {
  return `${tokenIndex} ${String.fromCharCode(...spender)}`;
}

/** What a leg needs to be pulled. */
export type Pull = {
  readonly token: Token;
  readonly spender: Uint8Array;
  /** Amount and fee together. */
  readonly debitAtoms: bigint;
  readonly priceE8s: bigint;
};

/**
 * Makes sure that a venue may pull a leg's payment: one standing allowance a venue and token,
 * renewed when it runs out (§4).
 *
 * @returns Why not, or `undefined` when it may.
 */
export async function ensureAllowance(
  context: Context,
  deadline: Deadline,
  pull: Pull,
): Promise<string | undefined> {
  const key = allowanceKey(pull.token.tokenIndex, pull.spender);
  const known = context.heap.allowances.get(key) ?? (await askAllowance(context, deadline, pull));
  if (known !== undefined && isEnough(known, pull.debitAtoms, context.environment.timeNs())) {
    context.heap.allowances.set(key, known);
    return undefined;
  }
  const { allowanceNs } = currentConfig(context);
  return approve(context, deadline, {
    token: pull.token,
    spender: pull.spender,
    amountAtoms: standingAtoms(context, pull),
    expiresAtNs: context.environment.timeNs() + allowanceNs,
  });
}

/** Notes that a venue is about to pull: the allowance falls by amount and fee. */
export function useAllowance(context: Context, leg: Leg, debitAtoms: bigint): void {
  const key = allowanceKey(leg.sellIndex, leg.counterparty);
  const known = context.heap.allowances.get(key);
  if (known === undefined) return;
  const leftAtoms = known.amountAtoms > debitAtoms ? known.amountAtoms - debitAtoms : 0n;
  context.heap.allowances.set(key, { ...known, amountAtoms: leftAtoms });
}

/** Takes an allowance back, so that a call that is still under way can pull nothing any more. */
export async function revokeAllowance(
  context: Context,
  deadline: Deadline,
  { token, leg }: { readonly token: Token; readonly leg: Leg },
): Promise<boolean> {
  const key = allowanceKey(leg.sellIndex, leg.counterparty);
  const why = await approve(context, deadline, {
    token,
    spender: leg.counterparty,
    amountAtoms: 0n,
  });
  if (why === undefined) context.heap.revokedMoments.set(key, nextMoment(context.heap));
  return why === undefined;
}

/** What a leg's venue may still pull, as the ledger says; `undefined` when it is silent. */
export async function allowanceOf(
  context: Context,
  deadline: Deadline,
  { token, leg }: { readonly token: Token; readonly leg: Leg },
): Promise<Allowance | undefined> {
  return askAllowance(context, deadline, { token, spender: leg.counterparty });
}

async function askAllowance(
  context: Context,
  deadline: Deadline,
  { token, spender }: Pick<Pull, "token" | "spender">,
): Promise<Allowance | undefined> {
  const answer = await deadline.one(context.ledgers.allowance(token, spender));
  return answer?.type === "answered" ? answer.value : undefined;
}

function isEnough(allowance: Allowance, debitAtoms: bigint, nowNs: bigint): boolean {
  const { amountAtoms, expiresAtNs } = allowance;
  const isLasting = expiresAtNs === undefined || expiresAtNs > nowNs + RENEWAL_NS;
  return amountAtoms >= debitAtoms && isLasting;
}

/** So many of the largest trades; at least what this leg needs. */
function standingAtoms(context: Context, { token, debitAtoms, priceE8s }: Pull): bigint {
  const { allowanceTradeCount, tradeValueE8sMax } = currentConfig(context);
  const valueE8s = allowanceTradeCount * tradeValueE8sMax;
  const atoms =
    allowanceTradeCount === 1n ? debitAtoms : atomsForValueDown(valueE8s, priceE8s, token.decimals);
  return atoms > debitAtoms ? atoms : debitAtoms;
}

type Grant = {
  readonly token: Token;
  readonly spender: Uint8Array;
  readonly amountAtoms: bigint;
  readonly expiresAtNs?: bigint;
};

/**
 * Whether an approval of the same allowance is still to be found out. Until then another would only
 * pile up, and would not be sure to be the last one.
 */
function isApproving({ state }: Context, { token, spender }: Grant): boolean {
  return state.transfers
    .open()
    .some(
      ({ kind, tokenIndex, otherSide }) =>
        kind === "approval" && tokenIndex === token.tokenIndex && equalBytes(otherSide, spender),
    );
}

/** Journals an approval, sends it and notes what came of it; answers why it is not in force. */
async function approve(
  context: Context,
  deadline: Deadline,
  grant: Grant,
): Promise<string | undefined> {
  const { state, environment, heap } = context;
  const { token, spender, amountAtoms } = grant;
  if (state.books.of(token.tokenIndex).liquidAtoms < token.feeAtoms) return "no funds for its fee";
  if (isApproving(context, grant)) return "an earlier approval was not answered yet";
  const nowNs = environment.timeNs();
  const expiry = grant.expiresAtNs === undefined ? {} : { expiresAtNs: grant.expiresAtNs };
  const transfer: Transfer = {
    transferId: state.transfers.nextId,
    kind: "approval",
    tokenIndex: token.tokenIndex,
    amountAtoms,
    feeAtoms: token.feeAtoms,
    otherSide: spender,
    ...expiry,
    openedAtNs: nowNs,
    changedAtNs: nowNs,
    state: "sent",
    note: "",
  };
  state.transfers.add(transfer);
  postTransfer(context, transfer, 1n);
  const key = allowanceKey(token.tokenIndex, spender);
  heap.allowances.delete(key);

  const answer = await deadline.one(
    context.ledgers.approve(token, {
      spender,
      amountAtoms,
      feeAtoms: token.feeAtoms,
      createdAtNs: nowNs,
      operationId: transferOperationId(transfer.transferId),
      ...expiry,
    }),
  );
  if (answer === undefined) return "the approval was not answered in time";
  if (answer.type !== "answered") {
    if (answer.type === "undelivered")
      finishByReply(context, transfer, { type: "refused", reason: answer.reason });
    return answer.reason;
  }
  const current = state.transfers.get(transfer.transferId);
  if (current?.state === "sent") finishByReply(context, current, answer.value);
  if (answer.value.type === "bad_fee") refreshFee(context, token.tokenIndex, answer.value.feeAtoms);
  if (answer.value.type !== "done") return `the approval was refused: ${answer.value.type}`;
  heap.allowances.set(key, { amountAtoms, ...expiry });
  return undefined;
}
