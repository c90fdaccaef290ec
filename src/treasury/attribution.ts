import { equalBytes } from "../kernel/bytes.js";
import { paymentAtoms } from "./leg-steps.js";
import type { Leg } from "./model.js";
import { nameOperation } from "./operation-id.js";
import type { StatementEntry } from "./ports.js";

/** Whose doing a block is. */
export type Attribution =
  /** The payment of an open leg. */
  | { readonly type: "payment"; readonly leg: Leg }
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
 * A counterparty carries at most one open leg a token (`isBusy` keeps it so), so that there is nothing
 * to guess between legs.
 */
export function attribute(entry: StatementEntry, journal: Journal): Attribution {
  if (entry.kind === "in") return attributeIn(entry, journal);

  const named = entry.operationId === undefined ? undefined : nameOperation(entry.operationId);
  if (named?.type === "transfer") return { type: "transfer", transferId: named.transferId };

  const leg =
    named?.type === "leg"
      ? journal.openLegs.find(({ legId }) => legId === named.legId)
      : journal.openLegs.find((open) => isPaymentOf(open, entry, journal.tokenIndex));
  if (leg !== undefined) return { type: "payment", leg };

  const late = journal.closedLegs.find(
    (closed) =>
      closed.state === "cancelled" &&
      (named?.type === "leg"
        ? closed.legId === named.legId
        : isPaymentOf(closed, entry, journal.tokenIndex)),
  );
  return late === undefined ? { type: "stray_debit" } : { type: "late_payment", leg: late };
}

function attributeIn(entry: StatementEntry, journal: Journal): Attribution {
  const { counterparty } = entry;
  if (counterparty === undefined) return { type: "deposit" };

  for (const leg of journal.openLegs) {
    if (leg.sentAtNs === undefined || !equalBytes(leg.counterparty, counterparty)) continue;
    if (leg.buyIndex === journal.tokenIndex) return { type: "credit", leg, side: "buy" };
    if (leg.sellIndex === journal.tokenIndex) return { type: "credit", leg, side: "sell" };
  }
  return { type: "stray_credit" };
}

function isPaymentOf(leg: Leg, entry: StatementEntry, tokenIndex: number): boolean {
  return (
    leg.sellIndex === tokenIndex &&
    leg.payBlockIndex === undefined &&
    entry.counterparty !== undefined &&
    equalBytes(leg.counterparty, entry.counterparty) &&
    entry.amountAtoms === paymentAtoms(leg)
  );
}

/** Whether a new leg at this counterparty could be mistaken for one that is still open there. */
export function isBusy(
  openLegs: readonly Leg[],
  counterparty: Uint8Array,
  tokenIndexes: readonly number[],
): boolean {
  return openLegs.some(
    (leg) =>
      equalBytes(leg.counterparty, counterparty) &&
      (tokenIndexes.includes(leg.sellIndex) || tokenIndexes.includes(leg.buyIndex)),
  );
}
