import { unreachable } from "../kernel/assert.js";
import { type Attribution, attribute } from "./attribution.js";
import { type Context, emit, raise } from "./context.js";
import { int, nat, text } from "./events.js";
import { FeeIncome } from "./fee-income.js";
import { nextMoment } from "./heap.js";
import { confirmPayment, credit, type LegPosting, type LegStep, reopen } from "./leg-steps.js";
import { isFinal, isUnproven, type Leg, type Token, type Transfer } from "./model.js";
import { legOperationId, transferOperationId } from "./operation-id.js";
import type { Statement, StatementEntry } from "./ports.js";
import { closeTradeOf } from "./trade-closing.js";

/** How many of the newest closed legs are searched when a payment comes late. */
const LATE_SEARCH_LENGTH = 64;

/** Writes a step of a leg: the leg, its postings and its event belong to one message. */
export function applyStep(context: Context, before: Leg, step: LegStep): Leg {
  const { state } = context;
  for (const { tokenIndex, posting } of step.postings) state.books.post(tokenIndex, posting);
  state.legs.put(step.leg);
  noteChange(context, legOperationId(step.leg.legId), isFinal(step.leg.state));

  if (step.leg.state !== before.state) emitLegChange(context, before, step.leg);
  if (step.leg.state === "suspense" && before.state !== "suspense") {
    raise(context, { kind: "suspense", message: step.leg.note, legId: step.leg.legId });
  }
  if (isUnproven(before) && step.leg.state === "cancelled") tellGift(context, before);
  if (isFinal(step.leg.state)) closeTradeOf(context, step.leg);
  return step.leg;
}

/** Journals a new leg with its payment sent: one record and one event less than to add it first. */
export function journalSent(context: Context, planned: Leg, sent: LegStep): void {
  const { state } = context;
  for (const { tokenIndex, posting } of sent.postings) state.books.post(tokenIndex, posting);
  state.legs.add(sent.leg);
  noteChange(context, legOperationId(sent.leg.legId), false);
  if (sent.leg.state !== planned.state) emitLegChange(context, planned, sent.leg);
}

/** Marks the moment of a change; what is final is not asked about any more. */
function noteChange(context: Context, operationId: bigint, isOver: boolean): void {
  const { heap } = context;
  if (isOver) heap.changeMoments.delete(operationId);
  else heap.changeMoments.set(operationId, nextMoment(heap));
}

/** When an open operation last changed; before everything else when that was before a restart. */
export function changeMomentOf({ heap }: Context, operationId: bigint): bigint {
  return heap.changeMoments.get(operationId) ?? 0n;
}

function emitLegChange(context: Context, before: Leg, leg: Leg): void {
  const about = { subject: leg.venueId, operationId: legOperationId(leg.legId) };
  emit(context, "LEG_CHANGED", about, [
    ["leg_id", nat(leg.legId)],
    ["from", text(before.state)],
    ["to", text(leg.state)],
    ["received_atoms", nat(leg.receivedAtoms)],
  ]);
}

/**
 * Books the blocks of a statement, in order, and moves the token's cursor past them. Stops at a
 * block that the books have no room for: a ledger that tells nonsense never traps us, and its token
 * waits with the reason until the two agree again.
 */
export function applyStatement(context: Context, tokenIndex: number, statement: Statement): void {
  const { state } = context;
  const { collected, feeCollector } = statement;
  const income = collected && new FeeIncome(state.books, tokenIndex, collected);
  let { nextBlockIndex } = statement;

  for (const entry of statement.entries) {
    income?.bookBelow(entry.blockIndex);
    const refusal = applyEntry(context, tokenIndex, entry);
    if (refusal === undefined) continue;
    tellRefusal(context, tokenIndex, { ...entry, refusal });
    nextBlockIndex = entry.blockIndex;
    break;
  }
  income?.bookBelow(nextBlockIndex);
  if (income !== undefined && income.sumAtoms > 0n) tellIncome(context, tokenIndex, income);
  if (nextBlockIndex === state.tokens.at(tokenIndex).nextBlockIndex) return;
  // Whoever is named is named by the last block, or collects as much as who was before.
  const isWhole = nextBlockIndex === statement.nextBlockIndex;
  const isNamed = isWhole && feeCollector !== undefined;
  state.tokens.setCursor(tokenIndex, { nextBlockIndex, ...(isNamed ? { feeCollector } : {}) });
}

