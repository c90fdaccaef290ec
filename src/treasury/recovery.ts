import { unreachable } from "../kernel/assert.js";
import { KONGSWAP } from "./ids.js";
import type { Leg } from "./model.js";
import type { VenueSight } from "./ports.js";

const SECOND_NS = 1_000_000_000n;
const MINUTE_NS = 60n * SECOND_NS;

/** Kong takes a block for 3,600 s; a little less leaves time for the call. */
const KONG_BLOCK_AGE_NS_MAX = 3_500n * SECOND_NS;

/**
 * How long proceeds or a refund may stay away without any trace before a person is asked: Kong pays
 * claims within 300 s, an ICPSwap queue within seconds.
 */
const SILENCE_NS_MAX = 2n * MINUTE_NS + 30n * SECOND_NS;

/** How long a payout may be on its way after the answer before the venue is asked for it. */
const PAYOUT_NS_MIN = 20n * SECOND_NS;

/** How often money in suspense is looked for again. */
const SUSPENSE_LOOK_NS = 10n * MINUTE_NS;

/** What is to be done for an open leg next. */
export type LegAction =
  | { readonly type: "wait" }
  | { readonly type: "cancel"; readonly note: string }
  /**
   * Send the identical transfer again: the ledger answers with its block if it was done (ICRC-1).
   */
  | { readonly type: "resend" }
  /** Ask the venue to swap what it was paid; the block keeps it from swapping twice. */
  | { readonly type: "submit" }
  /** Take the allowance back: afterwards no pull can come any more. */
  | { readonly type: "revoke" }
  /** Ask the venue what it holds. */
  | { readonly type: "look" }
  | { readonly type: "suspend"; readonly note: string };

/** What is known when the next action is chosen. */
export type LegFacts = {
  readonly nowNs: bigint;
  /** Whether every block up to the tip was examined after the leg last changed. */
  readonly isStatementComplete: boolean;
  /** Whether the venue may no longer pull: its allowance was taken back since. */
  readonly isRevoked: boolean;
};

/**
 * Chooses what to do for an open leg. Money that may have left is never sent again: a transfer is
 * repeated identically, a swap only under its block; where neither is possible the allowance is
 * taken back first, which proves that nothing more can be pulled (§7).
 */
export function nextAction(leg: Leg, facts: LegFacts): LegAction {
  switch (leg.state) {
    case "planned":
      if (leg.sentAtNs === undefined) {
        return { type: "cancel", note: "interrupted before anything was sent" };
      }
      return { type: "resend" };
    case "paid":
      return nextForPaid(leg, facts);
    case "submitted":
      return leg.payBlockIndex === undefined && leg.money?.side !== "buy"
        ? nextForUnproven(leg, facts)
        : nextForProven(leg, facts);
    case "claim_pending":
      return { type: "look" };
    case "suspense":
      if (facts.nowNs - leg.changedAtNs < SUSPENSE_LOOK_NS) return { type: "wait" };
      return isToSubmitAgain(leg, facts) ? { type: "submit" } : { type: "look" };
    case "settled":
    case "refunded":
    case "cancelled":
    case "manual":
      return { type: "wait" };
    default:
      return unreachable(leg.state);
  }
}

/** Paid by a transfer, and not yet asked to swap. */
function nextForPaid(leg: Leg, { nowNs }: LegFacts): LegAction {
  if (leg.venueId !== KONGSWAP) return { type: "look" };
  if (nowNs - leg.openedAtNs < KONG_BLOCK_AGE_NS_MAX) return { type: "submit" };
  return {
    type: "suspend",
    note: `Kong holds ${leg.sizeAtoms} atoms of block ${leg.payBlockIndex} and takes blocks for an hour only: ask its operators to return them`,
  };
}

/** Asked to swap by allowance; no block shows that the venue pulled. */
function nextForUnproven(leg: Leg, facts: LegFacts): LegAction {
  if (!facts.isStatementComplete) return { type: "wait" };
  switch (leg.answer.type) {
    case "refused":
      // It answered for good: whatever it wanted to pull, it would have pulled by now.
      return { type: "cancel", note: leg.answer.reason };
    case "accepted":
      if (facts.nowNs - leg.changedAtNs < SILENCE_NS_MAX) return { type: "wait" };
      return facts.isRevoked ? { type: "cancel", note: notPulled(leg) } : { type: "revoke" };
    default:
      return facts.isRevoked ? { type: "cancel", note: notPulled(leg) } : { type: "revoke" };
  }
}

