import { applyStep, changeMomentOf } from "../bookkeeping.js";
import { type Context, findVenue, pairOf, raise } from "../context.js";
import type { TokenSync } from "../heap.js";
import { cancel, leaveAsDust, locate, markSubmitted, paymentAtoms, suspend } from "../leg-steps.js";
import { MISMATCH_COUNT_MAX } from "../mismatch.js";
import { isFinal, type Leg, type Token } from "../model.js";
import { legOperationId } from "../operation-id.js";
import type { Answer, PaymentReply, VenuePort, VenueSight } from "../ports.js";
import { type CollectFacts, type LegFacts, nextAction, nextCollection } from "../recovery.js";
import { lessDust } from "../strays.js";
import { allowanceKey, revokeAllowance } from "./allowances.js";
import type { Deadline } from "./deadline.js";
import { fetchClaim } from "./fetch-claim.js";
import { notePayment, noteSwap } from "./note-answers.js";
import { isStatementSince, readStatements } from "./read-statements.js";
import { resolveTransfers } from "./resolve-transfers.js";

/** Most steps recovery does for one leg in one go: deposit, withdraw, and looking in between. */
const RECOVERY_STEP_COUNT_MAX = 4;

/**
 * Brings the books up to the ledgers and every open leg as near to its end as it can get now:
 * blocks first, then what venues hold. Runs at the start of each cycle, after a failed attempt, and
 * on demand.
 *
 * @returns The legs that became final.
 */
export async function settle(context: Context, deadline: Deadline): Promise<Leg[]> {
  const openBefore = context.state.legs.open();
  await readStatements(context, deadline, tokensToRead(context));
  await resolveTransfers(context, deadline);
  await recoverLegs(context, deadline);
  noteMismatches(context);

  return openBefore
    .map(({ legId }) => context.state.legs.get(legId))
    .filter((leg) => leg !== undefined)
    .filter(({ state }) => isFinal(state));
}

/** Tokens whose blocks must be read: balance and books disagree, or something is under way. */
function tokensToRead(context: Context): Token[] {
  const { state, heap } = context;
  const legs = state.legs.open();
  const transfers = state.transfers.open();

  return state.tokens.list().filter(({ tokenIndex }) => {
    const sync = heap.syncs.get(tokenIndex);
    const isKnown = sync !== undefined && sync.failure === undefined;
    return (
      (isKnown && sync.balanceAtoms !== state.books.of(tokenIndex).liquidAtoms) ||
      legs.some((leg) => leg.sellIndex === tokenIndex || leg.buyIndex === tokenIndex) ||
      transfers.some((transfer) => transfer.tokenIndex === tokenIndex)
    );
  });
}

async function recoverLegs(context: Context, deadline: Deadline): Promise<void> {
  // Each leg has a counterparty and tokens of its own: legs do not wait for one another.
  await Promise.all(
    context.state.legs.open().map(({ legId }) => recoverLeg(context, deadline, legId)),
  );
}

async function recoverLeg(context: Context, deadline: Deadline, legId: bigint): Promise<void> {
  for (let count = 0; count < RECOVERY_STEP_COUNT_MAX; count++) {
    const leg = context.state.legs.get(legId);
    if (leg === undefined || isFinal(leg.state)) return;
    const hasMoved = await takeAction(context, deadline, leg);
    if (!hasMoved) return;
  }
}

/** Does one step; answers whether another may follow at once. */
async function takeAction(context: Context, deadline: Deadline, leg: Leg): Promise<boolean> {
  const venue = findVenue(context, leg.venueId);
  if (venue === undefined) return false;
  const nowNs = context.environment.timeNs();
  const action = nextAction(leg, factsOf(context, leg));

  switch (action.type) {
    case "wait":
      return false;
    case "cancel":
      applyStep(context, leg, cancel(leg, nowNs, action.note));
      return false;
    case "suspend":
      applyStep(context, leg, suspend(leg, nowNs, action.note));
      return false;
    case "resend":
      return payAgain(context, deadline, leg);
    case "submit":
      return submitPaid(context, deadline, leg);
    case "revoke":
      return revoke(context, deadline, leg);
    case "look":
      return collect(context, deadline, { leg, venue });
  }
}

