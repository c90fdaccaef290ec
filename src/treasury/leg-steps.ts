import { assert } from "../kernel/assert.js";
import { max, min } from "../kernel/fixed-point.js";
import type { Posting } from "./books.js";
import { isUnproven, type Leg, type LegAnswer, type LegMoney } from "./model.js";
import type { VenueSight } from "./ports.js";

/**
 * Most ledger fees that may lie between what was paid and what comes back; a larger gap is not a
 * fee and goes to suspense. Three is the most any venue was seen to take (§7), one is for a fee
 * that rose.
 */
const FEE_GAP_COUNT_MAX = 4n;

/** What one step does to the books: a posting for each token it touches. */
export type LegPosting = { readonly tokenIndex: number; readonly posting: Posting };

/** A leg after a step, and what the step books. Steps are pure: the flow writes both or neither. */
export type LegStep = { readonly leg: Leg; readonly postings: readonly LegPosting[] };

/** What the leg's payment moves, without the fee: pulled by the venue, or transferred to it. */
export function paymentAtoms(leg: Leg): bigint {
  return leg.way === "allowance" ? leg.askedAtoms : leg.sizeAtoms;
}

/** Sends the payment: from here on its amount and fee are no longer liquid, whatever the reply. */
export function sendPayment(leg: Leg, nowNs: bigint): LegStep {
  assert(
    leg.state === "planned" && leg.sentAtNs === undefined,
    () => `leg ${leg.legId} was sent before`,
  );
  const paidAtoms = paymentAtoms(leg);

  return {
    leg: {
      ...leg,
      state: leg.way === "allowance" ? "submitted" : "planned",
      sentAtNs: nowNs,
      changedAtNs: nowNs,
      money: { side: "sell", amountAtoms: paidAtoms, place: "in_flight" },
    },
    postings: [spend(leg, paidAtoms, leg.sellFeeAtoms)],
  };
}

/**
 * Takes a payment back that is proven not to have happened and never to happen. What the venue paid
 * all the same was no proceeds: nothing was sold for it.
 */
export function cancel(leg: Leg, nowNs: bigint, note: string): LegStep {
  const cancelled: Leg = { ...withoutMoney(leg), state: "cancelled", changedAtNs: nowNs, note };
  if (leg.sentAtNs === undefined) return { leg: cancelled, postings: [] };

  assert(leg.payBlockIndex === undefined, () => `leg ${leg.legId} was paid by a block`);
  if (isUnproven(leg)) {
    const { payoutBlockIndex: _notIts, ...unpaid } = cancelled;
    return { leg: { ...unpaid, receivedAtoms: 0n }, postings: [unsell(leg)] };
  }
  assert(leg.money?.side === "sell", () => `leg ${leg.legId} has no payment to take back`);
  return { leg: cancelled, postings: [spend(leg, -leg.money.amountAtoms, -leg.sellFeeAtoms)] };
}

/**
 * Confirms the payment by its block, and books what the ledger charged beyond the expected fee. A
 * leg whose proceeds are home has ended with it.
 */
export function confirmPayment(
  leg: Leg,
  block: { readonly blockIndex: bigint; readonly feeAtoms: bigint },
  nowNs: bigint,
): LegStep {
  const excessAtoms = block.feeAtoms - leg.sellFeeAtoms;
  const state = isUnproven(leg) ? "settled" : leg.state === "planned" ? "paid" : leg.state;

  return {
    leg: {
      ...leg,
      payBlockIndex: block.blockIndex,
      sellFeeAtoms: block.feeAtoms,
      ...(state === leg.state ? {} : { state, changedAtNs: nowNs }),
    },
    postings: excessAtoms === 0n ? [] : [spend(leg, 0n, excessAtoms)],
  };
}

/** A payment that came after the leg had been cancelled: the venue acted late. Opens it again. */
export function reopen(
  leg: Leg,
  block: { readonly blockIndex: bigint; readonly feeAtoms: bigint },
  nowNs: bigint,
): LegStep {
  assert(leg.state === "cancelled", () => `leg ${leg.legId} is ${leg.state}`);
  const paidAtoms = paymentAtoms(leg);

  return {
    leg: {
      ...leg,
      state: "submitted",
      sentAtNs: nowNs,
      changedAtNs: nowNs,
      answer: { type: "unknown", reason: "the venue acted after the leg had been closed" },
      payBlockIndex: block.blockIndex,
      sellFeeAtoms: block.feeAtoms,
      money: { side: "sell", amountAtoms: paidAtoms, place: "in_flight" },
    },
    postings: [spend(leg, paidAtoms, block.feeAtoms)],
  };
}

/** Marks that the venue was asked to swap what was transferred to it. */
export function markSubmitted(leg: Leg, nowNs: bigint): LegStep {
  return { leg: { ...leg, state: "submitted", changedAtNs: nowNs }, postings: [] };
}

/** Notes what the venue replied. A reply moves no money: only blocks and balances do. */
export function noteAnswer(leg: Leg, answer: LegAnswer, nowNs: bigint): LegStep {
  return { leg: { ...leg, answer, changedAtNs: nowNs }, postings: [] };
}

