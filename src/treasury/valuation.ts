import { heldInBook } from "./books.js";
import type { Context } from "./context.js";
import type { Leg, Snapshot, SnapshotHolding } from "./model.js";
import { nextUnitValue, UNIT_VALUE_E8S_START } from "./planner/breakers.js";
import { valueE8sDown } from "./planner/value.js";

/**
 * Everything held of one token wherever it is, in atoms; suspense counts until a person closes it.
 */
export function heldAtoms(context: Context, tokenIndex: number): bigint {
  const carried = carriedByToken(context.state.legs.open());
  return heldInBook(context.state.books.of(tokenIndex), carried.get(tokenIndex));
}

/** What legs carry, by token; nothing of those that are left out. */
export function carriedByToken(legs: readonly Leg[]): ReadonlyMap<number, bigint> {
  const carried = new Map<number, bigint>();
  for (const { money, sellIndex, buyIndex } of legs) {
    if (money === undefined) continue;
    const tokenIndex = money.side === "sell" ? sellIndex : buyIndex;
    carried.set(tokenIndex, (carried.get(tokenIndex) ?? 0n) + money.amountAtoms);
  }
  return carried;
}

/** Values all holdings at their last good price, paused ones too (B-60). */
export function valuePortfolio(context: Context): {
  readonly totalE8s: bigint;
  readonly holdings: SnapshotHolding[];
} {
  const { priceBook, state } = context;
  const icpId = context.icpId();
  const carried = carriedByToken(state.legs.open());
  let totalE8s = 0n;
  const holdings: SnapshotHolding[] = [];
  for (const token of state.tokens.list()) {
    const { tokenIndex } = token;
    const book = state.books.of(tokenIndex);
    const amountAtoms = heldInBook(book, carried.get(tokenIndex));
    const priceE8s = priceBook.of(token, icpId)?.priceE8s ?? 0n;
    totalE8s += valueE8sDown(amountAtoms, priceE8s, token.decimals);
    const netFlowAtoms = book.depositedAtoms - book.withdrawnAtoms;
    holdings.push({ tokenIndex, amountAtoms, priceE8s, netFlowAtoms });
  }
  return { totalE8s, holdings };
}

/** Values the portfolio now, and carries the value of one unit on from an earlier snapshot. */
export function takeSnapshot(
  context: Context,
  kind: Snapshot["kind"],
  before: Snapshot | undefined,
): Snapshot {
  const { totalE8s, holdings } = valuePortfolio(context);
  const atNs = context.environment.timeNs();
  const unitValueE8s =
    before === undefined
      ? UNIT_VALUE_E8S_START
      : nextUnitValue(
          { valueE8s: before.totalE8s, unitValueE8s: before.unitValueE8s },
          totalE8s,
          flowE8s(context, before, holdings),
        );
  return { atNs, kind, totalE8s, unitValueE8s, holdings };
}

/**
 * Deposits less withdrawals since a snapshot, at the prices of then. A token that had no price then
 * is valued at its price of now: that it was priced is no gain.
 */
function flowE8s(context: Context, before: Snapshot, holdings: readonly SnapshotHolding[]): bigint {
  let sumE8s = 0n;
  for (let i = 0; i < holdings.length; i++) {
    const now = holdings[i];
    if (now === undefined) continue;
    const { tokenIndex, netFlowAtoms, priceE8s, amountAtoms } = now;
    const then = heldThen(before, tokenIndex, i);
    // Most snapshots lie close together, and nothing has come or gone in between.
    if (then !== undefined && then.priceE8s !== 0n && then.netFlowAtoms === netFlowAtoms) continue;
    const isPricedSince = then === undefined || then.priceE8s === 0n;
    const { decimals } = context.state.tokens.at(tokenIndex);
    const flowAtoms = isPricedSince ? amountAtoms : netFlowAtoms - then.netFlowAtoms;
    const flowValueE8s = signedValueE8s(
      flowAtoms,
      isPricedSince ? priceE8s : then.priceE8s,
      decimals,
    );
    sumE8s += flowValueE8s;
  }
  return sumE8s;
}

/** A token's holding in an earlier snapshot: as a rule it stands in the same place. */
function heldThen(before: Snapshot, tokenIndex: number, place: number) {
  const held = before.holdings[place];
  if (held?.tokenIndex === tokenIndex) return held;
  return before.holdings.find((other) => other.tokenIndex === tokenIndex);
}

/** Rounds towards zero for what flows out as for what flows in. */
function signedValueE8s(atoms: bigint, priceE8s: bigint, decimals: number): bigint {
  return atoms < 0n
    ? -valueE8sDown(-atoms, priceE8s, decimals)
    : valueE8sDown(atoms, priceE8s, decimals);
}
