import { conductAfterPayment } from "../../conduct.js";
import { toRustSentence } from "../../ledger-refusals.js";
import type { KongIcToken } from "../model.js";
import type { KongClaim, KongTransfer } from "../requests.js";
import type { KongDeps } from "./deps.js";

/** Tokens that the venue owes somebody. */
export type Payout = {
  readonly requestId: bigint;
  readonly userId: number;
  readonly token: KongIcToken;
  /** What is sent; the ledger's fee comes on top. */
  readonly amountAtoms: bigint;
  /** What a claim is worth when it cannot be sent. */
  readonly claimAtoms: bigint;
  readonly to: Uint8Array;
  readonly tsNs: bigint;
  readonly kind: "payout" | "refund";
};

/** What came of a payout; `problem` is what the request's status says. */
export type PayoutOutcome =
  | { readonly type: "paid"; readonly transfer: KongTransfer }
  | { readonly type: "claim"; readonly claimId: bigint; readonly problem: string }
  | { readonly type: "lost"; readonly problem: string };

/** A block index that no ledger reaches: what a stand-in names that claims to have paid. */
const NO_BLOCK = 999_999_999n;

/**
 * Pays somebody, or saves a claim when the ledger refuses; a claim that its own fee would eat up is
 * lost. Tests can make it pay late, refuse, or only say that it paid.
 */
export async function payOut(deps: KongDeps, payout: Payout): Promise<PayoutOutcome> {
  const { store, ledgers } = deps;
  const mode = takeConduct(deps, payout);
  const noted = { isSend: false, tokenId: payout.token.tokenId, amountAtoms: payout.amountAtoms };
  switch (mode.mode) {
    case "failing":
      return saveClaim(deps, payout, "the ledger is temporarily unavailable");
    case "silent":
      return { type: "paid", transfer: store.addTransfer({ ...noted, blockIndex: NO_BLOCK }) };
    case "late":
      payLater(deps, payout, mode.delaySec);
      return { type: "paid", transfer: store.addTransfer({ ...noted, blockIndex: NO_BLOCK }) };
    case "honest":
      break;
  }
  // The venue counts an amount of zero as sent.
  if (payout.amountAtoms === 0n) {
    return { type: "paid", transfer: store.addTransfer({ ...noted, blockIndex: 0n }) };
  }
  const sent = await ledgers.transfer(payout.token.ledger, {
    to: { owner: payout.to },
    amountAtoms: payout.amountAtoms,
  });
  if (!sent.ok) return saveClaim(deps, payout, toRustSentence(sent.error));
  return { type: "paid", transfer: store.addTransfer({ ...noted, blockIndex: sent.value }) };
}

/** Pays what a late stand-in owes and is due. Runs by timer. */
export async function payDuePayouts(deps: KongDeps): Promise<void> {
  const { clock, store, ledgers } = deps;
  const due = store.latePayouts().filter(({ dueAtNs }) => dueAtNs <= clock.timeNs());
  for (const { payoutId, tokenId, amountAtoms, to } of due) {
    // Removed before the await, so that a second timer does not pay it again.
    store.removeLatePayout(payoutId);
    const token = store.book.token(tokenId);
    if (token.type === "IC")
      await ledgers.transfer(token.ledger, { to: { owner: to }, amountAtoms });
  }
}

function takeConduct({ store }: KongDeps, { kind }: Payout) {
  const { payoutConduct, refundConduct } = store.settings;
  const conduct = kind === "payout" ? payoutConduct : refundConduct;
  const next = conductAfterPayment(conduct);
  if (next !== conduct) {
    store.change(kind === "payout" ? { payoutConduct: next } : { refundConduct: next });
  }
  return conduct;
}

function payLater(deps: KongDeps, payout: Payout, delaySec: number): void {
  const { clock, store, timers } = deps;
  const payoutId = store.settings.lastPayoutId + 1n;
  store.change({ lastPayoutId: payoutId });
  store.putLatePayout({
    payoutId,
    tokenId: payout.token.tokenId,
    amountAtoms: payout.amountAtoms,
    to: payout.to,
    dueAtNs: clock.timeNs() + BigInt(delaySec) * 1_000_000_000n,
  });
  timers.after(delaySec, () => payDuePayouts(deps));
}

function saveClaim({ store }: KongDeps, payout: Payout, reason: string): PayoutOutcome {
  const { token, claimAtoms, userId, requestId, to, tsNs } = payout;
  if (claimAtoms <= token.feeAtoms) {
    return { type: "lost", problem: "Failed to save claim. Claim amount is zero" };
  }
  const claimId = store.settings.lastClaimId + 1n;
  store.change({ lastClaimId: claimId });
  const claim: KongClaim = {
    claimId,
    userId,
    status: "Unclaimed",
    tokenId: token.tokenId,
    amountAtoms: claimAtoms,
    requestId,
    to,
    attemptCount: 0,
    lastAttemptAtNs: 0n,
    tsNs,
  };
  store.putClaim(claim);
  return { type: "claim", claimId, problem: `Saved as claim #${claimId}. ${reason}` };
}
