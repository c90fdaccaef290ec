import { type Conduct, HONEST } from "../conduct.js";

/** What the stand-in was installed with. */
export type KongInit = {
  /** Raw principals that may use the methods of tests. */
  readonly admins: readonly Uint8Array[];
  /** Ledger of ckUSDT, raw: one of the two tokens that routes go through. */
  readonly ckusdt: Uint8Array;
  /** Ledger of ICP, raw: the other one. */
  readonly icp: Uint8Array;
};

/** What changes rarely, and the numbers that were given out last. */
export type KongSettings = KongInit & {
  readonly isInMaintenance: boolean;
  readonly payoutConduct: Conduct;
  readonly refundConduct: Conduct;
  readonly lastTokenId: number;
  readonly lastPoolId: number;
  readonly lastUserId: number;
  readonly lastRequestId: bigint;
  readonly lastTransferId: bigint;
  readonly lastTxId: bigint;
  readonly lastClaimId: bigint;
  readonly lastPayoutId: bigint;
};

/** The venue on its first day. */
export function initialSettings(init: KongInit): KongSettings {
  return {
    ...init,
    isInMaintenance: false,
    payoutConduct: HONEST,
    refundConduct: HONEST,
    lastTokenId: 0,
    lastPoolId: 0,
    lastUserId: 0,
    lastRequestId: 0n,
    lastTransferId: 0n,
    lastTxId: 0n,
    lastClaimId: 0n,
    lastPayoutId: 0n,
  };
}

/** Slippage that is accepted when a user does not say, in percent. */
export const DEFAULT_SLIPPAGE_PERCENT_MAX = 2;
/** Fee of a pool that was added without one. */
export const DEFAULT_LP_FEE_BPS = 30;
/** How often the venue pays its claims. */
export const CLAIMS_INTERVAL_SEC = 300;
/** As many failed requests in a row ban a user. */
export const ERROR_COUNT_MAX = 10;
/** How long a ban lasts. */
export const BAN_NS = 3_600_000_000_000n;
