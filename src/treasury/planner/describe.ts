import { unreachable } from "../../kernel/assert.js";
import type { PairRefusal, RouteRefusal, SizeRefusal } from "./refusals.js";

/** Says in one line, with figures, why nothing is traded. */
export function describeRefusal(refusal: PairRefusal | SizeRefusal | RouteRefusal): string {
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
      return `${refusal.liquidAtoms} atoms less ${refusal.inFlightAtoms} promised, ${refusal.reservedAtoms} reserved and ${refusal.feesAtoms} of fees leave nothing`;
    case "BelowMinimum":
      return `worth ${refusal.valueE8s} e8s, the least is ${refusal.valueE8sMin}`;
    case "TransferFeeShare":
      return `a transfer fee of ${refusal.feeAtoms} of ${refusal.amountAtoms} atoms is ${refusal.feeBp} bp, the most is ${refusal.feeBpMax} bp`;
    case "LedgerFeeShare":
      return `ledger fees of ${refusal.feesE8s} e8s of ${refusal.valueE8s} e8s are ${refusal.feeBp} bp, the most is ${refusal.feeBpMax} bp`;
    case "NoPoolOrPrice":
      return "no venue has a pool or a price for the pair";
    case "NoQuote":
      return "no venue answered even for a tenth of the size";
    case "FreshQuoteInvalid":
      return `the reduced size was refused: ${refusal.verdict} at ${refusal.slippageBp} bp, the most is ${refusal.slippageBpMax} bp`;
    case "NoMinimum":
      return `${refusal.expectedOutAtoms} atoms expected leave no minimum to protect the trade`;
    default:
      return unreachable(refusal);
  }
}