function notPulled(leg: Leg): string {
  const reply = leg.answer.type === "accepted" ? "claimed success" : "gave no usable answer";
  return `${leg.venueId} ${reply} and never took the payment`;
}

/** The payment is proven: now it must come back, one way or the other. */
function nextForProven(leg: Leg, facts: LegFacts): LegAction {
  if (!facts.isStatementComplete) return { type: "wait" };
  if (isToSubmitAgain(leg, facts)) return { type: "submit" };
  return facts.nowNs - leg.changedAtNs < PAYOUT_NS_MIN ? { type: "wait" } : { type: "look" };
}

/**
 * Whether Kong is asked once more to swap a block it has not answered for: at once, and then after
 * ever twice the time, since a silent venue holds a cycle up as long as it is waited for.
 */
function isToSubmitAgain(leg: Leg, { nowNs }: LegFacts): boolean {
  const isUnanswered = leg.answer.type === "unknown" || leg.answer.type === "none";
  return (
    leg.venueId === KONGSWAP &&
    leg.way === "transfer" &&
    leg.payBlockIndex !== undefined &&
    leg.money?.side === "sell" &&
    isUnanswered &&
    nowNs - leg.openedAtNs < KONG_BLOCK_AGE_NS_MAX &&
    nowNs - leg.changedAtNs >= leg.changedAtNs - leg.openedAtNs - MINUTE_NS
  );
}

/** What to do about what a venue shows. */
export type CollectAction =
  | { readonly type: "deposit"; readonly amountAtoms: bigint }
  | { readonly type: "withdraw"; readonly side: "sell" | "buy"; readonly amountAtoms: bigint }
  | { readonly type: "claim"; readonly claimId: bigint }
  | { readonly type: "leave_dust" }
  | { readonly type: "wait" }
  | { readonly type: "suspend"; readonly note: string };

/** What is known when money at a venue is to be fetched. */
export type CollectFacts = {
  readonly nowNs: bigint;
  readonly claim?: { readonly claimId: bigint };
  /** Ledger fees in force: those of the leg are from when it was planned. */
  readonly sellFeeAtoms: bigint;
  readonly buyFeeAtoms: bigint;
  /** Symbol of the bought token while its ledger shows no blocks: then nobody sees what is paid. */
  readonly unreadSymbol?: string;
};

/** Chooses how to fetch what a venue shows; what is worth less than its fee stays as dust. */
export function nextCollection(leg: Leg, sight: VenueSight, facts: CollectFacts): CollectAction {
  const { unusedBuyAtoms, unusedSellAtoms, subaccountSellAtoms } = sight;
  const { sellFeeAtoms, buyFeeAtoms } = facts;
  if (facts.claim !== undefined) return { type: "claim", claimId: facts.claim.claimId };
  if (unusedBuyAtoms > buyFeeAtoms) {
    return { type: "withdraw", side: "buy", amountAtoms: unusedBuyAtoms };
  }
  if (unusedSellAtoms > sellFeeAtoms) {
    return { type: "withdraw", side: "sell", amountAtoms: unusedSellAtoms };
  }
  if (subaccountSellAtoms > sellFeeAtoms) {
    return { type: "deposit", amountAtoms: subaccountSellAtoms };
  }
  const shownAtoms = unusedBuyAtoms + unusedSellAtoms + subaccountSellAtoms;
  if (shownAtoms > 0n && leg.money?.amountAtoms === shownAtoms) return { type: "leave_dust" };
  if (leg.state === "suspense" || facts.nowNs - leg.openedAtNs < SILENCE_NS_MAX) {
    return { type: "wait" };
  }
  return { type: "suspend", note: adviceFor(leg, facts.unreadSymbol) };
}

function adviceFor(leg: Leg, unreadSymbol: string | undefined): string {
  const amount = `${leg.money?.amountAtoms ?? 0n} atoms`;
  if (unreadSymbol !== undefined) {
    return `the ledger of ${unreadSymbol} shows no blocks, so that what ${leg.venueId} paid for ${amount} is not seen: ask who runs that ledger, and wait until it does`;
  }
  return `${leg.venueId} took ${amount} in block ${leg.payBlockIndex ?? "?"} and neither paid nor shows them: ask its operators, or close the leg by hand`;
}
