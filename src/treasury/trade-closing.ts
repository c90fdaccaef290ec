import { type Context, emit } from "./context.js";
import { nat, text } from "./events.js";
import { isFinal, type Leg, type Token, type Trade, type TradeCost } from "./model.js";
import { legOperationId } from "./operation-id.js";
import { splitCost } from "./planner/cost.js";
import { valueE8sDown } from "./planner/value.js";

/**
 * Closes a trade when its last leg is final: one filled leg is success. A final leg may
 * change again: the trade is told once, unless there is something else to tell.
 */
export function closeTradeOf(context: Context, leg: Leg): void {
  const { state } = context;
  const trade = state.trades.get(leg.tradeId);
  if (trade === undefined) return;
  const legs = trade.legIds.map((legId) => state.legs.get(legId));
  if (!legs.every((one) => one === undefined || isFinal(one.state))) return;

  const filled = legs.filter((one) => one !== undefined).filter(isFilled);
  const closed: Trade = {
    ...trade,
    state: filled.length > 0 ? "filled" : "failed",
    closedAtNs: context.environment.timeNs(),
    soldAtoms: filled.reduce((sum, { askedAtoms }) => sum + askedAtoms, 0n),
    boughtAtoms: filled.reduce((sum, { receivedAtoms }) => sum + receivedAtoms, 0n),
    cost: costOf(trade, filled, {
      sell: state.tokens.at(trade.sellIndex),
      buy: state.tokens.at(trade.buyIndex),
    }),
  };
  state.trades.update(trade.tradeId, closed);
  if (!isSameEnd(trade, closed)) emitTrade(context, closed);
}

function isSameEnd(before: Trade, after: Trade): boolean {
  return (
    before.state === after.state &&
    before.soldAtoms === after.soldAtoms &&
    before.boughtAtoms === after.boughtAtoms
  );
}

function isFilled(leg: Leg): boolean {
  return leg.state === "settled" && leg.receivedAtoms > 0n;
}

/** Adds up what the legs cost, at the prices the trade was planned with. */
function costOf(
  trade: Trade,
  filled: readonly Leg[],
  { sell, buy }: { readonly sell: Token; readonly buy: Token },
): TradeCost {
  let cost: TradeCost = { tradedE8s: 0n, priceImpactE8s: 0n, venueFeeE8s: 0n, ledgerFeeE8s: 0n };
  for (const leg of filled) {
    const inFeesE8s = valueE8sDown(inputFeesAtoms(leg), trade.sellPriceE8s, sell.decimals);
    const outFeeE8s = valueE8sDown(leg.buyFeeAtoms, trade.buyPriceE8s, buy.decimals);
    const split = splitCost({
      spotOutAtoms: leg.spotOutAtoms,
      grossOutAtoms: leg.receivedAtoms + leg.buyFeeAtoms,
      venueFeeBp: leg.venueFeeBp,
      priceE8s: trade.buyPriceE8s,
      decimals: buy.decimals,
      ledgerFeesE8s: inFeesE8s + outFeeE8s,
    });
    cost = {
      tradedE8s: cost.tradedE8s + valueE8sDown(leg.spotOutAtoms, trade.buyPriceE8s, buy.decimals),
      priceImpactE8s: cost.priceImpactE8s + split.priceImpactE8s,
      venueFeeE8s: cost.venueFeeE8s + split.venueFeeE8s,
      ledgerFeeE8s: cost.ledgerFeeE8s + split.ledgerFeesE8s,
    };
  }
  return cost;
}

/** One fee for the payment, another when the venue moves it on from a sub-account. */
function inputFeesAtoms(leg: Leg): bigint {
  const movedOnAtoms = leg.way === "transfer" ? leg.sizeAtoms - leg.askedAtoms : 0n;
  return leg.sellFeeAtoms + movedOnAtoms;
}

function emitTrade(context: Context, trade: Trade): void {
  const { tokens } = context.state;
  const subject = `${tokens.at(trade.sellIndex).symbol}/${tokens.at(trade.buyIndex).symbol}`;
  const operationId = legOperationId(trade.legIds[0] ?? 0n);
  emit(context, "TRADE_EXECUTED", { subject, operationId }, [
    ["trade_id", nat(trade.tradeId)],
    ["outcome", text(trade.outcome)],
    ["state", text(trade.state)],
    ["sold_atoms", nat(trade.soldAtoms)],
    ["bought_atoms", nat(trade.boughtAtoms)],
  ]);
}