/** One event a page: others' transfers are not ours to journal. */
function tellIncome(context: Context, tokenIndex: number, { sumAtoms }: FeeIncome): void {
  const { syncs } = context.heap;
  const sync = syncs.get(tokenIndex);
  if (sync !== undefined) {
    const collectedAtoms = (sync.collectedAtoms ?? 0n) + sumAtoms;
    syncs.set(tokenIndex, { ...sync, collectedAtoms });
  }
  emitBalance(context, context.state.tokens.at(tokenIndex), "fees", sumAtoms);
}

/** Once a block: it is read again with each cycle, and alerts are few. */
function tellRefusal(
  context: Context,
  tokenIndex: number,
  { blockIndex, refusal }: { readonly blockIndex: bigint; readonly refusal: string },
): void {
  const { refusedBlocks } = context.heap;
  if (refusedBlocks.get(tokenIndex) === blockIndex) return;
  refusedBlocks.set(tokenIndex, blockIndex);
  raise(context, { kind: "ledger", message: `block ${blockIndex}: ${refusal}`, tokenIndex });
}

/** Books one block; answers why it cannot be booked. */
function applyEntry(
  context: Context,
  tokenIndex: number,
  entry: StatementEntry,
): string | undefined {
  const nowNs = context.environment.timeNs();
  const attribution = attributeEntry(context, tokenIndex, entry);

  switch (attribution.type) {
    case "known":
      return undefined;
    case "payment":
      return applyIfFunded(context, attribution.leg, confirmPayment(attribution.leg, entry, nowNs));
    case "late_payment":
      return applyIfFunded(context, attribution.leg, reopen(attribution.leg, entry, nowNs));
    case "credit": {
      const { leg, side } = attribution;
      const { amountAtoms, blockIndex } = entry;
      applyStep(context, leg, credit(leg, { side, amountAtoms, blockIndex }, nowNs));
      return undefined;
    }
    case "transfer":
      return confirmTransfer(context, tokenIndex, attribution.transferId, entry);
    case "deposit":
      bookDeposit(context, tokenIndex, entry);
      return undefined;
    case "stray_credit":
      bookStrayCredit(context, tokenIndex, entry);
      return undefined;
    case "stray_debit":
      return bookStrayDebit(context, tokenIndex, entry);
    default:
      return unreachable(attribution);
  }
}

/** Closed legs are read back only when no open one explains a payment. */
function attributeEntry(context: Context, tokenIndex: number, entry: StatementEntry): Attribution {
  const { legs } = context.state;
  const openLegs = legs.open();
  const attribution = attribute(entry, { tokenIndex, openLegs, closedLegs: [] });
  if (attribution.type !== "stray_debit") return attribution;

  const closedLegs = legs.newest(LATE_SEARCH_LENGTH).filter(({ state }) => isFinal(state));
  return attribute(entry, { tokenIndex, openLegs, closedLegs });
}

function applyIfFunded(context: Context, leg: Leg, step: LegStep): string | undefined {
  const refusal = unfunded(context, step.postings);
  if (refusal === undefined) applyStep(context, leg, step);
  return refusal;
}

function unfunded(context: Context, postings: readonly LegPosting[]): string | undefined {
  for (const { tokenIndex, posting } of postings) {
    const { liquidAtoms } = context.state.books.of(tokenIndex);
    const changeAtoms = posting.liquidAtoms ?? 0n;
    if (liquidAtoms + changeAtoms < 0n) return `${-changeAtoms} atoms left, ${liquidAtoms} known`;
  }
  return undefined;
}

