import type { AttemptRecord, CycleRecord } from "../treasury/cycle-record.js";
import type {
  Alert,
  Leg,
  PricePoint,
  Snapshot,
  Status,
  Token,
  Trade,
  Transfer,
} from "../treasury/model.js";
import { legOperationId, transferOperationId } from "../treasury/operation-id.js";
import type { Requirement } from "../treasury/planner/requirements.js";
import type { TokenRegistry } from "../treasury/token-registry.js";
import type {
  HoldingView,
  InvariantView,
  MoneyView,
  PortfolioView,
  PreviewView,
  StatusView,
} from "../treasury/views.js";
import { toPrincipal } from "./candid.js";
import type { Principal } from "./idl.js";

const principals = new WeakMap<Uint8Array, Principal>();

/**
 * A principal of raw bytes, made once for bytes that are kept: those of tokens and venues come
 * again and again, and making one costs as much as four fields of a reply.
 */
export function principalOf(bytes: Uint8Array): Principal {
  let principal = principals.get(bytes);
  if (principal === undefined) {
    principal = toPrincipal(bytes);
    principals.set(bytes, principal);
  }
  return principal;
}

function opt<T>(value: T | undefined): [] | [T] {
  return value === undefined ? [] : [value];
}

function tag(name: string): object {
  return { [name]: null };
}

function fromStatus(status: Status): object {
  return "reason" in status ? { [status.type]: { reason: status.reason } } : tag(status.type);
}

export function fromStatusView(view: StatusView): object {
  return {
    status: fromStatus(view.status),
    since_ns: view.sinceNs,
    now_ns: view.nowNs,
    config_version: view.configVersion,
    pending_config:
      view.pendingVersion === undefined || view.pendingAtNs === undefined
        ? []
        : [{ version: view.pendingVersion, activates_at_ns: view.pendingAtNs }],
    running_since_ns: opt(view.runningSinceNs),
    last_cycle_at_ns: view.lastCycleAtNs,
    next_cycle_at_ns: view.nextCycleAtNs,
    counters: Object.entries(view.counters).map(([name, count]) => ({ name, count })),
    venues: view.venues.map((venue) => ({
      venue: venue.venueId,
      enabled: venue.enabled,
      score_percent: venue.scorePercent,
      failure_streak: venue.failureStreak,
      suspended_until_ns: venue.suspendedUntilNs,
      last_failure: venue.lastFailure,
    })),
    token_count: view.tokenCount,
    open_leg_count: view.openLegCount,
    suspense_leg_count: view.suspenseLegCount,
    total_e8s: view.totalE8s,
    exact_mode_reachable: view.isExactReachable,
  };
}

export function fromToken(token: Token): object {
  return {
    token: principalOf(token.ledgerBytes),
    symbol: token.symbol,
    decimals: token.decimals,
    fee_atoms: token.feeAtoms,
    pays_by: tag(token.takesApprovals ? "allowance" : "transfer"),
    active: token.active,
    target_bp: token.targetBp,
    pause: token.pause === undefined ? [] : [fromPause(token.pause)],
    next_block_index: token.nextBlockIndex,
  };
}

/** Why a token is paused. */
export function fromPause({ by, reason, atNs }: NonNullable<Token["pause"]>): object {
  return { by: tag(by), reason, at_ns: atNs };
}

function fromRequirement(row: Requirement, symbol: string): object {
  return {
    token: principalOf(row.token.ledgerBytes),
    symbol,
    standing: row.standing,
    price_e8s: row.priceE8s,
    value_e8s: row.valueE8s,
    target_bp: row.targetBp,
    current_bp: row.currentBp,
    diff_bp: row.diffBp,
  };
}

export function fromPortfolioView(view: PortfolioView): object {
  const { usd } = view;
  return {
    total_e8s: view.totalE8s,
    tradable_e8s: view.tradableE8s,
    holdings: view.holdings.map(fromHoldingView),
    usd: usd === undefined ? [] : [fromDollars(usd)],
  };
}

/** The portfolio in dollars. */
export function fromDollars(usd: NonNullable<PortfolioView["usd"]>): object {
  return {
    icp_price_e8s: usd.priceUsdE8s,
    total_e8s: usd.totalUsdE8s,
    at_ns: usd.atNs,
    token: principalOf(usd.token.ledgerBytes),
  };
}

