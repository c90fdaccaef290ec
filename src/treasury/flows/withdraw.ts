import { equalBytes } from "../../kernel/bytes.js";
import { max } from "../../kernel/fixed-point.js";
import { principalToText } from "../../kernel/principal-text.js";
import { err, ok, type Result } from "../../kernel/result.js";
import { authorize, type Caller, recordAct } from "../access.js";
import { postTransfer } from "../bookkeeping.js";
import type { Context } from "../context.js";
import type { TreasuryError } from "../errors.js";
import type { TokenId } from "../ids.js";
import type { Account, Token, Transfer } from "../model.js";
import { transferOperationId } from "../operation-id.js";
import { atomsOf } from "../planner/describe.js";
import { finishByReply } from "./resolve-transfers.js";
import { refreshFee } from "./sync-facts.js";

/** Where money goes, how much and why. */
export type WithdrawRequest = {
  readonly tokenId: TokenId;
  readonly to: Account;
  readonly amountAtoms: bigint;
  readonly reason: string;
};

/** A withdrawal that is in a block. */
export type Withdrawn = { readonly transferId: bigint; readonly blockIndex: bigint };

/**
 * Pays money out: governance only. Journalled before it leaves; an answer that is lost is found out
 * by recovery, and the same request is not needed again. A ledger that names another fee is paid
 * that one (B-66).
 *
 * @returns `outcome_unknown` when it may have been paid: look at the transfer, do not repeat it.
 */
export async function withdraw(
  context: Context,
  caller: Caller,
  request: WithdrawRequest,
): Promise<Result<Withdrawn, TreasuryError>> {
  const allowed = authorize(context, caller, "govern", request.reason);
  if (!allowed.ok) return allowed;
  const token = context.state.tokens.find(request.tokenId);
  if (token === undefined) return err({ type: "unknown_token", ledger: request.tokenId });
  const refused = whyNot(context, token, request);
  if (refused !== undefined) return err(refused);

  recordAct(context, caller, { what: sayWithdrawal(token, request), reason: request.reason });
  const first = await pay(context, token, request);
  const { otherFeeAtoms: feeAtoms } = first;
  if (feeAtoms === undefined) return conclude(context, first);

  // A transfer to the minting account burns and is free, which says nothing of other transfers.
  if (feeAtoms > 0n) refreshFee(context, token.tokenIndex, feeAtoms);
  const priced = { ...token, feeAtoms };
  const unpayable = whyNot(context, priced, request);
  return unpayable === undefined
    ? conclude(context, await pay(context, priced, request))
    : err(unpayable);
}

/** What came of sending a withdrawal. */
type Attempt = {
  readonly transferId: bigint;
  /** Why its outcome is not known, when it is not. */
  readonly reason: string;
  /** The fee that its ledger wants instead: this one has ended without moving anything. */
  readonly otherFeeAtoms?: bigint;
};

/** Journals a withdrawal, sends it and notes what came of it. */
async function pay(context: Context, token: Token, request: WithdrawRequest): Promise<Attempt> {
  const transfer = journal(context, token, request);
  const { transferId, openedAtNs: createdAtNs, feeAtoms, amountAtoms } = transfer;
  const operationId = transferOperationId(transferId);
  const payment = { amountAtoms, feeAtoms, createdAtNs, operationId };
  const answer = await context.ledgers.transfer(token, request.to, payment);

  const reason = answer.type === "answered" ? "" : answer.reason;
  const current = context.state.transfers.get(transferId) ?? transfer;
  // Recovery may have found out by now.
  if (current.state !== "sent" || answer.type === "unknown") return { transferId, reason };
  if (answer.type === "undelivered") {
    finishByReply(context, current, { type: "refused", reason });
    return { transferId, reason };
  }
  const { value } = answer;
  finishByReply(context, current, value);
  return value.type === "bad_fee"
    ? { transferId, reason, otherFeeAtoms: value.feeAtoms }
    : { transferId, reason };
}

function whyNot(
  context: Context,
  token: Token,
  { amountAtoms, to }: WithdrawRequest,
): TreasuryError | undefined {
  const { tokenId, tokenIndex, feeAtoms } = token;
  if (isOwnAccount(context, to)) {
    const allowed = "any account but the treasury's own";
    return { type: "invalid_argument", field: "to", found: "the treasury's own", allowed };
  }
  if (amountAtoms <= 0n) {
    const found = amountAtoms.toString();
    return { type: "invalid_argument", field: "amount_atoms", found, allowed: "above 0" };
  }
  const { liquidAtoms } = context.state.books.of(tokenIndex);
  const nowNs = context.environment.timeNs();
  const reservedAtoms = context.state.reservations.reservedAtoms(tokenIndex, nowNs);
  const availableAtoms = max(liquidAtoms - reservedAtoms, 0n);
  const neededAtoms = amountAtoms + feeAtoms;
  return availableAtoms < neededAtoms
    ? { type: "insufficient_funds", tokenId, availableAtoms, neededAtoms }
    : undefined;
}

/** What is sent there never leaves: only its fee would. */
function isOwnAccount({ environment }: Context, { owner, subaccount }: Account): boolean {
  return equalBytes(owner, environment.self()) && (subaccount ?? []).every((byte) => byte === 0);
}

/** The event of the payment itself comes when it is in a block, and knows the token alone. */
function sayWithdrawal({ symbol }: Token, { to, amountAtoms }: WithdrawRequest): string {
  return `withdrawal of ${atomsOf(amountAtoms, symbol)} to ${principalToText(to.owner)}`;
}

function journal(
  context: Context,
  token: Token,
  { to, amountAtoms, reason }: WithdrawRequest,
): Transfer {
  const { state, environment } = context;
  const nowNs = environment.timeNs();
  const transfer: Transfer = {
    transferId: state.transfers.nextId,
    kind: "withdrawal",
    tokenIndex: token.tokenIndex,
    amountAtoms,
    feeAtoms: token.feeAtoms,
    otherSide: to.owner,
    ...(to.subaccount === undefined ? {} : { otherSubaccount: to.subaccount }),
    openedAtNs: nowNs,
    changedAtNs: nowNs,
    state: "sent",
    note: reason,
  };
  state.transfers.add(transfer);
  postTransfer(context, transfer, 1n);
  return transfer;
}

function conclude(
  context: Context,
  { transferId, reason }: Attempt,
): Result<Withdrawn, TreasuryError> {
  const transfer = context.state.transfers.get(transferId);
  if (transfer?.state === "done" && transfer.blockIndex !== undefined) {
    return ok({ transferId, blockIndex: transfer.blockIndex });
  }
  if (transfer?.state === "cancelled")
    return err({ type: "ledger_refused", reason: transfer.note });
  return err({ type: "outcome_unknown", transferId, reason });
}
