import { applyStep, changeMomentOf } from "../bookkeeping.js";
import type { Context } from "../context.js";
import { cancel, confirmPayment, noteAnswer, noteClaim } from "../leg-steps.js";
import type { Leg } from "../model.js";
import { legOperationId } from "../operation-id.js";
import type { Answer, PaymentReply, SwapReply } from "../ports.js";
import { allowanceKey } from "./allowances.js";
import { isStatementSince } from "./read-statements.js";
import { doubtFacts, refreshFee } from "./sync-facts.js";

/** Notes what came of a payment; answers whether the leg is paid. */
export function notePayment(
  context: Context,
  legId: bigint,
  answer: Answer<PaymentReply> | undefined,
): boolean {
  const leg = context.state.legs.get(legId);
  if (leg === undefined || leg.state !== "planned" || answer?.type !== "answered") return false;
  const nowNs = context.environment.timeNs();
  const reply = answer.value;
  const operationId = legOperationId(legId);

  switch (reply.type) {
    case "done": {
      const block = { blockIndex: reply.blockIndex, feeAtoms: leg.sellFeeAtoms };
      applyStep(context, leg, confirmPayment(leg, block, nowNs));
      return true;
    }
    case "too_old":
      if (isStatementSince(context, leg.sellIndex, changeMomentOf(context, operationId))) {
        applyStep(context, leg, cancel(leg, nowNs, "no block of its payment"));
      }
      return false;
    case "bad_fee":
      applyStep(
        context,
        leg,
        cancel(leg, nowNs, `the ledger's fee is ${reply.feeAtoms} atoms now`),
      );
      refreshFee(context, leg.sellIndex, reply.feeAtoms);
      return false;
    case "insufficient_funds":
      applyStep(context, leg, cancel(leg, nowNs, `the ledger shows ${reply.balanceAtoms} atoms`));
      return false;
    case "refused":
      applyStep(context, leg, cancel(leg, nowNs, reply.reason));
      return false;
  }
}

/** Notes what came of a swap; a leg that went on meanwhile keeps what is proven. */
export function noteSwap(
  context: Context,
  legId: bigint,
  answer: Answer<SwapReply> | undefined,
): void {
  const leg = context.state.legs.get(legId);
  if (leg === undefined || leg.state !== "submitted") return;
  const nowNs = context.environment.timeNs();
  if (answer === undefined) {
    const unknown = { type: "unknown", reason: "no answer in time" } as const;
    if (leg.answer.type === "none") applyStep(context, leg, noteAnswer(leg, unknown, nowNs));
    return;
  }
  if (answer.type === "undelivered") {
    noteUndelivered(context, leg, answer.reason);
    return;
  }
  if (answer.type === "unknown") {
    const { reason } = answer;
    applyStep(context, leg, noteAnswer(leg, { type: "unknown", reason }, nowNs));
    return;
  }
  noteSwapReply(context, leg, answer.value);
}

/**
 * The venue never ran the call. An allowance leg has paid nothing; a transferred one is still paid.
 */
function noteUndelivered(context: Context, leg: Leg, reason: string): void {
  const nowNs = context.environment.timeNs();
  if (leg.way === "allowance" && leg.payBlockIndex === undefined) {
    applyStep(context, leg, cancel(leg, nowNs, reason));
    return;
  }
  applyStep(context, leg, { leg: { ...leg, state: "paid", changedAtNs: nowNs }, postings: [] });
}

function noteSwapReply(context: Context, leg: Leg, reply: SwapReply): void {
  const nowNs = context.environment.timeNs();
  if (reply.type === "accepted") {
    const { outAtoms, claim } = reply;
    const noted = applyStep(context, leg, noteAnswer(leg, { type: "accepted", outAtoms }, nowNs));
    if (claim !== undefined) applyStep(context, noted, noteClaim(noted, claim, nowNs));
    return;
  }
  if (reply.fault === "duplicate" || reply.fault === "expired") {
    const closed = { type: "closed", reason: reply.reason } as const;
    applyStep(context, leg, noteAnswer(leg, closed, nowNs));
    return;
  }
  if (reply.fault === "allowance") {
    context.heap.allowances.delete(allowanceKey(leg.sellIndex, leg.counterparty));
  }
  if (reply.fault === "fee") doubtFacts(context);
  // Who was paid by a transfer and cannot verify it keeps it without saying so (§7): only where the
  // price or the fee is refused is it known what becomes of the payment.
  const isKept = leg.way === "transfer" && reply.fault === "venue";
  const type = isKept ? ("unknown" as const) : ("refused" as const);
  applyStep(context, leg, noteAnswer(leg, { type, reason: reply.reason }, nowNs));
}