function fromHoldingView(view: HoldingView): object {
  const { token, requirement, price } = view;
  return {
    token: fromToken(token),
    held_atoms: view.heldAtoms,
    liquid_atoms: view.liquidAtoms,
    reserved_atoms: view.reservedAtoms,
    price_e8s: opt(price?.priceE8s),
    price_at_ns: opt(price?.atNs),
    value_e8s: view.valueE8s,
    requirement: requirement === undefined ? [] : [fromRequirement(requirement, token.symbol)],
    synced_at_ns: opt(view.syncedAtNs),
    sync_failure: opt(view.syncFailure),
  };
}

export function fromPreviewView(view: PreviewView, tokens: TokenRegistry): object {
  const ledgers = new Map(tokens.list().map((token) => [token.tokenId, token]));
  const idOf = (id: Token["tokenId"]) =>
    principalOf(ledgers.get(id)?.ledgerBytes ?? new Uint8Array(0));

  return {
    tradable_e8s: view.tradableE8s,
    requirements: view.requirements.map((row) =>
      fromRequirement(row, ledgers.get(row.token.tokenId)?.symbol ?? ""),
    ),
    odds: view.odds.map(({ sellId, buyId, oddsBp, isExact, refusal }) => ({
      sell: idOf(sellId),
      buy: idOf(buyId),
      odds_bp: oddsBp,
      exact: isExact,
      refusal: opt(refusal),
    })),
    refusal: opt(view.refusal),
  };
}

export function fromMoneyView(view: MoneyView): object {
  const { token, book, atPlaces } = view;
  return {
    token: principalOf(token.ledgerBytes),
    symbol: token.symbol,
    liquid_atoms: book.liquidAtoms,
    in_flight_atoms: atPlaces.in_flight,
    unused_atoms: atPlaces.unused,
    subaccount_atoms: atPlaces.subaccount,
    claim_atoms: atPlaces.claim,
    suspense_atoms: atPlaces.suspense,
    dust_atoms: book.dustAtoms,
    sum_atoms: view.sumAtoms,
    accounted_atoms: view.accountedAtoms,
    deposited_atoms: book.depositedAtoms,
    withdrawn_atoms: book.withdrawnAtoms,
    sold_atoms: book.soldAtoms,
    bought_atoms: book.boughtAtoms,
    fees_atoms: book.feesAtoms,
    lost_atoms: book.lostAtoms,
  };
}

export function fromInvariantView({ name, says, holds }: InvariantView): object {
  return { name, says, holds };
}

export function fromCycle(cycle: CycleRecord): object {
  return {
    cycle_id: cycle.cycleId,
    started_at_ns: cycle.startedAtNs,
    ended_at_ns: cycle.endedAtNs,
    trigger: tag(cycle.trigger),
    status: cycle.status,
    config_version: cycle.configVersion,
    seed: cycle.seed,
    outcome: tag(cycle.outcome),
    reason: cycle.reason,
    attempts: cycle.attempts.map(fromAttempt),
    settled_leg_count: cycle.settledLegCount,
    instruction_count: cycle.instructionCount,
  };
}

function fromAttempt({ origin, end, venues, quotes }: AttemptRecord): object {
  return {
    origin: tag(origin.type),
    end: fromEnd(end),
    venues: venues.map(({ name, detail }, i) => ({
      venue: name,
      answer: quotes[i]?.type ?? "not_asked",
      detail,
    })),
  };
}

function fromEnd(end: AttemptRecord["end"]): object {
  switch (end.type) {
    case "traded":
      return { traded: { trade_id: end.tradeId } };
    case "failed":
      return { failed: { trade_id: end.tradeId, why: end.why } };
    case "skipped":
      return { skipped: { reason: end.reason, why: end.why } };
    case "abandoned":
      return { abandoned: { why: end.why } };
  }
}