/** A ledger has a say in its own token's transfers only, whatever its blocks claim. */
function confirmTransfer(
  context: Context,
  tokenIndex: number,
  transferId: bigint,
  entry: StatementEntry,
): string | undefined {
  const { transfers } = context.state;
  const transfer = transfers.get(transferId);
  if (transfer === undefined && transferId < transfers.nextId) {
    // Only what has ended is dropped from the journal: it was booked when its ledger answered.
    return undefined;
  }
  if (transfer?.tokenIndex !== tokenIndex) return bookStrayDebit(context, tokenIndex, entry);
  if (transfer.state === "done") return undefined;
  const isCancelled = transfer.state === "cancelled";
  const bookedAtoms = isCancelled ? (postingOf(transfer, 1n).posting.liquidAtoms ?? 0n) : 0n;
  const liquidAtoms = bookedAtoms + transfer.feeAtoms - entry.feeAtoms;
  const refusal = unfunded(context, [{ tokenIndex, posting: { liquidAtoms } }]);
  if (refusal !== undefined) return refusal;
  if (isCancelled) postTransfer(context, transfer, 1n);
  finishTransfer(context, transfer, entry.blockIndex, entry.feeAtoms);
  return undefined;
}

/** Closes a transfer that is proven by its block, and books what the ledger charged differently. */
export function finishTransfer(
  context: Context,
  transfer: Transfer,
  blockIndex: bigint,
  feeAtoms: bigint,
): void {
  const { state, environment } = context;
  const excessAtoms = feeAtoms - transfer.feeAtoms;
  if (excessAtoms !== 0n) {
    state.books.post(transfer.tokenIndex, { liquidAtoms: -excessAtoms, feesAtoms: excessAtoms });
  }
  const changedAtNs = environment.timeNs();
  state.transfers.put({ ...transfer, state: "done", blockIndex, feeAtoms, changedAtNs });
  noteChange(context, transferOperationId(transfer.transferId), true);
  if (transfer.kind === "withdrawal") {
    const token = state.tokens.at(transfer.tokenIndex);
    const operationId = transferOperationId(transfer.transferId);
    emit(context, "FUNDS_WITHDRAWN", { subject: token.tokenId, operationId }, [
      ["amount_atoms", nat(transfer.amountAtoms)],
      ["block_index", nat(blockIndex)],
      ["reason", text(transfer.note)],
    ]);
  }
}

/** Takes a transfer back that is proven not to have happened and never to happen. */
export function cancelTransfer(context: Context, transfer: Transfer, note: string): void {
  postTransfer(context, transfer, -1n);
  const changedAtNs = context.environment.timeNs();
  context.state.transfers.put({ ...transfer, state: "cancelled", changedAtNs, note });
}

/** Books a transfer that is sent (`1n`) or taken back (`-1n`). */
export function postTransfer(context: Context, transfer: Transfer, sign: bigint): void {
  noteChange(context, transferOperationId(transfer.transferId), sign < 0n);
  const { tokenIndex, posting } = postingOf(transfer, sign);
  context.state.books.post(tokenIndex, posting);
}

function postingOf(
  { kind, tokenIndex, amountAtoms, feeAtoms }: Transfer,
  sign: bigint,
): LegPosting {
  const movedAtoms = kind === "withdrawal" ? amountAtoms : 0n;
  return {
    tokenIndex,
    posting: {
      liquidAtoms: -sign * (movedAtoms + feeAtoms),
      withdrawnAtoms: sign * movedAtoms,
      feesAtoms: sign * feeAtoms,
    },
  };
}

function bookDeposit(context: Context, tokenIndex: number, entry: StatementEntry): void {
  const { state, environment } = context;
  const { amountAtoms, otherSide, blockIndex, atNs } = entry;
  state.books.post(tokenIndex, { liquidAtoms: amountAtoms, depositedAtoms: amountAtoms });
  state.transfers.add({
    transferId: state.transfers.nextId,
    kind: "deposit",
    tokenIndex,
    amountAtoms,
    feeAtoms: 0n,
    otherSide,
    openedAtNs: atNs,
    changedAtNs: environment.timeNs(),
    state: "done",
    blockIndex,
    note: "",
  });
  emitBalance(context, state.tokens.at(tokenIndex), "deposit", amountAtoms);
}

