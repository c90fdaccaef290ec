import { applyStatement, applyStep, cancelTransfer, finishTransfer } from "../bookkeeping.js";
import { type Context, findVenue, raise } from "../context.js";
import {
  cancel,
  confirmPayment,
  leaveAsDust,
  locate,
  markSubmitted,
  noteAnswer,
  noteClaim,
  paymentAtoms,
  suspend,
} from "../leg-steps.js";
import { MISMATCH_COUNT_MAX } from "../mismatch.js";
import { isFinal, type Leg, type Token, type Transfer } from "../model.js";
import { legOperationId, transferOperationId } from "../operation-id.js";
import type { Answer, Pair, PaymentReply, SwapReply, VenuePort, VenueSight } from "../ports.js";
import { type LegFacts, nextAction, nextCollection } from "../recovery.js";
import { allowanceKey, revokeAllowance } from "./allowances.js";
import type { Deadline } from "./deadline.js";

/** Most pages of a ledger one cycle reads; what is left is read by the next ones. */
const STATEMENT_PAGE_COUNT_MAX = 5;

/** Most steps recovery does for one leg in one go: deposit, withdraw, and looking in between. */
const RECOVERY_STEP_COUNT_MAX = 4;

/**
 * Brings the books up to the ledgers and every open leg as near to its end as it can get now: blocks
 * first, then what venues hold. Runs at the start of each cycle, after a failed attempt, and on demand.
 *
 * @returns The legs that became final.
 */
