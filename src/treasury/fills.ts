import { BP_ONE } from "../kernel/fixed-point.js";
import { type Context, currentConfig } from "./context.js";
import { acceptPrice } from "./flows/sync-prices.js";
import type { Leg, Token } from "./model.js";
import { priceFromFill } from "./planner/fill-price.js";

/** Learns prices from filled legs, bounded a fill. */
export function learnFromFills(context: Context, legs: readonly Leg[]): void {
  for (const leg of legs)
    if (leg.state === "settled" && leg.receivedAtoms > 0n) learn(context, leg);
}

function learn(context: Context, leg: Leg): void {
  const { state, priceBook } = context;
  const icpId = context.icpId();
  const sell = state.tokens.at(leg.sellIndex);
  const buy = state.tokens.at(leg.buyIndex);
  const sellPrice = priceBook.of(sell, icpId);
  const buyPrice = priceBook.of(buy, icpId);
  if (sellPrice === undefined || buyPrice === undefined) return;
  const boughtAtoms = leg.receivedAtoms + leg.buyFeeAtoms;
  const learnt = priceFromFill(
    {
      soldAtoms: leg.askedAtoms,
      boughtAtoms,
      slippageBp: slippageBpOf(leg, boughtAtoms),
      filledAtNs: context.environment.timeNs(),
    },
    { decimals: sell.decimals, price: sellPrice, role: roleOf(sell, icpId) },
    { decimals: buy.decimals, price: buyPrice, role: roleOf(buy, icpId) },
    currentConfig(context).fillPriceChangeBpMax,
  );
  if (learnt === undefined) return;
  const token = learnt.side === "sell" ? sell : buy;
  const { priceE8s, atNs } = learnt.price;
  acceptPrice(context, token, { tokenIndex: token.tokenIndex, atNs, priceE8s, source: "fill" });
}

function roleOf(token: Token, icpId: string): "icp" | "token" {
  return token.tokenId === icpId ? "icp" : "token";
}

/** What the fill lost against the spot price it was planned with, never below zero. */
function slippageBpOf({ spotOutAtoms }: Leg, boughtAtoms: bigint): bigint {
  if (spotOutAtoms === 0n || boughtAtoms >= spotOutAtoms) return 0n;
  return ((spotOutAtoms - boughtAtoms) * BP_ONE) / spotOutAtoms;
}
