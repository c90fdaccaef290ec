import { ICPSWAP, KONGSWAP } from "../ids.js";
import type { FeeTerms } from "./model.js";

/**
 * KongSwap swaps the whole amount of a leg: the transfer that brings it there is charged beside it.
 * Its answers already lack the payout's fee, and its minimum is compared with them (§7).
 */
export const kongswapTerms: FeeTerms = {
  venueId: KONGSWAP,
  insideFeeCount: 0n,
  besideFeeCount: { allowance: 1n, transfer: 1n },
  answers: "net",
};

/**
 * ICPSwap swaps the amount less one transfer fee: pulled from an allowance, that is the only one;
 * in the transfer way the fee of our own transfer to the deposit subaccount comes beside it. Its
 * answers and its minimum are before the payout's fee (§7).
 */
export const icpswapTerms: FeeTerms = {
  venueId: ICPSWAP,
  insideFeeCount: 1n,
  besideFeeCount: { allowance: 0n, transfer: 1n },
  answers: "gross",
};