export async function settle(context: Context, deadline: Deadline): Promise<Leg[]> {
  const openBefore = context.state.legs.open();
  await readStatements(context, deadline, tokensToRead(context));
  await Promise.all(
    context.state.transfers.open().map((t) => resolveTransfer(context, deadline, t)),
  );
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

/** Reads the blocks of some tokens up to their tips, page by page, and books them. */
export async function readStatements(
  context: Context,
  deadline: Deadline,
  tokens: readonly Token[],
): Promise<void> {
  let toRead = tokens;
  for (let page = 0; page < STATEMENT_PAGE_COUNT_MAX && toRead.length > 0; page++) {
    const askedAtNs = context.environment.timeNs();
    const counterparties = context.state.counterparties.list();
    const statements = await deadline.all(
      toRead.map((token) => context.ledgers.statement(token, counterparties)),
    );
    const unfinished: Token[] = [];
    toRead.forEach(({ tokenIndex, nextBlockIndex }, i) => {
      const statement = statements[i];
      if (statement?.type !== "answered") return;
      // Another flow may have read on while this one waited: then these blocks are booked already.
      if (context.state.tokens.at(tokenIndex).nextBlockIndex !== nextBlockIndex) return;

      applyStatement(context, tokenIndex, statement.value);
      const token = context.state.tokens.at(tokenIndex);
      const isBooked = token.nextBlockIndex === statement.value.nextBlockIndex;
      if (statement.value.isComplete && isBooked) {
        context.heap.statementAtNs.set(tokenIndex, askedAtNs);
      } else if (isBooked) {
        unfinished.push(token);
      }
    });
    toRead = unfinished;
  }
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
  finishByReply(context, now, answer.value);
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
      // Too old to be asked: the blocks decide, and they were read to the tip after it was sent.
      if (isStatementSince(context, transfer.tokenIndex, transfer.changedAtNs)) {
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

function isStatementSince(context: Context, tokenIndex: number, sinceNs: bigint): boolean {
  return (context.heap.statementAtNs.get(tokenIndex) ?? -1n) >= sinceNs;
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
  const revokedAtNs = heap.revokedAtNs.get(allowanceKey(leg.sellIndex, leg.counterparty)) ?? -1n;
  const isRevoked = revokedAtNs >= leg.changedAtNs;
  const sinceNs = isRevoked ? revokedAtNs : leg.changedAtNs;

  return {
    nowNs: environment.timeNs(),
    isRevoked,
    isStatementComplete: isStatementSince(context, leg.sellIndex, sinceNs),
  };
}

async function revoke(context: Context, deadline: Deadline, leg: Leg): Promise<boolean> {
  const sell = context.state.tokens.at(leg.sellIndex);
  const isRevoked = await revokeAllowance(context, deadline, { token: sell, leg });
  if (!isRevoked) return false;
  await readStatements(context, deadline, [context.state.tokens.at(leg.sellIndex)]);
  return true;
}

/** The two tokens of a leg as they are now. */
export function pairOf(context: Context, leg: Leg): Pair {
  const { tokens } = context.state;
  return { sell: tokens.at(leg.sellIndex), buy: tokens.at(leg.buyIndex) };
}

async function payAgain(context: Context, deadline: Deadline, leg: Leg): Promise<boolean> {
  const answer = await deadline.one(payLeg(context, leg));
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

  switch (reply.type) {
    case "done": {
      const block = { blockIndex: reply.blockIndex, feeAtoms: leg.sellFeeAtoms };
      applyStep(context, leg, confirmPayment(leg, block, nowNs));
      return true;
    }
    case "too_old":
      if (isStatementSince(context, leg.sellIndex, leg.changedAtNs)) {
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

/** A fee that a ledger has just told is in force at once (B-66). */
export function refreshFee(context: Context, tokenIndex: number, feeAtoms: bigint): void {
  const token = context.state.tokens.at(tokenIndex);
  context.state.tokens.put({ ...token, feeAtoms });
}

async function submitPaid(context: Context, deadline: Deadline, leg: Leg): Promise<boolean> {
  const venue = findVenue(context, leg.venueId);
  if (venue === undefined) return false;
  const submitted = applyStep(context, leg, markSubmitted(leg, context.environment.timeNs()));
  const answer = await deadline.one(venue.submit(submitted, pairOf(context, submitted)));
  noteSwap(context, leg.legId, answer);
  return false;
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

/** The venue never ran the call. An allowance leg has paid nothing; a transferred one is still paid. */
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
    // The block was taken by an earlier call whose answer was lost, or is too old: look for the money.
    const unknown = { type: "unknown", reason: reply.reason } as const;
    applyStep(context, leg, noteAnswer(leg, unknown, nowNs));
    return;
  }
  if (reply.fault === "allowance") {
    context.heap.allowances.delete(allowanceKey(leg.sellIndex, leg.counterparty));
  }
  const refused = { type: "refused", reason: reply.reason } as const;
  applyStep(context, leg, noteAnswer(leg, refused, nowNs));
}

type Search = { readonly leg: Leg; readonly venue: VenuePort };

/** Looks what the venue holds, and asks for it. */
async function collect(context: Context, deadline: Deadline, search: Search): Promise<boolean> {
  const { venue } = search;
  const answer = await deadline.one(venue.look(search.leg, pairOf(context, search.leg)));
  const leg = context.state.legs.get(search.leg.legId);
  if (leg === undefined || isFinal(leg.state) || answer?.type !== "answered") return false;

  const sight = answer.value;
  const claim = findClaim(context, leg, sight);
  const located = applyStep(context, leg, locate(leg, sight, claim));
  const facts = { nowNs: context.environment.timeNs(), ...(claim === undefined ? {} : { claim }) };
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
    readonly facts: Parameters<typeof nextCollection>[2];
  },
): Promise<boolean> {
  const { leg, venue, sight, facts } = found;
  const action = nextCollection(leg, sight, facts);
  const pair = pairOf(context, leg);

  switch (action.type) {
    case "wait":
      return false;
    case "leave_dust":
      applyStep(context, leg, leaveAsDust(leg, facts.nowNs));
      return false;
    case "suspend":
      applyStep(context, leg, suspend(leg, facts.nowNs, action.note));
      return false;
    case "claim":
      await deadline.one(venue.claim(action.claimId));
      return false;
    case "withdraw": {
      const token = action.side === "buy" ? pair.buy : pair.sell;
      await deadline.one(venue.withdraw(leg, { token, amountAtoms: action.amountAtoms }));
      return false;
    }
    case "deposit": {
      const reply = await deadline.one(venue.deposit(leg, pair, action.amountAtoms));
      return reply?.type === "answered" && reply.value.type === "accepted";
    }
  }
}

/** Counts cycles in which a ledger and the books disagree although nothing is under way. */
function noteMismatches(context: Context): void {
  const { state, heap } = context;
  const legs = state.legs.open();
  const transfers = state.transfers.open();

  for (const [tokenIndex, sync] of heap.syncs) {
    const isUnderWay =
      legs.some((leg) => leg.sellIndex === tokenIndex && leg.payBlockIndex === undefined) ||
      transfers.some((transfer) => transfer.tokenIndex === tokenIndex);
    const isEqual = sync.balanceAtoms === state.books.of(tokenIndex).liquidAtoms;
    const mismatchCount =
      isEqual || isUnderWay || sync.failure !== undefined ? 0 : sync.mismatchCount + 1;
    if (mismatchCount === sync.mismatchCount) continue;
    heap.syncs.set(tokenIndex, { ...sync, mismatchCount });
    if (mismatchCount === MISMATCH_COUNT_MAX) raiseMismatch(context, tokenIndex, sync.balanceAtoms);
  }
}

function raiseMismatch(context: Context, tokenIndex: number, balanceAtoms: bigint): void {
  const { liquidAtoms } = context.state.books.of(tokenIndex);
  const message = `its ledger shows ${balanceAtoms} atoms, its blocks add up to ${liquidAtoms}: the token rests until they agree`;
  raise(context, { kind: "unexplained", message, tokenIndex });
}
