import { type Context, currentConfig, icpToken, openVenues } from "./context.js";
import type { TokenId } from "./ids.js";
import { MISMATCH_COUNT_MAX } from "./mismatch.js";
import type { Leg, Token } from "./model.js";
import type { Picture, TokenState } from "./planner/model.js";
import type { VenuePort } from "./ports.js";

/**
 * Freezes what a plan depends on (§1). A token that did not answer, or whose ledger and books
 * disagree, has no liquid amount and is excluded by the planner.
 */
export function takePicture(context: Context, venues: readonly VenuePort[]): Picture {
  const nowNs = context.environment.timeNs();
  const icpId = context.icpId();
  const moment: Moment = {
    nowNs,
    icpId,
    awaited: awaitedAtoms(context.state.legs.open()),
    syncedAtNsMin: syncedAtNsMin(context, nowNs),
    reserved: context.state.reservations.byToken(nowNs),
  };

  return {
    takenAtNs: nowNs,
    icpId,
    tokens: context.state.tokens.list().map((token) => tokenState(context, token, moment)),
    venues: venues.map(({ terms }) => terms),
    skippedPairs: context.heap.skippedPairs.filter(({ untilNs }) => untilNs > nowNs),
  };
}

/** Venues a picture is taken for: those that may be asked now. */
export function venuesToAsk(context: Context): VenuePort[] {
  return icpToken(context) === undefined ? [] : openVenues(context);
}

/** What is the same for all tokens of a picture. */
type Moment = {
  readonly nowNs: bigint;
  readonly icpId: TokenId;
  readonly syncedAtNsMin: bigint;
  /** In atoms, by token. */
  readonly awaited: ReadonlyMap<number, bigint>;
  readonly reserved: ReadonlyMap<number, bigint>;
};

function tokenState(context: Context, token: Token, moment: Moment): TokenState {
  const { tokenIndex } = token;
  const price = context.priceBook.of(token, moment.icpId);
  const liquidAtoms = spendableAtomsThen(context, tokenIndex, moment.syncedAtNsMin);

  return {
    tokenId: token.tokenId,
    ledgerBytes: token.ledgerBytes,
    decimals: token.decimals,
    feeAtoms: token.feeAtoms,
    // What was sent is no longer in the books' liquid amount: nothing of it can be spent again.
    inFlightAtoms: 0n,
    awaitedAtoms: moment.awaited.get(tokenIndex) ?? 0n,
    reservedAtoms: moment.reserved.get(tokenIndex) ?? 0n,
    active: token.active,
    targetBp: token.targetBp,
    way: token.takesApprovals ? "allowance" : "transfer",
    liquidAtoms,
    price,
    pausedBy: token.pause?.by,
  };
}

/**
 * The lesser of what the ledger shows and the books know; nothing when one of them is in doubt, or
 * what the ledger showed is too long ago.
 */
export function spendableAtoms(context: Context, token: Token): bigint | undefined {
  const sinceNs = syncedAtNsMin(context, context.environment.timeNs());
  return spendableAtomsThen(context, token.tokenIndex, sinceNs);
}

/** What a ledger showed before that is too long ago. */
function syncedAtNsMin(context: Context, nowNs: bigint): bigint {
  return nowNs - currentConfig(context).balanceAgeNsMax;
}

function spendableAtomsThen(
  context: Context,
  tokenIndex: number,
  sinceNs: bigint,
): bigint | undefined {
  const sync = context.heap.syncs.get(tokenIndex);
  if (sync === undefined || sync.failure !== undefined) return undefined;
  if (sync.mismatchCount >= MISMATCH_COUNT_MAX) return undefined;
  if (sync.syncedAtNs < sinceNs) return undefined;
  const { liquidAtoms } = context.state.books.of(tokenIndex);

  return sync.balanceAtoms < liquidAtoms ? sync.balanceAtoms : liquidAtoms;
}

/** What open legs are going to bring: it has a value and cannot be spent yet. */
function awaitedAtoms(legs: readonly Leg[]): Map<number, bigint> {
  const awaited = new Map<number, bigint>();
  for (const leg of legs) {
    if (leg.money === undefined || leg.state === "suspense") continue;
    const isBuying = leg.money.side === "buy" || leg.answer.type === "accepted";
    const tokenIndex = isBuying ? leg.buyIndex : leg.sellIndex;
    const atoms =
      leg.money.side === "sell" && isBuying ? leg.expectedOutAtoms : leg.money.amountAtoms;
    awaited.set(tokenIndex, (awaited.get(tokenIndex) ?? 0n) + atoms);
  }
  return awaited;
}
