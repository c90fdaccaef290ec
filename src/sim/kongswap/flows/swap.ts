import { err, ok, type Result } from "../../../kernel/result.js";
import { toRustSentence } from "../../ledger-refusals.js";
import { applySwap } from "../apply-swap.js";
import { type KongCheckedQuote, quoteWithinBounds } from "../check-swap.js";
import type { KongFigures } from "../floats.js";
import type { KongIcToken, KongQuote } from "../model.js";
import type { KongSwapArgs, KongSwapReply, KongTransfer } from "../requests.js";
import { requireIcToken } from "../tokens.js";
import { afterRequest } from "../users.js";
import { type AcceptedSwap, acceptSwap } from "./accept-swap.js";
import type { KongDeps } from "./deps.js";
import { payOut } from "./pay.js";

/** `swap`: accepts and completes. */
export async function swap(
  deps: KongDeps,
  caller: Uint8Array,
  args: KongSwapArgs,
): Promise<Result<KongSwapReply, string>> {
  const accepted = await acceptSwap(deps, caller, args);
  return accepted.ok ? completeSwap(deps, accepted.value) : accepted;
}

/** Carries out a swap that was accepted. */
export async function completeSwap(
  deps: KongDeps,
  accepted: AcceptedSwap,
): Promise<Result<KongSwapReply, string>> {
  const { store } = deps;
  const { requestId, user } = accepted;
  const reply =
    accepted.way === "allowance"
      ? await completeByAllowance(deps, accepted)
      : await completeByTransfer(deps, accepted);

  store.note(requestId, reply.ok ? "Success" : "Failed");
  if (accepted.way === "allowance") countError(deps, user.principal, reply.ok);
  return reply;
}

async function completeByAllowance(
  deps: KongDeps,
  accepted: AcceptedSwap & { way: "allowance" },
): Promise<Result<KongSwapReply, string>> {
  const { store, ledgers, self } = deps;
  const { requestId, user, payToken, receiveToken, to, args } = accepted;
  store.note(requestId, "Started", "Sending pay token");
  const pulled = await ledgers.transferFrom(payToken.ledger, {
    from: { owner: user.principal },
    to: { owner: self },
    amountAtoms: args.payAtoms,
  });
  if (!pulled.ok) {
    const reason = toRustSentence(pulled.error);
    store.note(requestId, `Failed sending pay token - ${reason}`);
    return err(`Pay token transfer_from failed. ${reason}`);
  }
  const payment = store.addTransfer({
    isSend: true,
    tokenId: payToken.tokenId,
    amountAtoms: args.payAtoms,
    blockIndex: pulled.value,
  });
  store.note(requestId, "Pay token sent");
  return trade(deps, { ...accepted, receiveToken, to, payment });
}

async function completeByTransfer(
  deps: KongDeps,
  accepted: AcceptedSwap & { way: "transfer" },
): Promise<Result<KongSwapReply, string>> {
  const { store, principals } = deps;
  const { requestId, args, user, payToken } = accepted;
  const found = requireIcToken(store.book, args.receiveToken);
  if (!found.ok) {
    // Nothing is returned here: the venue keeps what was paid.
    store.note(requestId, `Invalid receive token - ${found.error}`);
    return found;
  }
  const receiveToken = found.value;
  const refuse = (status: string, reason: string) => {
    store.note(requestId, status);
    return refund(deps, { ...accepted, receiveToken }, reason);
  };
  if (receiveToken.isRemoved) {
    return refuse("Invalid receive token", "Receive token is suspended or removed");
  }
  if (payToken.isRemoved) return refuse("Invalid pay token", "Pay token is suspended or removed");
  if (args.payAtoms === 0n) return refuse("Pay token amount is zero", "Pay amount is zero");
  const { receiveAddress } = args;
  const to = receiveAddress === undefined ? user.principal : principals.parse(receiveAddress);
  if (to === undefined) return refuse("Invalid receive address", "Invalid address format");

  return trade(deps, { ...accepted, receiveToken, to });
}

/** A swap that was paid for, and whom to pay. */
type PaidSwap = Pick<AcceptedSwap, "requestId" | "user" | "args" | "payToken" | "tsNs"> & {
  readonly payment: KongTransfer;
  readonly receiveToken: KongIcToken;
};

