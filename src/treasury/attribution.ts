import { equalBytes } from "../kernel/bytes.js";
import { paymentAtoms } from "./leg-steps.js";
import { isUnproven, type Leg } from "./model.js";
import { nameOperation } from "./operation-id.js";
import type { StatementEntry } from "./ports.js";

/** Whose doing a block is. */
export type Attribution =
  /**
   * The payment of a leg: open, or one that an earlier release closed by its proceeds before the
   * payment was examined.
   */
  | { readonly type: "payment"; readonly leg: Leg }
  /** A payment that is booked already. */
  | { readonly type: "known" }
  /** The payment of a leg that had been given up: the venue acted late. */
  | { readonly type: "late_payment"; readonly leg: Leg }
  /** Proceeds or a refund of a leg. */
  | { readonly type: "credit"; readonly leg: Leg; readonly side: "sell" | "buy" }
  /** A withdrawal or an approval of ours. */
  | { readonly type: "transfer"; readonly transferId: bigint }
  /** Somebody put money in. */
  | { readonly type: "deposit" }
  /** A venue paid and no open leg is owed anything. */
  | { readonly type: "stray_credit" }
  /** Money left that nobody here sent. */
  | { readonly type: "stray_debit" };

/** What blocks are attributed to. */
export type Journal = {
  readonly tokenIndex: number;
  readonly openLegs: readonly Leg[];
  /** Newest first: where a payment belongs that came too late. */
  readonly closedLegs: readonly Leg[];
};

/**
 * Says whose doing a block is. An increase is a deposit only when its sender is no venue (§7).
 *
 * A counterparty carries at most one open leg a token (`isBusy` keeps it so), so that there is
 * nothing to guess between legs.
 */
export function attribute(entry: StatementEntry, journal: Journal): Attribution {
  if (entry.kind === "in") return attributeIn(entry, journal);

  const named = entry.operationId === undefined ? undefined : nameOperation(entry.operationId);
  if (named?.type === "transfer") return { type: "transfer", transferId: named.transferId };

  const { tokenIndex } = journal;
  // A leg is paid in the token it sells: no other ledger has a say in it, whatever it claims.
  const isIt = (leg: Leg) =>
    named?.type === "leg"
      ? leg.legId === named.legId && leg.sellIndex === tokenIndex
      : isPaymentOf(leg, entry, tokenIndex);
  const paid = journal.openLegs.find(isIt) ?? journal.closedLegs.find(isIt);
  if (paid === undefined) return { type: "stray_debit" };
  if (paid.payBlockIndex === entry.blockIndex) return { type: "known" };
  // A leg is paid once: whatever carries its name again is not its payment.
  if (paid.payBlockIndex !== undefined) return { type: "stray_debit" };
  return { type: paid.state === "cancelled" ? "late_payment" : "payment", leg: paid };
}

function attributeIn(entry: StatementEntry, journal: Journal): Attribution {
  const { counterparty } = entry;
  if (counterparty === undefined) return { type: "deposit" };

  for (const leg of journal.openLegs) {
    if (leg.money === undefined || !equalBytes(leg.counterparty, counterparty)) continue;
    if (leg.buyIndex === journal.tokenIndex) {
      return !wasSubmitted(leg) || isTooLittle(leg, entry)
        ? { type: "stray_credit" }
        : { type: "credit", leg, side: "buy" };
    }
    if (leg.sellIndex === journal.tokenIndex) {
      return leg.payBlockIndex === undefined || isNoRefund(leg, entry)
        ? { type: "stray_credit" }
        : { type: "credit", leg, side: "sell" };
    }
  }
  return { type: "stray_credit" };
}

/** A venue that was not asked to swap owes no proceeds. */
function wasSubmitted({ state }: Leg): boolean {
  return state !== "planned" && state !== "paid";
}

/** Fees a payout may have lost on its way, at most: its own, and that of a claim. */
const PAYOUT_FEE_COUNT_MAX = 4n;

/**
 * Anybody can have a venue pay somebody else: a few atoms that arrive while nothing is known of a
 * swap are not its proceeds, which the venue was told the least of.
 */
function isTooLittle(leg: Leg, { amountAtoms }: StatementEntry): boolean {
  return (
    leg.money?.side === "sell" &&
    leg.answer.type !== "accepted" &&
    amountAtoms + leg.buyFeeAtoms * PAYOUT_FEE_COUNT_MAX < leg.minOutAtoms
  );
}

/**
 * Nor are they a refund: that stands behind its payment on the same ledger, and is the payment less
 * a few fees, so that even one of which a risen fee has eaten much is more than half of it. Where
 * a refund is due, because the venue has refused the swap, or a person is asked already, whatever
 * comes is counted towards it.
 */
function isNoRefund(leg: Leg, { amountAtoms }: StatementEntry): boolean {
  const { money } = leg;
  return (
    money?.side === "sell" &&
    leg.state !== "suspense" &&
    leg.answer.type !== "refused" &&
    amountAtoms * 2n < money.amountAtoms
  );
}

function isPaymentOf(leg: Leg, entry: StatementEntry, tokenIndex: number): boolean {
  return (
    leg.sellIndex === tokenIndex &&
    leg.sentAtNs !== undefined &&
    (leg.payBlockIndex === undefined || leg.payBlockIndex === entry.blockIndex) &&
    entry.counterparty !== undefined &&
    equalBytes(leg.counterparty, entry.counterparty) &&
    entry.amountAtoms === paymentAtoms(leg)
  );
}

/**
 * Whether a new leg at this counterparty could be mistaken for one that is still open there. Of one
 * whose proceeds are home only the payment is still to be seen.
 */
export function isBusy(
  openLegs: readonly Leg[],
  counterparty: Uint8Array,
  tokenIndexes: readonly number[],
): boolean {
  return openLegs.some(
    (leg) =>
      equalBytes(leg.counterparty, counterparty) &&
      awaitedTokens(leg).some((tokenIndex) => tokenIndexes.includes(tokenIndex)),
  );
}

/** Tokens in which blocks of an open leg are still to be seen. */
export function awaitedTokens(leg: Leg): readonly number[] {
  return isUnproven(leg) ? [leg.sellIndex] : [leg.sellIndex, leg.buyIndex];
}