export function fromTrade(trade: Trade, tokens: TokenRegistry): object {
  const { cost } = trade;
  return {
    trade_id: trade.tradeId,
    cycle_id: trade.cycleId,
    outcome: tag(trade.outcome),
    state: tag(trade.state),
    fallback: trade.isFallback,
    exact: trade.isExact,
    sell: ledgerOf(tokens, trade.sellIndex),
    buy: ledgerOf(tokens, trade.buyIndex),
    size_atoms: trade.sizeAtoms,
    value_e8s: trade.valueE8s,
    sold_atoms: trade.soldAtoms,
    bought_atoms: trade.boughtAtoms,
    leg_ids: [...trade.legIds],
    opened_at_ns: trade.openedAtNs,
    closed_at_ns: opt(trade.closedAtNs),
    cost:
      cost === undefined
        ? []
        : [
            {
              traded_e8s: cost.tradedE8s,
              price_impact_e8s: cost.priceImpactE8s,
              venue_fee_e8s: cost.venueFeeE8s,
              ledger_fee_e8s: cost.ledgerFeeE8s,
            },
          ],
  };
}

export function fromLeg(leg: Leg, tokens: TokenRegistry): object {
  return {
    leg_id: leg.legId,
    trade_id: leg.tradeId,
    cycle_id: leg.cycleId,
    operation_id: legOperationId(leg.legId),
    venue: leg.venueId,
    pays_by: tag(leg.way),
    sell: ledgerOf(tokens, leg.sellIndex),
    buy: ledgerOf(tokens, leg.buyIndex),
    counterparty: principalOf(leg.counterparty),
    state: tag(leg.state),
    answer: fromAnswer(leg.answer),
    size_atoms: leg.sizeAtoms,
    asked_atoms: leg.askedAtoms,
    min_out_atoms: leg.minOutAtoms,
    expected_out_atoms: leg.expectedOutAtoms,
    received_atoms: leg.receivedAtoms,
    pay_block_index: opt(leg.payBlockIndex),
    payout_block_index: opt(leg.payoutBlockIndex),
    claim_id: opt(leg.claimId),
    opened_at_ns: leg.openedAtNs,
    changed_at_ns: leg.changedAtNs,
    note: leg.note,
  };
}

function fromAnswer(answer: Leg["answer"]): object {
  switch (answer.type) {
    case "none":
      return { none: null };
    case "accepted":
      return { accepted: { out_atoms: answer.outAtoms } };
    case "refused":
      return { refused: { reason: answer.reason } };
    case "unknown":
      return { unknown: { reason: answer.reason } };
    case "closed":
      return { closed: { reason: answer.reason } };
  }
}

export function fromTransfer(transfer: Transfer, tokens: TokenRegistry): object {
  return {
    transfer_id: transfer.transferId,
    operation_id: transferOperationId(transfer.transferId),
    kind: tag(transfer.kind),
    token: ledgerOf(tokens, transfer.tokenIndex),
    amount_atoms: transfer.amountAtoms,
    fee_atoms: transfer.feeAtoms,
    other_side: transfer.otherSide,
    state: tag(transfer.state),
    block_index: opt(transfer.blockIndex),
    opened_at_ns: transfer.openedAtNs,
    changed_at_ns: transfer.changedAtNs,
    note: transfer.note,
  };
}

export function fromPricePoint(point: PricePoint, tokens: TokenRegistry): object {
  return {
    token: ledgerOf(tokens, point.tokenIndex),
    at_ns: point.atNs,
    price_e8s: point.priceE8s,
    source: tag(point.source),
  };
}

export function fromSnapshot(snapshot: Snapshot, tokens: TokenRegistry): object {
  return {
    at_ns: snapshot.atNs,
    kind: tag(snapshot.kind),
    total_e8s: snapshot.totalE8s,
    unit_value_e8s: snapshot.unitValueE8s,
    holdings: snapshot.holdings.map(({ tokenIndex, amountAtoms, priceE8s }) => ({
      token: ledgerOf(tokens, tokenIndex),
      amount_atoms: amountAtoms,
      price_e8s: priceE8s,
    })),
  };
}

export function fromAlert(alertId: bigint, alert: Alert, tokens: TokenRegistry): object {
  const { tokenIndex } = alert;
  return {
    alert_id: alertId,
    at_ns: alert.atNs,
    kind: alert.kind,
    message: alert.message,
    token: tokenIndex === undefined ? [] : [ledgerOf(tokens, tokenIndex)],
    leg_id: opt(alert.legId),
  };
}

function ledgerOf(tokens: TokenRegistry, tokenIndex: number): Principal {
  return principalOf(tokens.at(tokenIndex).ledgerBytes);
}
