import { cancelTransfer, changeMomentOf, finishTransfer } from "../bookkeeping.js";
import type { Context } from "../context.js";
import type { Transfer } from "../model.js";
import { transferOperationId } from "../operation-id.js";
import type { Answer, PaymentReply } from "../ports.js";
import type { Deadline } from "./deadline.js";
import { isStatementSince } from "./read-statements.js";

/**
 * Asks the ledgers about every transfer of ours whose end is not known: the same transfer again.
 */
export async function resolveTransfers(context: Context, deadline: Deadline): Promise<void> {
  await Promise.all(
    context.state.transfers.open().map((transfer) => resolveTransfer(context, deadline, transfer)),
  );
}

async function resolveTransfer(
  context: Context,
  deadline: Deadline,
  transfer: Transfer,
): Promise<void> {
  const current = context.state.transfers.get(transfer.transferId);
  if (current === undefined || current.state !== "sent") return;
  const answer = await deadline.one(sendAgain(context, current));
  const now = context.state.transfers.get(transfer.transferId);
  if (answer?.type !== "answered" || now === undefined || now.state !== "sent") return;
  if (answer.value.type === "done" || isUnseen(context, now)) {
    finishByReply(context, now, answer.value);
  }
}

/**
 * Whether the blocks were read to the tip after it was sent, and it was not among them. A refusal
 * of the repetition alone says nothing of the first one: ledgers look at fees before duplicates.
 */
function isUnseen(context: Context, { tokenIndex, transferId }: Transfer): boolean {
  const moment = changeMomentOf(context, transferOperationId(transferId));
  return isStatementSince(context, tokenIndex, moment);
}

function sendAgain(context: Context, transfer: Transfer): Promise<Answer<PaymentReply>> {
  const token = context.state.tokens.at(transfer.tokenIndex);
  const payment = {
    amountAtoms: transfer.amountAtoms,
    feeAtoms: transfer.feeAtoms,
    createdAtNs: transfer.openedAtNs,
    operationId: transferOperationId(transfer.transferId),
  };
  if (transfer.kind === "approval") {
    const expiry = transfer.expiresAtNs === undefined ? {} : { expiresAtNs: transfer.expiresAtNs };
    return context.ledgers.approve(token, { ...payment, ...expiry, spender: transfer.otherSide });
  }
  const subaccount =
    transfer.otherSubaccount === undefined ? {} : { subaccount: transfer.otherSubaccount };
  return context.ledgers.transfer(token, { owner: transfer.otherSide, ...subaccount }, payment);
}

/** Ends a transfer by what its ledger says of it. */
export function finishByReply(context: Context, transfer: Transfer, reply: PaymentReply): void {
  switch (reply.type) {
    case "done":
      finishTransfer(context, transfer, reply.blockIndex, transfer.feeAtoms);
      return;
    case "too_old":
      // Too old to be asked: the blocks decide.
      if (isUnseen(context, transfer)) {
        cancelTransfer(context, transfer, "no block of it within the ledger's window");
      }
      return;
    case "bad_fee":
      cancelTransfer(context, transfer, `the ledger's fee is ${reply.feeAtoms} atoms now`);
      return;
    case "insufficient_funds":
      cancelTransfer(context, transfer, `the ledger shows ${reply.balanceAtoms} atoms only`);
      return;
    case "refused":
      cancelTransfer(context, transfer, reply.reason);
      return;
  }
}