/** Quotes against the pools as they are now, moves them, and pays out or refunds. */
async function trade(
  deps: KongDeps,
  paid: PaidSwap & { readonly to: Uint8Array },
): Promise<Result<KongSwapReply, string>> {
  const { store } = deps;
  const { requestId, args } = paid;
  store.note(requestId, "Calculating pool amounts");
  const quoted = quoteWithinBounds(store.book, paid, args);
  if (!quoted.ok) {
    store.note(requestId, `Failed calculating pool amounts - ${quoted.error}`);
    return refund(deps, paid, quoted.error);
  }
  store.note(requestId, "Pool amounts calculated", "Updating liquidity pool");
  for (const pool of applySwap(store.book, quoted.value.quote.hops)) store.putPool(pool);
  store.note(requestId, "Liquidity pool updated", "Swap success");
  return ok(await sendProceeds(deps, paid, quoted.value));
}

async function sendProceeds(
  deps: KongDeps,
  paid: PaidSwap & { readonly to: Uint8Array },
  { quote, figures }: KongCheckedQuote,
): Promise<KongSwapReply> {
  const { store } = deps;
  const { requestId, user, receiveToken, to, tsNs, payment } = paid;
  store.note(requestId, "Receiving receive token");
  const outcome = await payOut(deps, {
    requestId,
    userId: user.userId,
    token: receiveToken,
    amountAtoms: quote.receiveAtoms,
    claimAtoms: quote.receiveAtoms,
    to,
    tsNs,
    kind: "payout",
  });
  store.note(
    requestId,
    outcome.type === "paid"
      ? "Receive token received"
      : `Failed receiving receive token - ${outcome.problem}`,
  );
  const transfers = outcome.type === "paid" ? [payment, outcome.transfer] : [payment];
  const claimIds = outcome.type === "claim" ? [outcome.claimId] : [];
  const reply = {
    ...replyTo(paid, quote, figures),
    txId: store.nextTxId(),
    isSuccess: true,
    transfers,
    claimIds,
  };
  store.answer(requestId, { type: "swap", reply });
  return reply;
}

/** Sends the payment back, less the ledger's fee. */
async function refund(
  deps: KongDeps,
  paid: PaidSwap,
  reason: string,
): Promise<Result<KongSwapReply, string>> {
  const { store } = deps;
  const { requestId, user, payToken, args, tsNs, payment } = paid;
  store.note(requestId, "Returning pay token");
  const lessFeeAtoms = args.payAtoms > payToken.feeAtoms ? args.payAtoms - payToken.feeAtoms : 0n;
  const outcome = await payOut(deps, {
    requestId,
    userId: user.userId,
    token: payToken,
    amountAtoms: lessFeeAtoms,
    claimAtoms: args.payAtoms,
    to: user.principal,
    tsNs,
    kind: "refund",
  });
  store.note(
    requestId,
    outcome.type === "paid"
      ? "Pay token returned"
      : `Failing returning pay token - ${outcome.problem}`,
  );
  const nothing = { payAtoms: args.payAtoms, receiveAtoms: 0n, hops: [] };
  const figures = { price: 0, midPrice: 0, slippagePercent: 0 };
  const reply = {
    ...replyTo(paid, nothing, figures),
    transfers: outcome.type === "paid" ? [payment, outcome.transfer] : [payment],
    claimIds: outcome.type === "claim" ? [outcome.claimId] : [],
  };
  store.answer(requestId, { type: "swap", reply });
  return err(`Req #${requestId} failed. ${reason}`);
}

function replyTo(paid: PaidSwap, quote: KongQuote, figures: KongFigures): KongSwapReply {
  return {
    txId: 0n,
    requestId: paid.requestId,
    isSuccess: false,
    payTokenId: paid.payToken.tokenId,
    payAtoms: paid.args.payAtoms,
    receiveTokenId: paid.receiveToken.tokenId,
    receiveAtoms: quote.receiveAtoms,
    figures,
    hops: quote.hops,
    transfers: [],
    claimIds: [],
    tsNs: paid.tsNs,
  };
}

/** Ten failed requests in a row ban a user for an hour; a success forgets them. */
function countError({ clock, store }: KongDeps, principal: Uint8Array, isSuccess: boolean): void {
  // Read again: the user may have had other requests while this one waited.
  const user = store.registerUser(principal);
  const after = afterRequest(user, isSuccess ? "succeeded" : "failed", clock.timeNs());
  if (after !== user) store.putUser(after);
}
