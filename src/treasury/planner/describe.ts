import { unreachable } from "../../kernel/assert.js";
import type { PairRefusal, RouteRefusal, SizeRefusal } from "./refusals.js";

/** The symbols of a pair, for figures in atoms; none while no pair is chosen. */
export type PairNames = { readonly sell: string; readonly buy: string };

const NO_PAIR: PairNames = { sell: "the sold token", buy: "the bought token" };

/** An amount of a token, as sentences for people name it: views show it as whole tokens. */
export function atomsOf(atoms: bigint, symbol: string): string {
  return `${atoms} atoms of ${symbol}`;
}

/** Says in one line, with figures, why nothing is traded. */
export function describeRefusal(
  refusal: PairRefusal | SizeRefusal | RouteRefusal,
  { sell, buy }: PairNames = NO_PAIR,
): string {
  switch (refusal.type) {
    case "AllPaused":
      return `all ${refusal.pausedCount} tokens are paused`;
    case "NoCandidates":
      return refusal.barredCount === 0
        ? `every token is within ${refusal.diffBpMin} bp of its target`
        : `no token beyond ${refusal.diffBpMin} bp may be traded, ${refusal.barredCount} are barred`;
    case "OneSided":
      return `${refusal.sellerCount} tokens to sell and ${refusal.buyerCount} to buy`;
    case "AllPairsSkipped":
      return `all ${refusal.pairCount} pairs are left alone for lack of a pool or price`;
    case "NoVenue":
      return "no venue is switched on and answering";
    case "SizeZero":
      return `${refusal.valueE8s} e8s buy less than one atom of the sold token`;
    case "NothingSpendable":
      return `${atomsOf(refusal.liquidAtoms, sell)} less ${atomsOf(refusal.inFlightAtoms, sell)} promised, ${atomsOf(refusal.reservedAtoms, sell)} reserved and ${atomsOf(refusal.feesAtoms, sell)} for fees leave nothing`;
    case "BelowMinimum":
      return `worth ${refusal.valueE8s} e8s, the least is ${refusal.valueE8sMin} e8s`;
    case "TransferFeeShare":
      return `a transfer fee of ${atomsOf(refusal.feeAtoms, sell)} is ${refusal.feeBp} bp of ${atomsOf(refusal.amountAtoms, sell)}, the most is ${refusal.feeBpMax} bp`;
    case "LedgerFeeShare":
      return `ledger fees of ${refusal.feesE8s} e8s of ${refusal.valueE8s} e8s are ${refusal.feeBp} bp, the most is ${refusal.feeBpMax} bp`;
    case "NoPoolOrPrice":
      return "no venue has a pool or a price for the pair";
    case "NoQuote":
      return "no venue answered even for a tenth of the size";
    case "FreshQuoteInvalid":
      return `the reduced size was refused: ${refusal.verdict} at ${refusal.slippageBp} bp, the most is ${refusal.slippageBpMax} bp`;
    case "PriceNotBelieved":
      return `the venue's price is ${refusal.belowBp} bp below the known one, a jump of at most ${refusal.belowBpMax} bp is believed before the next sync`;
    case "NoMinimum":
      return `${atomsOf(refusal.expectedOutAtoms, buy)}, as expected, leave no minimum to protect the trade`;
    default:
      return unreachable(refusal);
  }
}