/**
 * Notes that the venue owes a claim: it has swapped, and its ledger refused the payout. A claim
 * that no swap could have come to is not believed; recovery looks what the venue really shows.
 */
export function noteClaim(
  leg: Leg,
  claim: { readonly claimId: bigint; readonly amountAtoms: bigint },
  nowNs: bigint,
): LegStep {
  if (leg.money === undefined || !isCredible(leg, claim.amountAtoms)) return keep(leg);
  const step = at(convert(leg, claim.amountAtoms), "claim");
  const { claimId } = claim;

  return { ...step, leg: { ...step.leg, state: "claim_pending", claimId, changedAtNs: nowNs } };
}

/**
 * Books money that came from the leg's venue: proceeds in the bought token, or a refund in the sold
 * one. What lies between is fees as long as it is a few fees; a larger rest stays open in suspense.
 * Proceeds settle a leg whose payment is proven; before that, they may still turn out to be a gift.
 */
export function credit(
  leg: Leg,
  entry: {
    readonly side: "sell" | "buy";
    readonly amountAtoms: bigint;
    readonly blockIndex: bigint;
  },
  nowNs: bigint,
): LegStep {
  const before = entry.side === "buy" ? convert(leg, grossOut(leg, entry.amountAtoms)) : keep(leg);
  const money = before.leg.money;
  const tokenIndex = entry.side === "buy" ? leg.buyIndex : leg.sellIndex;
  if (money === undefined || money.side !== entry.side) {
    // Nothing of this side is expected any more: it is the venue's gift, and shown as such.
    const gift = { tokenIndex, posting: gain(entry.amountAtoms) };
    return { leg: before.leg, postings: [...before.postings, gift] };
  }

  const gapAtoms = money.amountAtoms - entry.amountAtoms;
  const feeAtoms = entry.side === "buy" ? leg.buyFeeAtoms : leg.sellFeeAtoms;
  const isRestOpen = gapAtoms > feeAtoms * FEE_GAP_COUNT_MAX;
  const posting: Posting = {
    liquidAtoms: entry.amountAtoms,
    feesAtoms: isRestOpen ? 0n : max(gapAtoms, 0n),
    boughtAtoms: max(-gapAtoms, 0n),
  };
  const received: Leg = {
    ...before.leg,
    receivedAtoms: before.leg.receivedAtoms + entry.amountAtoms,
    payoutBlockIndex: entry.blockIndex,
    changedAtNs: nowNs,
  };

  return {
    leg: isRestOpen
      ? {
          ...received,
          state: "suspense",
          money: { ...money, amountAtoms: gapAtoms, place: "suspense" },
          note: `the venue paid ${entry.amountAtoms} atoms of ${money.amountAtoms}: ask it for the rest`,
        }
      : { ...withoutMoney(received), state: homeState(leg, entry.side) },
    postings: [...before.postings, { tokenIndex, posting }],
  };
}

/** A claim the venue shows, and in which of the leg's tokens it is. */
export type LegClaim = { readonly side: "sell" | "buy"; readonly amountAtoms: bigint };

/**
 * Books what the venue itself shows: in the unused balance, as a claim, or on the sub-account. More
 * than the leg can have come to is not booked before the ledger shows it.
 */
export function locate(leg: Leg, sight: VenueSight, claim: LegClaim | undefined): LegStep {
  const boughtAtoms = claim?.side === "buy" ? claim.amountAtoms : sight.unusedBuyAtoms;
  if (!isCredible(leg, boughtAtoms)) return keep(leg);
  if (sight.unusedBuyAtoms > 0n) return at(convert(leg, sight.unusedBuyAtoms), "unused");
  if (claim !== undefined) {
    const { side, amountAtoms } = claim;
    return at(side === "buy" ? convert(leg, amountAtoms) : shrink(leg, amountAtoms), "claim");
  }
  if (sight.unusedSellAtoms > 0n) return at(shrink(leg, sight.unusedSellAtoms), "unused");
  if (sight.subaccountSellAtoms > 0n)
    return at(shrink(leg, sight.subaccountSellAtoms), "subaccount");
  return keep(leg);
}

/** Gives up fetching an amount that is worth less than the fee of fetching it. */
export function leaveAsDust(leg: Leg, nowNs: bigint): LegStep {
  assert(leg.money !== undefined, () => `leg ${leg.legId} has no money to leave`);
  const { side, amountAtoms } = leg.money;
  const tokenIndex = side === "buy" ? leg.buyIndex : leg.sellIndex;

  return {
    leg: {
      ...withoutMoney(leg),
      state: homeState(leg, side),
      changedAtNs: nowNs,
      note: `${amountAtoms} atoms stay at the venue: fetching them costs as much`,
    },
    postings: [{ tokenIndex, posting: { dustAtoms: amountAtoms } }],
  };
}

/** Puts a leg aside that nobody can explain yet, with what a person must do. */
export function suspend(leg: Leg, nowNs: bigint, note: string): LegStep {
  const money: LegMoney | undefined = leg.money && { ...leg.money, place: "suspense" };

  return {
    leg: { ...leg, state: "suspense", changedAtNs: nowNs, note, ...(money ? { money } : {}) },
    postings: [],
  };
}