function factsOf(context: Context, leg: Leg): LegFacts {
  const { heap, environment } = context;
  const key = allowanceKey(leg.sellIndex, leg.counterparty);
  const changeMoment = changeMomentOf(context, legOperationId(leg.legId));
  const revokedMoment = heap.revokedMoments.get(key) ?? -1n;
  const isRevoked = revokedMoment > changeMoment;
  const moment = isRevoked ? revokedMoment : changeMoment;

  return {
    nowNs: environment.timeNs(),
    isRevoked,
    isStatementComplete: isStatementSince(context, leg.sellIndex, moment),
  };
}

async function revoke(context: Context, deadline: Deadline, leg: Leg): Promise<boolean> {
  const sell = context.state.tokens.at(leg.sellIndex);
  const isRevoked = await revokeAllowance(context, deadline, { token: sell, leg });
  if (!isRevoked) return false;
  await readStatements(context, deadline, [context.state.tokens.at(leg.sellIndex)]);
  return true;
}

async function payAgain(context: Context, deadline: Deadline, leg: Leg): Promise<boolean> {
  const answer = await deadline.one(payLeg(context, leg));
  // A refusal of the repetition says nothing of the first one: for that the blocks must be read.
  const isProof = answer?.type === "answered" && answer.value.type === "done";
  if (!isProof && !factsOf(context, leg).isStatementComplete) return false;
  return notePayment(context, leg.legId, answer);
}

/** Sends the payment of a leg in the transfer way: the same transfer however often it is sent. */
export async function payLeg(context: Context, leg: Leg): Promise<Answer<PaymentReply>> {
  const venue = findVenue(context, leg.venueId);
  if (venue === undefined) return { type: "undelivered", reason: `no venue ${leg.venueId}` };

  return context.ledgers.transfer(pairOf(context, leg).sell, venue.payee(leg), {
    amountAtoms: paymentAtoms(leg),
    feeAtoms: leg.sellFeeAtoms,
    createdAtNs: leg.openedAtNs,
    operationId: legOperationId(leg.legId),
  });
}

async function submitPaid(context: Context, deadline: Deadline, leg: Leg): Promise<boolean> {
  const venue = findVenue(context, leg.venueId);
  if (venue === undefined) return false;
  const submitted = applyStep(context, leg, markSubmitted(leg, context.environment.timeNs()));
  const answer = await deadline.one(venue.submit(submitted, pairOf(context, submitted)));
  noteSwap(context, leg.legId, answer);
  return false;
}

type Search = { readonly leg: Leg; readonly venue: VenuePort };

/** Looks what the venue holds, and asks for it. */
async function collect(context: Context, deadline: Deadline, search: Search): Promise<boolean> {
  const { venue } = search;
  const answer = await deadline.one(venue.look(search.leg, pairOf(context, search.leg)));
  const leg = context.state.legs.get(search.leg.legId);
  if (leg === undefined || isFinal(leg.state) || answer?.type !== "answered") return false;

  const { counterparties } = context.state;
  const sight = lessDust(answer.value, {
    sellAtoms: counterparties.dustAtoms(leg.counterparty, leg.sellIndex),
    buyAtoms: counterparties.dustAtoms(leg.counterparty, leg.buyIndex),
  });
  const claim = findClaim(context, leg, sight);
  const { sell, buy } = pairOf(context, leg);
  const moment = changeMomentOf(context, legOperationId(leg.legId));
  const isBuyRead = isStatementSince(context, leg.buyIndex, moment);
  const located = applyStep(context, leg, locate(leg, sight, claim));
  const facts = {
    nowNs: context.environment.timeNs(),
    sellFeeAtoms: sell.feeAtoms,
    buyFeeAtoms: buy.feeAtoms,
    ...(claim === undefined ? {} : { claim }),
    ...(isBuyRead ? {} : { unreadSymbol: buy.symbol }),
  };
  return fetchMoney(context, deadline, { leg: located, venue, sight, facts });
}

function findClaim(context: Context, leg: Leg, { claims }: VenueSight) {
  const { sell, buy } = pairOf(context, leg);
  const claim =
    claims.find(({ claimId }) => claimId === leg.claimId) ??
    claims.find(({ tokenId }) => tokenId === buy.tokenId || tokenId === sell.tokenId);
  if (claim === undefined) return undefined;

  const side = claim.tokenId === buy.tokenId ? ("buy" as const) : ("sell" as const);
  return { claimId: claim.claimId, amountAtoms: claim.amountAtoms, side };
}