function bookStrayCredit(context: Context, tokenIndex: number, entry: StatementEntry): void {
  const { state } = context;
  const { amountAtoms } = entry;
  state.books.post(tokenIndex, { liquidAtoms: amountAtoms, boughtAtoms: amountAtoms });
  tellStray(context, tokenIndex, entry);
  emitBalance(context, state.tokens.at(tokenIndex), "venue", amountAtoms);
}

/** What was taken for the proceeds of a leg that turns out not to have been paid. */
function tellGift(context: Context, { buyIndex, receivedAtoms, payoutBlockIndex }: Leg): void {
  if (payoutBlockIndex === undefined) return;
  tellStray(context, buyIndex, { amountAtoms: receivedAtoms, blockIndex: payoutBlockIndex });
}

function tellStray(
  context: Context,
  tokenIndex: number,
  { amountAtoms, blockIndex }: Pick<StatementEntry, "amountAtoms" | "blockIndex">,
): void {
  const message = `a venue paid ${amountAtoms} atoms in block ${blockIndex} that no open leg was owed`;
  raise(context, { kind: "venue", message, tokenIndex });
}

/**
 * Books what lies at a venue principal as dust, as the venue shows it. Less than before has come
 * home with a payout, which is booked as bought: it goes to the fees, so that it counts once.
 */
export function noteDust(
  context: Context,
  counterparty: Uint8Array,
  token: Token,
  atoms: bigint,
): void {
  const { state } = context;
  const { tokenIndex } = token;
  const changeAtoms = atoms - state.counterparties.dustAtoms(counterparty, tokenIndex);
  state.counterparties.setDust(counterparty, tokenIndex, atoms);
  const came = changeAtoms > 0n ? { boughtAtoms: changeAtoms } : { feesAtoms: -changeAtoms };
  state.books.post(tokenIndex, { dustAtoms: changeAtoms, ...came });
  emitBalance(context, token, "dust", changeAtoms);
}

/**
 * Books as lost what is left of a token: dust at venues, and what lies on the account. Should it
 * ever come, or be seen again, it is booked as what it then is.
 *
 * @returns how much that is.
 */
export function giveUpRemainder(context: Context, token: Token): bigint {
  const { books, counterparties } = context.state;
  const { liquidAtoms, dustAtoms } = books.of(token.tokenIndex);
  const lostAtoms = liquidAtoms + dustAtoms;
  if (lostAtoms === 0n) return 0n;
  counterparties.forgetDust(token.tokenIndex);
  const posting = { liquidAtoms: -liquidAtoms, dustAtoms: -dustAtoms, lostAtoms };
  books.post(token.tokenIndex, posting);
  emitBalance(context, token, "given_up", -lostAtoms);
  return lostAtoms;
}

function bookStrayDebit(
  context: Context,
  tokenIndex: number,
  entry: StatementEntry,
): string | undefined {
  const { state } = context;
  const spentAtoms = entry.kind === "approve" ? 0n : entry.amountAtoms;
  const posting = {
    liquidAtoms: -(spentAtoms + entry.feeAtoms),
    lostAtoms: spentAtoms,
    feesAtoms: entry.feeAtoms,
  };
  const refusal = unfunded(context, [{ tokenIndex, posting }]);
  if (refusal !== undefined) return refusal;

  state.books.post(tokenIndex, posting);
  const message = `${spentAtoms} atoms left in block ${entry.blockIndex} that nobody here sent: find out who can spend from this account`;
  raise(context, { kind: "unexplained", message, tokenIndex });
  emitBalance(context, state.tokens.at(tokenIndex), "unexplained", -spentAtoms);
  return undefined;
}

function emitBalance(context: Context, token: Token, cause: string, changeAtoms: bigint): void {
  emit(context, "TREASURY_BALANCE_UPDATED", { subject: token.tokenId }, [
    ["cause", text(cause)],
    ["change_atoms", int(changeAtoms)],
    ["liquid_atoms", nat(context.state.books.of(token.tokenIndex).liquidAtoms)],
  ]);
}