/** Closes a leg by a person's decision: what it still carried is booked as lost. */
export function closeByHand(leg: Leg, nowNs: bigint, note: string): LegStep {
  const { money } = leg;
  const closed: Leg = { ...withoutMoney(leg), state: "manual", changedAtNs: nowNs, note };
  if (money === undefined) return { leg: closed, postings: [] };
  const tokenIndex = money.side === "buy" ? leg.buyIndex : leg.sellIndex;

  return { leg: closed, postings: [{ tokenIndex, posting: { lostAtoms: money.amountAtoms } }] };
}

/** How many times its spot price a swap may have brought, at most, to be believed. */
const CREDIBLE_FACTOR = 2n;

/** Whether proceeds can be those of the leg, going by the price it was planned with. */
function isCredible({ spotOutAtoms, buyFeeAtoms }: Leg, outAtoms: bigint): boolean {
  return outAtoms <= spotOutAtoms * CREDIBLE_FACTOR + buyFeeAtoms;
}

/** Out before the payout's fee: as the venue said, or what came and one fee. */
function grossOut(leg: Leg, creditedAtoms: bigint): bigint {
  return leg.answer.type === "accepted" && isCredible(leg, leg.answer.outAtoms)
    ? max(leg.answer.outAtoms, creditedAtoms)
    : creditedAtoms + leg.buyFeeAtoms;
}

/** Turns a payment into proceeds: the swap happened. A leg that has turned already stays so. */
function convert(leg: Leg, outAtoms: bigint): LegStep {
  if (leg.money?.side !== "sell") return leg.money === undefined ? keep(leg) : grow(leg, outAtoms);
  const soldAtoms = min(leg.askedAtoms, leg.money.amountAtoms);
  const depositFeeAtoms = leg.money.amountAtoms - soldAtoms;

  return {
    leg: { ...leg, money: { side: "buy", amountAtoms: outAtoms, place: "in_flight" } },
    postings: [
      { tokenIndex: leg.sellIndex, posting: { soldAtoms, feesAtoms: depositFeeAtoms } },
      { tokenIndex: leg.buyIndex, posting: { boughtAtoms: outAtoms } },
    ],
  };
}

/** The venue shows more proceeds than it had said; less is settled when they come. */
function grow(leg: Leg, outAtoms: bigint): LegStep {
  if (leg.money === undefined || outAtoms <= leg.money.amountAtoms) return keep(leg);
  const boughtAtoms = outAtoms - leg.money.amountAtoms;

  return {
    leg: { ...leg, money: { ...leg.money, amountAtoms: outAtoms } },
    postings: [{ tokenIndex: leg.buyIndex, posting: { boughtAtoms } }],
  };
}

/** The venue shows less of the payment than was sent: ledger fees were taken on the way. */
function shrink(leg: Leg, seenAtoms: bigint): LegStep {
  if (leg.money?.side !== "sell") return keep(leg);
  const gapAtoms = leg.money.amountAtoms - seenAtoms;
  if (gapAtoms <= 0n || gapAtoms > leg.sellFeeAtoms * FEE_GAP_COUNT_MAX) return keep(leg);

  return {
    leg: { ...leg, money: { ...leg.money, amountAtoms: seenAtoms } },
    postings: [{ tokenIndex: leg.sellIndex, posting: { feesAtoms: gapAtoms } }],
  };
}

/** State of a leg that carries no money any more, by what came of it. */
function homeState({ payBlockIndex }: Leg, side: LegMoney["side"]): Leg["state"] {
  if (side === "sell") return "refunded";
  return payBlockIndex === undefined ? "submitted" : "settled";
}

function at(step: LegStep, place: LegMoney["place"]): LegStep {
  const { leg, postings } = step;
  return leg.money === undefined
    ? step
    : { leg: { ...leg, money: { ...leg.money, place } }, postings };
}

function keep(leg: Leg): LegStep {
  return { leg, postings: [] };
}

function spend(leg: Leg, amountAtoms: bigint, feeAtoms: bigint): LegPosting {
  const posting = { liquidAtoms: -(amountAtoms + feeAtoms), feesAtoms: feeAtoms };
  return { tokenIndex: leg.sellIndex, posting };
}

/** Takes back that a leg was paid and its payment swapped. */
function unsell(leg: Leg): LegPosting {
  const paidAtoms = paymentAtoms(leg);
  const soldAtoms = min(leg.askedAtoms, paidAtoms);
  const feesAtoms = paidAtoms - soldAtoms + leg.sellFeeAtoms;
  const posting = {
    liquidAtoms: paidAtoms + leg.sellFeeAtoms,
    soldAtoms: -soldAtoms,
    feesAtoms: -feesAtoms,
  };
  return { tokenIndex: leg.sellIndex, posting };
}

function gain(amountAtoms: bigint): Posting {
  return { liquidAtoms: amountAtoms, boughtAtoms: amountAtoms };
}

function withoutMoney(leg: Leg): Leg {
  const { money: _money, ...rest } = leg;
  return rest;
}