async function fetchMoney(
  context: Context,
  deadline: Deadline,
  found: Search & {
    readonly sight: VenueSight;
    readonly facts: CollectFacts;
  },
): Promise<boolean> {
  const { leg, venue, sight, facts } = found;
  const action = nextCollection(leg, sight, facts);
  const pair = pairOf(context, leg);

  switch (action.type) {
    case "wait":
      return false;
    case "leave_dust":
      leaveDust(context, leg, facts.nowNs);
      return false;
    case "suspend":
      applyStep(context, leg, suspend(leg, facts.nowNs, action.note));
      return false;
    case "claim":
      await claimFor(context, deadline, found, action.claimId);
      return false;
    case "withdraw": {
      const token = action.side === "buy" ? pair.buy : pair.sell;
      await deadline.one(venue.withdraw(leg, pair, { token, amountAtoms: action.amountAtoms }));
      return false;
    }
    case "deposit": {
      const reply = await deadline.one(venue.deposit(leg, pair, action.amountAtoms));
      return reply?.type === "answered" && reply.value.type === "accepted";
    }
  }
}

async function claimFor(
  context: Context,
  deadline: Deadline,
  { leg: { legId }, venue }: Search,
  claimId: bigint,
): Promise<void> {
  const refusal = await fetchClaim(context, deadline, venue, claimId);
  const leg = context.state.legs.get(legId);
  if (refusal === undefined || leg === undefined || isFinal(leg.state)) return;
  const { refusalCount, reason, isToTell } = refusal;
  const note = `${leg.venueId} refused claim ${claimId}, ${refusalCount} times in a row: ${reason}`;
  applyStep(context, leg, { leg: { ...leg, note }, postings: [] });
  if (!isToTell) return;
  const message = `${note}; it is asked for again every few minutes: ask the venue's operators`;
  raise(context, { kind: "venue", message, legId });
}

function leaveDust(context: Context, leg: Leg, nowNs: bigint): void {
  const { counterparties } = context.state;
  const step = leaveAsDust(leg, nowNs);
  for (const { tokenIndex, posting } of step.postings) {
    const atoms = counterparties.dustAtoms(leg.counterparty, tokenIndex);
    counterparties.setDust(leg.counterparty, tokenIndex, atoms + (posting.dustAtoms ?? 0n));
  }
  applyStep(context, leg, step);
}

/** Counts cycles in which a ledger and the books disagree although nothing is under way. */
function noteMismatches(context: Context): void {
  const { state, heap } = context;
  const legs = state.legs.open();
  const transfers = state.transfers.open();

  heap.syncs.forEach((sync, tokenIndex) => {
    // In this order: as a rule a token is explained, and nothing else needs a look.
    const isAtRest =
      isExplained(sync, state.books.of(tokenIndex).liquidAtoms) ||
      sync.failure !== undefined ||
      legs.some((leg) => leg.sellIndex === tokenIndex && leg.payBlockIndex === undefined) ||
      transfers.some((transfer) => transfer.tokenIndex === tokenIndex);
    const mismatchCount = isAtRest ? 0 : sync.mismatchCount + 1;
    if (mismatchCount === sync.mismatchCount) return;
    heap.syncs.set(tokenIndex, { ...sync, mismatchCount });
    if (mismatchCount === MISMATCH_COUNT_MAX) raiseMismatch(context, tokenIndex, sync.balanceAtoms);
  });
}

/**
 * Strangers go on paying fees between the balance and the blocks: the balance lies anywhere from
 * before what was collected since to after it.
 */
function isExplained({ balanceAtoms, collectedAtoms }: TokenSync, liquidAtoms: bigint): boolean {
  if (collectedAtoms === undefined) return balanceAtoms === liquidAtoms;
  return balanceAtoms <= liquidAtoms && balanceAtoms >= liquidAtoms - collectedAtoms;
}

function raiseMismatch(context: Context, tokenIndex: number, balanceAtoms: bigint): void {
  const { liquidAtoms } = context.state.books.of(tokenIndex);
  const message = `its ledger shows ${balanceAtoms} atoms, its blocks add up to ${liquidAtoms}: the token rests until they agree`;
  raise(context, { kind: "unexplained", message, tokenIndex });
}
